/// A way of laying out a graph; the raw value is Graphviz's name for it.
public enum Engine: String, CaseIterable, Sendable, Hashable {
  /// Layers: arrows point one way.
  case dot
  /// Springs, every distance weighed: up to some hundred nodes.
  case neato
  /// Springs, forces only.
  case fdp
  /// Springs for thousands of nodes.
  case sfdp
  /// Circles.
  case circo
  /// Rings around a centre.
  case twopi
  /// Boxes packed by cluster.
  case osage
  /// A tree map.
  case patchwork

  /// An engine by name, or the one that suits the graph.
  public enum Choice: Sendable, Hashable {
    /// Chosen by the graph's size; when it fails, a cheaper one is tried.
    case automatic
    /// This engine and no other.
    case fixed(Engine)

    /// The choice called `name`: `auto` or an engine's name.
    public init?(name: String) {
      if name == "auto" {
        self = .automatic
      } else if let engine = Engine(rawValue: name) {
        self = .fixed(engine)
      } else {
        return nil
      }
    }

    /// What ``init(name:)`` takes, `auto` first.
    public static var names: [String] { ["auto"] + Engine.allCases.map(\.rawValue) }

    /// The choice's name.
    public var name: String {
      switch self {
      case .automatic: "auto"
      case .fixed(let engine): engine.rawValue
      }
    }

    /// The engines to try, in order, for a graph of this size.
    func engines(nodes: Int, edges: Int) -> [Engine] {
      switch self {
      case .fixed(let engine): [engine]
      case .automatic where edges <= 300: [.dot, .sfdp, .twopi]
      case .automatic where nodes <= 800: [.neato, .sfdp, .twopi]
      case .automatic: [.sfdp, .twopi]
      }
    }
  }
}

/// An attribute that the child sets on the parsed drawing, over what the DOT text says of it.
struct LayoutAttribute: Sendable, Hashable {
  enum Subject: CaseIterable, Sendable, Hashable { case graph, node, edge }
  let subject: Subject
  let name: String
  let value: String

  /// Attributes whose value is a file that Graphviz would open; a drawing of ours has none.
  /// (Graphviz has a switch against this, `SERVER_NAME`, but only its own program reads it.)
  static let namingFiles = [
    "image", "imagepath", "shapefile", "fontpath", "stylesheet", "_background",
  ]

  static func graph(_ name: String, _ value: String) -> Self {
    Self(subject: .graph, name: name, value: value)
  }
}

extension Engine {
  /// What makes this engine's picture one that can be printed, for a graph of so many edges.
  func attributes(edges: Int) -> [LayoutAttribute] {
    switch self {
    case .dot:
      [.graph("rankdir", "LR"), .graph("nslimit", "2"), .graph("nslimit1", "2")]
    case .neato, .fdp, .sfdp:
      [
        .graph("overlap", "prism"), .graph("sep", "+12"), .graph("outputorder", "edgesfirst"),
        .graph("splines", edges <= 300 ? "true" : "line"),
      ]
    case .circo, .twopi:
      [.graph("overlap", "prism"), .graph("outputorder", "edgesfirst")]
    case .osage, .patchwork: []
    }
  }
}
