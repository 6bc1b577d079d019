public import KnowledgeGraph

/// N-Quads (<https://www.w3.org/TR/n-quads/>): the lines of N-Triples, all in the default graph, as in JSON-LD.
public struct NQuadsFormat: GraphFormat {
  public static let name = "N-Quads"
  public static let fileExtensions = ["nq"]
  public static let mediaType = "application/n-quads"

  /// Makes the format.
  public init() {}

  /// Everything but the order.
  public var carries: Set<GraphFeature> { NTriplesFormat().carries }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    try NTriplesFormat().write(graph, to: &sink)
  }
}
