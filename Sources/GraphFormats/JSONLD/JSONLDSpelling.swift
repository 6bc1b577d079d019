import KnowledgeGraph

/// What a graph's nodes have in common in JSON-LD, spelled once: terms by type and property, and what the
/// IRIs begin with.
struct JSONLDSpelling: Sendable {
  let storage: GraphStorage
  let actorPlaces: PlaceTable
  let context: JSONLDContext
  let actorTypes: PlaceTable
  /// For each actor type, the classes of its actors.
  let classes: [[String]]
  let relationTypes: PlaceTable
  let relationTerms: [String]
  let actorProperties: PlaceTable
  let actorTerms: [String]
  let relationProperties: PlaceTable
  let attributeTerms: [String]
  /// What the IRIs of actors, documents and relations begin with, and what stands between segments.
  let actorName: String
  let documentName: String
  let relationName: String
  let segmentSeparator: String
  let directRelations: DirectRelations

  init(_ graph: Graph) {
    storage = graph.storage
    actorPlaces = graph.actorPlaces
    let context = JSONLDContext(graph.vocabulary)
    self.context = context
    let vocabulary = graph.vocabulary
    func places(_ names: [Identifier]) -> PlaceTable {
      PlaceTable(names.map { graph.storage.number(of: $0) })
    }
    actorTypes = places(vocabulary.actorTypes.map(\.name))
    classes = vocabulary.actorTypes.map { type in
      ["Actor"] + ([type.iri] + type.superClasses).map(JSONLDContext.compacted)
    }
    relationTypes = places(vocabulary.relationTypes.map(\.name))
    relationTerms = vocabulary.relationTypes.map { context.term(ofRelationType: $0.name) }
    actorProperties = places(vocabulary.actorProperties.map(\.name))
    actorTerms = vocabulary.actorProperties.map { context.term(ofActorProperty: $0.name) }
    relationProperties = places(vocabulary.relationProperties.map(\.name))
    attributeTerms = vocabulary.relationProperties.map {
      context.term(ofRelationProperty: $0.name)
    }
    let names = Names(graph.metadata)
    actorName = names.actorPrefix
    documentName = names.documentPrefix
    relationName = names.relationPrefix
    segmentSeparator = names.segmentSeparator
    directRelations = DirectRelations(graph)
  }
}

/// For each actor, the relations that are direct triples on it.
struct DirectRelations: Sendable {
  /// Where each actor's stretch of `relations` begins, and where the last one's ends.
  private var starts: [UInt32]
  /// Places of relations, by the actor they begin at.
  private var relations: [UInt32]

  init(_ graph: Graph) {
    let storage = graph.storage
    var counts = Array(repeating: UInt32(0), count: storage.actors.count + 1)
    let begins = storage.relations.map { relation -> Int? in
      storage.isStatedAsFact(relation) ? graph.actorPlaces[relation.from] : nil
    }
    for actor in begins { if let actor { counts[actor + 1] += 1 } }
    for place in 1..<max(1, counts.count) { counts[place] += counts[place - 1] }
    starts = counts
    relations = Array(repeating: 0, count: Int(counts.last ?? 0))
    for (place, actor) in begins.enumerated() {
      guard let actor else { continue }
      relations[Int(counts[actor])] = UInt32(truncatingIfNeeded: place)
      counts[actor] += 1
    }
  }

  /// The places of the relations that begin at the actor at `place`, in their order.
  subscript(place: Int) -> ArraySlice<UInt32> {
    relations[Int(starts[place])..<Int(starts[place + 1])]
  }
}

extension GraphStorage {
  /// Whether the relation may stand as a plain triple, without what is said about it.
  fileprivate func isStatedAsFact(_ relation: RelationRow) -> Bool {
    relation.polarity == .affirmative && !relation.isInferred
      && (relation.review == nil || relation.review == .accepted)
      && relation.evidence.places.contains { evidence[$0].stance == .asserts }
  }
}
