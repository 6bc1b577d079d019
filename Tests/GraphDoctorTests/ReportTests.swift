import GraphDoctor
import GraphFormats
import Testing

/// What people are told.
@Suite struct ReportTests {
  private func report(_ name: String, for tools: [Tool]) throws -> [String] {
    let example = try Example.named(name)
    return try diagnosis(of: example.bytes(), example.format, for: tools).report(path: "map.x")
  }

  @Test func aFileThatOpens() throws {
    #expect(
      try report("plain.graphml", for: [.gephi, .tinkerpop]) == [
        "map.x: GraphML, 2 nodes, 1 edge",
        "",
        "Gephi: opens",
        "  2 nodes, 1 edge, directed; node labels from 'label'; edge labels from 'label'",
        "",
        "TinkerPop: opens",
        "  2 nodes, 1 edge, directed; vertex labels from 'labelV'; edge labels from 'labelE'",
      ])
  }

  @Test func aFileThatOpensWithLosses() throws {
    #expect(
      try report("parallel-edges.graphml", for: [.gephi]) == [
        "map.x: GraphML, 2 nodes, 2 edges",
        "",
        "Gephi: opens with losses",
        "  2 nodes, 1 edge, directed; node labels from 'label'; edge labels from 'label'",
        "  map.x:20:5: loses 1 parallel edge, merged into another one between the same nodes; weights "
          + "are added up",
        "  try: redstring convert map.x map.gexf",
      ])
  }

  /// What is shown is not said of a file that is not opened, and what is gravest is said first.
  @Test func aFileThatIsRefused() throws {
    #expect(
      try report("a-hyperedge.graphml", for: [.networkx]) == [
        "map.x: GraphML, 2 nodes, 1 edge",
        "",
        "NetworkX: refuses",
        "  map.x:20:5: refuses the file: 1 hyperedge",
      ])
    let example = try Example.named("a-default-of-the-wrong-type.graphml")
    let networkX = try diagnosis(of: example.bytes(), .graphML, for: [.networkx]).tools[0]
    #expect(networkX.findings.map(\.severity) == [.refuses, .loses])
    #expect(networkX.showing == nil)
  }

  @Test func aFormatThatIsNotRead() throws {
    let example = try Example.named("plain.gexf")
    let diagnosis = try diagnosis(of: example.bytes(), .gexf, for: [.yed, .igraph])
    #expect(
      diagnosis.report(path: "-") == [
        "-: GEXF, 2 nodes, 1 edge",
        "",
        "yEd: does not read GEXF",
        "  try: redstring convert FILE map.yed.graphml",
        "",
        "igraph: does not read GEXF",
        "  try: redstring convert FILE map.graphml",
      ])
    #expect(!diagnosis.isAnyAtALoss)
  }

  @Test(arguments: Tool.allCases) func whatEachToolShows(tool: Tool) throws {
    let expected: [Tool: String] = [
      .gephi: "2 nodes, 2 edges, directed; node labels from 'label'; edge labels from 'label'; "
        + "weights from 'weight'",
      .yed: "2 nodes, 2 edges, directed; node labels are empty",
      .cytoscape:
        "2 nodes, 2 edges, directed; node names from 'name'; interactions from 'interaction'",
      .networkx:
        "2 nodes, 2 edges, directed; class is DiGraph; nodes are the ids; labels from 'label'; "
        + "edge labels from 'label'; weights from 'weight'",
      .igraph: "2 nodes, 2 edges, directed; labels from 'label'; edge labels from 'label'; "
        + "weights from 'weight'",
      .neo4j: "2 nodes, 2 edges, directed; labels from 'labels'; types from 'label'; "
        + "import is apoc.import.graphml with {readLabels: true}",
      .tinkerpop:
        "2 nodes, 2 edges, directed; vertex labels from 'labelV'; edge labels from 'labelE'",
    ]
    let example = try Example.named("a-weight-on-one-of-two-edges.graphml")
    let showing = try diagnosis(of: example.bytes(), .graphML, for: [tool]).tools[0].showing
    #expect(showing?.text == expected[tool])
  }
}
