public import KnowledgeGraph

/// GraphML (<http://graphml.graphdrawing.org/specification.html>).
///
/// Nodes are actors, edges relations; documents, vocabulary and case are JSON text in the graph's data
/// `redstring`, which also marks the file as ours.
public struct GraphMLFormat: PositionedFormat, ProfiledFormat {
  public static let name = "GraphML"
  public static let fileExtensions = ["graphml"]
  public static let mediaType = "application/graphml+xml"

  /// How much stands in a file beside the data.
  public enum Profile: String, CaseIterable, Sendable {
    /// The one spelling that Gephi, Cytoscape, NetworkX, igraph, TinkerPop, APOC and others all
    /// understand: what each of them looks for (label, colour, weight …) stands beside the data.
    case universal
    /// Only what the graph holds.
    case plain
  }

  /// How much stands in a file beside the data.
  public var profile: Profile
  /// Where the actors are: the nodes' data `x` and `y`, as Gephi, Tulip and NetworkX have them.
  public var positions: ActorPositions?

  /// Makes the format.
  public init(profile: Profile = .universal, positions: ActorPositions? = nil) {
    self.profile = profile
    self.positions = positions
  }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    try GraphMLSpelling(of: graph, profile, positions: positions).write(to: &sink)
  }
}

extension GraphMLSpelling {
  /// Writes the graph.
  func write<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
    var block = ByteBlock()
    begin(&block)
    try block.flush(to: &sink)
    try writeElements(view.storage.actors.count, to: &sink) { places, block in
      var writer = GraphMLElementWriter(.node, self, block)
      for place in places { writer.node(place, self) }
      return writer.block
    }
    try writeElements(view.storage.relations.count, to: &sink) { places, block in
      var writer = GraphMLElementWriter(.edge, self, block)
      for place in places { writer.edge(place, self) }
      return writer.block
    }
    end(&block)
    try block.flush(to: &sink)
  }
}
