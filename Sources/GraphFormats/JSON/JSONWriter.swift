import KnowledgeGraph

/// Spells JSON (RFC 8259) into a block, on one line or indented.
package struct JSONWriter {
  var block = ByteBlock()
  private let isIndented: Bool
  /// For each open object or array: how many members it has so far.
  private var counts: [Int] = []

  package init(isIndented: Bool) { self.isIndented = isIndented }

  package mutating func beginObject() { begin("{") }
  package mutating func endObject() { end("}") }
  package mutating func beginArray() { begin("[") }
  package mutating func endArray() { end("]") }

  /// Begins a member of the open object; its value comes next.
  package mutating func key(_ name: String) {
    separate()
    quoted(name)
    block.append(isIndented ? ": " : ":")
  }

  /// Begins an element of the open array; its value comes next.
  package mutating func element() { separate() }

  package mutating func value(_ string: String) { quoted(string) }

  mutating func value(_ strings: [String]) {
    beginArray()
    for string in strings {
      element()
      value(string)
    }
    endArray()
  }

  package mutating func value(_ number: Int) { block.append(String(number)) }
  package mutating func value(_ truth: Bool) { block.append(truth ? "true" : "false") }

  package mutating func null() { block.append("null") }

  package mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  package mutating func member(_ name: String, _ string: String) {
    key(name)
    value(string)
  }

  /// What has been written so far.
  package var text: String { String(decoding: block.bytes, as: UTF8.self) }

  /// An array of strings, under `name`.
  package mutating func member(_ name: String, _ strings: [String]) {
    key(name)
    value(strings)
  }

  /// A record, as an object.
  mutating func value(_ record: Record) {
    beginObject()
    for field in record.fields {
      key(field.name)
      value(field.value)
    }
    endObject()
  }

  /// Records, as an array of objects.
  mutating func value(_ records: [Record]) {
    beginArray()
    for record in records {
      element()
      value(record)
    }
    endArray()
  }

  private mutating func value(_ value: Record.Value) {
    switch value {
    case .text(let text): quoted(text.string)
    case .integer(let number): self.value(number)
    case .decimal(let number): quoted(number.lexicalForm)
    case .boolean(let truth): self.value(truth)
    case .date(let date): quoted(date.description)
    case .actor(let id): quoted(id.string)
    case .records(let records): self.value(records)
    case .texts(let texts): self.value(texts.map(\.string))
    }
  }

  private mutating func begin(_ bracket: String) {
    block.append(bracket)
    counts.append(0)
  }

  private mutating func end(_ bracket: String) {
    let count = counts.removeLast()
    if count > 0 { newLine() }
    block.append(bracket)
  }

  private mutating func separate() {
    if counts[counts.count - 1] > 0 { block.append(",") }
    counts[counts.count - 1] += 1
    newLine()
  }

  private mutating func newLine() {
    if isIndented { block.append("\n" + String(repeating: " ", count: counts.count)) }
  }

  private mutating func quoted(_ string: String) {
    block.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): block.append("\\\"")
      case UInt8(ascii: "\\"): block.append("\\\\")
      case 0x09: block.append("\\t")
      case 0x0A: block.append("\\n")
      case 0x0D: block.append("\\r")
      // A graph's texts have no other control character; a message may.
      case 0x00..<0x20: block.append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: block.append(byte)
      }
    }
    block.append(UInt8(ascii: "\""))
  }
}
