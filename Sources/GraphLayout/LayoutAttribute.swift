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
  /// What makes this engine's picture of so many nodes and edges one that can be printed. Values in inches,
  /// but for `sep` and `pack`, which are in points.
  func attributes(nodes: Int, edges: Int) -> [LayoutAttribute] {
    [
      .graph("pad", "0.2"),
      .graph("size", "\(Self.largestSide),\(Self.largestSide)"),
    ] + ownAttributes(nodes: nodes, edges: edges)
  }

  /// Inches: viewers show no PDF page that is larger than 200.
  static let largestSide = 199

  /// Whether what a line joins lies near each other, so that components can be told apart.
  var joinsWhatRelates: Bool {
    switch self {
    case .dot, .neato, .fdp, .sfdp, .circo, .twopi: true
    case .osage, .patchwork, .joined, .placed: false
    }
  }

  /// Whether the engine keeps the nodes of a cluster together; for the others, ``ClusterBlocks`` do.
  var placesClusters: Bool {
    switch self {
    case .dot, .osage, .patchwork, .joined, .placed: true
    // Of nodes in clusters, `fdp` leaves some upon each other.
    case .neato, .fdp, .sfdp, .circo, .twopi: false
    }
  }

  private func ownAttributes(nodes: Int, edges: Int) -> [LayoutAttribute] {
    switch self {
    case .dot:
      // Names and labels lie along the lines; close ranks, since each label takes a rank of its
      // own; and bounded work: the hardest 280 edges in 8 s instead of 34 s, easier ones the same.
      // No `pack`: with it, Graphviz 2.43 loses the labels of lines between neighbouring ranks.
      [
        .graph("rankdir", "LR"), .graph("nodesep", "0.1"), .graph("ranksep", "0.2"),
        .graph("nslimit", "30"), .graph("nslimit1", "30"),
      ]
    case .neato, .fdp, .sfdp:
      // Straight lines pass behind the nodes. Where lines are parallel, Graphviz 2.43 going round
      // nodes (`splines=true`) writes beyond its memory, in `makeMultiSpline`.
      Self.apart + spread(nodes: nodes, edges: edges) + [.graph("splines", "line")]
    case .twopi:
      Self.apart + spread(nodes: nodes, edges: edges)
    case .circo:
      Self.apart
    case .osage:
      // Between clusters, for their frames and titles.
      [.graph("pack", "26")]
    case .patchwork:
      // So that a name has room in its tile, and a cluster's title in its frame (points).
      [LayoutAttribute(subject: .node, name: "area", value: "16"), .graph("inset", "30")]
    case .joined:
      [.graph("splines", "line"), .graph("outputorder", "edgesfirst")]
    case .placed:
      // The origin stays where it is, whatever reaches beyond it.
      [.graph("notranslate", "true"), .graph("outputorder", "edgesfirst")]
    }
  }

  /// Each component by itself, in any place, as an ``Arrangement`` follows. Lines behind names.
  private static let apart: [LayoutAttribute] = [
    .graph("pack", "8"), .graph("packmode", "array"), .graph("outputorder", "edgesfirst"),
  ]

  /// Whether nodes lie upon each other, so that ``Spreading`` has to follow: Graphviz takes 25 s to move
  /// 14,000 nodes apart, and more than 100 s for 34,000.
  func leavesOverlaps(nodes: Int) -> Bool {
    switch self {
    case .neato, .fdp, .sfdp, .twopi: nodes > 10_000
    case .dot, .circo, .osage, .patchwork, .joined, .placed: false
    }
  }

  /// Room between nodes: with few edges for their labels.
  private func spread(nodes: Int, edges: Int) -> [LayoutAttribute] {
    if leavesOverlaps(nodes: nodes) {
      // Distant nodes are weighed together: a third less time.
      return [.graph("overlap", "true"), .graph("quadtree", "fast")]
    }
    let room = edges <= 300 ? 30 : nodes <= 2_000 ? 12 : 3
    return [.graph("overlap", "prism"), .graph("sep", "+\(room)")]
  }
}
