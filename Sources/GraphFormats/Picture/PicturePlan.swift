public import KnowledgeGraph

/// Where a picture has everything, as an engine has laid it out: points (1/72 inch), to the right and upwards from the
/// lower left corner of the map.
public struct PicturePlan: Sendable, Hashable {
  public typealias Point = ActorPositions.Point

  /// The middles of the actors, in the graph's order.
  public var actors: ActorPositions
  /// How large the actors' shapes are, in the graph's order; none where that is not known.
  public var sizes: [Size]
  /// How each relation's line runs, in the graph's order, or, as it is laid out where relations share lines, how each
  /// line runs; nothing where it is not drawn.
  public var lines: [Line?]
  public var width: Double
  public var height: Double
  /// Whether the actors are the tiles of a tree map, which fill it, and there are no lines.
  public var isTiled = false
  /// The boxes around actors that have something in common.
  public var clusters: [Cluster] = []
  /// What that is.
  public var clustering: Clustering?

  /// A box around actors.
  public struct Cluster: Sendable, Hashable {
    /// The places of the actors in it.
    public var actors: [Int]
    /// What it is called.
    public let label: String
    /// The size of its letters, in points.
    public let fontSize: Double
    /// Its corners, the lower left one and the upper right one.
    public var low: Point
    public var high: Point

    /// Makes a box around everything between two corners, with room for its label.
    public init(
      actors: [Int], label: String, fontSize: Double, around low: Point, _ high: Point
    ) {
      self.actors = actors
      self.label = label
      self.fontSize = fontSize
      let missing = TextWidth.of(label) * fontSize * 1.1 - (high.x - low.x)
      let margin = Cluster.margin + max(0, missing / 2)
      self.low = .init(x: low.x - margin, y: low.y - Cluster.margin)
      self.high = .init(
        x: high.x + margin, y: high.y + Cluster.margin + Cluster.titleHeight * fontSize)
    }

    /// In points; engines leave as much room.
    static let margin = 8.0
    /// As a share of the letters' size.
    static let titleHeight = 1.6
  }

  /// Width and height of a shape.
  public struct Size: Sendable, Hashable {
    public let width: Double
    public let height: Double

    /// Makes a size.
    public init(width: Double, height: Double) {
      self.width = width
      self.height = height
    }
  }

  /// How a line runs.
  public struct Line: Sendable, Hashable {
    public var curves: [Curve]
    /// The middle of its label.
    public var label: Point?

    /// Makes a line.
    public init(curves: [Curve], label: Point?) {
      self.curves = curves
      self.label = label
    }
  }

  /// Bézier curves that join: a first point, then three for each.
  public struct Curve: Sendable, Hashable {
    /// The tips of the arrows before the first point and behind the last one.
    public var start: Point?
    public var end: Point?
    public var points: [Point]

    /// Makes a curve.
    public init(start: Point?, end: Point?, points: [Point]) {
      self.start = start
      self.end = end
      self.points = points
    }
  }

  /// Makes a plan.
  public init(
    actors: ActorPositions, sizes: [Size] = [], lines: [Line?], width: Double, height: Double
  ) {
    self.actors = actors
    self.sizes = sizes
    self.lines = lines
    self.width = width
    self.height = height
  }

  /// The plan of the same map in which each relation has a line of its own, where it was laid out in that style; lines of
  /// two actors have a label each, or a list at the first of them.
  public func separatingLines(
    of graph: Graph, _ style: PictureStyle, withLists: Bool = false
  ) -> PicturePlan {
    DrawnLines(of: graph, style).separate(self, of: graph, withLists: withLists)
  }

  /// The plan of a part of a graph, in which everything stays where the whole, laid out in that style, has it.
  public func part(_ part: Graph, of whole: Graph, _ style: PictureStyle) -> PicturePlan {
    var plan = self
    let actorPlaces = part.actors.compactMap { actor in
      whole.storage.number(of: actor.id).flatMap { whole.actorPlaces[$0] }
    }
    plan.actors = ActorPositions(
      points: actors.points.isEmpty ? [] : actorPlaces.map { actors.points[$0] })
    plan.sizes = sizes.isEmpty ? [] : actorPlaces.map { sizes[$0] }
    let placesInPart = Dictionary(actorPlaces.enumerated().map { ($1, $0) }) { first, _ in first }
    plan.clusters = clusters.compactMap { cluster in
      var cluster = cluster
      cluster.actors = cluster.actors.compactMap { placesInPart[$0] }
      return cluster.actors.isEmpty ? nil : cluster
    }
    // A line of the part may be one of several relations' in the whole, or the other way round.
    let separate = separatingLines(of: whole, style)
    var lines = [Line?](repeating: nil, count: part.relations.count)
    for (place, placeInPart) in whole.relationPlaces(in: part).enumerated() {
      if let placeInPart { lines[placeInPart] = separate.lines[place] }
    }
    let drawn = DrawnLines(of: part, style)
    plan.lines = lines.indices.map { $0 < drawn.count ? lines[drawn[$0][0]] : nil }
    return plan
  }

  /// The plan with the boxes that a graph's picture of that style has, and with room for them.
  public func addingClusters(of graph: Graph, _ style: PictureStyle) -> PicturePlan {
    guard !sizes.isEmpty, let (clustering, clusters) = style.clusters(of: graph) else {
      return self
    }
    let fontSize = PictureDetail(of: graph).clusterFontSize
    var plan = self
    plan.clustering = clustering
    plan.clusters = clusters.list.map { cluster in
      var (low, high) = (actors.points[cluster.actors[0]], actors.points[cluster.actors[0]])
      for place in cluster.actors {
        let (middle, size) = (actors.points[place], sizes[place])
        low = .init(
          x: min(low.x, middle.x - size.width / 2), y: min(low.y, middle.y - size.height / 2))
        high = .init(
          x: max(high.x, middle.x + size.width / 2), y: max(high.y, middle.y + size.height / 2))
      }
      return Cluster(
        actors: cluster.actors, label: cluster.shownLabel, fontSize: fontSize, around: low, high)
    }
    return plan.makingRoomForClusters()
  }

  /// The plan with as much room as the boxes take, which reach beyond the actors in them.
  func makingRoomForClusters() -> PicturePlan {
    let left = clusters.reduce(0) { min($0, $1.low.x) }
    let bottom = clusters.reduce(0) { min($0, $1.low.y) }
    var plan = moved(x: -left, y: -bottom)
    plan.width = plan.clusters.reduce(width - left) { max($0, $1.high.x) }
    plan.height = plan.clusters.reduce(height - bottom) { max($0, $1.high.y) }
    return plan
  }

  /// The plan with everything so much further to the right and up.
  func moved(x: Double, y: Double) -> PicturePlan {
    var plan = self
    plan.actors = ActorPositions(points: actors.points.map { $0.moved(x: x, y: y) })
    plan.lines = lines.map { $0?.moved(x: x, y: y) }
    for place in clusters.indices {
      plan.clusters[place].low = clusters[place].low.moved(x: x, y: y)
      plan.clusters[place].high = clusters[place].high.moved(x: x, y: y)
    }
    return plan
  }
}

extension PicturePlan.Point {
  /// The point so much further to the right and up.
  fileprivate func moved(x: Double, y: Double) -> Self { .init(x: self.x + x, y: self.y + y) }

  /// The point on a Bézier curve at a share of it, from 0 to 1.
  package init(from start: Self, _ one: Self, _ two: Self, to end: Self, at share: Double) {
    let rest = 1 - share
    let (a, b, c, d) = (
      rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share, share * share * share
    )
    self.init(
      x: a * start.x + b * one.x + c * two.x + d * end.x,
      y: a * start.y + b * one.y + c * two.y + d * end.y)
  }
}

extension PicturePlan.Line {
  /// A straight line.
  init(from start: PicturePlan.Point, to end: PicturePlan.Point, arrow: PicturePlan.Point? = nil) {
    func between(_ share: Double) -> PicturePlan.Point {
      .init(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
    }
    self.init(
      curves: [
        .init(start: nil, end: arrow, points: [start, between(1 / 3), between(2 / 3), end])
      ], label: nil)
  }

  /// The line so much further to the right and up.
  func moved(x: Double, y: Double) -> PicturePlan.Line {
    var line = self
    line.label = label?.moved(x: x, y: y)
    line.curves = curves.map { $0.moved(x: x, y: y) }
    return line
  }

  /// A second line that runs along this one, so much to the left of it.
  func beside(_ distance: Double, withArrows: Bool = false) -> PicturePlan.Line {
    var line = self
    line.label = nil
    line.curves = curves.map { curve in
      guard let first = curve.points.first, let last = curve.points.last else { return curve }
      let (x, y) = (last.x - first.x, last.y - first.y)
      let length = max((x * x + y * y).squareRoot(), 1)
      var beside = curve.moved(x: -y / length * distance, y: x / length * distance)
      if !withArrows { (beside.start, beside.end) = (nil, nil) }
      return beside
    }
    return line
  }

  /// The same line for an arrow that points the other way.
  var reversed: PicturePlan.Line {
    var line = self
    line.curves = curves.reversed().map(\.reversed)
    return line
  }
}

extension PicturePlan.Curve {
  fileprivate func moved(x: Double, y: Double) -> PicturePlan.Curve {
    .init(
      start: start?.moved(x: x, y: y), end: end?.moved(x: x, y: y),
      points: points.map { $0.moved(x: x, y: y) })
  }

  /// The length of an arrow, in points.
  private static let arrow = 7.0

  /// The curve from its other end: from the tip of its arrow, and with an arrow where it began.
  fileprivate var reversed: PicturePlan.Curve {
    var points = Array(points.reversed())
    guard let last = points.last else { return self }
    if let end { points[0] = end }
    let before = points[max(0, points.count - 2)]
    let (x, y) = (last.x - before.x, last.y - before.y)
    let length = max((x * x + y * y).squareRoot(), 1)
    let share = min(PicturePlan.Curve.arrow / length, 1)
    points[points.count - 1] = .init(x: last.x - x * share, y: last.y - y * share)
    return .init(start: nil, end: start ?? last, points: points)
  }
}

extension ByteBlock {
  /// Appends a line's curves as Graphviz's attribute `pos` has them (`splineType`).
  mutating func append(_ curves: [PicturePlan.Curve]) {
    for (place, curve) in curves.enumerated() {
      if place > 0 { append(";") }
      for (name, tip) in [("s,", curve.start), ("e,", curve.end)] {
        guard let tip else { continue }
        append(name)
        append(tip)
        append(" ")
      }
      for (place, point) in curve.points.enumerated() {
        if place > 0 { append(" ") }
        append(point)
      }
    }
  }

  mutating func append(_ point: PicturePlan.Point) {
    append(coordinate: point.x)
    append(",")
    append(coordinate: point.y)
  }
}
