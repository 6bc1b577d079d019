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

/// A drawing with its coordinates; freed before the drawing is closed.
@safe struct Layout: ~Copyable {
  private let context: OpaquePointer
  private let graph: UnsafeMutablePointer<Agraph_t>

  fileprivate init(context: OpaquePointer, graph: UnsafeMutablePointer<Agraph_t>) {
    unsafe self.context = context
    unsafe self.graph = graph
  }

  deinit { _ = unsafe gvFreeLayout(context, graph) }

  /// Width and height in inches.
  var size: (width: Double, height: Double) {
    let points = unsafe redstring_size(graph)
    return (points.x / 72, points.y / 72)
  }

  /// The layout in one format, as often as wanted; a large one in pixels is made coarser. The C
  /// function is `gvRenderData`.
  borrowing func render(_ format: ImageFormat) throws(GraphvizFailure) -> [UInt8] {
    unsafe redstring_set_resolution(
      graph, format.resolution(width: size.width, height: size.height))
    var data: UnsafeMutablePointer<CChar>?
    var length = 0
    let status = unsafe redstring_render(context, graph, format.graphvizName, &data, &length)
    defer { unsafe gvFreeRenderData(data) }
    guard status == 0, let data = unsafe data, length > 0 else { throw .gaveUp }
    let bytes = unsafe UnsafeRawBufferPointer(start: data, count: length)
    return unsafe Array(bytes)
  }
}
