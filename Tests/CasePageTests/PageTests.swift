import CasePage
import Digests
import Foundation
import GraphFormats
import GraphTesting
import KnowledgeGraph
import Testing

/// The bytes of a page.
@Suite struct PageTests {
  private static let evidence = Evidence(
    document: "ledger", quote: Evidence.Quote("delivered the fuel … in March"), speaker: "ana",
    stance: .alleges,
    state: .found(
      Evidence.Finding(
        passages: [
          Evidence.Passage(range: 14..<32, exact: "delivered the fuel"),
          Evidence.Passage(range: 55..<63, exact: "in March"),
        ], before: "Blue Shipping ", after: ", Ana Ruiz said. Nobody else did")))

  private static func graph(
    name: Text = "Blue Shipping", evidence: Evidence = PageTests.evidence
  ) throws -> Graph {
    try Graph(
      metadata: .init(name: "harbour", title: name), vocabulary: .builtIn,
      documents: [
        Document(id: "ledger", title: "The ledger", url: IRI("https://example.org/ledger"))
      ],
      actors: [
        Actor(id: "blue", name: name, type: "organisation"),
        Actor(id: "port", name: "Port", type: "organisation"),
        Actor(id: "ana", name: "Ana Ruiz", type: "person"),
      ],
      relations: [Relation(id: "r-1", Claim("blue", "supplies", "port"), evidence: [evidence])])
  }

  private static func page(_ graph: Graph, _ options: CasePage.Options = .init()) -> String {
    String(
      decoding: CasePage(of: graph, options).bytes(map: .vector(Array("<svg/>".utf8))),
      as: UTF8.self)
  }

  private static func part(_ page: String, from start: String, to end: String) throws -> String {
    let rest = try #require(page.range(of: start)).upperBound
    return String(
      page[rest..<(try #require(page.range(of: end, range: rest..<page.endIndex))).lowerBound])
  }

  private static func piece(_ page: String) throws -> [String: Any] {
    let json = try part(page, from: "id=\"data\">", to: "</script>")
    let data = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let relations = data?["relations"] as? [[String: Any]]
    let evidence = relations?.first?["evidence"] as? [[String: Any]]
    return try #require(evidence?.first)
  }

  /// Ours and readable: what an editor loads before the first word of a case.
  @Test(arguments: [.vector([]), .plan(PageTests.noPlan), nil] as [CasePage.Map?])
  func scriptAndStyleAreSmall(map: CasePage.Map?) {
    let script = CasePage.script(for: map)
    #expect(script.count + CasePage.style(for: map).count < 40_000)
    #expect(script.allSatisfy { $0 != 0x0D })
  }

  static let noPlan = PicturePlan(actors: .init(points: []), lines: [], width: 0, height: 0)

  @Test func policyAllowsWhatIsEmbeddedByItsDigest() throws {
    let page = PageTests.page(try PageTests.graph())
    let style = try PageTests.part(page, from: "<style>", to: "</style>")
    let script = try PageTests.part(page, from: "<script>", to: "</script>")
    for (name, text) in [("script-src", script), ("style-src", style)] {
      let digest = SHA256(of: Array(text.utf8)).base64
      #expect(page.contains("\(name) 'sha256-\(digest)'"))
    }
    let policy = try #require(page.range(of: "Content-Security-Policy"))
    #expect(page[..<policy.lowerBound].hasSuffix("<meta charset=\"utf-8\">\n<meta http-equiv=\""))
  }

  @Test func sameGraphSameBytes() throws {
    for seed in 0..<20 {
      var generator = GraphGenerator(seed: UInt64(seed))
      let graph = try generator.graph()
      #expect(PageTests.page(graph) == PageTests.page(graph))
    }
  }

  /// Nothing of a case ends the element of the data or begins another.
  @Test(arguments: 0..<60) func dataHasNoMarkup(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let page = PageTests.page(graph)
    let json = try PageTests.part(page, from: "id=\"data\">", to: "</script>\n<script>")
    #expect(!json.contains { "<>&\u{2028}\u{2029}".contains($0) })
    let data = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((data?["actors"] as? [Any])?.count == graph.actors.count)
    #expect((data?["relations"] as? [Any])?.count == graph.relations.count)
  }

  @Test func titlesStayText() throws {
    let page = PageTests.page(try PageTests.graph(name: "</title><script>\"&\u{202E}exe"))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;&quot;&amp;\u{FFFD}exe</title>"))
    #expect(page.components(separatedBy: "<script").count == 3)
  }

  @Test func aQuoteStandsInWhatTheGraphHasAroundIt() throws {
    let piece = try PageTests.piece(PageTests.page(try PageTests.graph()))
    #expect(
      piece["text"] as? [String] == [
        "…Blue Shipping ", "delivered the fuel", " […] ", "in March",
        ", Ana Ruiz said. Nobody else did…",
      ])
    #expect(
      piece["link"] as? String
        == "https://example.org/ledger#:~:text=Blue%20Shipping-,delivered%20the%20fuel&text=in%20March"
    )
  }

  @Test func aQuoteStandsInItsParagraphWhereThatMayBeShown() throws {
    let graph = try PageTests.graph()
    var options = CasePage.Options()
    guard case .found(let finding) = PageTests.evidence.state else { return }
    options.contexts["ledger", finding] = Contexts.Context(
      before: "Blue Shipping ", between: [" to the port authority "], after: ", they say.")
    let piece = try PageTests.piece(PageTests.page(graph, options))
    #expect(
      piece["text"] as? [String] == [
        "Blue Shipping ", "delivered the fuel", " to the port authority ", "in March",
        ", they say.",
      ])
    // A limit is stronger than a context.
    options.quoteLimit = 100
    #expect(!PageTests.page(graph, options).contains("they say"))
  }

  @Test(
    arguments: [
      (9, ["", "delivered…", ""], "delivered"), (3, ["", "del…", ""], nil),
      (20, ["", "delivered the fuel", " […] ", "in…", ""], "delivered%20the%20fuel&text=in"),
      (
        500, ["", "delivered the fuel", " […] ", "in March", ""],
        "delivered%20the%20fuel&text=in%20March"
      ),
    ] as [(Int, [String], String?)])
  func aLimitCutsQuotesAndLeavesContextOut(
    limit: Int, stretches: [String], fragment: String?
  ) throws {
    let page = PageTests.page(try PageTests.graph(), CasePage.Options(quoteLimit: limit))
    let piece = try PageTests.piece(page)
    #expect(piece["text"] as? [String] == stretches)
    #expect(piece["link"] as? String == fragment.map { "https://example.org/ledger#:~:text=\($0)" })
    #expect(!page.contains("Nobody else"))
  }

  @Test func withoutAMapThereIsStillAPage() throws {
    let bytes = CasePage(of: try PageTests.graph()).bytes(map: nil)
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(page.contains("There is no map") && !page.contains("id=\"map\""))
  }
}
