import Foundation
import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Legend, footnotes and sheet.
@Suite struct PictureTests {
  @Test(arguments: 0..<30) func theLegendCountsWhatIsThere(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let entries = Legend(of: graph, .standard).entries
    func count(_ isWanted: (Legend.Sign) -> Bool) -> Int {
      entries.filter { isWanted($0.sign) }.reduce(0) { $0 + $1.count }
    }
    #expect(count { if case .actor = $0 { true } else { false } } == graph.actors.count)
    #expect(count { if case .family = $0 { true } else { false } } == graph.relations.count)
    #expect(count { if case .pattern = $0 { true } else { false } } == graph.relations.count)
    #expect(count { $0 == .inferred } == graph.relations.count { $0.claim.isInferred })
    #expect(count { $0 == .negative } == graph.relations.count { $0.claim.polarity == .negative })
    #expect(
      count { $0 == .wide }
        == graph.relations.count { Set($0.evidence.map(\.document)).count > 1 })
    let disputed = graph.relations.count { relation in
      let stances = relation.evidence.map(\.stance)
      return stances.contains(.denies) && stances.contains { $0 != .denies }
    }
    #expect(count { $0 == .disputed } == disputed)
    #expect(entries.allSatisfy { $0.count > 0 })
  }

  @Test(arguments: [
    ("DEA spokesperson", true), ("US and Mexican security sources", true),
    ("officials familiar with the case", true), ("A person close to the family", true),
    ("Ricardo Trevilla", false), ("US government", false), ("Sources Sought Ltd", false),
    ("", false),
    ("Officer Cadet Training Corps", false),
  ]) func aSourceWithoutANameIsKnown(name: String, isDescription: Bool) {
    #expect(UnnamedSources.isDescription(name) == isDescription)
  }

  /// Only who says something is a source.
  @Test func whoSaysNothingIsNoSource() throws {
    let names = ["Fuel officials", "Port officials", "Blue"]
    let actors = names.enumerated().map { place, name in
      Actor(id: Identifier("a\(place)") ?? "a", name: Text(name), type: "group")
    }
    let graph = try Graph(
      metadata: Graph.Metadata(name: "sources"), vocabulary: .builtIn,
      documents: [Document(id: "ledger")], actors: actors,
      relations: [
        Relation(
          id: "r", Claim("a0", "supplies", "a2"),
          evidence: [
            Evidence(
              document: "ledger", quote: Evidence.Quote("sold"), speaker: "a1", state: .unchecked)
          ])
      ])
    let unnamed = UnnamedSources(of: graph)
    #expect(graph.storage.actors.map(unnamed.contains) == [false, true, false])
  }

  @Test func footnotesSayWhoSaysSo() throws {
    let notes = Footnotes(of: try Harbour.graph())
    let first = notes[0]
    #expect(first.number == 1)
    #expect(first.claim.hasPrefix("Blue \"B\" Shipping & Sons – supplies – Port ]]> authority"))
    #expect(first.claim.contains("since 2024"))
    #expect(first.pieces[0].words == "“sold … the fuel”")
    #expect(first.pieces[0].voice == "Ana Lima alleges")
    #expect(notes[1].claim.contains("proposed: not: supplies"))
    #expect(notes[2].pieces[0].words == "the file itself, line 7")
    var sink = MemorySink()
    notes.writeMarkdown(to: &sink)
    let page = String(decoding: sink.bytes, as: UTF8.self)
    for number in 1...notes.count { #expect(page.contains("\n\(number). ")) }
  }

  @Test(arguments: [(1, "¹"), (20, "²⁰"), (345_678, "³⁴⁵⁶⁷⁸"), (9, "⁹")])
  func numbersStandHigh(number: Int, superscript: String) {
    #expect(Footnotes.superscript(number) == superscript)
  }

  @Test func linesAreNoWiderThanTheyMayBe() {
    let text = "Ein Wort und ein sehrsehrsehrsehrlangeswortohneende und noch 中文字符一起 eines"
    for width in [4.0, 7, 12, 60] {
      let lines = TextWidth.lines(of: text, width: width)
      #expect(lines.allSatisfy { TextWidth.of($0) <= width })
      let whole = lines.joined().filter { $0 != " " }
      #expect(whole == text.filter { $0 != " " })
    }
    #expect(TextWidth.lines(of: "  ", width: 9) == [])
  }

  /// Whatever actors are called, the sheet's own nodes are called otherwise.
  @Test func namesOnTheSheetAreItsOwn() throws {
    let graph = try Graph(
      metadata: Graph.Metadata(name: "names"), vocabulary: .builtIn, documents: [],
      actors: [
        Actor(id: "sheet:0", name: "One", type: "person"),
        Actor(id: "_sheet:1", name: "Two", type: "person"),
      ], relations: [])
    let plan = PicturePlan(
      actors: ActorPositions(points: [.init(x: 20, y: 20), .init(x: 90, y: 20)]), lines: [],
      width: 120, height: 40)
    let dot = String(
      decoding: DOTFormat.sheet(PictureStyle(hasFootnotes: true), plan).bytes(of: graph),
      as: UTF8.self)
    #expect(dot.contains("\"__sheet:0\" ["))
    #expect(dot.components(separatedBy: "\n  \"sheet:0\" [").count == 2)
    #expect(dot.contains("person 2"))
  }
}
