public import KnowledgeGraph

/// Graphviz's language (<https://graphviz.org/doc/info/lang.html>).
public struct DOTFormat: PositionedFormat {
  public static let name = "DOT"
  public static let fileExtensions = ["dot", "gv"]
  public static let mediaType = "text/vnd.graphviz"

  /// Everything that the graph holds, and what a picture needs.
  public static let data = DOTFormat(spelling: .data)
  /// Only what a picture needs: wrapped and shortened labels, no data.
  public static let drawing = DOTFormat(spelling: .drawing)

  enum Spelling {
    case data
    case drawing
  }

  private let spelling: Spelling

  /// Where the actors are, as `neato -n` draws them.
  public var positions: ActorPositions?

  private init(spelling: Spelling) { self.spelling = spelling }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let drawing = Drawing(of: graph, spelling)
    let names = DOTKeys(graph, spelling, positions)
    var block = ByteBlock()
    begin(graph, drawing, &block)
    // A picture has what stands later above what stands earlier.
    if drawing.hasUnnamed {
      statement("node", drawing.disc, &block)
      try writeNodes(where: { !drawing.isNamed($0) }, drawing, names, &block, to: &sink)
      statement("node", drawing.named, &block)
    }
    try writeNodes(where: drawing.isNamed, drawing, names, &block, to: &sink)
    try writeElements(graph.storage.relations.count, to: &sink) { places, block in
      var writer = DOTElementWriter(edges: names, block)
      for place in places { writer.edge(place, drawing, names.view) }
      return writer.block
    }
    block.append("}\n")
    try block.flush(to: &sink)
  }

  /// Writes what the block has, then the nodes of the actors at the places that are chosen.
  private func writeNodes<Sink: ByteSink & ~Copyable>(
    where isChosen: @escaping @Sendable (Int) -> Bool, _ drawing: Drawing, _ names: DOTKeys,
    _ block: inout ByteBlock, to sink: inout Sink
  ) throws(Sink.Failure) {
    try block.flush(to: &sink)
    try writeElements(names.view.storage.actors.count, to: &sink) { places, block in
      var writer = DOTElementWriter(nodes: names, block)
      for place in places where isChosen(place) { writer.node(place, drawing, names.view) }
      return writer.block
    }
  }

  /// Everything before the first node: the graph's name, its data, and what every node and edge begins with.
  private func begin(_ graph: Graph, _ drawing: Drawing, _ block: inout ByteBlock) {
    block.append("digraph ")
    block.append(quoted: graph.metadata.name.string)
    block.append(" {\n")
    if spelling == .data {
      var data = DOTAttributes()
      data.add(HeadRecord.record(graph))
      statement("graph", data, separator: ",\n    ", &block)
    }
    let defaults = drawing.defaults(title: graph.metadata.title)
    statement("graph", defaults.graph, &block)
    statement("node", defaults.node, &block)
    statement("edge", defaults.edge, &block)
  }

  private func statement(
    _ keyword: String, _ attributes: DOTAttributes, separator: String = ", ",
    _ block: inout ByteBlock
  ) {
    block.append("  " + keyword + " [")
    attributes.write(to: &block, separator: separator)
    block.append("];\n")
  }
}
