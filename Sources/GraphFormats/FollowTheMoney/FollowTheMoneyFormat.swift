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

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let spelling = FollowTheMoneySpelling(graph)
    try write(graph.documents.count, to: &sink, spelling.identifiers.dataset) {
      spelling.entity(graph.documents[$0])
    }
    try write(graph.actors.count, to: &sink, spelling.identifiers.dataset) {
      spelling.entity(graph.actors[$0])
    }
    try write(graph.relations.count, to: &sink, spelling.identifiers.dataset) {
      spelling.relation(at: $0)
    }
  }

  /// Writes `count` entities, each on a line.
  private func write<Sink: ByteSink & ~Copyable>(
    _ count: Int, to sink: inout Sink, _ dataset: String,
    _ entity: @escaping @Sendable (Int) -> FollowTheMoneyEntity
  ) throws(Sink.Failure) {
    try writeElements(count, to: &sink) { places, block in
      var json = JSONWriter()
      json.block = block
      for place in places { entity(place).write(dataset, to: &json) }
      return json.block
    }
  }
}
