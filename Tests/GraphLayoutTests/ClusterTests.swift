import GraphLayout
import Testing

/// What stands together.
@Suite(.serialized) struct ClusterTests {
  let renderer = Renderer(executable: Programs.redstring)

  /// Three clusters of nine, and three nodes of none; each node is linked with those beside it in its cluster and with
  /// one in the next cluster.
  private static var sketch: Sketch {
    var dot = "digraph { node [shape=box, fontsize=11]; edge [label=supplies, fontsize=9];\n"
    for cluster in 0..<3 {
      dot += "subgraph \"cluster_\(cluster)\" { graph [label=\"cluster \(cluster)\"]; "
      dot += (0..<9).map { "\"n\(cluster)\($0)\";" }.joined() + " }\n"
      for node in 0..<9 {
        dot += "n\(cluster)\(node) -> n\(cluster)\((node + 1) % 9);\n"
        dot += "n\(cluster)\(node) -> n\((cluster + 1) % 3)\(node);\n"
      }
      dot += "n\(cluster)0 -> alone\(cluster);\n"
    }
    return Sketch(dot: Array((dot + "}").utf8), nodes: 30, edges: 57)
  }

  private struct Frame {
    var left = Double.infinity
    var right = -Double.infinity
    var bottom = Double.infinity
    var top = -Double.infinity

    mutating func add(_ node: NodeBox) {
      left = min(left, node.centre.x - node.width / 2)
      right = max(right, node.centre.x + node.width / 2)
      bottom = min(bottom, node.centre.y - node.height / 2)
      top = max(top, node.centre.y + node.height / 2)
    }

    func meets(_ other: Frame) -> Bool {
      left < other.right && other.left < right && bottom < other.top && other.bottom < top
    }
  }

  @Test(arguments: [Engine.dot, .neato, .fdp, .sfdp, .circo, .twopi, .osage])
  func nothingElseStandsInACluster(_ engine: Engine) async throws {
    let rendering = try await renderer.render(
      Self.sketch, engine: .fixed(engine), formats: [.svg], geometry: true)
    let geometry = try #require(rendering.geometry)
    #expect(geometry.nodes.count == 30)
    #expect(Set(geometry.lines.map(\.place)).count == 57)
    var frames = [Frame](repeating: Frame(), count: 3)
    var others: [Frame] = []
    for node in geometry.nodes {
      let name = String(decoding: node.name, as: UTF8.self)
      if name.hasPrefix("n"), let number = name.dropFirst().first.flatMap({ Int(String($0)) }) {
        frames[number].add(node)
      } else {
        var frame = Frame()
        frame.add(node)
        others.append(frame)
      }
    }
    for (place, frame) in frames.enumerated() {
      for other in frames[(place + 1)...] + others { #expect(!frame.meets(other), "\(engine)") }
    }
  }

  @Test func theSameSketchHasTheSameClusters() async throws {
    let first = try await renderer.render(Self.sketch, engine: .fixed(.sfdp), formats: [.svg])
    let again = try await renderer.render(Self.sketch, engine: .fixed(.sfdp), formats: [.svg])
    #expect(first == again)
  }
}
