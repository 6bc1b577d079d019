import KnowledgeGraph

/// What properties say of actors.
extension FollowTheMoneyAssembly {
  /// Properties that something is called by, where it has no caption; the first one counts.
  private static let naming = [
    "name", "title", "full", "fileName", "number", "program", "username",
  ]

  /// Fills the open actor.
  mutating func fillActor(_ entity: Entity, _ properties: [Property]) {
    assembly.draft.name =
      entity.caption
      ?? FollowTheMoneyAssembly.naming.lazy.compactMap { name in
        properties.first { $0.name == name }?.texts.first
      }.first
    let type = FollowTheMoneyActorTypes.typeName(of: entity.schemaName)
    assembly.draft.type = assembly.builder.nonEmptyIdentifier(Array(type.utf8).span)
    for property in properties where entity.schema?.references.contains(property.name) != true {
      // What stands there has a place of its own.
      if !property.isOfEntities { take(property, of: entity) }
    }
  }

  private mutating func take(_ property: Property, of entity: Entity) {
    switch property.name {
    case "name", "alias": assembly.draft.aliases += property.texts.filter { !isName($0) }
    case "description":
      assembly.draft.description = assembly.builder.text(
        Array(property.texts.map(string).joined(separator: "\n").utf8))
    case "keywords" where isOurs(entity): takeType(property)
    case "notes" where isOurs(entity):
      let others = property.texts.filter { !takeNote(string($0)) }
      attribute(.actor, property.name, others)
    case "wikidataId", "wikipediaUrl":
      let others = property.texts.filter { !takeSameAs(string($0)) }
      attribute(.actor, property.name, others)
    default:
      if property.texts.count == 1, isName(property.texts[0]) { return }
      attribute(.actor, property.name, property.texts)
    }
  }

  /// Whether a text is what the open actor is called.
  private func isName(_ text: PooledText) -> Bool {
    guard let name = assembly.draft.name else { return false }
    let texts = assembly.builder.storage.texts
    return texts[text].isEqual(to: texts[name])
  }

  private mutating func takeType(_ property: Property) {
    guard let label = property.texts.first.map(string),
      let type = Vocabulary.builtIn.actorTypes.first(where: { $0.label == Text(label) })?.name
        ?? FollowTheMoneyAssembly.typeName(label)
    else { return }
    assembly.draft.type = assembly.builder.identifier(type)
  }

  private mutating func takeSameAs(_ text: String) -> Bool {
    guard let iri = IRI(FollowTheMoneyWikidata.iri(ofItem: text) ?? text) else { return false }
    assembly.draft.sameAs.append(assembly.builder.text(iri.text))
    return true
  }

  /// Takes what our writer says of actors in words.
  private mutating func takeNote(_ note: String) -> Bool {
    if note == "inferred" {
      assembly.draft.isInferred = true
      return true
    }
    guard let (name, value) = FollowTheMoneyAssembly.noted(note) else { return false }
    if name == FollowTheMoneyWikidata.note { return takeSameAs(value) }
    guard name == "review", let review = Review(rawValue: value) else { return false }
    assembly.draft.review = review
    return true
  }

  /// `name: value`.
  private static func noted(_ note: String) -> (name: String, value: String)? {
    guard let colon = note.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = note[note.utf8.index(after: colon)...]
    guard rest.utf8.first == UInt8(ascii: " ") else { return nil }
    return (String(note[..<colon]), String(rest.unicodeScalars.dropFirst()))
  }

  /// The name whose label is `label`, unless a case gave it another.
  private static func typeName(_ label: String) -> Identifier? {
    Identifier(String(label.unicodeScalars.map { $0 == " " ? "-" : Character($0) }))
  }
}

/// What properties say of relations.
extension FollowTheMoneyAssembly {
  /// Fills the open relation; whether its end is the edge's source.
  mutating func fillRelation(_ entity: Entity, _ properties: [Property]) -> Bool {
    guard let schema = entity.schema, let edge = schema.edge else { return false }
    var type = Identifier(schema.typeName)
    let dates = takeDates(properties)
    for property in properties
    where !edge.properties.contains(property.name)
      && !dates.contains(property.name) && !property.isOfEntities
    {
      if isOurs(entity) {
        takeOurs(property, edge, &type, entity.line)
      } else {
        attribute(.relation, property.name, property.texts)
      }
    }
    assembly.draft.type = type.map { assembly.builder.identifier($0) }
    return isOurs(entity)
      && type.map { FollowTheMoneyRelationTypes.isInverse($0, schema) } ?? false
  }

  /// Takes a property of a relation that our writer made.
  private mutating func takeOurs(
    _ property: Property, _ edge: FollowTheMoneySchema.Edge, _ type: inout Identifier?,
    _ line: Int
  ) {
    var texts = property.texts
    if property.name == edge.label, !texts.isEmpty {
      let (marks, label) = FollowTheMoneyMark.parse(string(texts.removeFirst()))
      type = relationType(label) ?? type
      for mark in marks { take(mark, line) }
    }
    switch property.name {
    // They repeat what the documents say.
    case "publisher", "sourceUrl": return
    case "proof":
      texts = texts.map { assembly.builder.text(nameOfDocument($0)) }
    case "description":
      let others = texts.filter { string($0) != "review: accepted" }
      if others.count < texts.count { assembly.draft.review = .accepted }
      texts = others
    default: break
    }
    attribute(.relation, property.name, texts)
  }

  private func relationType(_ label: String) -> Identifier? {
    Vocabulary.builtIn.relationTypes.first { $0.label == Text(label) }?.name
      ?? FollowTheMoneyAssembly.typeName(label)
  }

  private mutating func take(_ mark: FollowTheMoneyMark, _ line: Int) {
    switch mark {
    case .negative: assembly.draft.polarity = .negative
    case .inferred: assembly.draft.isInferred = true
    case .proposed: assembly.draft.review = .proposed
    case .rejected: assembly.draft.review = .rejected
    case .alleged: cite(.alleges, line)
    case .denied: cite(.denies, line)
    }
  }

  /// Makes the file the evidence, with a stance.
  private mutating func cite(_ stance: Evidence.Stance, _ line: Int) {
    var evidence = EvidenceDraft()
    evidence.document = assembly.builder.identifier(assembly.origin.id)
    evidence.stance = stance
    evidence.state = .file
    evidence.line = line
    assembly.draft.evidence = [evidence]
  }

  /// Takes the dates of the open relation that can stand together; the names of their properties.
  private mutating func takeDates(_ properties: [Property]) -> [String] {
    func date(_ name: String) -> PartialDate? {
      guard let property = properties.first(where: { $0.name == name }), property.texts.count == 1
      else { return nil }
      return FollowTheMoneyDates.date(assembly.builder.storage.texts[property.texts[0]])
    }
    let (start, end) = (date("startDate"), date("endDate"))
    if let start, let end, end.isBefore(start) { return [] }
    assembly.draft.start = start
    assembly.draft.end = end
    var taken = [start.map { _ in "startDate" }, end.map { _ in "endDate" }].compactMap(\.self)
    if taken.isEmpty, let date = date("date") {
      assembly.draft.date = date
      taken.append("date")
    }
    return taken
  }
}

/// What properties say of documents of ours.
extension FollowTheMoneyAssembly {
  func document(_ entity: Entity, _ properties: [Property]) -> Document {
    var document = Document(id: assembly.builder.storage.identifier(name(entity.id)))
    for property in properties {
      guard let first = property.texts.first.map({ Text(string($0)) }) else { continue }
      switch property.name {
      case "title": document.title = first
      case "fileName": document.file = first
      case "publisher": document.publisher = first
      case "author": document.authors = property.texts.map { Text(string($0)) }
      case "publishedAt": document.published = PartialDate(first.string)
      case "sourceUrl": document.url = IRI(first.string)
      case "language":
        document.language =
          document.language ?? Text(FollowTheMoneyLanguages.tag(ofCode: first.string))
      case "notes": for note in property.texts { takeNote(string(note), &document) }
      default: break
      }
    }
    return document
  }

  private func takeNote(_ note: String, _ document: inout Document) {
    guard let (name, value) = FollowTheMoneyAssembly.noted(note) else { return }
    switch FollowTheMoneySpelling.DocumentNote(rawValue: name) {
    case .published: document.published = PartialDate(value)
    case .language: document.language = Text(value)
    case .url: document.url = IRI(value)
    case .sha256: document.sha256 = Text(value)
    case nil: break
    }
  }
}
