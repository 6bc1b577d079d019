import KnowledgeGraph

/// What stands at the head of a file in the flat formats, as named values: the case, its documents and
/// its vocabulary. Actors and relations are spelled by `FlatView`.
enum HeadRecord {
  /// The whole head of a graph's file. Its field `redstring`, the version, marks the file as ours.
  static func record(_ graph: Graph) -> Record {
    record(graph, graph.documents)
  }

  /// The head of a graph's file in which the documents stand elsewhere.
  static func recordWithoutDocuments(_ graph: Graph) -> Record { record(graph, []) }

  private static func record(_ graph: Graph, _ documents: [Document]) -> Record {
    var record = record(graph.metadata)
    record.add("document", documents.map(HeadRecord.record))
    record.add(HeadRecord.record(graph.vocabulary, PropertyKeys(graph.vocabulary)))
    return record
  }

  private static func record(_ metadata: Graph.Metadata) -> Record {
    var record = Record()
    record.add("redstring", .integer(1))
    record.add("case", metadata.name)
    record.add("title", metadata.title)
    record.add("base", metadata.base?.text)
    return record
  }

  static func record(_ document: Document) -> Record {
    var record = Record()
    record.add("id", document.id)
    record.add("title", document.title)
    record.add("publisher", document.publisher)
    record.add("author", document.authors)
    record.add("published", document.published.map(Record.Value.date))
    record.add("url", document.url?.text)
    record.add("language", document.language)
    record.add("file", document.file)
    record.add("sha256", document.sha256)
    return record
  }
}
