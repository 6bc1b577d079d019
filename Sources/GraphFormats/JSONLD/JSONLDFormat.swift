public import JSONLD
public import KnowledgeGraph

/// JSON-LD 1.1 (<https://www.w3.org/TR/json-ld11/>), flat and with its context inline, so that it can be
/// read without a network.
///
/// A relation is a node of its own with its evidence (W3C Web Annotation's selectors), and also a direct
/// triple where some evidence asserts it and it is neither negative, inferred nor a proposal: a denied
/// claim does not become a fact.
public struct JSONLDFormat: GraphFormat {
  public static let name = "JSON-LD"
  public static let fileExtensions = ["jsonld"]
  public static let mediaType = "application/ld+json"

  /// Answers the IRIs of contexts that a document names and does not have, when it is read; none is ever fetched.
  public var contexts: any ContextLoader

  /// Makes the format.
  public init(contexts: any ContextLoader = NoContexts()) { self.contexts = contexts }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let view = LinkedDataView(graph)
    var writer = JSONLDWriter(view)
    writer.beginDocument(view.context)
    view.visitHead(&writer)
    try writer.json.block.flush(to: &sink)
    try writeElements(graph.storage.actors.count, to: &sink) { places, block in
      var writer = JSONLDWriter(view, block)
      for place in places { view.visitActor(place, &writer) }
      return writer.json.block
    }
    try writeElements(graph.storage.relations.count, to: &sink) { places, block in
      var writer = JSONLDWriter(view, block)
      for place in places { view.visitRelation(place, &writer) }
      return writer.json.block
    }
    writer.endDocument()
    try writer.json.block.flush(to: &sink)
  }
}
