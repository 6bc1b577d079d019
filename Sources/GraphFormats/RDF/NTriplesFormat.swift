public import KnowledgeGraph

/// N-Triples (<https://www.w3.org/TR/n-triples/>): the triples of the graph's JSON-LD, one on each line.
///
/// A file is a set: tools sort its lines and put them together. What was written comes back in its order where
/// the lines stand as they were written, and else but for the order of documents, actors, aliases and the like;
/// relations and evidence are numbered.
public struct NTriplesFormat: GraphFormat {
  public static let name = "N-Triples"
  public static let fileExtensions = ["nt"]
  public static let mediaType = "application/n-triples"

  /// Makes the format.
  public init() {}

  /// Everything but the order.
  public var carries: Set<GraphFeature> { Set(GraphFeature.allCases).subtracting([.order]) }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let view = LinkedDataView(graph)
    let spelling = NTriplesWriter.spelling(view)
    var writer = NTriplesWriter(spelling)
    view.visitHead(&writer)
    try writer.block.flush(to: &sink)
    try writeElements(graph.storage.actors.count, to: &sink) { places, block in
      var writer = NTriplesWriter(spelling, block)
      for place in places { view.visitActor(place, &writer) }
      return writer.block
    }
    try writeElements(graph.storage.relations.count, to: &sink) { places, block in
      var writer = NTriplesWriter(spelling, block)
      for place in places { view.visitRelation(place, &writer) }
      return writer.block
    }
  }
}
