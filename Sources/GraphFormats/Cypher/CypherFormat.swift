public import KnowledgeGraph

/// A script in Cypher, the language of Neo4j 5, that makes the graph:
///
///     cypher-shell --file harbour.cypher
///
/// Actors are nodes with the label `Actor` and that of their type; relations are relationships of a
/// type such as `QUOTED_ABOUT`; documents are nodes with the label `Document`, and the case is one
/// with the label `Case`. Each has its own identifier as `id`, by which it is found again: a script
/// that runs twice makes one graph. What two cases call alike is one thing in one database.
/// `case_place` is the place in the order of the case, from 1.
///
/// Of the vocabulary a property graph has no room for the definitions; their names stand where they
/// are used. Decimals are floating-point numbers. Dates are texts, because Neo4j has no partial
/// ones.
public struct CypherFormat: ProfiledFormat {
  public static let name = "Cypher"
  public static let fileExtensions = ["cypher", "cql"]
  public static let mediaType = "application/x-cypher-query"

  /// Where the evidence of a relation stands.
  public enum Profile: String, CaseIterable, Sendable {
    /// On the relationship, where people see it when they click on a line: `evidence_quote`,
    /// `evidence_speaker` and others are lists with a text for each piece, empty where there is
    /// none; `evidence` is everything as JSON text. Nodes are then actors and documents only, so
    /// that paths and degrees are those of the case.
    case properties
    /// In nodes of their own, for questions about who says what, and where:
    /// `(:Evidence)-[:IN_DOCUMENT]->(:Document)` and `(:Evidence)-[:SAID_BY]->(:Actor)`. A
    /// relationship cannot be the end of another, so the property `relation`, which is indexed, has
    /// its `id`:
    ///
    ///     MATCH (a)-[r]->(b)
    ///     MATCH (e:Evidence {relation: r.id})-[:IN_DOCUMENT]->(d)
    ///     RETURN a.name, b.name, e.quote, d.title
    case nodes
  }

  /// Where the evidence of a relation stands.
  public var profile: Profile

  /// Makes the format.
  public init(profile: Profile = .properties) { self.profile = profile }

  /// Everything but definitions.
  public var carries: Set<GraphFeature> {
    Set(GraphFeature.allCases).subtracting([.vocabulary])
  }

  /// How many things a statement makes: enough to be quick, and few enough for a database's memory.
  private static let rows = 500

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let script = CypherScript(graph, profile)
    var block = ByteBlock()
    script.begin(&block)
    try block.flush(to: &sink)
    let actors = CypherBatch.all(graph.storage.actors.map(\.type), of: CypherFormat.rows)
    try writeElements(actors.count, inPartsOf: 2, to: &sink) { batches, block in
      var writer = CypherMapWriter(.actor, script, block)
      for batch in batches { writer.actors(actors[batch], script) }
      return writer.block
    }
    let relations = CypherBatch.all(graph.storage.relations.map(\.type), of: CypherFormat.rows)
    try writeElements(relations.count, inPartsOf: 2, to: &sink) { batches, block in
      var writer = CypherMapWriter(.relation, script, block)
      for batch in batches { writer.relations(relations[batch], script) }
      return writer.block
    }
    if profile == .properties { return }
    let pieces = CypherBatch.all(graph.storage.relations.count, of: CypherFormat.rows)
    try writeElements(pieces.count, inPartsOf: 2, to: &sink) { batches, block in
      var writer = CypherEvidenceWriter(block: block)
      for batch in batches { writer.evidence(pieces[batch], script.view.storage) }
      return writer.block
    }
  }
}
