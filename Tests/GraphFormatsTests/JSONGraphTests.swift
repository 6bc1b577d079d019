import Foundation
import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// What Cytoscape.js and node-link JSON promise beside the laws of all formats.
@Suite struct JSONGraphTests {
  // MARK: Names

  /// What the two formats, d3 and the tools that read them call their own.
  private static let taken = """
    id source target key parent position label name index x y z fx fy vx vy classes group selected \
    shared_name shared_interaction SUID value weight interaction color type data redstring evidence \
    evidence_quote identifier id_original nodes edges links attributes from to undirected
    """.split(separator: " ").compactMap { Identifier(String($0)) }

  @Test func propertiesMayBeCalledWhateverToolsCallTheirOwn() throws {
    let properties = JSONGraphTests.taken.map { Property($0, .text) }
    let attributes = Attributes(
      JSONGraphTests.taken.map { Attribute($0, .text("its own")) })
    let graph = try Graph(
      metadata: Graph.Metadata(name: "names"),
      vocabulary: Vocabulary(
        actorTypes: [ActorType(name: "firm", color: Color(0x77AADD))],
        relationTypes: [RelationType(name: "pays")], actorProperties: properties,
        relationProperties: properties),
      documents: [Document(id: "ledger")],
      actors: [Actor(id: "a", name: "A", type: "firm", attributes: attributes)],
      relations: [
        Relation(
          id: "r", Claim("a", "pays", "a", attributes: attributes),
          evidence: [Evidence(document: "ledger", state: .file(line: 1))])
      ])
    for format in [CytoscapeFormat(), NodeLinkFormat()] as [any ReadableFormat] {
      let reading = try format.read(format.bytes(of: graph))
      let isSame = reading.graph == graph
      #expect(isSame, "\(type(of: format).name)")
      #expect(reading.remarks.isEmpty)
    }
  }

  @Test(arguments: [
    ("via-document", "via_document"), ("attribute.2-x", "attribute_2_x"), ("2-x", "_x"),
    ("_2", "_2"), ("a--b", "a_b"), ("", ""), ("é", "_"), ("plain", "plain"),
  ])
  func columnsAreRenamedAsTheDesktopDoes(name: String, spelling: String) {
    #expect(CytoscapeColumnNames.spelling(name) == spelling)
  }

  // MARK: Identifiers

  @Test(arguments: 0..<100) func nodesAndEdgesOfCytoscapeShareOneSpaceOfIdentifiers(seed: Int)
    throws
  {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let tree = try object(CytoscapeFormat().bytes(of: graph))
    let elements = try #require(tree["elements"] as? [String: [[String: Any]]])
    let nodes = try #require(elements["nodes"]).compactMap { $0["data"] as? [String: Any] }
    let edges = try #require(elements["edges"]).compactMap { $0["data"] as? [String: Any] }
    let (nodeIDs, edgeIDs) = (
      nodes.compactMap { bytes($0["id"]) }, edges.compactMap { bytes($0["id"]) }
    )
    #expect(nodeIDs.count == graph.actors.count && edgeIDs.count == graph.relations.count)
    #expect(Set(nodeIDs + edgeIDs).count == nodeIDs.count + edgeIDs.count)
    for edge in edges {
      #expect(bytes(edge["source"]).map(Set(nodeIDs).contains) == true)
      #expect(bytes(edge["target"]).map(Set(nodeIDs).contains) == true)
    }
  }

  /// Texts are compared by their bytes: the generator loves what Unicode calls equal.
  private func bytes(_ value: Any?) -> [UInt8]? { (value as? String).map { Array($0.utf8) } }

  // MARK: Options

  @Test(arguments: 0..<20) func aListOfLinksIsReadLikeOneOfEdges(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let bytes = NodeLinkFormat(profile: .links).bytes(of: graph)
    let tree = try object(bytes)
    #expect((tree["links"] as? [Any])?.count == graph.relations.count)
    #expect(tree["edges"] == nil)
    let isSame = try NodeLinkFormat().read(bytes).graph == graph
    #expect(isSame)
  }

  // MARK: Positions

  /// Graphviz counts upwards, screens downwards.
  private static let positions = ActorPositions(points: [
    ActorPositions.Point(x: 10, y: 0), ActorPositions.Point(x: 0.1, y: 200),
    ActorPositions.Point(x: .nan, y: 3),
  ])

  @Test func positionsAreCountedDownwards() throws {
    let graph = try graphOfThree()
    let expected = [["x": 10.0, "y": 200.0], ["x": 0.1, "y": 0.0], nil]
    let cytoscape = try object(
      CytoscapeFormat(positions: JSONGraphTests.positions).bytes(of: graph))
    let elements = try #require(cytoscape["elements"] as? [String: [[String: Any]]])
    #expect(elements["nodes"]?.map { $0["position"] as? [String: Double] } == expected)
    let nodeLink = try object(NodeLinkFormat(positions: JSONGraphTests.positions).bytes(of: graph))
    let nodes = try #require(nodeLink["nodes"] as? [[String: Any]])
    #expect(nodes.map { $0["x"] as? Double } == [10, 0.1, nil])
    #expect(nodes.map { $0["y"] as? Double } == [200, 0, nil])
  }

  @Test func positionsOfOursAreForToolsOnly() throws {
    let graph = try graphOfThree()
    let formats: [any ReadableFormat] = [
      CytoscapeFormat(positions: JSONGraphTests.positions),
      NodeLinkFormat(positions: JSONGraphTests.positions),
    ]
    for format in formats {
      let reading = try format.read(format.bytes(of: graph))
      let isSame = reading.graph == graph
      #expect(isSame)
      #expect(reading.remarks.isEmpty)
    }
  }

  private func graphOfThree() throws -> Graph {
    try Graph(
      metadata: Graph.Metadata(name: "three"), vocabulary: .builtIn, documents: [],
      actors: ["a", "b", "c"].map { Actor(id: $0, name: "A", type: "person") }, relations: [])
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }
}
