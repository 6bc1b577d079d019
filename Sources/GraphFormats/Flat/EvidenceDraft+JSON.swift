import KnowledgeGraph

extension EvidenceDraft {
  /// Reads a piece of evidence as JSON's object, as `JSONWriter` spells it; members in any order.
  ///
  /// - Throws: `Misspelling`, or `JSONScanner.Fault`.
  init(_ json: inout JSONScanner, _ builder: inout GraphBuilder) throws {
    self.init()
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      guard let field = EvidenceField(rawValue: json.string.string) else {
        throw Misspelling(field: json.string.string)
      }
      if has(field) { throw Misspelling(field: "a second '\(field.rawValue)'") }
      switch field {
      case .passage: try readPassages(&json, &builder)
      case .line: line = try json.readInteger()
      default:
        try json.readString()
        try set(field, json.string, &builder)
      }
    }
  }

  private mutating func readPassages(
    _ json: inout JSONScanner, _ builder: inout GraphBuilder
  ) throws {
    try json.beginArray()
    var isFirstPassage = true
    while try json.nextElement(&isFirstPassage) {
      var passage = PassageDraft()
      try json.beginObject()
      var isFirst = true
      while try json.nextMember(&isFirst) {
        let field = PassageField(rawValue: json.string.string)
        if let field, passage.has(field) {
          throw Misspelling(field: "a second '\(field.rawValue)'")
        }
        switch field {
        case .start: passage.start = try json.readInteger()
        case .end: passage.end = try json.readInteger()
        case .exact:
          try json.readString()
          passage.exact = builder.text(json.string)
        case nil: throw Misspelling(field: json.string.string)
        }
      }
      passages.append(passage)
    }
  }
}
