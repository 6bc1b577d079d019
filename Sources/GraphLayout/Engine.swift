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
    ///
    /// With edge labels, `dot` draws 300 edges in 1 to 8 s, and 500 in 35 s or never, then six
    /// times as wide as high; `neato` draws 1,000 nodes in 6 s, 2,000 in 24 s; `sfdp` 2,000 in 2 s.
    func engines(nodes: Int, edges: Int) -> [Engine] {
      switch self {
      case .fixed(let engine): [engine]
      case .automatic where edges <= 300 && nodes <= 2_000: [.dot, .sfdp, .twopi]
      case .automatic where nodes <= 800 && edges <= 2_000: [.neato, .sfdp, .twopi]
      case .automatic: [.sfdp, .twopi]
      }
    }
  }
}
