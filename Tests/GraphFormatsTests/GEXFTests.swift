import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// What GEXF has and GraphML does not: kinds and directions of edges, times, pictures of lines.
@Suite struct GEXFTests {
  private static func text(
    _ relations: [Relation], title: Text? = nil, _ format: GEXFFormat = GEXFFormat()
  ) throws -> String {
    let graph = try Graph(
      metadata: Graph.Metadata(name: "harbour", title: title), vocabulary: .builtIn,
      documents: [Document(id: "d")],
      actors: [
        Actor(id: "a", name: "Ana", type: "person"), Actor(id: "b", name: "Bo", type: "person"),
      ], relations: relations)
    return String(decoding: format.bytes(of: graph), as: UTF8.self)
  }

  private static func relation(
    _ type: Identifier = "kin-of", time: Claim.Time? = nil,
    polarity: Claim.Polarity = .affirmative, stances: [Evidence.Stance] = [.asserts]
  ) -> Relation {
    Relation(
      id: "r", Claim("a", type, "b", time: time, polarity: polarity),
      evidence: stances.map { Evidence(document: "d", stance: $0, state: .file(line: 1)) })
  }

  // MARK: Directions

  /// Gephi drops undirected edges of a directed graph, and NetworkX refuses the file.
  @Test func edgesAreDirectedAndSayWhenTheyAreNot() throws {
    let text = try Self.text([Self.relation()])
    #expect(text.contains("<graph defaultedgetype=\"directed\" mode=\"static\">"))
    #expect(!text.contains(" type=\"undirected\""))
    #expect(text.contains("<attvalue for=\"symmetric\" value=\"true\"/>"))
  }

  @Test func aMixedGraphSaysTheDirectionOfEachEdge() throws {
    let format = GEXFFormat(profile: .mixed)
    let symmetric = try Self.text([Self.relation()], format)
    #expect(symmetric.contains("<graph mode=\"static\">"))
    #expect(symmetric.contains("target=\"b\" type=\"undirected\" label=\"kin of\" kind=\"kin-of\""))
    let directed = try Self.text([Self.relation("kills")], format)
    #expect(directed.contains("target=\"b\" type=\"directed\" label=\"kills\" kind=\"kills\""))
  }

  // MARK: Times

  @Test(arguments: [
    ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"), ("2024-03-05", "2024-03-05", "2024-03-05"),
  ])
  func timesAreWholeDays(_ date: String, _ first: String, _ last: String) throws {
    let date = try #require(PartialDate(date))
    let times: [(Claim.Time, String)] = [
      (.on(date), "start=\"\(first)\" end=\"\(last)\""), (.since(date), "start=\"\(first)\""),
      (.until(date), "end=\"\(last)\""),
      (.between(date, date), "start=\"\(first)\" end=\"\(last)\""),
    ]
    for (time, spell) in times {
      let text = try Self.text([Self.relation(time: time)])
      #expect(text.contains("mode=\"dynamic\" timeformat=\"date\">"))
      #expect(text.contains("<spell \(spell)/>"))
      // As exactly as it is known.
      #expect(text.contains(" value=\"\(date)\"/>"))
    }
  }

  /// A tool that keeps values and spells, but not our mark, leaves dates as exact as they were.
  @Test(arguments: ["2024", "2024-02", "2024-03-05"])
  func datesStayAsExactAsTheyWereWithoutOurMark(date: String) throws {
    let date = try #require(PartialDate(date))
    let later = try #require(PartialDate("2025-06"))
    for time: Claim.Time in [.on(date), .since(date), .until(date), .between(date, later)] {
      let lines = try Self.text([Self.relation(time: time)]).split(separator: "\n")
        .filter { !$0.contains("<?redstring") }
      let reading = try GEXFFormat().read(Array(lines.joined(separator: "\n").utf8))
      #expect(reading.graph.relations.first?.claim.time == time)
    }
  }

  // MARK: Lines

  @Test(arguments: [
    ([Evidence.Stance.asserts], nil), ([.denies, .asserts], nil), ([.denies, .alleges], "dashed"),
    ([.denies], "dotted"),
  ])
  func linesSayWhoSaysIt(_ stances: [Evidence.Stance], _ shape: String?) throws {
    let text = try Self.text([Self.relation(stances: stances)])
    for name in ["solid", "dashed", "dotted"] {
      #expect(text.contains("<viz:shape value=\"\(name)\"/>") == (name == shape))
    }
    #expect(text.contains("weight=\"\(stances.count).0\""))
  }

  @Test func aLineSaysThatItIsNotSo() throws {
    let text = try Self.text([Self.relation(polarity: .negative)])
    #expect(text.contains(" label=\"not: kin of\" kind=\"kin-of\""))
  }

  // MARK: The head

  @Test func nothingEndsTheInstruction() throws {
    let title: Text = "Who ?> what ??> why?"
    let text = try Self.text([], title: title)
    #expect(text.contains(#""title":"Who ?\u003e what ??\u003e why?""#))
    let reading = try GEXFFormat().read(Array(text.utf8))
    #expect(reading.graph.metadata.title == title)
  }
}
