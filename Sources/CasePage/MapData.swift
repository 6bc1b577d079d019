import GraphFormats
import KnowledgeGraph

/// Where a map has everything and how it is drawn, as JSON for a page that draws it: places and lengths in points,
/// downwards from the upper left corner. Actors, relations and clusters have it among their own members.
struct MapData {
  private let plan: PicturePlan
  private let graph: Graph
  private let theme: Theme
  private let names: NameSizes
  /// How actors and relations are drawn, in the graph's order; nothing for those that are not.
  private let actorStyles: [MapStyle?]
  private let relationStyles: [MapStyle?]
  /// The styles in the order in which what has them is drawn.
  private let styles: [MapStyle]
  private let stylePlaces: [MapStyle: Int]

  init(_ plan: PicturePlan, _ graph: Graph, _ theme: Theme) {
    self.plan = plan
    self.graph = graph
    self.theme = theme
    names = NameSizes(graph, PictureDetail(of: graph))
    actorStyles = MapData.actorStyles(plan, graph, theme, names)
    relationStyles = MapData.relationStyles(plan, graph, theme)
    var seen: Set<MapStyle> = []
    let inOrder = (relationStyles + actorStyles).compactMap(\.self)
      .filter { seen.insert($0).inserted }
    styles = MapStyle.Layer.allCases.flatMap { layer in inOrder.filter { $0.layer == layer } }
    stylePlaces = Dictionary(uniqueKeysWithValues: styles.enumerated().map { ($1, $0) })
  }

  /// Writes what holds for the whole map as a member of the open object.
  func write(to json: inout JSONWriter) {
    json.key("map")
    json.beginObject()
    json.member("width", plan.width)
    json.member("height", plan.height)
    json.member("outline", theme.outline.description)
    json.key("clusters")
    json.beginArray()
    for cluster in plan.clusters {
      json.element()
      json.beginObject()
      writeBox(cluster.low, cluster.high, to: &json)
      json.member("size", cluster.fontSize)
      json.member("label", Markup.visible(Drawing.shortened(cluster.label)))
      json.endObject()
    }
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

  /// Writes members of an actor: its box, its style, its name in lines, and the size of that, which is 0 where the name is
  /// not part of its shape.
  func write(_ actor: Actor, at place: Int, to json: inout JSONWriter) {
    guard let style = actorStyles[place].flatMap({ stylePlaces[$0] }) else { return }
    let (middle, size) = (plan.actors.points[place], plan.sizes[place])
    let (x, y) = (size.width / 2, size.height / 2)
    writeBox(
      .init(x: middle.x - x, y: middle.y - y), .init(x: middle.x + x, y: middle.y + y), to: &json)
    json.member("size", Double(names[place] ?? 0))
    json.member("style", style)
    let text = actor.name.isEmpty ? actor.id.text : actor.name
    let name = Drawing.shortened(actor.review.mark + Markup.visible(text.string))
    json.member(
      "lines", Drawing.wrapped(name, width: 20).split(separator: "\n").map(String.init))
  }

  /// Writes members of a relation: the box around its line, its style, and the points of its line, across and down.
  func write(relationAt place: Int, to json: inout JSONWriter) {
    guard let style = relationStyles[place].flatMap({ stylePlaces[$0] }),
      let line = plan.lines[place]
    else { return }
    let course = line.course
    let (across, down) = (course.map(\.x), course.map(\.y))
    writeBox(
      .init(x: across.min() ?? 0, y: down.min() ?? 0),
      .init(x: across.max() ?? 0, y: down.max() ?? 0), to: &json)
    json.member("style", style)
    json.member("course", course.flatMap { [$0.x, plan.height - $0.y] }.map(MapData.rounded))
  }

  /// Writes left, top, right and bottom.
  private func writeBox(
    _ low: PicturePlan.Point, _ high: PicturePlan.Point, to json: inout JSONWriter
  ) {
    json.member(
      "box",
      [low.x, plan.height - high.y, high.x, plan.height - low.y].map(MapData.rounded))
  }

  /// A length to a tenth of a point, which is less than is seen.
  private static func rounded(_ length: Double) -> Double { (length * 10).rounded() / 10 }

  private static func actorStyles(
    _ plan: PicturePlan, _ graph: Graph, _ theme: Theme, _ names: NameSizes
  ) -> [MapStyle?] {
    let unnamed = UnnamedSources(of: graph)
    let types = Dictionary(
      graph.vocabulary.actorTypes.map { ($0.name, theme.style(of: $0)) }
    ) { first, _ in first }
    return graph.actors.enumerated().map { place, actor in
      guard plan.actors.points.indices.contains(place), plan.sizes.indices.contains(place) else {
        return nil
      }
      let (color, shape) = types[actor.type] ?? (theme.others.color, .ellipse)
      return .actor(
        color, theme.nameInk(on: color), shape, hasName: names[place] != nil,
        isUnnamed: unnamed.contains(graph.storage.actors[place]))
    }
  }

  private static func relationStyles(
    _ plan: PicturePlan, _ graph: Graph, _ theme: Theme
  ) -> [MapStyle?] {
    let storage = graph.storage
    return graph.relations.enumerated().map { place, relation in
      guard plan.lines.indices.contains(place), plan.lines[place] != nil else { return nil }
      let claim = relation.claim
      let row = storage.relations[place]
      let (stance, isDenied) = storage.stances(of: row)
      return .line(
        theme.family(of: claim.type).color, LineStyle(stance),
        documents: storage.documentCount(of: row),
        isSymmetric: graph.vocabulary.isSymmetric(claim.type),
        isNegative: claim.polarity == .negative, isInferred: claim.isInferred,
        isDisputed: isDenied && stance != .denies)
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
        flat.append(
          .init(
            from: self[start], self[start + 1], self[start + 2], to: self[start + 3],
            at: Double(piece) / Double(Self.pieces)))
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
