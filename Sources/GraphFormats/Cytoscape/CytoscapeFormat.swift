public import KnowledgeGraph

/// Cytoscape.js JSON (<https://js.cytoscape.org/#notation/elements-json>), as Cytoscape's desktop reads and writes
/// it too, and NetworkX's `cytoscape_data`.
///
/// A table of the desktop holds texts, numbers, truths and lists of these, and of an object nothing: so the head
/// of the file (`data.redstring`) and the evidence of an edge are JSON text. Nodes and edges share one space of
/// identifiers, in which a relation that is called like an actor gets another name, and says its own beside it.
public struct CytoscapeFormat: PositionedFormat {
  public static let name = "Cytoscape.js"
  public static let fileExtensions = ["cyjs", "cytoscape.json"]
  public static let mediaType = "application/json"

  public var positions: ActorPositions?

  /// Makes the format.
  public init(positions: ActorPositions? = nil) { self.positions = positions }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let spelling = CytoscapeSpelling(of: graph, ScreenPositions(positions))
    var block = ByteBlock()
    spelling.begin(graph, &block)
    try block.flush(to: &sink)
    try writeElements(graph.storage.actors.count, to: &sink) { places, block in
      var writer = CytoscapeElementWriter(spelling.view.actorKeys, block)
      for place in places { writer.node(place, spelling) }
      return writer.block
    }
    block.append("\n],\"edges\":[")
    try block.flush(to: &sink)
    try writeElements(graph.storage.relations.count, to: &sink) { places, block in
      var writer = CytoscapeElementWriter(spelling.view.relationKeys, block)
      for place in places { writer.edge(place, spelling) }
      return writer.block
    }
    block.append("\n]}}\n")
    try block.flush(to: &sink)
  }
}

/// What a graph's elements have in common in Cytoscape.js.
struct CytoscapeSpelling: Sendable {
  let view: FlatView
  let identifiers: ElementIdentifiers
  let types: ShownTypes
  let positions: ScreenPositions

  init(of graph: Graph, _ positions: ScreenPositions) {
    view = FlatView(graph)
    identifiers = ElementIdentifiers(of: graph) { _ in true }
    types = ShownTypes(graph)
    self.positions = positions
  }

  /// Everything before the first node. NetworkX asks for `directed` and `multigraph`.
  func begin(_ graph: Graph, _ block: inout ByteBlock) {
    var head = JSONWriter()
    head.value(HeadRecord.record(graph))
    var json = JSONWriter()
    json.beginObject()
    json.member("format_version", "1.0")
    json.member("generated_by", "Redstring")
    json.key("directed")
    json.value(true)
    json.key("multigraph")
    json.value(true)
    json.key("data")
    json.beginObject()
    json.member("name", (graph.metadata.title ?? Text(graph.metadata.name.string)).string)
    json.member("redstring", head.text)
    json.endObject()
    block.append(json.block.span)
    block.append(",\"elements\":{\"nodes\":[")
  }
}
