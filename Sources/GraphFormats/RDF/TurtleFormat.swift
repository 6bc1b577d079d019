public import KnowledgeGraph

/// Turtle (<https://www.w3.org/TR/turtle/>): the same triples for people to read, with prefixes and a block for
/// each node. TriG, which adds named graphs, is read as well.
public struct TurtleFormat: GraphFormat {
  public static let name = "Turtle"
  public static let fileExtensions = ["ttl", "trig"]
  public static let mediaType = "text/turtle"

  /// Makes the format.
  public init() {}

  /// Everything but the order.
  public var carries: Set<GraphFeature> { NTriplesFormat().carries }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let view = LinkedDataView(graph)
    let spelling = TurtleWriter.spelling(view)
    var writer = TurtleWriter(spelling)
    writer.beginDocument(view)
    view.visitHead(&writer)
    try writer.block.flush(to: &sink)
    try writeElements(graph.storage.actors.count, to: &sink) { places, block in
      var writer = TurtleWriter(spelling, block)
      for place in places { view.visitActor(place, &writer) }
      return writer.block
    }
    try writeElements(graph.storage.relations.count, to: &sink) { places, block in
      var writer = TurtleWriter(spelling, block)
      for place in places { view.visitRelation(place, &writer) }
      return writer.block
    }
  }
}
