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

  /// A date behind an Arabic title stays a date behind it, and nothing turns what follows around.
  @Test func namesFromRightToLeftTurnNothingAround() throws {
    var document = Document(id: "d")
    document.title = "صحيفة"
    document.published = PartialDate("2024-03-06")
    let graph = try Graph(
      metadata: Graph.Metadata(name: "x"), vocabulary: .builtIn, documents: [document],
      actors: [
        Actor(id: "a", name: "أحمد", type: "person"),
        Actor(id: "b", name: "txt\u{202E}exe", type: "person"),
      ],
      relations: [
        Relation(
          id: "r", Claim("a", "kin-of", "b"),
          evidence: [
            Evidence(
              document: "d", quote: Evidence.Quote("قال \u{202E}شيئا"), speaker: "a",
              state: .unchecked)
          ])
      ])
    let note = Footnotes(of: graph)[0]
    #expect(note.claim == "\u{2068}أحمد\u{2069} – kin of – \u{2068}txt\u{FFFD}exe\u{2069}")
    #expect(note.pieces[0].source == "\u{2068}صحيفة\u{2069}, 2024-03-06")
    #expect(note.pieces[0].words == "“\u{2068}قال \u{FFFD}شيئا\u{2069}” (unchecked)")
  }

  /// What a case declares counts for more than the sound of a name.
  @Test func aCaseCanSayWhoIsUnnamed() throws {
    let vocabulary = try Vocabulary(
      actorTypes: Vocabulary.builtIn.actorTypes, relationTypes: Vocabulary.builtIn.relationTypes,
      actorProperties: [Property("unnamed", .boolean)], relationProperties: [])
    var silent = Actor(id: "portavoz", name: "Portavoz de la policía", type: "person")
    silent.attributes = ["unnamed": .boolean(true)]
    var named = Actor(id: "agent", name: "The Secret Agent", type: "person")
    named.attributes = ["unnamed": .boolean(false)]
    let port = Actor(id: "port", name: "Port", type: "place")
    let graph = try Graph(
      metadata: Graph.Metadata(name: "sources"), vocabulary: vocabulary,
      documents: [Document(id: "ledger")], actors: [silent, named, port],
      relations: [silent, named].map { speaker in
        Relation(
          id: speaker.id, Claim(speaker.id, "quoted-about", "port"),
          evidence: [
            Evidence(document: "ledger", quote: Evidence.Quote("sold"), state: .unchecked)
          ])
      })
    let unnamed = UnnamedSources(of: graph)
    #expect(graph.storage.actors.map(unnamed.contains) == [true, false, false])
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
    let dot = String(decoding: DOTFormat.drawing().bytes(of: graph), as: UTF8.self)
    #expect(dot.contains("style=\"rounded,filled,dashed\", fontname=\"DejaVu Sans Oblique\""))
    for line in dot.split(separator: "\n") {
      #expect(line.components(separatedBy: " style=").count <= 2, "\(line)")
    }
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

/// One line for several relations.
@Suite struct DrawnLinesTests {
  @Test(arguments: 0..<30) func everyRelationIsInTheLineOfItsActors(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let single = DrawnLines(of: graph, bundling: false)
    #expect((0..<single.count).map { single[$0] } == graph.relations.indices.map { [$0] })
    let bundled = DrawnLines(of: graph, bundling: true)
    let lines = (0..<bundled.count).map { bundled[$0] }
    #expect(lines.flatMap(\.self).sorted() == Array(graph.relations.indices))
    let pairs = lines.map { line in
      Set(line.map { Set([graph.relations[$0].claim.from, graph.relations[$0].claim.to]) })
    }
    #expect(pairs.allSatisfy { $0.count == 1 })
    #expect(Set(pairs).count == pairs.count)
    #expect(lines.map { $0[0] } == lines.map { $0[0] }.sorted())
    #expect(lines.allSatisfy { $0 == $0.sorted() })
  }

  /// An engine leads one line, with room for the list; the picture has a line for each, which says what it says.
  @Test func linesOfTwoActorsSayWhatEachIs() throws {
    func evidence(_ stance: Evidence.Stance) -> [Evidence] {
      [Evidence(document: "d", quote: Evidence.Quote("words"), stance: stance, state: .unchecked)]
    }
    let graph = try Graph(
      metadata: Graph.Metadata(name: "two"), vocabulary: .builtIn, documents: [Document(id: "d")],
      actors: ["a", "b"].map { Actor(id: $0, name: Text($0.string), type: "organisation") },
      relations: [
        Relation(id: "r1", Claim("a", "supplies", "b"), evidence: evidence(.asserts)),
        Relation(id: "r2", Claim("b", "funds", "a"), evidence: evidence(.alleges)),
        Relation(
          id: "r3", Claim("a", "attacks", "b", polarity: .negative), evidence: evidence(.denies)),
      ])
    let style = PictureStyle(bundling: true)
    let list = "label=\"supplies\u{A0}¹\\nfunds\u{A0}²\\nnot: attacks\u{A0}³\""
    let sketch = String(decoding: DOTFormat.drawing(style).bytes(of: graph), as: UTF8.self)
    #expect(sketch.components(separatedBy: " -> ").count == 2)
    #expect(sketch.contains(list))
    let points = [PicturePlan.Point(x: 0, y: 0), .init(x: 200, y: 0)]
    var line = PicturePlan.Line(from: points[0], to: points[1])
    line.label = .init(x: 100, y: 10)
    let plan = PicturePlan(
      actors: .init(points: points), lines: [line, nil, nil], width: 200, height: 20
    ).separatingLines(of: graph, style, withLists: true)
    let sheet = String(decoding: DOTFormat.sheet(style, plan).bytes(of: graph), as: UTF8.self)
    let lines = sheet.split(separator: "\n").filter { $0.contains("id=\"relation-") }
    #expect(lines.count == 3)
    #expect(lines.count { $0.contains("label=") } == 1)
    #expect(lines[0].contains(list) && !lines[0].contains("style="))
    #expect(
      lines[1].contains("style=\"dashed\"") && lines[1].contains("class=\"relation type-funds"))
    #expect(lines[2].contains("style=\"dotted\"") && lines[2].contains("arrowhead=\"tee\""))
    #expect(Set(lines.compactMap { $0.firstMatch(of: /[\[ ]color="([^"]*)"/)?.1 }).count == 3)
  }

  /// Sentences that nothing on the map refers to would say nothing.
  @Test func manyLinesHaveNumbersWhereThereAreSentences() throws {
    let dot = "digraph {" + (0..<400).map { "a\($0) -> b\($0) [label=pays];" }.joined() + "}"
    let graph = try DOTFormat.data.read(Array(dot.utf8)).graph
    let plan = PicturePlan(
      actors: .init(points: graph.actors.indices.map { .init(x: Double($0), y: 0) }),
      lines: graph.relations.map { _ in .init(from: .init(x: 0, y: 0), to: .init(x: 9, y: 0)) },
      width: 100, height: 100)
    func labels(_ style: PictureStyle) -> Int {
      String(decoding: DOTFormat.sheet(style, plan).bytes(of: graph), as: UTF8.self)
        .matches(of: /label="[^"a-z]*[⁰¹²³⁴⁵⁶⁷⁸⁹]+"/).count
    }
    #expect(labels(PictureStyle(hasLegend: false)) == 0)
    #expect(labels(PictureStyle(hasLegend: false, hasFootnotes: true)) == 400)
  }

  /// A page can be asked about each relation, also where the picture has one line for several.
  @Test func linesRunBesideEachOtherWhereEachHasItsOwn() throws {
    let evidence = [Evidence(document: "d", quote: Evidence.Quote("words"), state: .unchecked)]
    let graph = try Graph(
      metadata: Graph.Metadata(name: "three"), vocabulary: .builtIn,
      documents: [Document(id: "d")],
      actors: ["a", "b"].map { Actor(id: $0, name: Text($0.string), type: "organisation") },
      relations: [
        Relation(id: "r1", Claim("a", "supplies", "b"), evidence: evidence),
        Relation(id: "r2", Claim("b", "funds", "a"), evidence: evidence),
        Relation(id: "r3", Claim("a", "funds", "b"), evidence: evidence),
      ])
    let curve = PicturePlan.Curve(
      start: nil, end: .init(x: 100, y: 0),
      points: [0, 30, 60, 90].map { .init(x: $0, y: 0) })
    let plan = PicturePlan(
      actors: ActorPositions(points: [.init(x: 0, y: 0), .init(x: 100, y: 0)]),
      lines: [.init(curves: [curve], label: .init(x: 50, y: 5)), nil, nil], width: 100, height: 10)
    let lines = plan.separatingLines(of: graph, PictureStyle(bundling: true)).lines
    #expect(lines.map { $0?.curves[0].points.map(\.y) } == [-3, 0, 3].map { [$0, $0, $0, $0] })
    #expect(lines.map { $0?.curves[0].points[0].x } == [0, 100, 0])
    #expect(lines.map { $0?.curves[0].end?.x } == [100, 0, 100])
    #expect(lines[1]?.curves[0].points.last?.x == 7)
    #expect(plan.separatingLines(of: graph, PictureStyle(bundling: false)) == plan)
  }
}
