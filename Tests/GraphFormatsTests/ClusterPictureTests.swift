import Foundation
import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Boxes around actors that have something in common.
@Suite struct ClusterPictureTests {
  private func style(_ choice: PictureStyle.ClusterChoice) -> PictureStyle {
    var style = PictureStyle()
    style.clusters = choice
    return style
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A plan with a box around each type's actors, which stand in a row.
  private func plan(_ graph: Graph) -> PicturePlan {
    let points = graph.actors.indices.map { ActorPositions.Point(x: 100 * Double($0), y: 50) }
    var plan = PicturePlan(
      actors: .init(points: points), lines: graph.relations.map { _ in nil }, width: 1_200,
      height: 100)
    plan.clustering = .type
    plan.clusters = Clusters(of: graph, by: .type).list.map { cluster in
      .init(
        actors: cluster.actors, label: cluster.shownLabel, fontSize: 13,
        around: points[cluster.actors[0]],
        points[cluster.actors[cluster.actors.count - 1]])
    }
    return plan
  }

  @Test(arguments: 0..<30) func aSketchHasEachActorInItsCluster(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let clusters = Clusters(of: graph, by: .type).list
    let dot = text(DOTFormat.drawing(style(.by(.type))).bytes(of: graph))
    #expect(dot.components(separatedBy: "  subgraph \"cluster_").count == clusters.count + 1)
    #expect(!text(DOTFormat.drawing(style(.none)).bytes(of: graph)).contains("subgraph"))
    // Few actors have no boxes by themselves.
    #expect(!text(DOTFormat.drawing().bytes(of: graph)).contains("subgraph"))
    // What is data has none.
    #expect(!text(DOTFormat.data.bytes(of: graph)).contains("  subgraph \"cluster_"))
  }

  @Test(arguments: 0..<30) func aSheetHasEveryBoxBehindTheMapAndInTheLegend(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let plan = plan(graph)
    let dot = text(DOTFormat.sheet(style(.by(.type)), plan).bytes(of: graph))
    #expect(dot.components(separatedBy: "bb=\"").count == plan.clusters.count + 2)
    let entries = Legend(of: graph, .standard, plan).entries.filter { $0.sign == .box }
    #expect(entries.map(\.count) == (plan.clusters.isEmpty ? [] : [plan.clusters.count]))
    #expect(entries.allSatisfy { $0.label == "actors of one type" })
  }

  /// A sheet that is no larger than the map would cut boxes off.
  @Test func aPlanHasRoomForItsBoxes() throws {
    var generator = GraphGenerator(seed: 4)
    let graph = try generator.graph()
    let roomy = plan(graph).makingRoomForClusters()
    for cluster in roomy.clusters {
      #expect(cluster.low.x >= 0 && cluster.low.y >= 0)
      #expect(cluster.high.x <= roomy.width && cluster.high.y <= roomy.height)
    }
    let moves = zip(roomy.actors.points, plan(graph).actors.points).map {
      ($0.x - $1.x, $0.y - $1.y)
    }
    #expect(moves.allSatisfy { $0 == moves[0] })
  }
}
