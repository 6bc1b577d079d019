/// A place on the page, or a step from one to another; in points, upwards and to the right.
public struct Point: Sendable, Hashable {
  public var x: Double
  public var y: Double

  /// Makes a point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  static func + (left: Point, right: Point) -> Point {
    Point(x: left.x + right.x, y: left.y + right.y)
  }

  static func - (left: Point, right: Point) -> Point {
    Point(x: left.x - right.x, y: left.y - right.y)
  }
}

/// What a part of the drawing covers, from its lower left corner to its upper right one.
struct Box: Sendable, Hashable {
  var low: Point
  var high: Point

  var width: Double { high.x - low.x }
  var height: Double { high.y - low.y }
  var centre: Point { Point(x: (low.x + high.x) / 2, y: (low.y + high.y) / 2) }

  /// The smallest box around both.
  func union(_ other: Box) -> Box {
    Box(
      low: Point(x: min(low.x, other.low.x), y: min(low.y, other.low.y)),
      high: Point(x: max(high.x, other.high.x), y: max(high.y, other.high.y)))
  }

  func moved(_ step: Point) -> Box { Box(low: low + step, high: high + step) }
}
