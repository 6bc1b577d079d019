/// Where a layout has everything: what a picture is drawn anew from, with more on the page, or less of the graph.
public struct Geometry: Sendable, Hashable {
  /// The nodes, in the order of the DOT text.
  public var nodes: [NodeBox]
  /// The lines, by the place of their edge in the DOT text; an edge may have none.
  public var lines: [LinePath]
  /// Width and height of the drawing, without its margin.
  public var size: Point
}

/// Where a layout has a node.
public struct NodeBox: Sendable, Hashable {
  /// The node's name in the DOT text, in UTF-8.
  public let name: [UInt8]
  /// The middle of the node, from the drawing's lower left corner.
  public let centre: Point
  public let width: Double
  public let height: Double
}

/// How a layout leads a line from one node to another.
public struct LinePath: Sendable, Hashable {
  /// The edge's place in the DOT text, from 0.
  public let place: Int
  public let curves: [Curve]
  /// The middle of the label, where it has one.
  public let label: Point?

  /// Bézier curves that join: a first point, then three for each (`splineType` in Graphviz).
  public struct Curve: Sendable, Hashable {
    /// The tips of the arrows before the first point and behind the last one.
    public var start: Point?
    public var end: Point?
    public var points: [Point]
  }
}

extension LinePath {
  /// The curves, as Graphviz's attribute `pos` has them.
  public var description: String {
    curves.map { curve in
      let tips = [("s", curve.start), ("e", curve.end)].compactMap { name, tip in
        tip.map { "\(name),\($0.x),\($0.y)" }
      }
      return (tips + curve.points.map { "\($0.x),\($0.y)" }).joined(separator: " ")
    }.joined(separator: ";")
  }

  /// The curves that an attribute `pos` spells; nil where it is none.
  static func curves(_ text: Substring) -> [Curve]? {
    var curves: [Curve] = []
    for part in text.split(separator: ";") {
      var curve = Curve(points: [])
      for word in part.split(separator: " ") {
        if word.hasPrefix("s,") || word.hasPrefix("e,") {
          guard let tip = Point(word.dropFirst(2)) else { return nil }
          if word.hasPrefix("s") { curve.start = tip } else { curve.end = tip }
        } else {
          guard let point = Point(word) else { return nil }
          curve.points.append(point)
        }
      }
      guard curve.points.count % 3 == 1 else { return nil }
      curves.append(curve)
    }
    return curves
  }
}

extension Point {
  /// The point that `x,y` spells; nil where that is none.
  init?(_ text: Substring) {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false)
      .compactMap { Double($0) }
    guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(x: numbers[0], y: numbers[1])
  }

  /// To a hundredth of a point.
  var rounded: Point {
    Point(x: (x * 100).rounded() / 100, y: (y * 100).rounded() / 100)
  }
}
