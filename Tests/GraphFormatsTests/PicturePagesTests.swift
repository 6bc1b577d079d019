import Foundation
import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Pictures on paper.
@Suite struct PicturePagesTests {
  private static func star(_ count: Int) throws -> Graph {
    let ids = try (0..<count).map { try #require(Identifier("a\($0)")) }
    return try Graph(
      metadata: Graph.Metadata(name: "star"), vocabulary: .builtIn,
      documents: [Document(id: "d", title: "d")],
      actors: ids.map { Actor(id: $0, name: Text("Name of \($0)"), type: "organisation") },
      relations: ids.dropFirst().map { id in
        Relation(
          id: id, Claim("a0", "supplies", id),
          evidence: [
            Evidence(
              document: "d", quote: Evidence.Quote(Text("words of \(id)")), state: .unchecked)
          ])
      })
  }

  private static func pages(
    _ graph: Graph, width: Double, height: Double, footnotes: Bool = true,
    _ paper: PicturePages.Paper = .a3
  ) -> [String] {
    let plan = PicturePlan(
      actors: ActorPositions(points: graph.actors.map { _ in .init(x: 1, y: 1) }),
      lines: graph.relations.map { _ in nil }, width: width, height: height)
    return PicturePages(of: graph, PictureStyle(hasFootnotes: footnotes), plan, on: paper).pages
      .map { String(decoding: $0.dot, as: UTF8.self) }
  }

  @Test func aSmallMapIsOnOnePage() throws {
    let graph = try PicturePagesTests.star(3)
    #expect(PicturePagesTests.pages(graph, width: 900, height: 600, footnotes: false).count == 1)
    let pages = PicturePagesTests.pages(graph, width: 900, height: 600)
    #expect(pages.count == 2)
    #expect(pages[0].contains("viewport=\"1190.550,841.890,"))
    // Upright, where the map is.
    let upright = PicturePagesTests.pages(graph, width: 400, height: 900, .a4)
    #expect(upright[0].contains("viewport=\"595.280,841.890,"))
  }

  /// Together the parts show everything.
  @Test(arguments: [(3_000.0, 1_700.0), (9_000, 800), (1_000, 6_000)])
  func aLargeMapIsShownInParts(width: Double, height: Double) throws {
    let graph = try PicturePagesTests.star(3)
    let pages = PicturePagesTests.pages(graph, width: width, height: height, footnotes: false)
    #expect(pages.count > 2)
    let views = pages.dropFirst().compactMap { page -> [Double]? in
      page.firstMatch(of: /viewport="([0-9.,]+)"/).map {
        $0.1.split(separator: ",").compactMap { Double($0) }
      }
    }
    #expect(views.count == pages.count - 1)
    for step in 0...40 {
      for other in 0...40 {
        let (x, y) = (width * Double(step) / 40, height * Double(other) / 40)
        let isSeen = views.contains { view in
          abs(x - view[3]) <= view[0] / view[2] / 2 && abs(y - view[4]) <= view[1] / view[2] / 2
        }
        #expect(isSeen, "\(x), \(y)")
      }
    }
    for number in 1..<pages.count {
      #expect(pages[number].contains("part \(number) of \(pages.count - 1)"))
    }
  }

  /// Each sentence once, in its order, whatever the paper.
  @Test(arguments: PicturePages.Paper.allCases) func everySentenceIsThere(
    paper: PicturePages.Paper
  ) throws {
    let graph = try PicturePagesTests.star(400)
    let pages = PicturePagesTests.pages(graph, width: 500, height: 400, paper)
    let numbers = pages.dropFirst().flatMap { page in
      page.matches(of: /id="footnote-(\d+)"/).compactMap { Int($0.1) }
    }
    #expect(numbers == Array(1..<400))
  }
}
