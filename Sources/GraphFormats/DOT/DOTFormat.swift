public import KnowledgeGraph

/// Graphviz's language (<https://graphviz.org/doc/info/lang.html>).
public struct DOTFormat: PositionedFormat {
  public static let name = "DOT"
  public static let fileExtensions = ["dot", "gv"]
  public static let mediaType = "text/vnd.graphviz"

  /// Everything that the graph holds, and what a picture needs.
  public static let data = DOTFormat(spelling: .data)

  /// Only what an engine needs to lay the map out: wrapped and shortened labels, no data.
  public static func drawing(_ style: PictureStyle = PictureStyle()) -> DOTFormat {
    DOTFormat(spelling: .drawing, style: style)
  }

  /// The whole picture, where everything is in its place: the map as it was laid out, and what the style has above and
  /// beneath it. It is for `neato -n2`.
  public static func sheet(_ style: PictureStyle, _ plan: PicturePlan) -> DOTFormat {
    DOTFormat(spelling: .drawing, style: style, plan: plan)
  }

  enum Spelling {
    case data
    case drawing
  }

  private let spelling: Spelling
  private let style: PictureStyle
  private let plan: PicturePlan?
  /// The part of the sheet that is seen; nothing for all of it.
  var view: PictureSheet.View?

  /// Where the actors are, as `neato -n` draws them.
  public var positions: ActorPositions?

  private init(
    spelling: Spelling, style: PictureStyle = PictureStyle(), plan: PicturePlan? = nil
  ) {
    self.spelling = spelling
    self.style = style
    self.plan = plan
  }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let sheet = plan.map { PictureSheet(of: graph, style, $0, view) }
    let plan = sheet?.plan
    let drawing = Drawing(of: graph, spelling, style, plan)
    let names = DOTKeys(graph, spelling, plan?.actors ?? positions)
    var block = ByteBlock()
    begin(graph, drawing, sheet, &block)
    // A picture has what stands later above what stands earlier.
    if drawing.hasUnnamed {
      statement("node", drawing.disc, &block)
      try writeNodes(where: { !drawing.isNamed($0) }, drawing, names, &block, to: &sink)
      statement("node", drawing.named, &block)
    }
    try writeNodes(where: drawing.isNamed, drawing, names, &block, to: &sink)
    if spelling == .drawing {
      DOTClusters(of: graph, style, plan).write(to: &block)
      try block.flush(to: &sink)
    }
    let lines =
      spelling == .data ? DrawnLines(of: graph, bundling: false) : DrawnLines(of: graph, style)
    try writeElements(lines.count, to: &sink) { places, block in
      var writer = DOTElementWriter(edges: names, block)
      for line in places {
        let relations = lines[line]
        if relations.count > 1, plan == nil {
          writer.edge(bundle: relations, drawing, names.view)
          continue
        }
        for (order, place) in relations.enumerated() {
          writer.edge(place, labelling: order == 0 ? relations : [], drawing, names.view)
        }
      }
      return writer.block
    }
    sheet?.write(to: &block)
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
  private func begin(
    _ graph: Graph, _ drawing: Drawing, _ sheet: PictureSheet?, _ block: inout ByteBlock
  ) {
    block.append("digraph ")
    block.append(quoted: graph.metadata.name.string)
    block.append(" {\n")
    if spelling == .data {
      var data = DOTAttributes()
      data.add(HeadRecord.record(graph))
      statement("graph", data, separator: ",\n    ", &block)
    }
    var defaults = drawing.defaults(title: spelling == .data ? graph.metadata.title : nil)
    if let sheet { sheet.addView(to: &defaults.graph) }
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
