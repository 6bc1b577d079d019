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

  fileprivate static func graph(_ name: String, _ value: String) -> Self {
    Self(subject: .graph, name: name, value: value)
  }
}

extension Engine {
  /// What makes this engine's picture one that can be printed. Values in inches, but for `sep`, which is
  /// in points.
  var attributes: [LayoutAttribute] {
    [
      .graph("pad", "0.2"),
      // Viewers show no PDF page that is larger than 200 inches.
      .graph("size", "199,199"),
    ] + ownAttributes
  }

  private var ownAttributes: [LayoutAttribute] {
    switch self {
    case .dot:
      // Names and labels lie along the lines; close ranks, since each label takes a rank of its
      // own; and bounded work: the hardest 280 edges in 8 s instead of 34 s, easier ones the same.
      [
        .graph("rankdir", "LR"), .graph("nodesep", "0.1"), .graph("ranksep", "0.2"),
        .graph("nslimit", "30"), .graph("nslimit1", "30"),
      ]
    case .neato, .fdp, .sfdp:
      // Room for the labels between the nodes. Straight lines pass behind them: where lines are
      // parallel, Graphviz 2.43 going round nodes (`splines=true`) writes beyond its memory, in
      // `makeMultiSpline`.
      [
        .graph("overlap", "prism"), .graph("sep", "+30"), .graph("outputorder", "edgesfirst"),
        .graph("splines", "line"),
      ]
    case .twopi:
      [.graph("overlap", "prism"), .graph("sep", "+12"), .graph("outputorder", "edgesfirst")]
    case .circo:
      [.graph("outputorder", "edgesfirst")]
    case .osage, .patchwork:
      []
    }
  }
}
