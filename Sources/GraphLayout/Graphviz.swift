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

  /// Lends the drawing laid out by an engine with its attributes; throws where the engine fails, or reports an error
  /// and goes on, as it does when it loses an edge. The C function is `gvLayout`.
  borrowing func withLayout<Result>(
    of drawing: borrowing Drawing, by engine: Engine,
    _ body: (borrowing Layout) throws(GraphvizFailure) -> Result
  ) throws(GraphvizFailure) -> Result {
    let (nodes, edges) = drawing.counts
    for attribute in engine.attributes(nodes: nodes, edges: edges) { drawing.set(attribute) }
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
  let graph: UnsafeMutablePointer<Agraph_t>

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

/// The clusters of a drawing: subgraphs whose names begin with `cluster`.
extension Drawing {
  /// A cluster: its label and the size of its letters, in points, and the places of its nodes in the DOT text.
  struct Cluster {
    let label: String
    let fontSize: Double
    let nodes: [Int]
  }

  /// The clusters in the order of the DOT text; none within another. The C functions are `agfstsubg`, `agfstnode`.
  var clusters: [Cluster] {
    var clusters: [Cluster] = []
    let places = unsafe graph.nodePlaces
    unsafe forEachCluster { subgraph in
      var nodes: [Int] = []
      unsafe subgraph.forEachNode { unsafe nodes.append(places[redstring_number($0)]) }
      func value(_ name: String) -> String {
        unsafe redstring_value(subgraph, name).map { unsafe String(cString: $0) } ?? ""
      }
      clusters.append(
        Cluster(
          label: value("label"), fontSize: Double(value("fontsize")) ?? 14, nodes: nodes))
    }
    return clusters
  }

  /// The ends of the lines, by their places in the DOT text.
  var lineEnds: [(tail: Int, head: Int)] {
    var ends: [(Int, Int)] = []
    let places = unsafe graph.nodePlaces
    unsafe graph.forEachEdge { _, tail, head in
      unsafe ends.append((places[redstring_number(tail)], places[redstring_number(head)]))
    }
    return ends
  }

  /// Removes the lines whose ends, by their places, are not joined so, and all clusters. The C functions are `agdeledge`
  /// and `agclose`.
  borrowing func keepLines(where isKept: (_ tail: Int, _ head: Int) -> Bool) {
    let places = unsafe graph.nodePlaces
    unsafe graph.forEachEdge { edge, tail, head in
      if unsafe !isKept(places[redstring_number(tail)], places[redstring_number(head)]) {
        _ = unsafe agdeledge(graph, edge)
      }
    }
    unsafe forEachCluster { subgraph in _ = unsafe agclose(subgraph) }
  }

  /// Says where the nodes are, in points, in the order of the DOT text (the attribute `pos`).
  borrowing func place(_ centres: [Point]) {
    _ = unsafe redstring_attribute(graph, Int32(AGNODE), "pos", "")
    var next = 0
    unsafe graph.forEachNode { node in
      let centre = centres[next]
      unsafe redstring_set(node, "pos", "\(centre.x),\(centre.y)")
      next += 1
    }
  }

  private borrowing func forEachCluster(_ body: (UnsafeMutablePointer<Agraph_t>) -> Void) {
    var subgraph = unsafe agfstsubg(graph)
    while let next = unsafe subgraph {
      unsafe subgraph = agnxtsubg(next)
      if let name = unsafe agnameof(next), unsafe String(cString: name).hasPrefix("cluster") {
        unsafe body(next)
      }
    }
  }
}

/// What is in a graph, in the order of the DOT text; what is given may be removed meanwhile.
extension UnsafeMutablePointer where Pointee == Agraph_t {
  func forEachNode(_ body: (UnsafeMutablePointer<Agnode_t>) -> Void) {
    var node = unsafe agfstnode(self)
    while let next = unsafe node {
      unsafe node = agnxtnode(self, next)
      unsafe body(next)
    }
  }

  /// Gives each edge with its two ends.
  func forEachEdge(
    _ body: (
      _ edge: UnsafeMutablePointer<Agedge_t>, _ tail: UnsafeMutablePointer<Agnode_t>,
      _ head: UnsafeMutablePointer<Agnode_t>
    ) -> Void
  ) {
    unsafe forEachNode { tail in
      var edge = unsafe agfstout(self, tail)
      while let next = unsafe edge {
        unsafe edge = agnxtout(self, next)
        if let head = unsafe redstring_head(next) { unsafe body(next, tail, head) }
      }
    }
  }

  /// Where each node is in the DOT text, by its number.
  var nodePlaces: [Int] {
    var places: [Int] = []
    var next = 0
    unsafe forEachNode { node in
      let number = unsafe redstring_number(node)
      if number >= places.count { places += Array(repeating: 0, count: number + 1) }
      places[number] = next
      next += 1
    }
    return places
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
