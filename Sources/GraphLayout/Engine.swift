/// A way of laying out a graph; the raw value is Graphviz's name for it.
public enum Engine: String, Sendable, Hashable {
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
  /// None: nodes are where the DOT text has them, and lines go straight from one to the other (`neato -n1`).
  case joined = "nop1"
  /// None: nodes and lines are where the DOT text has them (`neato -n2`).
  case placed = "nop2"

  /// The engines that lay out.
  public static let all: [Engine] = [
    .dot, .neato, .fdp, .sfdp, .circo, .twopi, .osage, .patchwork,
  ]

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
      } else if let engine = Engine(rawValue: name), all.contains(engine) {
        self = .fixed(engine)
      } else {
        return nil
      }
    }

    /// What ``init(name:)`` takes, `auto` first.
    public static var names: [String] { ["auto"] + Engine.all.map(\.rawValue) }

    /// The choice's name.
    public var name: String {
      switch self {
      case .automatic: "auto"
      case .fixed(let engine): engine.rawValue
      }
    }

    /// The engines to try, in order, for a graph of this size.
    ///
    /// With edge labels, `dot` draws 300 edges in 1 to 8 s, and 500 in 35 s or never, then six
    /// times as wide as high. Above, `sfdp` draws tighter pictures than `neato`, sooner: 1,000 edges in
    /// half a second, 10,000 in 7 s, 100,000 in 17 s. `twopi` is a way out while it is quick.
    func engines(nodes: Int, edges: Int) -> [Engine] {
      switch self {
      case .fixed(let engine): [engine]
      case .automatic where edges <= 300 && nodes <= 2_000: [.dot, .sfdp, .twopi]
      case .automatic where edges <= 10_000 && nodes <= 10_000: [.sfdp, .twopi]
      case .automatic: [.sfdp]
      }
    }

    /// Seconds that a layout of so many nodes and edges is known to take, where the engine may
    /// be chosen: `sfdp` on a machine of 2026.
    func leastSeconds(nodes: Int, edges: Int) -> Int {
      self == .automatic ? (nodes + edges) / 5_000 : 0
    }
  }
}
