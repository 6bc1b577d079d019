import KnowledgeGraph

/// A list of named values in order, each name at most once: what a model value is, spelled flat.
struct Record: Equatable, Sendable {
  private(set) var fields: [Field] = []

  init() {}

  /// A name and its value.
  struct Field: Equatable, Sendable {
    let name: String
    let value: Value
  }

  /// A value that every format can spell.
  indirect enum Value: Equatable, Sendable {
    case text(Text)
    case integer(Int)
    case boolean(Bool)
    case date(PartialDate)
    case texts([Text])
    case records([Record])
  }

  /// The value called `name`.
  subscript(name: String) -> Value? { fields.first { $0.name == name }?.value }

  /// Adds a field, where there is a value.
  mutating func add(_ name: String, _ value: Value?) {
    if let value { fields.append(Field(name: name, value: value)) }
  }

  /// Adds the fields of another record.
  mutating func add(_ record: Record) { fields += record.fields }

  /// Adds a text, where there is one.
  mutating func add(_ name: String, _ text: Text?) { add(name, text.map(Value.text)) }

  /// Adds an identifier's text, where there is one.
  mutating func add(_ name: String, _ id: Identifier?) { add(name, id?.text) }

  /// Adds texts, where there are any.
  mutating func add(_ name: String, _ texts: [Text]) {
    add(name, texts.isEmpty ? nil : .texts(texts))
  }

  /// Adds records, where there are any.
  mutating func add(_ name: String, _ records: [Record]) {
    add(name, records.isEmpty ? nil : .records(records))
  }
}

extension Record {
  func text(_ name: String) -> Text? {
    if case .text(let text) = self[name] { text } else { nil }
  }

  func identifier(_ name: String) -> Identifier? { text(name).flatMap { Identifier($0) } }

  /// Formats that know texts only spell the others so.
  func integer(_ name: String) -> Int? {
    switch self[name] {
    case .integer(let number): number
    case .text(let text): Int(text.string)
    default: nil
    }
  }

  func date(_ name: String) -> PartialDate? {
    switch self[name] {
    case .date(let date): date
    case .text(let text): PartialDate(text.string)
    default: nil
    }
  }

  func isTrue(_ name: String) -> Bool {
    self[name] == .boolean(true) || self[name] == .text("true")
  }

  func iri(_ name: String) -> IRI? { text(name).flatMap { IRI($0.string) } }

  func texts(_ name: String) -> [Text] {
    if case .texts(let texts) = self[name] { texts } else { [] }
  }

  func records(_ name: String) -> [Record] {
    if case .records(let records) = self[name] { records } else { [] }
  }
}
