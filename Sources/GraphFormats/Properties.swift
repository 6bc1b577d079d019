package import KnowledgeGraph

/// A graph as lists of named, typed values: what the flat formats write and read.
///
/// Nothing is lost: `Properties(graph).graph()` is the same graph, for every graph.
package struct Properties: Equatable, Sendable {
  /// What is known of the graph as a whole, without its documents and vocabulary.
  package var metadata: Record
  package var vocabulary: Record
  package var documents: [Record]
  package var actors: [Record]
  package var relations: [Record]

  package init(_ graph: Graph) {
    let keys = PropertyKeys(graph.vocabulary)
    metadata = Properties.record(graph.metadata)
    vocabulary = Properties.record(graph.vocabulary, keys)
    documents = graph.documents.map(Properties.record)
    actors = graph.actors.map { Properties.record($0, keys, in: graph) }
    relations = graph.relations.map { Properties.record($0, keys, in: graph) }
  }

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

  package static func record(_ actor: Actor, _ keys: PropertyKeys, in graph: Graph) -> Record {
    var record = Record()
    record.add("id", actor.id)
    record.add("name", actor.name)
    record.add("type", actor.type)
    record.add("alias", actor.aliases)
    record.add("description", actor.description)
    record.add("same_as", actor.sameAs.map(\.text))
    record.add("inferred", actor.isInferred ? .boolean(true) : nil)
    record.add("review", actor.review.map { .text(Text($0.rawValue)) })
    for attribute in actor.attributes {
      record.add(attribute, as: keys.actor(attribute.name), in: graph)
    }
    return record
  }

  package static func record(_ relation: Relation, _ keys: PropertyKeys, in graph: Graph) -> Record
  {
    let claim = relation.claim
    var record = Record()
    record.add("id", relation.id)
    record.add("type", claim.type)
    record.add("from", claim.from)
    record.add("to", claim.to)
    record.add(claim.time)
    record.add(
      "polarity", claim.polarity == .affirmative ? nil : .text(Text(claim.polarity.rawValue)))
    record.add("inferred", claim.isInferred ? .boolean(true) : nil)
    record.add("review", claim.review.map { .text(Text($0.rawValue)) })
    for attribute in claim.attributes {
      record.add(attribute, as: keys.relation(attribute.name), in: graph)
    }
    record.add("evidence", relation.evidence.map(Properties.record))
    return record
  }

  private static func record(_ evidence: Evidence) -> Record {
    var record = Record()
    record.add("document", evidence.document)
    record.add("quote", evidence.quote?.text)
    record.add("prefix", evidence.quote?.prefix)
    record.add("suffix", evidence.quote?.suffix)
    record.add("speaker", evidence.speaker)
    record.add("stance", Text(evidence.stance.rawValue))
    switch evidence.state {
    case .unchecked:
      record.add("state", Text("unchecked"))
    case .file(let line):
      record.add("state", Text("file"))
      record.add("line", line.map(Record.Value.integer))
    case .found(let finding):
      record.add("state", Text("found"))
      record.add("passage", finding.passages.map(Properties.record))
      record.add("before", finding.before.isEmpty ? nil : finding.before)
      record.add("after", finding.after.isEmpty ? nil : finding.after)
    }
    return record
  }

  private static func record(_ passage: Evidence.Passage) -> Record {
    var record = Record()
    record.add("start", .integer(passage.range.lowerBound))
    record.add("end", .integer(passage.range.upperBound))
    record.add("exact", passage.exact)
    return record
  }
}

extension Record {
  fileprivate mutating func add(_ time: Claim.Time?) {
    switch time {
    case .on(let date):
      add("date", .date(date))
    case .since(let start):
      add("start", .date(start))
    case .until(let end):
      add("end", .date(end))
    case .between(let start, let end):
      add("start", .date(start))
      add("end", .date(end))
    case nil:
      break
    }
  }

  fileprivate mutating func add(
    _ attribute: Attribute, as entry: PropertyKeys.Entry?, in graph: Graph
  ) {
    // A graph is coherent: its vocabulary declares every attribute.
    guard let entry else { return }
    switch attribute.value {
    case .text(let text): add(entry.key, text)
    case .integer(let number): add(entry.key, .integer(number))
    case .decimal(let number): add(entry.key, .decimal(number))
    case .boolean(let truth): add(entry.key, .boolean(truth))
    case .date(let date): add(entry.key, .date(date))
    case .actor(let id):
      add(entry.key, graph.actor(id)?.name)
      add(entry.actorKey, .actor(id))
    }
  }
}
