package import KnowledgeGraph

/// What stands at the head of a file in the flat formats, as named values: the case, its documents and
/// its vocabulary. Actors and relations are spelled by `FlatView`.
package enum Properties {
  package static func record(_ metadata: Graph.Metadata) -> Record {
    var record = Record()
    record.add("redstring", .integer(1))
    record.add("case", metadata.name)
    record.add("title", metadata.title)
    record.add("base", metadata.base?.text)
    return record
  }

  package static func record(_ document: Document) -> Record {
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
