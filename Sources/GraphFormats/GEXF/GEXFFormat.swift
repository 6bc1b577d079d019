public import KnowledgeGraph

/// GEXF 1.3 (<https://gexf.net>), the format of Gephi.
///
/// Nodes are actors, edges relations; documents, vocabulary and case are JSON text in the processing instruction
/// `redstring`, which also marks the file as ours and which other programs pass over. Unlike GraphML it has
/// kinds of edges, so that Gephi keeps two relations of different types between the same actors, and lines that differ.
public struct GEXFFormat: PositionedFormat, ProfiledFormat, ThemedFormat {
  public static let name = "GEXF"
  public static let fileExtensions = ["gexf"]
  public static let mediaType = "application/gexf+xml"

  /// What edges of symmetric types are.
  public enum Profile: String, CaseIterable, Sendable {
    /// Directed like all others, with the attribute `symmetric`: NetworkX refuses a file with edges of both
    /// kinds, and where the graph is said to be directed, Gephi drops those that are not.
    case directed
    /// Undirected, in a graph that is neither: for Gephi and sigma.js.
    case mixed
  }

  /// What edges of symmetric types are.
  public var profile: Profile
  public var positions: ActorPositions?
  public var theme = Theme.standard

  /// Makes the format.
  public init(profile: Profile = .directed, positions: ActorPositions? = nil) {
    self.profile = profile
    self.positions = positions
  }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let spelling = GEXFSpelling(of: graph, profile, positions, theme)
    var block = ByteBlock()
    spelling.begin(&block)
    block.append("    <nodes>\n")
    try block.flush(to: &sink)
    try writeElements(graph.storage.actors.count, to: &sink) { places, block in
      var writer = GEXFElementWriter(spelling.actorTags, block)
      for place in places { writer.node(place, spelling) }
      return writer.block
    }
    block.append("    </nodes>\n    <edges>\n")
    try block.flush(to: &sink)
    try writeElements(graph.storage.relations.count, to: &sink) { places, block in
      var writer = GEXFElementWriter(spelling.relationTags, block)
      for place in places { writer.edge(place, spelling) }
      return writer.block
    }
    block.append("    </edges>\n  </graph>\n</gexf>\n")
    try block.flush(to: &sink)
  }
}
