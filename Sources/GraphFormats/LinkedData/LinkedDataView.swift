import KnowledgeGraph

/// A graph as linked data: which nodes there are, and what each says under which term. JSON-LD and RDF spell
/// it, each in its own way, so that they say the same.
struct LinkedDataView: Sendable {
  let metadata: Graph.Metadata
  let vocabulary: Vocabulary
  let documents: [Document]
  private(set) var storage: GraphStorage
  private(set) var actorPlaces: PlaceTable
  let context: JSONLDContext
  let actorTypes: PlaceTable
  /// Classes as the context spells them: the fixed ones, by `Classes`, then those of each actor type's actors.
  let classes: [[String]]
  let relationTypes: PlaceTable
  /// The terms of relation types, and of properties, by their places.
  let relationTerms: [Int]
  let actorProperties: PlaceTable
  let actorTerms: [Int]
  let relationProperties: PlaceTable
  let attributeTerms: [Int]
  /// The IRIs that several entries of the vocabulary share, which nothing else tells apart.
  let sharedIRIs: Set<String>
  /// What the IRIs of actors, documents and relations begin with, and what stands between segments.
  let actorName: String
  let documentName: String
  let relationName: String
  let segmentSeparator: String
  private(set) var directRelations: DirectRelations
  /// How many relations stand before those of the view.
  private(set) var firstRelation = 0

  init(_ graph: Graph) {
    metadata = graph.metadata
    vocabulary = graph.vocabulary
    documents = graph.documents
    storage = graph.storage
    actorPlaces = graph.actorPlaces
    let context = JSONLDContext(graph.vocabulary)
    self.context = context
    func places(_ names: [Identifier]) -> PlaceTable {
      PlaceTable(names.map { graph.storage.number(of: $0) })
    }
    actorTypes = places(vocabulary.actorTypes.map(\.name))
    classes =
      Classes.allCases.map(\.names)
      + vocabulary.actorTypes.map { type in
        ["Actor"] + ([type.iri] + type.superClasses).map(JSONLDContext.compacted)
      }
    relationTypes = places(vocabulary.relationTypes.map(\.name))
    relationTerms = vocabulary.relationTypes.map { context.number(ofRelationType: $0.name) }
    actorProperties = places(vocabulary.actorProperties.map(\.name))
    actorTerms = vocabulary.actorProperties.map { context.number(ofActorProperty: $0.name) }
    relationProperties = places(vocabulary.relationProperties.map(\.name))
    attributeTerms = vocabulary.relationProperties.map {
      context.number(ofRelationProperty: $0.name)
    }
    sharedIRIs = vocabulary.ambiguousIRIs
    let names = Names(graph.metadata)
    actorName = names.actorPrefix
    documentName = names.documentPrefix
    relationName = names.relationPrefix
    segmentSeparator = names.segmentSeparator
    directRelations = DirectRelations(graph)
  }

  /// The same view of a part of the graph.
  func of(_ part: GraphPart) -> LinkedDataView {
    var view = self
    view.storage = part.storage
    view.actorPlaces = part.actorPlaces
    if let direct = part.directRelations { view.directRelations = direct }
    view.firstRelation = part.firstRelation
    return view
  }

  /// The classes of nodes that do not depend on the vocabulary.
  enum Classes: Int, CaseIterable {
    case dataset, actorType, relationType, property, document, relation, evidence
    case quoteSelector, positionSelector

    var names: [String] {
      switch self {
      case .dataset: ["Dataset"]
      case .actorType: ["ActorType", "rdfs:Class"]
      case .relationType: ["RelationType", "rdf:Property"]
      case .property: ["Property", "rdf:Property"]
      case .document: ["Document", "schema:CreativeWork"]
      case .relation: ["Relation", "rdf:Statement"]
      case .evidence: ["Evidence", "oa:SpecificResource"]
      case .quoteSelector: ["TextQuoteSelector"]
      case .positionSelector: ["TextPositionSelector"]
      }
    }
  }

  /// The number of the classes that actors of a type have.
  static func classes(ofActorType place: Int) -> Int { Classes.allCases.count + place }
}

extension Vocabulary {
  /// The IRIs that more than one entry has, where the entries say different things of themselves: as triples,
  /// these would be one node's.
  var ambiguousIRIs: Set<String> {
    let types = actorTypes.map(\.iri.string) + relationTypes.map(\.iri.string)
    var seen = Set<String>()
    var shared = Set(types.filter { !seen.insert($0).inserted })
    let properties = Dictionary(
      actorProperties.map { ($0.iri.string, $0) }, uniquingKeysWith: { first, _ in first })
    shared.formUnion((actorProperties + relationProperties).map(\.iri.string).filter(seen.contains))
    for property in relationProperties {
      if let other = properties[property.iri.string], other != property {
        shared.insert(property.iri.string)
      }
    }
    return shared
  }
}
