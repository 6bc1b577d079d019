import KnowledgeGraph

extension HeadRecord {
  /// The metadata that `record` spells.
  ///
  /// - Throws: `Misspelling`, naming the field.
  static func metadata(_ record: Record) throws(Misspelling) -> Graph.Metadata {
    Graph.Metadata(
      name: try record.required("case", record.identifier), title: record.text("title"),
      base: try record.optional("base", record.iri))
  }

  /// The document that `record` spells.
  ///
  /// - Throws: `Misspelling`, naming the field.
  static func document(_ record: Record) throws(Misspelling) -> Document {
    Document(
      id: try record.required("id", record.identifier),
      title: record.text("title"),
      publisher: record.text("publisher"), authors: record.texts("author"),
      published: try record.optional("published", record.date),
      url: try record.optional("url", record.iri),
      language: record.text("language"), file: record.text("file"), sha256: record.text("sha256"))
  }
}

extension Record {
  /// What `get` makes of the field called `name`.
  ///
  /// - Throws: `Misspelling`, where that is nothing.
  func required<Value>(_ name: String, _ get: (String) -> Value?) throws(Misspelling) -> Value {
    guard let value = get(name) else { throw Misspelling(field: name) }
    return value
  }

  /// What `get` makes of the field called `name`; nothing where there is no such field.
  ///
  /// - Throws: `Misspelling`, where there is one of which `get` makes nothing.
  func optional<Value>(_ name: String, _ get: (String) -> Value?) throws(Misspelling) -> Value? {
    self[name] == nil ? nil : try required(name, get)
  }

  /// The word of a closed list that the field called `name` holds.
  func word<Word: RawRepresentable<String>>(_ name: String) -> Word? {
    text(name).flatMap { Word(rawValue: $0.string) }
  }

  func iris(_ name: String) throws(Misspelling) -> [IRI] {
    var iris: [IRI] = []
    for text in texts(name) {
      guard let iri = IRI(text.string) else { throw Misspelling(field: name) }
      iris.append(iri)
    }
    return iris
  }
}
