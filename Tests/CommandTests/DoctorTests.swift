import Foundation
import GraphTesting
import Testing

/// `redstring doctor`, from the command line to the exit status.
@Suite struct DoctorTests {
  private let parallel = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">
      <node id="a"/><node id="b"/>
      <edge source="a" target="b"/>
      <edge source="a" target="b"/>
    </graph></graphml>

    """

  @Test func lossesAreSaidAndGiveOne() async throws {
    let folder = try Folder(["map.graphml": parallel])
    let run = try await redstring(["doctor", "map.graphml", "--for", "gephi"], in: folder.path)
    #expect(run.exitStatus == 1)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        map.graphml: GraphML, 2 nodes, 2 edges

        Gephi: opens with losses
          2 nodes, 1 edge, directed; node labels are the ids
          map.graphml:4:3: loses 1 parallel edge, merged into another one between the same nodes; weights are added up
          map.graphml: shows the ids of 2 nodes without a value in the column 'label'
          try: redstring convert map.graphml map.gexf
          try: redstring convert map.graphml clean.graphml

        """)
  }

  @Test func aToolThatLosesNothingGivesZero() async throws {
    let folder = try Folder(["map.graphml": parallel])
    let run = try await redstring(
      ["doctor", "map.graphml", "--for", "networkx,igraph", "--for", "igraph"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(run.output.contains("\nNetworkX: opens\n"))
    #expect(run.output.components(separatedBy: "igraph: opens").count == 2)
    #expect(!run.output.contains("Gephi"))
  }

  @Test func adviceHelps() async throws {
    let folder = try Folder(["map.graphml": parallel])
    let convert = try await redstring(
      ["convert", "map.graphml", "clean.graphml"], in: folder.path)
    #expect(convert.exitStatus == 0)
    let run = try await redstring(
      ["doctor", "clean.graphml", "--for", "cytoscape"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(run.output.contains("node names from 'name'"))
  }

  /// Only a tool that was asked for by name can fail to read the format.
  @Test func aFormatThatAToolDoesNotRead() async throws {
    let folder = try Folder([
      "map.gexf": "<gexf xmlns='http://gexf.net/1.3'><graph defaultedgetype='directed'/></gexf>"
    ])
    let all = try await redstring(["doctor", "map.gexf"], in: folder.path)
    #expect(all.exitStatus == 0)
    #expect(
      all.output.contains(
        "yEd: does not read GEXF\n  try: redstring convert map.gexf map.yed.graphml\n"))
    let one = try await redstring(["doctor", "map.gexf", "--for", "yed"], in: folder.path)
    #expect(one.exitStatus == 1)
  }

  @Test func jsonForPrograms() async throws {
    let folder = try Folder(["map.graphml": parallel])
    let run = try await redstring(
      ["doctor", "map.graphml", "--for", "gephi", "--format", "json"], in: folder.path)
    #expect(run.exitStatus == 1)
    #expect(
      run.output == """
        {"path":"map.graphml","format":"GraphML","nodes":2,"edges":2,"tools":[{"tool":"gephi",\
        "verdict":"opens with losses","shows":{"nodes":2,"edges":1,"direction":"directed",\
        "parts":{"node labels":"are the ids"}},"findings":[{"severity":"loses","line":4,"column":3,\
        "message":"1 parallel edge, merged into another one between the same nodes; weights are added \
        up"},{"severity":"shows","message":"the ids of 2 nodes without a value in the column 'label'"}],\
        "advice":["redstring convert FILE map.gexf","redstring convert FILE clean.graphml"]}]}

        """)
  }

  @Test func standardInputAndCompression() async throws {
    let folder = try Folder(["map.graphml": parallel])
    let run = try await shell(
      "gzip < map.graphml | \"$REDSTRING\" doctor - --from graphml --for igraph", in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(run.output.hasPrefix("-: GraphML, 2 nodes, 2 edges\n"))
    let unnamed = try await redstring("doctor", "-")
    #expect(unnamed.exitStatus == 64)
    #expect(
      unnamed.error.contains("Standard input has no file extension; name the format with --from."))
  }

  @Test func anUnknownToolGetsTheList() async throws {
    let run = try await redstring("doctor", "map.graphml", "--for", "gephi,pajek")
    #expect(run.exitStatus == 64)
    #expect(
      run.error.contains(
        "'pajek' is no tool whose habits are known; there are gephi, yed, cytoscape, networkx, igraph, "
          + "neo4j, tinkerpop."))
  }

  @Test func filesThatCannotBeExamined() async throws {
    let folder = try Folder([
      "map.dot": "graph {}", "map.graphml": "<graphml>\n</graph>", "map.gexf": "",
    ])
    let other = try await redstring(["doctor", "map.dot"], in: folder.path)
    #expect(other.exitStatus == 65)
    #expect(
      other.error
        == "redstring: error: 'map.dot' is not examined: only GraphML, GEXF and CSV are examined; name the "
        + "format with --from\n")
    let named = try await redstring(["doctor", "map.dot", "--from", "dot"], in: folder.path)
    #expect(named.exitStatus == 64)
    let broken = try await redstring(["doctor", "map.graphml"], in: folder.path)
    #expect(broken.exitStatus == 65)
    #expect(
      broken.error
        == "map.graphml:2:3: error: an end tag that does not close the element that is open\n")
    let absent = try await redstring(["doctor", "none.gexf"], in: folder.path)
    #expect(absent.exitStatus == 66)
    #expect(absent.error == "redstring: error: 'none.gexf' does not exist\n")
    let directory = try await redstring(["doctor", ".", "--from", "gexf"], in: folder.path)
    #expect(directory.exitStatus == 74)
  }

  /// What a file says cannot steer the terminal.
  @Test func namesAreEscaped() async throws {
    let folder = try Folder(["a\u{1B}b.graphml": parallel])
    let run = try await redstring(
      ["doctor", "a\u{1B}b.graphml", "--for", "igraph"], in: folder.path)
    #expect(run.output.hasPrefix("a\\u{1B}b.graphml: GraphML"))
  }

  @Test func tables() async throws {
    let folder = try Folder(["edges.csv": "Source,Target\na,b\n"])
    let run = try await redstring(["doctor", "edges.csv", "--for", "gephi"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(
      run.output == """
        edges.csv: CSV, 2 nodes, 1 edge

        Gephi: opens
          2 nodes, 1 edge, directed; directions are all directed

        """)
  }
}
