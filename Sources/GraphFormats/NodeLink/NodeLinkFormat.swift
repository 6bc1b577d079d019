public import KnowledgeGraph

/// Node-link JSON, as NetworkX's `node_link_data` writes it
/// (<https://networkx.org/documentation/stable/reference/readwrite/json_graph.html>) and d3-force takes it
/// (<https://d3js.org/d3-force/link>).
///
/// The head of the file stands in the graph's data, `graph.redstring`.
public struct NodeLinkFormat: PositionedFormat, ProfiledFormat {
  public static let name = "node-link JSON"
  public static let fileExtensions = ["node-link.json"]
  public static let mediaType = "application/json"

  /// What the list of edges is called.
  public enum Profile: String, CaseIterable, Sendable {
    /// As NetworkX has called it since 3.6.
    case edges
    /// As NetworkX called it before, and most examples of d3 do.
    case links
  }

  /// What the list of edges is called.
  public var profile: Profile
  public var positions: ActorPositions?

  /// Makes the format. d3 takes either list, as the program names it; NetworkX, unless it is told, only its own.
  public init(profile: Profile = .edges, positions: ActorPositions? = nil) {
    self.profile = profile
    self.positions = positions
  }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let spelling = NodeLinkSpelling(of: graph, ScreenPositions(positions))
    var block = ByteBlock()
    spelling.begin(graph, &block)
    try block.flush(to: &sink)
    try writeElements(graph.storage.actors.count, to: &sink) { places, block in
      var writer = NodeLinkElementWriter(spelling.view.actorKeys, block)
      for place in places { writer.node(place, spelling) }
      return writer.block
    }
    block.append("\n],\"\(profile.rawValue)\":[")
    try block.flush(to: &sink)
    try writeElements(graph.storage.relations.count, to: &sink) { places, block in
      var writer = NodeLinkElementWriter(spelling.view.relationKeys, block)
      for place in places { writer.edge(place, spelling) }
      return writer.block
    }
    block.append("\n]}\n")
    try block.flush(to: &sink)
  }
}

/// What a graph's elements have in common in node-link JSON.
struct NodeLinkSpelling: Sendable {
  let view: FlatView
  let types: ShownTypes
  let positions: ScreenPositions

  init(of graph: Graph, _ positions: ScreenPositions) {
    view = FlatView(graph)
    types = ShownTypes(graph)
    self.positions = positions
  }

  /// Everything before the first node.
  func begin(_ graph: Graph, _ block: inout ByteBlock) {
    var json = JSONWriter()
    json.beginObject()
    json.key("directed")
    json.value(true)
    json.key("multigraph")
    json.value(true)
    json.key("graph")
    json.beginObject()
    json.member("name", (graph.metadata.title ?? Text(graph.metadata.name.string)).string)
    json.key("redstring")
    json.value(HeadRecord.record(graph))
    json.endObject()
    block.append(json.block.span)
    block.append(",\"nodes\":[")
  }
}
