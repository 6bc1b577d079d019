public import KnowledgeGraph

/// JSON lines (<https://jsonlines.org>) of our own: one thing a line, for `jq`, DuckDB and streams.
///
/// Every line is an object whose member `redstring` says what it is: in the first line, the version, with the
/// case and the vocabulary; then `document`, `actor` and `relation`. Numbers and truths are JSON's own, decimals
/// as they are spelled; a tool that rewrites them may make 0.5 of 0.50, which is then another text. Integers of
/// more than 53 bits, which many tools cannot hold, are strings.
public struct JSONLinesFormat: GraphFormat {
  public static let name = "JSON lines"
  public static let fileExtensions = ["jsonl", "ndjson"]
  public static let mediaType = "application/jsonl"

  /// Makes the format.
  public init() {}

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let view = FlatView(graph)
    var head = JSONLinesFormat.head(graph)
    try head.flush(to: &sink)
    try writeElements(view.storage.actors.count, to: &sink) { places, block in
      var writer = JSONLinesElementWriter(view.actorKeys, block)
      for place in places { writer.actor(place, view) }
      return writer.block
    }
    try writeElements(view.storage.relations.count, to: &sink) { places, block in
      var writer = JSONLinesElementWriter(view.relationKeys, block)
      for place in places { writer.relation(place, view) }
      return writer.block
    }
  }
  /// The first line, and those of the documents.
  static func head(_ graph: Graph) -> ByteBlock {
    var head = JSONWriter()
    head.value(HeadRecord.recordWithoutDocuments(graph))
    head.block.append("\n")
    for document in graph.documents {
      head.beginObject()
      head.member("redstring", "document")
      head.members(HeadRecord.record(document))
      head.endObject()
      head.block.append("\n")
    }
    return head.block
  }
}
