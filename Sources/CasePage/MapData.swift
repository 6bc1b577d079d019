import GraphFormats
import KnowledgeGraph

/// Where a map has everything and how it is drawn, as JSON for a page that draws it: places and lengths in tenths of a
/// point, downwards from the upper left corner.
///
/// An actor is an array: left, top, right, bottom, the size of its name (0 where that is not part of its shape), its
/// style, its name in lines. A relation is its style and the points of its line; nothing where it is not drawn.
struct MapData {
  private let plan: PicturePlan
  private let graph: Graph
  private let theme: Theme
  /// The styles so far, and what has them.
  private var styles: [MapStyle] = []
  private var stylePlaces: [MapStyle: Int] = [:]

  init(_ plan: PicturePlan, _ graph: Graph, _ theme: Theme) {
    self.plan = plan
    self.graph = graph
    self.theme = theme
  }

  /// Writes the map as a member of the open object.
  mutating func write(to json: inout JSONWriter) {
    json.key("map")
    json.beginObject()
    json.member("width", tenths(plan.width))
    json.member("height", tenths(plan.height))
    json.member("ink", theme.nameInk.description)
    json.member("outline", theme.outline.description)
    json.key("actors")
    json.beginArray()
    writeActors(to: &json)
    json.endArray()
    json.key("relations")
    json.beginArray()
    writeRelations(to: &json)
    json.endArray()
    json.key("styles")
    json.beginArray()
    for style in styles {
      json.element()
      style.write(to: &json)
    }
    json.endArray()
    json.endObject()
  }

  private mutating func writeActors(to json: inout JSONWriter) {
    let names = NameSizes(graph, PictureDetail(of: graph))
    let unnamed = UnnamedSources(of: graph)
    let types = Dictionary(
      graph.vocabulary.actorTypes.map { ($0.name, theme.style(of: $0)) }
    ) { first, _ in first }
    for (place, actor) in graph.actors.enumerated() {
      json.element()
      json.beginArray()
      if plan.actors.points.indices.contains(place), plan.sizes.indices.contains(place) {
        let (middle, size) = (plan.actors.points[place], plan.sizes[place])
        let (x, y) = (middle.x, plan.height - middle.y)
        let (width, height) = (size.width / 2, size.height / 2)
        json.write([x - width, y - height, x + width, y + height].map(tenths))
        let name = names[place]
        let (color, shape) = types[actor.type] ?? (theme.others.color, .ellipse)
        let style = MapStyle.actor(
          color, name == nil ? .ellipse : shape,
          isUnnamed: unnamed.contains(graph.storage.actors[place]))
        json.write([(name ?? 0) * 10, self.place(of: style)])
        json.element()
        let text = actor.name.isEmpty ? actor.id.text : actor.name
        json.value(
          Drawing.wrapped(
            Drawing.shortened(actor.review.mark + Markup.visible(text.string)), width: 20))
      }
      json.endArray()
    }
  }

  private mutating func writeRelations(to json: inout JSONWriter) {
    let storage = graph.storage
    for (place, relation) in graph.relations.enumerated() {
      json.element()
      json.beginArray()
      if plan.lines.indices.contains(place), let line = plan.lines[place] {
        let claim = relation.claim
        let row = storage.relations[place]
        let (stance, isDenied) = storage.stances(of: row)
        let style = MapStyle.line(
          theme.family(of: claim.type).color, LineStyle(stance),
          documents: storage.documentCount(of: row),
          isSymmetric: graph.vocabulary.isSymmetric(claim.type),
          isNegative: claim.polarity == .negative, isInferred: claim.isInferred,
          isDisputed: isDenied && stance != .denies)
        json.write([self.place(of: style)])
        for point in line.course { json.write([point.x, plan.height - point.y].map(tenths)) }
      }
      json.endArray()
    }
  }

  private mutating func place(of style: MapStyle) -> Int {
    if let place = stylePlaces[style] { return place }
    stylePlaces[style] = styles.count
    styles.append(style)
    return styles.count - 1
  }

  /// A length in tenths of a point; no picture is so large that it would be cut.
  private func tenths(_ length: Double) -> Int {
    Int(max(-1e9, min(1e9, (length * 10).rounded())))
  }
}

extension JSONWriter {
  /// Writes numbers as elements of the open array.
  fileprivate mutating func write(_ numbers: [Int]) {
    for number in numbers {
      element()
      value(number)
    }
  }
}

extension PicturePlan.Line {
  /// How the line runs from tip to tip: its two ends where it is straight, else points that are near to each other.
  fileprivate var course: [PicturePlan.Point] {
    var points: [PicturePlan.Point] = []
    for curve in curves {
      var part = curve.points
      guard !part.isEmpty else { continue }
      if let start = curve.start { part[0] = start }
      if let end = curve.end { part[part.count - 1] = end }
      points += points.isEmpty ? part : Array(part.dropFirst())
    }
    guard let first = points.first, let last = points.last else { return [] }
    return points.isStraight ? [first, last] : points.flattened
  }
}

extension [PicturePlan.Point] {
  /// So many straight pieces are a curve to the eye.
  private static let pieces = 12

  /// Points on the Bézier curves that these are.
  fileprivate var flattened: [PicturePlan.Point] {
    guard count > 3 else { return self }
    var flat = [self[0]]
    for start in stride(from: 0, to: count - 3, by: 3) {
      for piece in 1...Self.pieces {
        let share = Double(piece) / Double(Self.pieces)
        let rest = 1 - share
        let weights = [
          rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share,
          share * share * share,
        ]
        func along(_ axis: KeyPath<PicturePlan.Point, Double>) -> Double {
          zip(weights, self[start...]).reduce(0) { $0 + $1.0 * $1.1[keyPath: axis] }
        }
        flat.append(.init(x: along(\.x), y: along(\.y)))
      }
    }
    return flat
  }

  /// Whether all points are within half a point of the line from the first to the last, and between them.
  fileprivate var isStraight: Bool {
    guard let first, let last else { return true }
    let (x, y) = (last.x - first.x, last.y - first.y)
    let length = (x * x + y * y).squareRoot()
    guard length > 1 else { return false }
    return allSatisfy { point in
      let (across, along) = (
        (point.x - first.x) * y - (point.y - first.y) * x,
        (point.x - first.x) * x + (point.y - first.y) * y
      )
      return abs(across) <= length / 2 && along > -length && along < length * (length + 1)
    }
  }
}
