import KnowledgeGraph

/// The keys of the flat view of actors and relations: the fields that every one may have, by name, then
/// those of the vocabulary's properties.
///
/// A key is a number, so that a format can keep what it makes of each in a list.
struct FlatKeys: Sendable {
  /// The keys' names, in the order of their numbers.
  let names: [String]
  /// The first property's key; each property has two, its own and that of an actor's identifier.
  private let firstProperty: Int
  private let propertyPlaces: PlaceTable

  fileprivate init(
    _ fields: [String], _ entries: [PropertyKeys.Entry], _ identifiers: IdentifierTable
  ) {
    names = fields + entries.flatMap { [$0.key, $0.actorKey] }
    firstProperty = fields.count
    propertyPlaces = PlaceTable(
      entries.map { identifiers.existingNumber(of: $0.property.name.string.utf8.span) })
  }

  /// The key of the property called `name`; one that the vocabulary declares, as a graph is coherent.
  func property(_ name: IdentifierNumber) -> FlatKey {
    FlatKey(number: firstProperty + 2 * (propertyPlaces[name] ?? 0))
  }
}

/// The number of a key.
struct FlatKey: Hashable, Sendable {
  let number: Int

  /// The key of an actor's identifier, beside the property's own, which has the actor's name: that is what
  /// people want to see in a column.
  var actor: FlatKey { FlatKey(number: number + 1) }
}

/// A field that every actor or every relation may have; its raw value is its key's number.
protocol FlatField: RawRepresentable<Int>, CaseIterable {}

extension FlatField {
  /// The key's name: `same_as`.
  var name: String {
    var name = ""
    for scalar in String(describing: self).unicodeScalars {
      name +=
        scalar.properties.isUppercase ? "_" + scalar.properties.lowercaseMapping : String(scalar)
    }
    return name
  }

  /// The keys' names, in the order of their numbers.
  static var names: [String] { allCases.map(\.name) }
}

/// The fields of an actor.
enum ActorField: Int, FlatField {
  case name, type, alias, description, sameAs, inferred, review
}

/// The fields of a relation.
enum RelationField: Int, FlatField {
  case id, type, date, start, end, polarity, inferred, review, evidence
}

/// The fields of a piece of evidence, as they are called.
enum EvidenceField: String, CaseIterable {
  case document, quote, prefix, suffix, speaker, stance, state, line, passage, before, after

  /// The field's place among all, from 0.
  var place: Int {
    switch self {
    case .document: 0
    case .quote: 1
    case .prefix: 2
    case .suffix: 3
    case .speaker: 4
    case .stance: 5
    case .state: 6
    case .line: 7
    case .passage: 8
    case .before: 9
    case .after: 10
    }
  }
}

/// The fields of a passage, as they are called.
enum PassageField: String, CaseIterable {
  case start, end, exact
}

extension FlatKeys {
  /// The keys of a graph's actors.
  static func actors(_ graph: Graph) -> FlatKeys {
    actors(graph.vocabulary, graph.storage.identifiers)
  }

  /// The keys of a graph's relations.
  static func relations(_ graph: Graph) -> FlatKeys {
    relations(graph.vocabulary, graph.storage.identifiers)
  }

  /// The keys of actors, whose properties have numbers in `identifiers`.
  static func actors(_ vocabulary: Vocabulary, _ identifiers: IdentifierTable) -> FlatKeys {
    FlatKeys(ActorField.names, PropertyKeys(vocabulary).actor, identifiers)
  }

  /// The keys of relations, whose properties have numbers in `identifiers`.
  static func relations(_ vocabulary: Vocabulary, _ identifiers: IdentifierTable) -> FlatKeys {
    FlatKeys(RelationField.names, PropertyKeys(vocabulary).relation, identifiers)
  }
}

extension FlatKey {
  init(_ field: ActorField) { number = field.rawValue }
  init(_ field: RelationField) { number = field.rawValue }

  static func actor(_ field: ActorField) -> FlatKey { FlatKey(field) }
  static func relation(_ field: RelationField) -> FlatKey { FlatKey(field) }
}
