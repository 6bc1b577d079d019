import KnowledgeGraph

extension Record {
  /// Reads a JSON object as `JSONWriter` spells records: of texts, integers, truths, lists of texts and lists
  /// of records.
  ///
  /// - Throws: `JSONScanner.Fault`.
  init(json text: Span<UInt8>, at position: Int = 0) throws(JSONScanner.Fault) {
    var json = JSONScanner(text, at: position)
    try self.init(&json, depth: 0)
    try json.end()
  }

  private init(_ json: inout JSONScanner, depth: Int) throws(JSONScanner.Fault) {
    self.init()
    // A file's head is a record of records of records.
    if depth > 4 { throw json.fault("objects in each other, more than Redstring writes") }
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      let name = json.string.string
      if self[name] != nil { throw json.fault("a second '\(name)' in an object") }
      switch try json.kind() {
      case .string:
        try json.readString()
        add(name, Text(json.string.string))
      case .number: add(name, .integer(try json.readInteger()))
      case .boolean: add(name, .boolean(try json.readBoolean()))
      case .null: try json.readNull()
      case .object: try json.skipValue()
      case .array: add(name, try Record.list(&json, depth: depth))
      }
    }
  }

  private static func list(
    _ json: inout JSONScanner, depth: Int
  ) throws(JSONScanner.Fault) -> Value {
    var texts: [Text] = []
    var records: [Record] = []
    try json.beginArray()
    var isFirst = true
    while try json.nextElement(&isFirst) {
      if try json.kind() == .object {
        records.append(try Record(&json, depth: depth + 1))
      } else {
        try json.readString()
        texts.append(Text(json.string.string))
      }
    }
    return records.isEmpty ? .texts(texts) : .records(records)
  }
}
