import KnowledgeGraph

/// The lines of a picture: one for each relation, or one for all relations between two actors.
struct DrawnLines: Sendable {
  /// The places of the relations, line after line, and where each line's begin; nothing where each relation has a line
  /// of its own.
  private let bundles: (relations: [UInt32], starts: [UInt32])?
  private let relationCount: Int

  /// The lines of a graph's picture in that style.
  init(of graph: Graph, _ style: PictureStyle) {
    self.init(
      of: graph, bundling: style.bundling ?? PictureDetail(of: graph).linesAreBundled)
  }

  /// The lines of a graph's picture.
  init(of graph: Graph, bundling: Bool) {
    relationCount = graph.storage.relations.count
    bundles = bundling ? DrawnLines.bundles(graph) : nil
  }

  var count: Int { bundles.map { $0.starts.count - 1 } ?? relationCount }

  /// The places of a line's relations, in their order.
  subscript(line: Int) -> [Int] {
    guard let bundles else { return [line] }
    let range = Int(bundles.starts[line])..<Int(bundles.starts[line + 1])
    return bundles.relations[range].map(Int.init)
  }

  /// How far from each other lines run that shared one, in points, and how wide they may be together.
  private static let (gap, ribbon) = (3.0, 24.0)

  /// The plan in which each relation has a line of its own, where `plan` has these lines: those that shared one run
  /// beside each other, with a label each, or, as a list, one at the first.
  func separate(_ plan: PicturePlan, of graph: Graph, withLists: Bool) -> PicturePlan {
    if bundles == nil { return plan }
    var separate = plan
    separate.lines = Array(repeating: nil, count: relationCount)
    for number in 0..<count {
      guard let line = plan.lines[number] else { continue }
      let places = self[number]
      let first = graph.storage.relations[places[0]].from
      for (order, place) in places.enumerated() {
        let gap = min(DrawnLines.gap, DrawnLines.ribbon / Double(places.count))
        let step = Double(order) - Double(places.count - 1) / 2
        var own = line.beside(gap * step, withArrows: true)
        if withLists {
          // Above the lines, which are wider than the one that it was placed at.
          let up = gap * Double(places.count - 1) / 2
          own.label = order == 0 ? line.label.map { .init(x: $0.x, y: $0.y + up) } : nil
        } else {
          own.label = line.label.map { .init(x: $0.x, y: $0.y - 11 * step) }
        }
        separate.lines[place] =
          graph.storage.relations[place].from == first ? own : own.reversed
      }
    }
    return separate
  }

  /// Two actors, whichever comes first.
  private struct Pair: Hashable {
    let one: UInt32
    let other: UInt32

    init(_ one: Int, _ other: Int) {
      self.one = UInt32(min(one, other))
      self.other = UInt32(max(one, other))
    }
  }

  /// Lines stand where their first relation does.
  private static func bundles(_ graph: Graph) -> (relations: [UInt32], starts: [UInt32]) {
    var lines: [Pair: Int] = [:]
    var counts: [UInt32] = []
    let lineOfRelation = graph.storage.relations.map { relation -> Int in
      let pair = Pair(
        graph.actorPlaces[relation.from] ?? 0, graph.actorPlaces[relation.to] ?? 0)
      let line = lines[pair] ?? counts.count
      if line == counts.count {
        lines[pair] = line
        counts.append(0)
      }
      counts[line] += 1
      return line
    }
    var starts: [UInt32] = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var next = starts
    var relations = [UInt32](repeating: 0, count: lineOfRelation.count)
    for (place, line) in lineOfRelation.enumerated() {
      relations[Int(next[line])] = UInt32(place)
      next[line] += 1
    }
    return (relations, starts)
  }
}
