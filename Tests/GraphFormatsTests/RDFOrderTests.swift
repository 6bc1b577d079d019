import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// RDF is a set: whatever order its statements are in, they make the same graph.
@Suite struct RDFOrderTests {
  private static func lines(_ graph: Graph) -> [ArraySlice<UInt8>] {
    NQuadsFormat().bytes(of: graph).split(separator: 0x0A)
  }

  private static func joined(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
    Array(lines.map { $0 + [0x0A] }.joined())
  }

  @Test(arguments: 0..<80) func shuffledLinesGiveAnEqualGraph(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    var random = RandomNumbers(seed: UInt64(seed))
    let graph = try generator.graph()
    let lines = RDFOrderTests.lines(graph).shuffled(using: &random)
    let reading = try NQuadsFormat().read(RDFOrderTests.joined(lines))
    let isSame = try reading.graph.isEqualUpToOrder(graph)
    #expect(isSame, "seed \(seed)")
    #expect(reading.graph.relations.map(\.id) == graph.relations.map(\.id))
    #expect(reading.remarks.isEmpty)
  }

  /// As `sort -u` leaves them: also a line that was there twice is there once.
  @Test(arguments: 80..<160) func sortedLinesGiveAnEqualGraph(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let lines = Set(RDFOrderTests.lines(graph)).sorted { $0.lexicographicallyPrecedes($1) }
    let reading = try NTriplesFormat().read(RDFOrderTests.joined(lines))
    let isSame = try reading.graph.isEqualUpToOrder(graph, isSet: true)
    #expect(isSame, "seed \(seed)")
    #expect(reading.remarks.isEmpty)
  }

  /// As `cat` leaves two copies of a file.
  @Test func aFileTwiceIsTheSameFile() throws {
    let bytes = NQuadsFormat().bytes(of: try RDFOrderTests.plainGraph())
    let isSame =
      try NQuadsFormat().read(bytes + bytes).graph
      .isEqualUpToOrder(NQuadsFormat().read(bytes).graph, isSet: true)
    #expect(isSame)
  }

  private static func plainGraph() throws -> Graph {
    let dot = "digraph { a -> b [label=pays]; b -> c [label=pays]; c [name=\"C\"] }"
    return try DOTFormat.data.read(Array(dot.utf8)).graph
  }

  /// The order that counts is in the IRIs.
  @Test func evidenceKeepsItsOrder() throws {
    let pieces = (1...12).map { number in
      Evidence(document: "d", quote: Evidence.Quote(Text("quote \(number)")), state: .unchecked)
    }
    let graph = try Graph(
      metadata: Graph.Metadata(name: "x"), vocabulary: .builtIn, documents: [Document(id: "d")],
      actors: [Actor(id: "a", name: "A", type: "person")],
      relations: [Relation(id: "r", Claim("a", "kin-of", "a"), evidence: pieces)])
    let lines = RDFOrderTests.lines(graph).sorted { $1.lexicographicallyPrecedes($0) }
    let isSame =
      try NQuadsFormat().read(RDFOrderTests.joined(lines)).graph.relations.first?.evidence == pieces
    #expect(isSame)
  }

  /// A type and properties that have the same IRI are one node; nothing is lost by it.
  @Test func whatSharesAnIRIComesBack() throws {
    let iri = try #require(IRI("https://example.org/x"))
    let vocabulary = try Vocabulary(
      actorTypes: [ActorType(name: "t", iri: iri, color: Color(0xFF0000))],
      relationTypes: [RelationType(name: "r", inverseLabel: "of r", domain: ["t"], iri: iri)],
      actorProperties: [Property("p", .text), Property("q", .integer, iri: iri)],
      relationProperties: [Property("q", .date, label: "when", iri: iri), Property("p", .text)])
    let graph = try Graph(
      metadata: Graph.Metadata(name: "x"), vocabulary: vocabulary, documents: [Document(id: "d")],
      actors: [Actor(id: "a", name: "A", type: "t", attributes: ["q": .integer(1)])],
      relations: [
        Relation(
          id: "1",
          Claim("a", "r", "a", attributes: ["q": .date(try #require(PartialDate("2024")))]),
          evidence: [Evidence(document: "d", state: .file(line: 1))])
      ])
    let bytes = NQuadsFormat().bytes(of: graph)
    #expect(String(decoding: bytes, as: UTF8.self).contains("<urn:redstring:term:declaration>"))
    for format in RoundTripTests.formats {
      let isSame = try format.read(format.bytes(of: graph)).graph == graph
      #expect(isSame, "\(type(of: format).name)")
    }
    let lines = RDFOrderTests.lines(graph).sorted { $1.lexicographicallyPrecedes($0) }
    let isSame = try NQuadsFormat().read(RDFOrderTests.joined(lines)).graph.isEqualUpToOrder(graph)
    #expect(isSame)
  }

  /// Only what a relation states as a fact tells a property's value from a plain triple.
  @Test func aPropertyWithARelationTypesIRIIsNoRelation() throws {
    let iri = try #require(IRI("https://example.org/x"))
    let vocabulary = try Vocabulary(
      actorTypes: [ActorType(name: "t", color: Color(0xFF0000))],
      relationTypes: [RelationType(name: "r", iri: iri)],
      actorProperties: [Property("q", .actor, iri: iri)], relationProperties: [])
    let evidence = [Evidence(document: "d", state: .file(line: 1))]
    let graph = try Graph(
      metadata: Graph.Metadata(name: "x"), vocabulary: vocabulary, documents: [Document(id: "d")],
      actors: [
        Actor(id: "a", name: "A", type: "t", attributes: ["q": .actor("b")]),
        Actor(id: "b", name: "B", type: "t", attributes: ["q": .actor("a")]),
        Actor(id: "c", name: "C", type: "t"),
      ],
      relations: [
        Relation(id: "1", Claim("a", "r", "b"), evidence: evidence),
        Relation(id: "2", Claim("c", "r", "b"), evidence: evidence),
      ])
    let isSame = try NQuadsFormat().read(NQuadsFormat().bytes(of: graph)).graph == graph
    #expect(isSame)
  }
}
