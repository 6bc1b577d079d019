import Foundation
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// What a picture shows, by the size of the graph.
@Suite struct PictureDetailTests {
  /// `count` actors, the first related to all others.
  private static func star(_ count: Int) throws -> Graph {
    let ids = try (0..<count).map { try #require(Identifier("a\($0)")) }
    return try Graph(
      metadata: Graph.Metadata(name: "star"), vocabulary: .builtIn,
      documents: [Document(id: "d", title: "d")],
      actors: ids.enumerated().map { place, id in
        Actor(id: id, name: Text("Name \(place)"), type: "organisation")
      },
      relations: ids.dropFirst().map { id in
        Relation(
          id: id, Claim("a0", "supplies", id),
          evidence: [Evidence(document: "d", state: .file(line: 1))])
      })
  }

  private static func drawing(_ count: Int) throws -> String {
    String(decoding: DOTFormat.drawing().bytes(of: try star(count)), as: UTF8.self)
  }

  private static func names(in dot: String) -> Int {
    dot.split(separator: " label=\"Name").count + dot.split(separator: "[label=\"Name").count - 2
  }

  @Test func aSmallPictureLeavesNothingOut() throws {
    #expect(PictureDetail(of: try Self.star(301)).omissions.isEmpty)
    let drawing = try Self.drawing(301)
    #expect(drawing.contains("label=\"supplies\u{A0}³\""))
    #expect(Self.names(in: drawing) == 301)
  }

  @Test(arguments: [
    (300, 301, ["what each of 301 lines is called"]),
    (2_001, 300, ["the names of all but the 500 most connected of 2001 actors"]),
    (
      10_001, 20_001,
      [
        "the names of all but the 200 most connected of 10001 actors",
        "what each of 20001 lines is called", "arrowheads",
      ]
    ),
  ])
  func whatIsLeftOutIsSaid(_ actors: Int, _ relations: Int, _ omissions: [String]) {
    #expect(PictureDetail(actors: actors, relations: relations).omissions == omissions)
  }

  @Test func theMostConnectedHaveLargeNames() {
    let detail = PictureDetail(actors: 1_600, relations: 4_000)
    #expect([0, 1, 25, 900].map { detail.fontSize(degree: $0) } == [11, 11, 20, 25])
    #expect(PictureDetail(actors: 100, relations: 300).fontSize(degree: 90) == 11)
  }

  /// The hub and the first of the others come last, so that they lie on top.
  @Test func namesOfAFewStandAboveDiscs() throws {
    let drawing = try Self.drawing(2_100)
    #expect(Self.names(in: drawing) == 500)
    let hub = try #require(drawing.range(of: #""a0" [label="Name 0""#))
    let disc = try #require(drawing.range(of: #""a2099" [fillcolor="#))
    #expect(disc.lowerBound < hub.lowerBound)
    // What it is called, SVG says in its titles.
    #expect(!drawing.contains("Name 2099"))
  }

  /// Whoever opens our DOT elsewhere has every name.
  @Test func dataHaveEveryName() throws {
    let data = String(decoding: DOTFormat.data.bytes(of: try Self.star(2_100)), as: UTF8.self)
    #expect(Self.names(in: data) == 2_100)
    #expect(!data.contains("circle"))
  }
}
