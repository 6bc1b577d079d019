package import KnowledgeGraph

/// A field of the flat view that is missing or does not hold what it should.
package struct Misspelling: Error, Equatable {
  /// The field's name.
  package let field: String
}

extension Properties {
  /// The graph that the records spell.
  ///
  /// - Throws: `Misspelling`, where a field is missing or is of the wrong kind; `Incoherences`, where
  ///   the records do not make a graph.
  package func graph() throws -> Graph {
    let vocabulary = try Properties.vocabulary(self.vocabulary)
    let keys = PropertyKeys(vocabulary)
    return try Graph(
      metadata: Graph.Metadata(
        name: try metadata.required("case", metadata.identifier), title: metadata.text("title"),
        base: metadata.iri("base")),
      vocabulary: vocabulary,
      documents: documents.map(Properties.document),
      actors: actors.map { try Properties.actor($0, keys) },
      relations: relations.map { try Properties.relation($0, keys) })
  }

  private static func document(_ record: Record) throws -> Document {
    Document(
      id: try record.required("id", record.identifier),
      title: record.text("title"),
      publisher: record.text("publisher"), authors: record.texts("author"),
      published: record.date("published"), url: record.iri("url"),
      language: record.text("language"), file: record.text("file"), sha256: record.text("sha256"))
  }

  private static func actor(_ record: Record, _ keys: PropertyKeys) throws -> Actor {
    Actor(
      id: try record.required("id", record.identifier),
      name: try record.required("name", record.text),
      type: try record.required("type", record.identifier),
      aliases: record.texts("alias"), description: record.text("description"),
      sameAs: try record.iris("same_as"), isInferred: record.isTrue("inferred"),
      review: record.word("review"), attributes: record.attributes(keys.actor))
  }

  private static func relation(_ record: Record, _ keys: PropertyKeys) throws -> Relation {
    let claim = Claim(
      try record.required("from", record.identifier),
      try record.required("type", record.identifier),
      try record.required("to", record.identifier),
      attributes: record.attributes(keys.relation), time: record.time,
      polarity: record.word("polarity") ?? .affirmative, isInferred: record.isTrue("inferred"),
      review: record.word("review"))
    return Relation(
      id: try record.required("id", record.identifier), claim,
      evidence: try record.records("evidence").map(evidence))
  }

  private static func evidence(_ record: Record) throws -> Evidence {
    Evidence(
      document: try record.required("document", record.identifier),
      quote: record.text("quote").map {
        Evidence.Quote($0, prefix: record.text("prefix"), suffix: record.text("suffix"))
      },
      speaker: record.identifier("speaker"),
      stance: try record.required("stance", record.word),
      state: try state(record))
  }

  private static func state(_ record: Record) throws -> Evidence.State {
    switch record.text("state")?.string {
    case "unchecked":
      return .unchecked
    case "file":
      return .file(line: record.integer("line"))
    case "found":
      return .found(
        Evidence.Finding(
          passages: try record.records("passage").map(passage),
          before: record.text("before") ?? "", after: record.text("after") ?? ""))
    default:
      throw Misspelling(field: "state")
    }
  }

  private static func passage(_ record: Record) throws -> Evidence.Passage {
    let start = try record.required("start", record.integer)
    let end = try record.required("end", record.integer)
    guard start <= end else { throw Misspelling(field: "end") }
    return Evidence.Passage(range: start..<end, exact: try record.required("exact", record.text))
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

  fileprivate var time: Claim.Time? {
    if let date = date("date") { return .on(date) }
    return switch (date("start"), date("end")) {
    case (let start?, let end?): .between(start, end)
    case (let start?, nil): .since(start)
    case (nil, let end?): .until(end)
    case (nil, nil): nil
    }
  }

  fileprivate func attributes(_ entries: [PropertyKeys.Entry]) -> Attributes {
    var attributes = Attributes()
    for entry in entries {
      if entry.mayBeActor, case .actor(let id) = self[entry.actorKey] {
        attributes[entry.property.name] = .actor(id)
      } else if let value = self[entry.key] {
        attributes[entry.property.name] = AttributeValue(value)
      }
    }
    return attributes
  }
}

extension AttributeValue {
  fileprivate init?(_ value: Record.Value) {
    switch value {
    case .text(let text): self = .text(text)
    case .integer(let number): self = .integer(number)
    case .decimal(let number): self = .decimal(number)
    case .boolean(let truth): self = .boolean(truth)
    case .date(let date): self = .date(date)
    case .actor(let id): self = .actor(id)
    case .texts, .records: return nil
    }
  }
}
