import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Where formats say that actors are shown.
@Suite struct PositionsTests {
  private static let formats: [any PositionedFormat & ReadableFormat] = [
    GEXFFormat(), YEdGraphMLFormat(),
  ]

  private static func graph() throws -> Graph {
    try Graph(
      metadata: Graph.Metadata(name: "places"), vocabulary: .builtIn, documents: [],
      actors: [
        Actor(id: "a", name: "Ana", type: "person"), Actor(id: "b", name: "Bo", type: "person"),
        Actor(id: "c", name: "Cleo", type: "person"),
      ], relations: [])
  }

  private static func text(_ format: any GraphFormat) throws -> String {
    String(decoding: format.bytes(of: try graph()), as: UTF8.self)
  }

  private static func positions(_ points: [(Double, Double)]) -> ActorPositions {
    ActorPositions(points: points.map { ActorPositions.Point(x: $0.0, y: $0.1) })
  }

  @Test func gexfHasTheMiddleOfEachNode() throws {
    #expect(try !Self.text(GEXFFormat()).contains("viz:position"))
    let text = try Self.text(
      GEXFFormat(positions: Self.positions([(1, 2.5), (-0.125, 1e8), (0, -7)])))
    #expect(text.contains("<viz:position x=\"1.0\" y=\"2.5\"/>"))
    #expect(text.contains("<viz:position x=\"-0.13\" y=\"100000000.0\"/>"))
    #expect(text.contains("<viz:position x=\"0.0\" y=\"-7.0\"/>"))
  }

  /// Its y grows downwards, and it begins at the upper left corner.
  @Test func yEdHasTheCornerOfEachNode() throws {
    let text = try Self.text(
      YEdGraphMLFormat(positions: Self.positions([(100, 50), (0, 0), (7, -30)])))
    let corners = text.split(separator: "\n").filter { $0.contains("y:Geometry") }
    #expect(
      corners.map { $0.drop { $0 == " " } } == [
        "<y:Geometry height=\"30.0\" width=\"41.0\" x=\"79.5\" y=\"-65.0\"/>",
        "<y:Geometry height=\"30.0\" width=\"40.0\" x=\"-20.0\" y=\"-15.0\"/>",
        "<y:Geometry height=\"30.0\" width=\"48.0\" x=\"-17.0\" y=\"15.0\"/>",
      ])
  }

  @Test func yEdHasRowsOfNodesWithoutPositions() throws {
    let text = try Self.text(YEdGraphMLFormat())
    for corner in ["x=\"0.0\" y=\"0.0\"", "x=\"88.0\" y=\"0.0\"", "x=\"0.0\" y=\"70.0\""] {
      #expect(text.contains(corner))
    }
  }

  /// Numbers that no picture has, too few points, and too many: a graph can always be written, and comes back.
  @Test func anyPositionsAreWritten() throws {
    let graph = try Self.graph()
    let odd: [(Double, Double)] = [
      (.nan, 0), (0, .infinity), (-.greatestFiniteMagnitude, 1), (1e9, 1e9), (999_999_999, -0.001),
    ]
    for count in 0...odd.count {
      for var format in Self.formats {
        format.positions = Self.positions(Array(odd.suffix(count)))
        let bytes = format.bytes(of: graph)
        #expect(xmlError(in: bytes) == nil)
        let isSame = try format.read(bytes).graph == graph
        #expect(isSame)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("nan") && !text.contains("inf\"") && !text.contains("-0.0\""))
      }
    }
  }
}
