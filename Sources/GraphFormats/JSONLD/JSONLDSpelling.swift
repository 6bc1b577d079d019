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
