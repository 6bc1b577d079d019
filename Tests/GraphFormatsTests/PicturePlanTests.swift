import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Parts of a map that has been laid out.
@Suite struct PicturePlanTests {
  typealias Point = PicturePlan.Point

  private func style(bundling: Bool) -> PictureStyle {
    var style = PictureStyle()
    style.bundling = bundling
    return style
  }

  /// A plan with actors far from each other, and straight lines from one to another.
  private func plan(_ graph: Graph, _ style: PictureStyle) -> PicturePlan {
    let points = graph.actors.indices.map {
      Point(x: 400 * Double($0), y: 300 * Double($0 * $0 % 5))
    }
    func point(_ actor: IdentifierNumber) -> Point { points[graph.actorPlaces[actor] ?? 0] }
    let drawn = DrawnLines(of: graph, style)
    var lines = [PicturePlan.Line?](repeating: nil, count: graph.relations.count)
    for line in 0..<drawn.count {
      let relation = graph.storage.relations[drawn[line][0]]
      lines[line] = .init(from: point(relation.from), to: point(relation.to))
    }
    return PicturePlan(
      actors: .init(points: points),
      sizes: points.map { _ in .init(width: 10, height: 10) }, lines: lines, width: 5_000,
      height: 5_000)
  }

  /// Tiles fill their map, and nothing joins them.
  @Test(arguments: 0..<20) func aTreeMapHasNoLines(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    var plan = plan(graph, style(bundling: false))
    plan.isTiled = true
    plan.lines = graph.relations.map { _ in nil }
    let entries = Legend(of: graph, .standard, plan).entries
    #expect(
      entries.allSatisfy { entry in
        if case .actor = entry.sign { true } else { entry.sign == .unnamedSource }
      })
    let dot = String(
      decoding: DOTFormat.sheet(PictureStyle(), plan).bytes(of: graph), as: UTF8.self)
    #expect(!dot.contains("class=\"relation"))
    #expect(
      dot.split(separator: "\n").count { $0.contains("fixedsize=\"shape\", width=\"0.139\"") }
        == graph.actors.count)
  }

  private func areNear(_ one: Point?, _ other: Point) -> Bool {
    one.map { abs($0.x - other.x) + abs($0.y - other.y) < 120 } ?? false
  }

  /// Whether or not relations share lines, in the whole and in its part.
  @Test(arguments: 0..<60) func linesOfAPartJoinItsActors(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let whole = try generator.graph()
    guard let actor = whole.relations.first?.claim.from else { return }
    var focus = GraphFocus()
    focus.actors = [actor]
    let part = try whole.focused(on: focus).graph
    for bundling in [false, true] {
      let style = style(bundling: bundling)
      let plan = plan(whole, style).part(part, of: whole, style)
      #expect(plan.actors.points.count == part.actors.count)
      for (place, actor) in part.actors.enumerated() {
        let before = whole.actors.firstIndex { $0.id == actor.id } ?? 0
        #expect(plan.actors.points[place].x == 400 * Double(before))
      }
      let drawn = DrawnLines(of: part, style)
      for line in 0..<drawn.count {
        let relation = part.storage.relations[drawn[line][0]]
        let ends = [relation.from, relation.to].map {
          plan.actors.points[part.actorPlaces[$0] ?? 0]
        }
        let points = plan.lines[line]?.curves.flatMap(\.points) ?? []
        #expect(areNear(points.first, ends[0]), "seed \(seed), bundling: \(bundling)")
        #expect(areNear(points.last, ends[1]), "seed \(seed), bundling: \(bundling)")
      }
    }
  }
}
