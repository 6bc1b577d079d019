import Foundation
import GraphFormats
import KnowledgeGraph
import Testing

/// One small graph with everything that is hard to spell, and what each format makes of it, byte for byte
/// in `Expected/`. A change there is a change for everyone who reads our files.
@Suite struct SpellingTests {
  @Test(arguments: GraphFormats.all.map { type(of: $0).fileExtensions[0] })
  func formatIsSpelled(fileExtension: String) throws {
    let format = try #require(
      GraphFormats.all.first { type(of: $0).fileExtensions.contains(fileExtension) })
    try SpellingTests.expect(format, isIn: fileExtension)
  }

  @Test func otherOptionsAreSpelled() throws {
    try SpellingTests.expect(CSVFormat(profile: .neo4j), isIn: "neo4j.csv")
    try SpellingTests.expect(CypherFormat(profile: .nodes), isIn: "nodes.cypher")
  }

  private static func expect(_ format: any GraphFormat, isIn ending: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Expected/harbour.\(ending)")
    let written = String(decoding: format.bytes(of: try Harbour.graph()), as: UTF8.self)
    #expect(written == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  @Test func theDrawingHasNoData() throws {
    let drawing = String(
      decoding: DOTFormat.drawing().bytes(of: try Harbour.graph()), as: UTF8.self)
    #expect(!drawing.contains("evidence_1_quote"))
    #expect(drawing.contains(#"id="actor-"#))
    #expect(drawing.contains(#"id="relation-"#))
    #expect(!drawing.contains("redstring"))
    #expect(drawing.contains("label=\"Blue \\\"B\\\" Shipping &amp;\\nSons\""))
  }

  @Test func longStringsAreBrokenForGraphvizsScanner() throws {
    var documents = try Harbour.graph().documents
    documents[0].title = Text(String(repeating: "é", count: 20_000))
    let graph = try Graph(
      metadata: Graph.Metadata(name: "long"), vocabulary: .builtIn, documents: documents,
      actors: [],
      relations: [])
    let text = DOTFormat.data.bytes(of: graph)
    let runs = text.split { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    #expect(runs.allSatisfy { $0.count < 16_384 })
    #expect(String(validating: text, as: UTF8.self)?.contains("é\" + \"é") == true)
  }
}

enum Harbour {
  static func graph() throws -> Graph {
    try Graph(
      metadata: Graph.Metadata(name: "harbour-fuel", title: "Fuel & “the harbour”"),
      vocabulary: vocabulary(),
      documents: [
        Document(
          id: "ledger", title: "The \"ledger\" <1>", publisher: "The Daily Example",
          authors: ["A. Writer", "B. Writer"], published: PartialDate("2024-03-06"),
          url: IRI("https://example.org/ledger?a=1&b=2"), language: "en",
          file: "documents/ledger.txt", sha256: Text(String(repeating: "0f", count: 32)))
      ],
      actors: [
        Actor(
          id: "blue", name: "Blue \"B\" Shipping & Sons", type: "firm", aliases: ["Blue\\Shipping"],
          description: "line one\nline two\r\nline three",
          sameAs: [IRI("https://www.wikidata.org/entity/Q1")].compactMap(\.self),
          attributes: ["status": .text("bankrupt"), "source": .text("")]),
        Actor(id: "port", name: "Port ]]> authority", type: "firm", isInferred: true),
        Actor(id: "Ana \"A\" Lima", name: "Ana Lima", type: "person", review: .accepted),
      ],
      relations: relations())
  }

  private static func vocabulary() throws -> Vocabulary {
    try Vocabulary(
      actorTypes: [
        ActorType(name: "person", color: Color(0xEEDD88)),
        ActorType(
          name: "firm", definition: "a body that trades",
          superClasses: [IRI("https://schema.org/Organization")].compactMap(\.self),
          color: Color(0x77AADD), shape: .rectangle),
      ],
      relationTypes: [
        RelationType(
          name: "supplies", inverseLabel: "supplied by", definition: "is the source of",
          domain: ["firm"], range: ["firm"]),
        RelationType(name: "kin-of", isSymmetric: true),
      ],
      actorProperties: [Property("status", .text), Property("source", .text)],
      relationProperties: [
        Property("object", .actorOrText), Property("amount", .decimal), Property("from", .integer),
        Property("sealed", .boolean), Property("seen", .date),
      ])
  }

  private static func relations() -> [Relation] {
    let found = Evidence(
      document: "ledger", quote: Evidence.Quote("sold … the fuel", prefix: "who "),
      speaker: "Ana \"A\" Lima", stance: .alleges,
      state: .found(
        Evidence.Finding(
          passages: [
            Evidence.Passage(range: 10..<14, exact: "sold"),
            Evidence.Passage(range: 20..<28, exact: "the fuel"),
          ], before: "who ", after: "\r\n")))
    let unchecked = Evidence(
      document: "ledger", quote: Evidence.Quote("delivered"), state: .unchecked)
    let file = Evidence(document: "ledger", stance: .denies, state: .file(line: 7))
    return [
      Relation(
        id: "r-1",
        Claim(
          "blue", "supplies", "port",
          attributes: [
            "object": .actor("port"), "amount": decimal("0.90"),
            "from": .integer(-3), "sealed": .boolean(true), "seen": date("2024-03"),
          ],
          time: PartialDate("2024").map(Claim.Time.since)),
        evidence: [found, unchecked]),
      Relation(
        id: "r-2",
        Claim(
          "port", "supplies", "blue", attributes: ["object": .text("port")], polarity: .negative,
          isInferred: true, review: .proposed),
        evidence: [unchecked]),
      Relation(id: "r 3", Claim("Ana \"A\" Lima", "kin-of", "blue"), evidence: [file]),
    ]
  }

  private static func decimal(_ string: String) -> AttributeValue {
    DecimalNumber(string).map(AttributeValue.decimal) ?? .text("")
  }

  private static func date(_ string: String) -> AttributeValue {
    PartialDate(string).map(AttributeValue.date) ?? .text("")
  }
}
