import CGraphviz
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What Graphviz has said since the process began; its callback cannot carry a context.
private let heard = Mutex(Messages())

/// The process's one Graphviz context (C: `GVC_t`). Neither it nor cgraph may be used by two
/// threads, so only the child's main thread makes one, once.
@safe struct Graphviz: ~Copyable {
  private let context: OpaquePointer

  /// A context with the installed plug-ins; nil where Graphviz cannot start. The C function is
  /// `gvContext`.
  init?() {
    unsafe agseterrf { fragment in
      guard let fragment = unsafe fragment else { return 0 }
      let bytes = unsafe Array(String(cString: fragment).utf8)
      heard.withLock { $0.take(bytes) }
      return 0
    }
    guard let context = unsafe gvContext() else { return nil }
    unsafe self.context = context
  }

  deinit { _ = unsafe gvFreeContext(context) }

  /// Everything that Graphviz has said so far.
  static var messages: Messages { heard.withLock { $0 } }

  /// Those of our formats that have a plug-in. The C function is `gvPluginList`.
  borrowing func formats() -> [ImageFormat] {
    var count: Int32 = 0
    guard let list = unsafe gvPluginList(context, "device", &count, nil) else { return [] }
    defer { unsafe free(list) }
    var names: Set<String> = []
    for index in 0..<Int(count) {
      guard let name = unsafe list[index] else { continue }
      unsafe names.insert(String(cString: name))
      unsafe free(name)
    }
    return ImageFormat.allCases.filter { names.contains($0.rawValue) }
  }

  /// Lends the drawing laid out by an engine; throws where the engine fails, or reports an error
  /// and goes on, as it does when it loses an edge. The C function is `gvLayout`.
  borrowing func withLayout<Result>(
    of drawing: borrowing Drawing, by engine: Engine,
    _ body: (borrowing Layout) throws(GraphvizFailure) -> Result
  ) throws(GraphvizFailure) -> Result {
    let status = unsafe gvLayout(context, drawing.graph, engine.rawValue)
    guard status == 0, !Self.messages.hasError else { throw .gaveUp }
    let layout = unsafe Layout(context: context, graph: drawing.graph)
    return try body(layout)
  }
}

/// Where Graphviz failed; ``Graphviz/messages`` says why.
enum GraphvizFailure: Error {
  /// The DOT text cannot be read.
  case unreadable
  /// The DOT text has an attribute that names a file.
  case namesFile(attribute: String)
  /// The engine or the renderer.
  case gaveUp
  /// The layout is that many inches wide and high: a ribbon.
  case ribbon(width: Double, height: Double)
}

/// A parsed graph (C: `graph_t`), closed at the end of its life.
@safe struct Drawing: ~Copyable {
  fileprivate let graph: UnsafeMutablePointer<Agraph_t>

  /// Reads DOT text. Any error counts, since the C function `agmemread` may return a part of the
  /// graph as a success; and it would stop at a NUL byte without a word.
  init(dot: [UInt8]) throws(GraphvizFailure) {
    guard !dot.contains(0) else { throw .unreadable }
    let graph = unsafe (dot + [0]).withUnsafeBytes { text in
      unsafe agmemread(text.bindMemory(to: CChar.self).baseAddress)
    }
    guard let graph = unsafe graph else { throw .unreadable }
    guard !Graphviz.messages.hasError else {
      unsafe agclose(graph)
      throw .unreadable
    }
    unsafe self.graph = graph
  }

  deinit { unsafe agclose(graph) }

  /// How many nodes and edges there are. The C functions are `agnnodes` and `agnedges`.
  var counts: (nodes: Int, edges: Int) {
    unsafe (Int(agnnodes(graph)), Int(agnedges(graph)))
  }

  /// Width and height that the text says the drawing has, in points; nil where it does not.
  var declaredSize: Point? {
    let size = unsafe redstring_declared_size(graph)
    return size.x > 0 && size.y > 0 ? Point(x: size.x, y: size.y) : nil
  }

  /// Sets a default for the whole drawing. The C function is `agattr`.
  borrowing func set(_ attribute: LayoutAttribute) {
    let kind = attribute.subject.kind
    _ = unsafe redstring_attribute(graph, kind, attribute.name, attribute.value)
  }

  /// Whether any of the drawing's parts has an attribute of this name.
  borrowing func declares(_ name: String) -> Bool {
    LayoutAttribute.Subject.allCases.contains { subject in
      unsafe redstring_attribute(graph, subject.kind, name, nil) != nil
    }
  }
}

extension LayoutAttribute.Subject {
  /// cgraph's number for it.
  fileprivate var kind: Int32 {
    switch self {
    case .graph: Int32(AGRAPH)
    case .node: Int32(AGNODE)
    case .edge: Int32(AGEDGE)
    }
  }
}

extension Box {
  fileprivate init(_ box: boxf) {
    self.init(
      low: Point(x: box.LL.x, y: box.LL.y), high: Point(x: box.UR.x, y: box.UR.y))
  }
}

/// A drawing with its coordinates; freed before the drawing is closed.
@safe struct Layout: ~Copyable {
  private let context: OpaquePointer
  private let graph: UnsafeMutablePointer<Agraph_t>

  fileprivate init(context: OpaquePointer, graph: UnsafeMutablePointer<Agraph_t>) {
    unsafe self.context = context
    unsafe self.graph = graph
  }

  deinit { _ = unsafe gvFreeLayout(context, graph) }

  /// Arranges the drawing's components, see ``Arrangement``.
  borrowing func arrange(spreading: Bool) {
    var places: [Int] = []
    var nodes: [Box] = []
    unsafe forEachNode { node in
      let number = unsafe redstring_number(node)
      if number >= places.count { places += Array(repeating: 0, count: number + 1) }
      places[number] = nodes.count
      unsafe nodes.append(Box(redstring_node_box(node)))
    }
    var lines: [Arrangement.Line] = []
    unsafe forEachEdge { edge, tail, head in
      let box = unsafe Box(redstring_edge_box(edge, redstring_node_box(tail)))
      lines.append(
        unsafe .init(
          tail: places[redstring_number(tail)], head: places[redstring_number(head)], box: box))
    }
    let title = unsafe redstring_title_size(graph)
    guard
      let arrangement = Arrangement(
        nodes: nodes, lines: lines, spreading: spreading, width: title.x)
    else { return }
    apply(arrangement) { number in places[number] }
    let size = pointf(x: arrangement.size.x, y: arrangement.size.y + title.y)
    unsafe redstring_set_size(graph, size)
  }

  /// Gives the drawing the room from the origin to there.
  borrowing func setSize(_ size: Point) {
    unsafe redstring_set_size(graph, pointf(x: size.x, y: size.y))
  }

  private borrowing func apply(_ arrangement: Arrangement, _ place: (Int) -> Int) {
    unsafe forEachNode { node in
      let step = unsafe arrangement.steps[place(redstring_number(node))]
      unsafe redstring_move_node(node, pointf(x: step.x, y: step.y))
    }
    unsafe forEachEdge { edge, tail, head in
      let step = unsafe arrangement.steps[place(redstring_number(tail))]
      if unsafe step == arrangement.steps[place(redstring_number(head))] {
        unsafe redstring_move_edge(edge, pointf(x: step.x, y: step.y))
      } else {
        unsafe redstring_straighten_edge(edge)
      }
    }
  }

  private borrowing func forEachNode(_ body: (UnsafeMutablePointer<Agnode_t>) -> Void) {
    var node = unsafe agfstnode(graph)
    while let next = unsafe node {
      unsafe body(next)
      unsafe node = agnxtnode(graph, next)
    }
  }

  /// Gives each edge with its two ends.
  private borrowing func forEachEdge(
    _ body: (
      UnsafeMutablePointer<Agedge_t>, UnsafeMutablePointer<Agnode_t>, UnsafeMutablePointer<Agnode_t>
    ) -> Void
  ) {
    unsafe forEachNode { tail in
      var edge = unsafe agfstout(graph, tail)
      while let next = unsafe edge {
        if let head = unsafe redstring_head(next) { unsafe body(next, tail, head) }
        unsafe edge = agnxtout(graph, next)
      }
    }
  }

  /// Where everything is; nodes in the order of the DOT text. The C function for their names is `agnameof`.
  var geometry: [Reply] {
    let corner = unsafe redstring_corner(graph)
    let origin = Point(x: corner.x, y: corner.y)
    func place(_ point: pointf) -> Point { (Point(x: point.x, y: point.y) - origin).rounded }
    var replies: [Reply] = []
    unsafe forEachNode { node in
      guard let name = unsafe agnameof(node) else { return }
      let box = unsafe Box(redstring_node_box(node))
      unsafe replies.append(
        .node(
          NodeBox(
            name: Array(String(cString: name).utf8), centre: place(redstring_node_centre(node)),
            width: (box.width * 100).rounded() / 100, height: (box.height * 100).rounded() / 100)))
    }
    unsafe forEachEdge { edge, _, _ in
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
