public import KnowledgeGraph

/// Puts the labels of lines where they can be read: not over an actor, nor over each other, as far as there is room
/// along their lines.
///
/// `dot` makes room for labels; the other engines put each in the middle of its line, whatever is there. A label that
/// lies over something goes beside another stretch of its line, where least is in its way.
struct LabelPlacement {
  private let lines: [PicturePlan.Line?]
  private let sizes: [PicturePlan.Size?]
  /// Where the labels are by now; nothing where there is none.
  private(set) var labels: [PicturePlan.Point?]
  private var taken: BoxGrid
  /// What runs through a part of the map, in pieces of lines.
  private var courses: BoxGrid

  /// What is in the way of a label, at most.
  private struct Cost: Comparable {
    /// Labels and actors beneath it.
    var covered: Int
    /// Lines through it.
    var crossed: Int
    /// How far along the line it is from the middle, from 0 to 1.
    var distance: Double

    static func < (one: Cost, other: Cost) -> Bool {
      (one.covered, one.crossed, one.distance) < (other.covered, other.crossed, other.distance)
    }
  }

  /// A placement of labels of these sizes.
  init(_ plan: PicturePlan, labelSizes: [PicturePlan.Size?]) {
    lines = plan.lines
    sizes = labelSizes
    labels = zip(plan.lines, labelSizes).map { line, size in
      line?.label ?? size.flatMap { line?.besides(0.5, $0).first }
    }
    taken = BoxGrid(over: max(plan.width, plan.height))
    courses = taken
    for (centre, size) in zip(plan.actors.points, plan.sizes) {
      taken.insert(Box(around: centre, size), -1)
    }
    for cluster in plan.clusters { taken.insert(Box(title: cluster), -1) }
    for place in lines.indices {
      if let box = box(place) { taken.insert(box, place) }
      for piece in LabelPlacement.pieces(of: lines[place]) { courses.insert(piece, place) }
    }
    // The second round finds room that the first one has made.
    for _ in 0..<2 {
      for place in lines.indices { improve(place) }
    }
  }

  private func box(_ place: Int) -> Box? {
    guard let centre = labels[place], let size = sizes[place] else { return nil }
    return Box(around: centre, size)
  }

  private mutating func improve(_ place: Int) {
    guard let line = lines[place], let size = sizes[place], let old = box(place),
      taken.count(meeting: old, except: place) > 0
    else { return }
    var best = (cost: cost(of: old, place, 0), centre: labels[place])
    for step in 0...LabelPlacement.steps {
      let share = 0.15 + 0.7 * Double(step) / Double(LabelPlacement.steps)
      for centre in line.besides(share, size) {
        let cost = cost(of: Box(around: centre, size), place, abs(share - 0.5))
        if cost < best.cost { best = (cost, centre) }
      }
    }
    guard best.centre != labels[place] else { return }
    taken.remove(old, place)
    labels[place] = best.centre
    if let box = box(place) { taken.insert(box, place) }
  }

  /// In how many places along its line a label is tried, on either side.
  private static let steps = 24

  private func cost(of box: Box, _ place: Int, _ distance: Double) -> Cost {
    Cost(
      covered: taken.count(meeting: box, except: place),
      crossed: courses.count(meeting: box, except: place), distance: distance)
  }

  /// A line's course in small boxes.
  private static func pieces(of line: PicturePlan.Line?) -> [Box] {
    guard let line else { return [] }
    return line.curves.flatMap { curve -> [Box] in
      let points = curve.points(every: 12)
      return zip(points, points.dropFirst()).map { Box(from: $0, to: $1) }
    }
  }
}

extension PicturePlan {
  /// The plan in which labels lie over as little as possible, where each relation has a line of its own, in a picture of
  /// that style.
  public func placingLabels(of graph: Graph, _ style: PictureStyle) -> PicturePlan {
    guard !sizes.isEmpty, PictureDetail(of: graph).linesAreLabelled(style, onSheet: true) else {
      return self
    }
    let drawing = Drawing(of: graph, .drawing, style, self)
    let drawn = DrawnLines(of: graph, style)
    var labelSizes = [Size?](repeating: nil, count: lines.count)
    for line in 0..<drawn.count {
      labelSizes[drawn[line][0]] = Size(ofLabel: drawing.label(of: drawn[line]))
    }
    var plan = self
    let placed = LabelPlacement(self, labelSizes: labelSizes).labels
    for (place, label) in placed.enumerated() where label != lines[place]?.label {
      plan.lines[place]?.label = label
    }
    return plan
  }
}

extension PicturePlan.Size {
  /// The size of a line's label, in points.
  fileprivate init(ofLabel text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let width = lines.map { TextWidth.of($0) }.max() ?? 0
    self.init(
      width: width * Drawing.labelFontSize,
      height: Double(lines.count) * Drawing.labelFontSize * PictureSheet.leading)
  }
}

extension PicturePlan.Line {
  /// The middles of a label of that size on either side of the line, so that it touches it, at a share of its length.
  fileprivate func besides(_ share: Double, _ size: PicturePlan.Size) -> [PicturePlan.Point] {
    let points = curves.flatMap { $0.points(every: 12) }
    let lengths = zip(points, points.dropFirst()).map { $0.distance(to: $1) }
    var rest = share * lengths.reduce(0, +)
    for (place, length) in lengths.enumerated() {
      if rest > length || length == 0 {
        rest -= length
        continue
      }
      let (start, end) = (points[place], points[place + 1])
      let (x, y) = ((end.x - start.x) / length, (end.y - start.y) / length)
      let far = abs(y) * size.width / 2 + abs(x) * size.height / 2 + 1
      return [far, -far].map {
        .init(x: start.x + x * rest - y * $0, y: start.y + y * rest + x * $0)
      }
    }
    return []
  }
}

extension PicturePlan.Curve {
  /// Points on the curve, so many points (1/72 inch) from each other, about.
  fileprivate func points(every distance: Double) -> [PicturePlan.Point] {
    guard var start = points.first else { return [] }
    var found = [start]
    for place in stride(from: 1, to: points.count - 2, by: 3) {
      let (one, two, end) = (points[place], points[place + 1], points[place + 2])
      let length = start.distance(to: one) + one.distance(to: two) + two.distance(to: end)
      let count = max(1, Int(min(length / distance, 500)))
      for step in 1...count {
        found.append(
          .init(from: start, one, two, to: end, at: Double(step) / Double(count)))
      }
      start = end
    }
    return found
  }
}

extension PicturePlan.Point {
  fileprivate func distance(to other: Self) -> Double {
    let (x, y) = (other.x - x, other.y - y)
    return (x * x + y * y).squareRoot()
  }
}

/// A rectangle with upright sides, in points.
private struct Box {
  let left: Double
  let bottom: Double
  let right: Double
  let top: Double

  init(around centre: PicturePlan.Point, _ size: PicturePlan.Size) {
    left = centre.x - size.width / 2
    right = centre.x + size.width / 2
    bottom = centre.y - size.height / 2
    top = centre.y + size.height / 2
  }

  init(from one: PicturePlan.Point, to other: PicturePlan.Point) {
    left = min(one.x, other.x)
    right = max(one.x, other.x)
    bottom = min(one.y, other.y)
    top = max(one.y, other.y)
  }

  /// Where a cluster has its title.
  init(title cluster: PicturePlan.Cluster) {
    let height = PicturePlan.Cluster.titleHeight * cluster.fontSize
    self.init(
      around: .init(
        x: (cluster.low.x + cluster.high.x) / 2, y: cluster.high.y - height / 2),
      .init(width: TextWidth.of(cluster.label) * cluster.fontSize, height: height))
  }

  func meets(_ other: Box) -> Bool {
    left < other.right && other.left < right && bottom < other.top && other.bottom < top
  }
}

/// Boxes by where they are, each of an owner, so that those around a place are found without looking at all.
private struct BoxGrid {
  private struct Cell: Hashable {
    let column: Int
    let row: Int
  }

  /// The most columns and rows.
  private static let most = 500.0
  /// The side of a cell, in points.
  private let cell: Double
  private var boxes: [Cell: [(box: Box, owner: Int)]] = [:]

  /// A grid over a map of that size.
  init(over side: Double) { cell = max(80, side / BoxGrid.most) }

  private func cells(of box: Box) -> [Cell] {
    let rows = number(box.bottom)...number(box.top)
    return (number(box.left)...number(box.right)).flatMap { column in
      rows.map { Cell(column: column, row: $0) }
    }
  }

  /// The column or the row of a coordinate.
  private func number(_ place: Double) -> Int {
    Int(max(-1, min((place / cell).rounded(.down), BoxGrid.most)))
  }

  mutating func insert(_ box: Box, _ owner: Int) {
    for cell in cells(of: box) { boxes[cell, default: []].append((box, owner)) }
  }

  mutating func remove(_ box: Box, _ owner: Int) {
    for cell in cells(of: box) { boxes[cell]?.removeAll { $0.owner == owner } }
  }

  /// How many of other owners lie there.
  func count(meeting box: Box, except owner: Int) -> Int {
    cells(of: box).reduce(0) { count, cell in
      count
        + (boxes[cell] ?? []).count { other in
          // What two boxes have in common begins in one cell, however many it lies in.
          other.owner != owner && other.box.meets(box)
            && cell.column == number(max(box.left, other.box.left))
            && cell.row == number(max(box.bottom, other.box.bottom))
        }
    }
  }
}
