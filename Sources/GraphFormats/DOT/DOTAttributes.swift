import KnowledgeGraph

/// The attributes of a graph, or of a style that many nodes or edges share, in order.
struct DOTAttributes {
  private(set) var list: [(name: String, value: String, reading: DOTReading)] = []

  /// Adds an attribute whose value Graphviz takes as it is.
  mutating func add(_ name: String, _ value: String) { list.append((name, value, .verbatim)) }

  /// Adds what a picture shows as text.
  mutating func addLabel(_ name: String, _ value: String) { list.append((name, value, .label)) }

  /// Adds lines of text that begin at the left.
  mutating func addLabel(_ name: String, lines: [String]) {
    list.append((name, lines.map { $0 + "\n" }.joined(), .leftLabel))
  }

  /// Adds what a picture shows when the pointer rests on it.
  mutating func addTooltip(_ value: String) { list.append(("tooltip", value, .tooltip)) }

  /// Adds what a record holds, lists and records in them numbered from 1.
  mutating func add(_ record: Record) {
    for field in record.fields { add(field.value, field.name) }
  }

  mutating func add(_ value: Record.Value, _ name: String) {
    switch value {
    case .text(let text): add(name, text.string)
    case .integer(let number): add(name, String(number))
    case .boolean(let truth): add(name, truth ? "true" : "false")
    case .date(let date): add(name, date.description)
    case .texts(let texts):
      for (index, text) in texts.enumerated() { add("\(name)_\(index + 1)", text.string) }
    case .records(let records):
      for (index, record) in records.enumerated() {
        for field in record.fields { add(field.value, "\(name)_\(index + 1)_\(field.name)") }
      }
    }
  }

  /// Writes `name="value"`, one after the other.
  func write(to block: inout ByteBlock, separator: String = ", ") {
    for (index, attribute) in list.enumerated() {
      if index > 0 { block.append(separator) }
      block.append(attributeName: attribute.name)
      block.append("=")
      block.append(quoted: attribute.value, attribute.reading)
    }
  }
}
