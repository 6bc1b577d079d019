import CasePage
import Foundation
import GraphFormats
import GraphTesting
import KnowledgeGraph
import Testing

/// What a page draws on a canvas.
@Suite struct MapDataTests {
  /// A star with so many rays, and one relation of the middle to itself.
  private static func star(_ rays: Int) throws -> Graph {
    let ids = try (0...rays).map { try #require(Identifier("a\($0)")) }
    let evidence = Evidence(document: "d", quote: Evidence.Quote("words"), state: .unchecked)
    let claims =
      ids.dropFirst().map { Claim("a0", "cooperates-with", $0) } + [
        Claim("a0", "prosecutes", "a0")
      ]
    return try Graph(
      metadata: .init(name: "star"), vocabulary: .builtIn,
      documents: [Document(id: "d", title: "d")],
      actors: ids.map { id in
        Actor(id: id, name: id == "a1" ? "a spokesperson" : id.text, type: "organisation")
      },
      relations: try claims.enumerated().map { place, claim in
        Relation(id: try #require(Identifier("r\(place)")), claim, evidence: [evidence])
      })
  }

  /// Actors on a line, the last relation a loop and the one before it not drawn.
  private static func plan(_ graph: Graph) -> PicturePlan {
    let count = graph.actors.count
    var lines: [PicturePlan.Line?] = (1..<count).map { place in
      let (start, end) = (
        PicturePlan.Point(x: 0, y: 50), PicturePlan.Point(x: Double(place), y: 50)
      )
      let arrow = PicturePlan.Point(x: Double(place) + 7, y: 50)
      return .init(
        curves: [.init(start: nil, end: arrow, points: [start, start, end, end])], label: nil)
    }
    if count > 2 { lines[count - 2] = nil }
    let loop = [(0.0, 50.0), (0, 70), (20, 70), (0, 50)].map { PicturePlan.Point(x: $0.0, y: $0.1) }
    lines.append(.init(curves: [.init(start: nil, end: nil, points: loop)], label: nil))
    return PicturePlan(
      actors: .init(points: (0..<count).map { .init(x: Double($0), y: 50.04) }),
      sizes: (0..<count).map { .init(width: 40 + Double($0), height: 20) }, lines: lines,
      width: 200,
      height: 80)
  }

  private static func page(_ graph: Graph, theme: Theme = .standard) -> String {
    let page = CasePage(of: graph, .init(theme: theme))
    return String(decoding: page.bytes(map: .plan(plan(graph))), as: UTF8.self)
  }

  private static func data(_ page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: "id=\"data\">")).upperBound
    let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
    let json = try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))
    return try #require(json as? [String: Any])
  }

  /// What a page's data says of its map.
  private struct Map {
    let actors: [[String: Any]]
    let relations: [[String: Any]]
    let clusters: [[String: Any]]
    let styles: [[String: Any]]
    let width: Double?

    init(_ page: String) throws {
      let data = try MapDataTests.data(page)
      let map = try #require(data["map"] as? [String: Any])
      actors = try #require(data["actors"] as? [[String: Any]])
      relations = try #require(data["relations"] as? [[String: Any]])
      clusters = try #require(map["clusters"] as? [[String: Any]])
      styles = try #require(map["styles"] as? [[String: Any]])
      width = map["width"] as? Double
    }

    /// Left, top, right, bottom, the size of the name.
    func numbers(_ place: Int) -> [Double] {
      (actors[place]["box"] as? [Double] ?? []) + [actors[place]["size"] as? Double ?? -1]
    }

    func lines(_ place: Int) -> [String] { actors[place]["lines"] as? [String] ?? [] }

    func course(_ place: Int) -> [Double]? { relations[place]["course"] as? [Double] }

    func style(of thing: [String: Any]) -> [String: Any] {
      (thing["style"] as? Int).map { styles[$0] } ?? [:]
    }
  }

  @Test func aCanvasHasThePlaceOfEverything() throws {
    let page = MapDataTests.page(try MapDataTests.star(4))
    #expect(page.contains("<canvas role=\"img\" aria-label=\"Map of 5 actors"))
    #expect(!page.contains("<svg id=") && !page.contains("class=\"graph\""))
    let map = try Map(page)
    #expect(map.width == 200 && map.actors.count == 5 && map.relations.count == 5)
    #expect(map.numbers(0) == [-20, 20, 20, 40, 11])
    #expect(map.numbers(1) == [-19.5, 20, 21.5, 40, 11])
    #expect(map.lines(1) == ["a spokesperson"])
    // From tip to tip; a straight line is its two ends, a loop many points, what is not drawn nothing.
    #expect(map.course(0) == [0, 30, 8, 30])
    #expect(map.course(2) == [0, 30, 10, 30])
    #expect(map.course(3) == nil && map.relations[3]["style"] == nil)
    let loop = try #require(map.course(4))
    #expect(loop.count == 26 && loop.prefix(2) == loop.suffix(2) && loop.contains(15))
    #expect(map.clusters.isEmpty)
  }

  @Test func aLongNameIsInLines() throws {
    let star = try MapDataTests.star(1)
    let graph = try Graph(
      metadata: star.metadata, vocabulary: .builtIn, documents: Array(star.documents),
      actors: [
        Actor(id: "a0", name: "\u{202E}Blue Shipping and Trading Company", type: "organisation")
      ],
      relations: [star.relations[1]])
    let map = try Map(MapDataTests.page(graph))
    #expect(map.lines(0) == ["\u{FFFD}Blue Shipping and", "Trading Company"])
  }

  @Test func everyBoxAroundActorsIsThere() throws {
    let graph = try MapDataTests.star(4)
    var plan = MapDataTests.plan(graph)
    let labels = ["Places (2)", "\u{202E}exe", String(repeating: "x", count: 200)]
    plan.clusters = labels.enumerated().map { place, label in
      let (low, high) = (
        PicturePlan.Point(x: 500 * Double(place), y: 10), PicturePlan.Point(x: 4_000, y: 60.05)
      )
      return .init(actors: [place], label: label, fontSize: 14, around: low, high)
    }
    let page = CasePage(of: graph).bytes(map: .plan(plan))
    let map = try Map(String(decoding: page, as: UTF8.self))
    #expect(
      map.clusters.map { $0["label"] as? String } == [
        "Places (2)", "\u{FFFD}exe", String(repeating: "x", count: 119) + "…",
      ])
    #expect(map.clusters.allSatisfy { $0["size"] as? Double == 14 })
    // Downwards, with the margin and the room for the label.
    #expect(map.clusters.map { $0["box"] as? [Double] }.first == [-8, -10.5, 4_008, 78])
  }

  /// What is drawn later has a later style: lines, actors without a name in their shape, the others.
  @Test func stylesAreInTheOrderOfDrawing() throws {
    let map = try Map(MapDataTests.page(try MapDataTests.star(2_600)))
    let places = { (things: [[String: Any]]) in Set(things.compactMap { $0["style"] as? Int }) }
    let small = places(map.actors.filter { $0["size"] as? Double == 0 })
    let large = places(map.actors.filter { $0["size"] as? Double != 0 })
    let lines = try #require(places(map.relations).max())
    #expect(try lines < #require(small.min()) && #require(small.max()) < #require(large.min()))
  }

  @Test func whatIsQuotedWithoutANameHasADashedOutline() throws {
    let star = try MapDataTests.star(2)
    let evidence = Evidence(document: "d", quote: Evidence.Quote("words"), state: .unchecked)
    let speech = Relation(id: "said", Claim("a1", "quoted-about", "a0"), evidence: [evidence])
    let graph = try Graph(
      metadata: star.metadata, vocabulary: .builtIn, documents: Array(star.documents),
      actors: Array(star.actors), relations: Array(star.relations.dropLast()) + [speech])
    let map = try Map(MapDataTests.page(graph))
    let dashes = map.actors.map { map.style(of: $0)["dash"] as? [Double] }
    #expect(dashes == [[], [4, 3], []])
  }

  /// Who stands behind a line, and what it says, is in its pattern and its end.
  @Test func linesSayHowSureTheyAre() throws {
    let star = try MapDataTests.star(5)
    let stances: [[Evidence.Stance]] = [
      [.asserts], [.alleges], [.denies], [.asserts, .denies], [.asserts], [.asserts],
    ]
    let relations = zip(star.relations, stances).enumerated().map { place, pair in
      var claim = Claim("a0", "supplies", place < 5 ? pair.0.claim.to : "a0")
      if place == 4 { claim.polarity = .negative }
      if place == 5 { claim.isInferred = true }
      return Relation(
        id: pair.0.id, claim,
        evidence: pair.1.map { stance in
          Evidence(
            document: "d", quote: Evidence.Quote("words"), stance: stance, state: .unchecked)
        })
    }
    let graph = try Graph(
      metadata: star.metadata, vocabulary: .builtIn, documents: Array(star.documents),
      actors: Array(star.actors), relations: relations)
    var plan = MapDataTests.plan(graph)
    plan.lines[4] = plan.lines[0]
    let page = CasePage(of: graph).bytes(map: .plan(plan))
    let map = try Map(String(decoding: page, as: UTF8.self))
    let styles = map.relations.map(map.style)
    #expect(styles.map { $0["dash"] as? [Double] } == [[], [6, 4], [1.5, 3], [], [], []])
    #expect(styles.map { $0["disputed"] != nil } == [false, false, false, true, false, false])
    #expect(styles.map { $0["hollow"] != nil } == [false, false, false, false, false, true])
    #expect(styles.map { ($0["corners"] as? [Double])?.count } == [6, 6, 6, 6, 4, 6])
  }

  /// Of many actors, the most connected have their names in their shapes.
  @Test func aLargeCanvasHasThemAll() throws {
    let graph = try MapDataTests.star(2_600)
    let map = try Map(MapDataTests.page(graph))
    #expect(map.actors.count == graph.actors.count)
    #expect(map.relations.count == graph.relations.count)
    let sizes = map.actors.compactMap { $0["size"] as? Double }
    #expect(sizes.count { $0 > 0 } == 500 && sizes[0] > 0)
    #expect(sizes.count == graph.actors.count)
    #expect(map.actors.indices.allSatisfy { !map.lines($0).isEmpty })
  }

  @Test func coloursComeFromTheTheme() throws {
    let graph = try MapDataTests.star(1)
    for theme in Theme.all {
      let map = try Map(MapDataTests.page(graph, theme: theme))
      let color = theme.family(of: "prosecutes").color.description
      #expect(map.style(of: map.relations[1])["color"] as? String == color)
      let type = try #require(graph.vocabulary.actorTypes.first { $0.name == "organisation" })
      let fill = theme.style(of: type).color.description
      #expect(map.style(of: map.actors[0])["color"] as? String == fill)
    }
  }

  @Test func samePlanSameBytes() throws {
    let graph = try MapDataTests.star(50)
    #expect(MapDataTests.page(graph) == MapDataTests.page(graph))
  }

  /// Places no machine can count are cut, and do not end the program.
  @Test func absurdPlacesAreCut() throws {
    let graph = try MapDataTests.star(1)
    var plan = MapDataTests.plan(graph)
    plan.sizes[0] = .init(width: 1e300, height: -1e300)
    plan.width = .infinity
    let page = String(decoding: CasePage(of: graph).bytes(map: .plan(plan)), as: UTF8.self)
    #expect(page.contains("1000000000,-1000000000"))
  }

  @Test func smallMapsAreVectors() throws {
    let size = CasePage.largestVectorMap
    let (small, large) = (try MapDataTests.star(size / 2 - 1), try MapDataTests.star(size / 2))
    #expect(small.actors.count + small.relations.count == size)
    #expect(CasePage.mapIsVector(of: small) && !CasePage.mapIsVector(of: large))
    #expect(!CasePage.omissions(of: small).isEmpty && CasePage.omissions(of: large).isEmpty)
  }
}
