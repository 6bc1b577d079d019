import CGraphviz

extension Box {
  fileprivate init(_ box: boxf) {
    self.init(
      low: Point(x: box.LL.x, y: box.LL.y), high: Point(x: box.UR.x, y: box.UR.y))
  }
}

/// A drawing with its coordinates.
///
/// Its memory goes with the process: `gvFreeLayout` of Graphviz 2.43 ends the process where `dot` has made room for the
/// label of a line between two clusters, as it frees what had been moved elsewhere.
@safe struct Layout: ~Copyable {
  private let context: OpaquePointer
  private let graph: UnsafeMutablePointer<Agraph_t>

  init(context: OpaquePointer, graph: UnsafeMutablePointer<Agraph_t>) {
    unsafe self.context = context
    unsafe self.graph = graph
  }

  /// What each node covers, in the order of the DOT text.
  var nodeBoxes: [Box] {
    var boxes: [Box] = []
    unsafe graph.forEachNode { node in unsafe boxes.append(Box(redstring_node_box(node))) }
    return boxes
  }

  /// The lines between nodes, which are named by their places in the DOT text.
  var lines: [Arrangement.Line] {
    let places = unsafe graph.nodePlaces
    var lines: [Arrangement.Line] = []
    unsafe graph.forEachEdge { edge, tail, head in
      let box = unsafe Box(redstring_edge_box(edge, redstring_node_box(tail)))
      lines.append(
        unsafe .init(
          tail: places[redstring_number(tail)], head: places[redstring_number(head)], box: box))
    }
    return lines
  }

  /// Arranges the drawing's components, see ``Arrangement``.
  borrowing func arrange(spreading: Bool) {
    let title = unsafe redstring_title_size(graph)
    guard
      let arrangement = Arrangement(
        nodes: nodeBoxes, lines: lines, spreading: spreading, width: title.x)
    else { return }
    let places = unsafe graph.nodePlaces
    apply(arrangement) { number in places[number] }
    let size = pointf(x: arrangement.size.x, y: arrangement.size.y + title.y)
    unsafe redstring_set_size(graph, size)
  }

  /// Gives the drawing the room from the origin to there.
  borrowing func setSize(_ size: Point) {
    unsafe redstring_set_size(graph, pointf(x: size.x, y: size.y))
  }

  private borrowing func apply(_ arrangement: Arrangement, _ place: (Int) -> Int) {
    unsafe graph.forEachNode { node in
      let step = unsafe arrangement.steps[place(redstring_number(node))]
      unsafe redstring_move_node(node, pointf(x: step.x, y: step.y))
    }
    unsafe graph.forEachEdge { edge, tail, head in
      let step = unsafe arrangement.steps[place(redstring_number(tail))]
      if unsafe step == arrangement.steps[place(redstring_number(head))] {
        unsafe redstring_move_edge(edge, pointf(x: step.x, y: step.y))
      } else {
        unsafe redstring_straighten_edge(edge)
      }
    }
  }

  /// Where everything is; nodes in the order of the DOT text. The C function for their names is `agnameof`.
  var geometry: [Reply] {
    let corner = unsafe redstring_corner(graph)
    let origin = Point(x: corner.x, y: corner.y)
    func place(_ point: pointf) -> Point { (Point(x: point.x, y: point.y) - origin).rounded }
    var replies: [Reply] = []
    unsafe graph.forEachNode { node in
      guard let name = unsafe agnameof(node) else { return }
      let box = unsafe Box(redstring_node_box(node))
      unsafe replies.append(
        .node(
          NodeBox(
            name: Array(String(cString: name).utf8), centre: place(redstring_node_centre(node)),
            width: (box.width * 100).rounded() / 100, height: (box.height * 100).rounded() / 100)))
    }
    unsafe graph.forEachEdge { edge, _, _ in
      var curves: [LinePath.Curve] = []
      for number in unsafe 0..<redstring_curve_count(edge) {
        let curve = unsafe redstring_curve(edge, number)
        unsafe curves.append(
          LinePath.Curve(
            start: curve.sflag == 0 ? nil : place(curve.sp),
            end: curve.eflag == 0 ? nil : place(curve.ep),
            points: (0..<Int(curve.size)).map { unsafe place(curve.list[$0]) }))
      }
      if curves.isEmpty { return }
      var label = pointf()
      let hasLabel = unsafe redstring_label(edge, &label)
      unsafe replies.append(
        .line(
          LinePath(
            place: redstring_edge_number(edge) - 1, curves: curves,
            label: hasLabel ? place(label) : nil)))
    }
    let (width, height) = size
    return replies + [.size(Point(x: width * 72, y: height * 72).rounded)]
  }

  /// Width and height in inches.
  var size: (width: Double, height: Double) {
    let points = unsafe redstring_size(graph)
    return (points.x / 72, points.y / 72)
  }

  /// Width and height in inches as rendered: no side is longer than ``Engine/largestSide``.
  var page: (width: Double, height: Double) {
    let (width, height) = size
    let scale = min(1, Double(Engine.largestSide) / max(width, height))
    return (width * scale, height * scale)
  }

  /// The layout in one format, as often as wanted; a large one in pixels is made coarser. The C
  /// function is `gvRenderData`.
  borrowing func render(_ format: ImageFormat) throws(GraphvizFailure) -> [UInt8] {
    let page = page
    unsafe redstring_set_resolution(
      graph, format.resolution(width: page.width, height: page.height))
    var data: UnsafeMutablePointer<CChar>?
    var length = 0
    let status = unsafe redstring_render(context, graph, format.graphvizName, &data, &length)
    defer { unsafe gvFreeRenderData(data) }
    guard status == 0, let data = unsafe data, length > 0 else { throw .gaveUp }
    let bytes = unsafe UnsafeRawBufferPointer(start: data, count: length)
    return unsafe Array(bytes)
  }
}
