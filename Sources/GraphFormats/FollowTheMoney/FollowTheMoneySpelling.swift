import KnowledgeGraph

/// How a graph's documents, actors and relations stand in FollowTheMoney.
///
/// What has no property of its own is kept in words, as `name: value`: in the `notes` of documents and actors, in
/// the `description` of relations.
struct FollowTheMoneySpelling: Sendable {
  private(set) var graph: Graph
  let identifiers: FollowTheMoneyIdentifiers
  /// The schemata of actors by their types' names.
  private let schemata: [Identifier: FollowTheMoneySchema]
  let relationTypes: [Identifier: FollowTheMoneyRelationTypes.Spelling]

  init(_ graph: Graph) {
    self.graph = graph
    identifiers = FollowTheMoneyIdentifiers(caseCalled: graph.metadata.name)
    var schemata: [Identifier: FollowTheMoneySchema] = [:]
    for type in graph.vocabulary.actorTypes {
      schemata[type.name] = FollowTheMoneySchema.named(FollowTheMoneyActorTypes.schema(of: type))
    }
    self.schemata = schemata
    var relationTypes: [Identifier: FollowTheMoneyRelationTypes.Spelling] = [:]
    for type in graph.vocabulary.relationTypes {
      relationTypes[type.name] = FollowTheMoneyRelationTypes.spelling(of: type)
    }
    self.relationTypes = relationTypes
  }

  /// The same spelling of a part of the graph.
  func of(_ part: GraphPart) -> FollowTheMoneySpelling {
    var spelling = self
    spelling.graph = graph.with(part.storage, actorPlaces: part.actorPlaces)
    return spelling
  }

  /// A schema that the tables name.
  private static func schema(_ name: String) -> FollowTheMoneySchema {
    guard let schema = FollowTheMoneySchema.named(name) else {
      preconditionFailure("FollowTheMoney has no schema \(name)")
    }
    return schema
  }

  func schema(ofActor id: Identifier) -> FollowTheMoneySchema {
    graph.actor(id).flatMap { schemata[$0.type] } ?? FollowTheMoneySpelling.schema("LegalEntity")
  }

  func name(ofActor id: Identifier) -> String {
    let name = graph.actor(id)?.name.string ?? ""
    return name.isEmpty ? id.string : name
  }
}

/// Documents.
extension FollowTheMoneySpelling {
  func entity(_ document: Document) -> FollowTheMoneyEntity {
    // What somebody publishes is an article; of other documents that is not known.
    let schema = document.publisher == nil ? "Document" : "Article"
    var entity = FollowTheMoneyEntity(
      identifiers.identifier(.document, document.id), FollowTheMoneySpelling.schema(schema))
    if let title = document.title { entity.add("title", title.string) }
    if let file = document.file { entity.add("fileName", file.string) }
    for author in document.authors { entity.add("author", author.string) }
    if let publisher = document.publisher { entity.add("publisher", publisher.string) }
    if let date = document.published {
      entity.add(DocumentNote.published, date.description, to: "publishedAt") {
        FollowTheMoneyDates.isTaken(date)
      }
    }
    if let url = document.url {
      entity.add(DocumentNote.url, url.string, to: "sourceUrl") {
        FollowTheMoneySpelling.isWebAddress(url)
      }
    }
    if let language = document.language { entity.add(language: language.string) }
    // FollowTheMoney's `contentHash` is a SHA-1.
    if let sha256 = document.sha256 { entity.note(DocumentNote.sha256.rawValue, sha256.string) }
    return entity
  }

  /// What stands in a document's notes, where FollowTheMoney has no place for it.
  enum DocumentNote: String {
    case published, language
    case url = "URL"
    case sha256 = "SHA-256"
  }

  /// Addresses that FollowTheMoney takes for ones (`UrlType`).
  static func isWebAddress(_ iri: IRI) -> Bool {
    ["http://", "https://"].contains { iri.string.hasPrefix($0) }
  }
}

/// Actors.
extension FollowTheMoneySpelling {
  func entity(_ actor: Actor) -> FollowTheMoneyEntity {
    let type = graph.vocabulary.actorType(actor.type)
    var entity = FollowTheMoneyEntity(
      identifiers.identifier(.actor, actor.id), schema(ofActor: actor.id))
    entity.add("name", actor.name.string)
    // What FollowTheMoney's captions show instead of names.
    if entity.schema.isA("Address") { entity.add("full", actor.name.string) }
    if entity.schema.isA("Document") || entity.schema.isA("Contract") {
      entity.add("title", actor.name.string)
    }
    entity.add("keywords", (type?.label ?? actor.type.text).string)
    for alias in actor.aliases { entity.add("alias", alias.string) }
    if let description = actor.description { entity.add("description", description.string) }
    for iri in actor.sameAs { entity.add(sameAs: iri.string) }
    for attribute in actor.attributes {
      let label = graph.vocabulary.actorProperty(attribute.name)?.label
      add(attribute, label, otherwise: "notes", to: &entity)
    }
    if actor.isInferred { entity.add("notes", "inferred") }
    if let review = actor.review { entity.note("review", review.rawValue) }
    return entity
  }

  /// Adds an attribute as the property of its name, or in words to the one called `other`.
  func add(
    _ attribute: Attribute, _ label: Text?, otherwise other: String,
    to entity: inout FollowTheMoneyEntity
  ) {
    let value = attribute.value.words(actor: name(ofActor:))
    let property = FollowTheMoneySpelling.propertyName(attribute.name.string)
    if entity.addOwn(property, value) { return }
    entity.add(other, (label ?? attribute.name.text).string + ": " + value)
  }

  /// `birth-date` as FollowTheMoney calls it: `birthDate`.
  private static func propertyName(_ name: String) -> String {
    let words = name.split(separator: "-").map(String.init)
    return words.enumerated().map { place, word in
      place == 0 ? word : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}

extension FollowTheMoneyEntity {
  /// Adds what has no property to the notes.
  fileprivate mutating func note(_ name: String, _ value: String) {
    add("notes", "\(name): \(value)")
  }

  /// Adds a value of `property` where FollowTheMoney takes it, and to the notes where it does not.
  fileprivate mutating func add(
    _ note: FollowTheMoneySpelling.DocumentNote, _ value: String, to property: String,
    where isTaken: () -> Bool
  ) {
    if isTaken() { add(property, value) } else { self.note(note.rawValue, value) }
  }

  fileprivate mutating func add(language tag: String) {
    let code = FollowTheMoneyLanguages.code(ofTag: tag)
    if let code { add("language", code) }
    // What the code does not say.
    if code.map(FollowTheMoneyLanguages.tag) != tag {
      note(FollowTheMoneySpelling.DocumentNote.language.rawValue, tag)
    }
  }

  /// Adds a page about the same thing. Only of Wikidata and Wikipedia does FollowTheMoney know that they are;
  /// `sourceUrl` would say that the entity comes from there.
  fileprivate mutating func add(sameAs iri: String) {
    if let item = FollowTheMoneyWikidata.item(of: iri) {
      add("wikidataId", item)
    } else if FollowTheMoneyWikidata.isArticle(iri) {
      add("wikipediaUrl", iri)
    } else {
      note(FollowTheMoneyWikidata.note, iri)
    }
  }
}
