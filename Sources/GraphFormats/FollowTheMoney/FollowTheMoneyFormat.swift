public import KnowledgeGraph

/// FollowTheMoney (<https://followthemoney.tech>): the entities of Aleph and OpenSanctions, one a line.
///
/// ```
/// {"id":"harbour--actor--blue","schema":"Company","properties":{"name":["Blue"]},"datasets":["harbour"]}
/// ```
///
/// Documents stand first, then actors, then relations, each of the schema that the tables in
/// `FollowTheMoneyActorTypes` and `FollowTheMoneyRelationTypes` have for its type. A relation is only of a schema
/// with a meaning where it may stand as a fact; otherwise it is an `UnknownLink` whose role says what it is:
/// `denied: supplies`. Its `proof` are the documents, and its `summary` the sentences, with who says so and where.
/// What has no property of its own is kept in words, in notes and descriptions.
public struct FollowTheMoneyFormat: GraphFormat {
  public static let name = "FollowTheMoney"
  public static let fileExtensions = ["ftm.json", "ftm.jsonl", "ftm", "ijson"]
  public static let mediaType = "application/json+ftm"

  /// Makes the format.
  public init() {}

  /// Of the vocabulary it shows labels, and what the superclasses make of an actor.
  public let carries = Set(GraphFeature.allCases)
    .subtracting([.title, .base, .vocabulary, .contexts])

  /// Values are sets: an author whom a document names twice is there once.
  public func lost(_ feature: GraphFeature, of graph: Graph) -> Int {
    switch feature {
    case .documents: graph.documents.count { Set($0.authors).count < $0.authors.count }
    default: carries.contains(feature) ? 0 : feature.count(in: graph)
    }
  }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let spelling = FollowTheMoneySpelling(graph)
    try writeElements(graph.documents.count, to: &sink) { places, block in
      var writer = FollowTheMoneyWriter(spelling, block)
      for place in places { writer.write(spelling.entity(graph.documents[place])) }
      return writer.block
    }
    try writeElements(graph.actors.count, to: &sink) { places, block in
      var writer = FollowTheMoneyWriter(spelling, block)
      for place in places { writer.write(spelling.entity(graph.actors[place])) }
      return writer.block
    }
    try writeElements(graph.relations.count, to: &sink) { places, block in
      var writer = FollowTheMoneyWriter(spelling, block)
      for place in places { writer.write(spelling.relation(at: place)) }
      return writer.block
    }
  }
}

/// Writes entities, each on a line.
struct FollowTheMoneyWriter {
  private let dataset: String
  private var json = JSONWriter()

  /// A writer that goes on after what `block` has.
  init(_ spelling: FollowTheMoneySpelling, _ block: consuming ByteBlock) {
    dataset = spelling.identifiers.dataset
    json.block = block
  }

  var block: ByteBlock { json.block }

  mutating func write(_ entity: FollowTheMoneyEntity) { entity.write(dataset, to: &json) }
}
