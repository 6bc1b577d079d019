import Foundation
import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// What tables promise beyond the laws of all formats.
@Suite struct CSVTests {
  /// The header and the rows of a table that this format wrote, its files being `file`.
  private static func lines(_ graph: Graph, _ file: Int, _ format: CSVFormat) -> [[String]] {
    var sink = MemorySink()
    format.write(graph, file: file, to: &sink)
    var scanner = CSVScanner(delimiter: UInt8(ascii: ","))
    var rows: [[String]] = []
    var place = 0
    while (try? scanner.scan(sink.bytes.span, from: &place)) == true {
      let row = scanner.row
      rows.append(row.cells.map { row.text($0).span.string })
    }
    return rows
  }

  @Test(arguments: 0..<40) func theStreamIsTheFilesWithAnEmptyLineBetween(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let format = CSVFormat()
    let files = CSVFormat.fileNames.indices.map { file in
      var sink = MemorySink()
      format.write(graph, file: file, to: &sink)
      return sink.bytes
    }
    let isSame = format.bytes(of: graph) == Array(files.joined(separator: [0x0A]))
    #expect(isSame)
    #expect(files[0].count { $0 == 0x0A } == 1)
  }

  // MARK: Headers

  private static let gephis: Set = [
    "id", "label", "source", "target", "type", "kind", "weight", "timeset", "interval",
  ]

  @Test(arguments: 0..<150) func noColumnIsAnotherOneOfGephis(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    for (file, own) in [(1, ["Id", "Label"]), (2, CSVTests.edges)] {
      let header = try #require(CSVTests.lines(graph, file, CSVFormat()).first)
      #expect(Set(header.map { $0.lowercased() }).count == header.count, "\(header)")
      #expect(Array(header.prefix(own.count)) == own)
      // A node has no direction.
      let others = header.dropFirst(own.count).filter { file == 2 || $0 != "type" }
      #expect(!others.contains { CSVTests.gephis.contains($0.lowercased()) }, "\(header)")
    }
  }

  private static let edges = ["Source", "Target", "Type", "Id", "Label", "Weight", "Kind"]

  @Test(arguments: 0..<150) func neo4jFindsItsColumns(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let types: Set = ["string", "string[]", "long", "double", "boolean"]
    for (file, own) in [(1, ["id:ID", ":LABEL"]), (2, [":START_ID", ":END_ID", ":TYPE"])] {
      let header = try #require(CSVTests.lines(graph, file, CSVFormat(profile: .neo4j)).first)
      #expect(Array(header.prefix(own.count)) == own)
      for name in header.dropFirst(own.count) where name.contains(":") {
        let type = name.split(separator: ":").last.map(String.init)
        #expect(type.map(types.contains) == true, "\(name)")
      }
    }
  }

  /// Properties that are called as other tools call the columns that say what a row is.
  @Test func aPropertyIsNotTakenForWhatSaysWhatARowIs() throws {
    let names: [Identifier] = [
      "src", "dst", "node", "a:ID", ":LABEL", ":START_ID", ":END_ID", ":TYPE", "b:string[]",
      "c:int",
      "kind", "Kind", "attribute.kind", "from", "to", "id", "Source", "_start", "_end", "-A1",
      "sep",
    ]
    let properties = names.map { Property($0, .text) }
    let attributes = names.map { Attribute($0, .text(Text("of " + $0.string))) }
    let vocabulary = try Vocabulary(
      actorTypes: [ActorType(name: "firm", color: Color(0))],
      relationTypes: [RelationType(name: "pays")], actorProperties: properties,
      relationProperties: properties)
    let graph = try Graph(
      metadata: Graph.Metadata(name: "names"), vocabulary: vocabulary,
      documents: [Document(id: "d")],
      actors: [Actor(id: "a", name: "A", type: "firm", attributes: Attributes(attributes))],
      relations: [
        Relation(
          id: "r", Claim("a", "pays", "a", attributes: Attributes(attributes)),
          evidence: [Evidence(document: "d", state: .file(line: 1))])
      ])
    for format in [CSVFormat(), CSVFormat(profile: .neo4j)] {
      let reading = try format.read(format.bytes(of: graph))
      let isSame = reading.graph == graph
      #expect(isSame, "\(format.profile)")
      #expect(reading.remarks.isEmpty, "\(reading.remarks)")
    }
  }

  // MARK: Formulas

  private static let texts = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "'=1", "''=1",
    "'", "''", "'a", "a=1", " =1", "",
  ]

  @Test func noTextIsAFormula() throws {
    let graph = try CSVTests.graph(CSVTests.texts)
    for row in CSVTests.lines(graph, 1, CSVFormat()) {
      for cell in row {
        let first = cell.unicodeScalars.first
        #expect(first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } != true, "\(row)")
      }
    }
  }

  @Test func whatKeepsATextFromBeingRunIsTakenAway() throws {
    let graph = try CSVTests.graph(CSVTests.texts)
    let isSame = try CSVFormat().read(CSVFormat().bytes(of: graph)).graph == graph
    #expect(isSame)
  }

  /// Numbers are no texts, and Neo4j runs nothing.
  @Test func numbersAndNeo4jsTextsAreAsTheyAre() throws {
    let vocabulary = try Vocabulary(
      actorTypes: [ActorType(name: "firm", color: Color(0))], relationTypes: [],
      actorProperties: [Property("balance", .integer), Property("rate", .decimal)],
      relationProperties: [])
    let rate = try #require(DecimalNumber("-0.5"))
    let graph = try Graph(
      metadata: Graph.Metadata(name: "numbers"), vocabulary: vocabulary, documents: [],
      actors: [
        Actor(
          id: "-a", name: "=b", type: "firm",
          attributes: ["balance": .integer(-3), "rate": .decimal(rate)])
      ], relations: [Relation]())
    let rows = CSVTests.lines(graph, 1, CSVFormat())
    #expect(rows[1].contains("-3") && rows[1].contains("-0.5") && rows[1].contains("'=b"))
    let neo4j = CSVTests.lines(graph, 1, CSVFormat(profile: .neo4j))
    #expect(neo4j[1].starts(with: ["-a", "Firm;Actor", "=b"]))
  }

  /// Actors whose texts are all the same; one property is called as a formula is.
  private static func graph(_ texts: [String]) throws -> Graph {
    try Graph(
      metadata: Graph.Metadata(name: "texts"),
      vocabulary: Vocabulary(
        actorTypes: Vocabulary.builtIn.actorTypes, relationTypes: [],
        actorProperties: [Property("status", .text), Property("-A1", .text)],
        relationProperties: []),
      documents: [],
      actors: texts.enumerated().map { place, text in
        Actor(
          id: Identifier(text) ?? "empty", name: Text(text), type: "person",
          description: Text(text),
          attributes: ["status": .text(Text(text)), "-A1": .text(Text(text))])
      }, relations: [Relation]())
  }

  // MARK: Gephi's backslashes

  /// Before anything but `u`, Gephi takes a backslash for an escape of the table.
  @Test(arguments: 0..<40) func jsonHasNumberedEscapesOnly(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let rows = CSVTests.lines(try generator.graph(), 2, CSVFormat())
    let place = try #require(rows[0].firstIndex(of: "evidence"))
    for row in rows.dropFirst() {
      let cell = row[place]
      #expect(cell.replacing("\\u", with: "").contains("\\") == false)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(cell.utf8))
      }
    }
  }

  // MARK: Positions

  @Test func positionsAreColumns() throws {
    var format = CSVFormat()
    format.positions = ActorPositions(points: [
      ActorPositions.Point(x: 1.5, y: -20), ActorPositions.Point(x: 0.25, y: .infinity),
    ])
    let graph = try CSVTests.graph(["a", "b", "c"])
    let rows = CSVTests.lines(graph, 1, format)
    let x = try #require(rows[0].firstIndex(of: "x"))
    #expect(rows[0][x + 1] == "y")
    #expect(
      rows.dropFirst().map { Array($0[x...x + 1]) } == [
        ["1.5", "-20.0"], ["", ""], ["", ""],
      ])
    let reading = try format.read(format.bytes(of: graph))
    let isSame = reading.graph == graph
    #expect(isSame && reading.remarks.isEmpty)
  }

  // MARK: Lists for Neo4j

  @Test(arguments: [
    (["a", "b"], "alias:string[]", "a;b"), (["a; b"], "alias", #"["a; b"]"#),
    ([""], "alias", #"[""]"#), (["-a", "b c"], "alias:string[]", "-a;b c"),
  ]) func aliasesAreAListWhereTheyCanBeOne(
    aliases: [String], header: String, cell: String
  ) throws {
    let graph = try Graph(
      metadata: Graph.Metadata(name: "aliases"), vocabulary: .builtIn, documents: [],
      actors: [Actor(id: "a", name: "A", type: "person", aliases: aliases.map { Text($0) })],
      relations: [Relation]())
    let format = CSVFormat(profile: .neo4j)
    let rows = CSVTests.lines(graph, 1, format)
    let place = try #require(rows[0].firstIndex { $0.hasPrefix("alias") })
    #expect(rows[0][place] == header)
    #expect(rows[1][place] == cell)
    let isSame = try format.read(format.bytes(of: graph)).graph == graph
    #expect(isSame)
  }

  // MARK: Lines

  /// An empty line may begin another table; what follows it is counted on all the same.
  @Test func linesAreCountedBeyondAnEmptyOne() throws {
    let text = "Source,Target,kind\na,b,x\n\na,c,x\nb,c,x\n"
    let relations = try CSVFormat().read(Array(text.utf8)).graph.relations
    #expect(relations.map { $0.evidence[0].state } == [2, 4, 5].map { .file(line: $0) })
  }

  // MARK: Large input

  /// Rows that take as long as they are long, whatever is in them.
  @Test func aLongCellInSmallBlocksIsReadOnce() throws {
    let text = "Source,Target,note\na,b,\"" + String(repeating: "x\"\"y\n", count: 40_000) + "\"\n"
    var source = MemorySource(Array(text.utf8), name: "long", blockSize: 3)
    let graph = try CSVFormat().read(&source).graph
    guard case .text(let note)? = graph.relations.first?.claim.attributes["note"] else {
      Issue.record("there is no note")
      return
    }
    #expect(note.scalarCount == 160_000)
  }
}
