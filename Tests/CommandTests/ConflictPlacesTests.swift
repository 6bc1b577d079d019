import Foundation
import Testing

/// `convert` says of each conflict between its inputs where either side of it stands.
@Suite struct ConflictPlacesTests {
  /// Two files that call one actor by two names, and where they do.
  struct Example: CustomStringConvertible {
    let file: String
    var id = "cjng"
    let one: String
    let first: String
    let other: String
    let second: String

    var description: String { file }
  }

  private static let examples = [
    Example(
      file: "map.dot", one: "digraph { cjng [label=CJNG] }\n", first: "1:11",
      other: "digraph {\n  a -> b\n  \"cjng\" [label=\"Jalisco Cartel\"] }\n", second: "3:3"),
    Example(
      file: "map.graphml",
      one: graphML("<node id=\"cjng\"><data key=\"n\">CJNG</data></node>"), first: "2:1",
      other: graphML(
        "\n<node id=\"é\"/> <node id=\"cjng\"><data key=\"n\">Jalisco Cartel</data></node>"),
      second: "3:16"),
    Example(
      file: "map.gexf", one: gexf("<node id=\"cjng\" label=\"CJNG\"/>"), first: "2:1",
      other: gexf("<node id=\"x\"/>\r\n  <node id=\"cjng\" label=\"Jalisco Cartel\"/>"),
      second: "3:3"),
    Example(
      file: "map.cyjs",
      one: #"{"elements":{"nodes":[{"data":{"id":"cjng","name":"CJNG"}}]}}"#, first: "1:23",
      other: """
        {"elements":{"nodes":[
          {"data":{"id":"x"}}, {"data":{"id":"cjng","name":"Jalisco Cartel"}}]}}
        """, second: "2:24"),
    Example(
      file: "map.node-link.json", one: #"{"nodes":[{"id":"cjng","name":"CJNG"}],"links":[]}"#,
      first: "1:11",
      other: "{\"nodes\":[\n\n {\"id\":\"cjng\",\"name\":\"Jalisco Cartel\"}],\"links\":[]}",
      second: "3:2"),
    Example(
      file: "map.csv", one: "Id,Label\ncjng,CJNG\n", first: "2:1",
      other: "Id,Label\nx,\"two\nlines\"\ncjng,Jalisco Cartel\n", second: "4:1"),
    Example(
      file: "map.ftm.json",
      one: #"{"id":"cjng","schema":"Organization","properties":{"name":["CJNG"]}}"#, first: "1:1",
      other:
        "\n{\"id\":\"cjng\",\"schema\":\"Organization\",\"properties\":{\"name\":[\"Jalisco Cartel\"]}}",
      second: "2:1"),
    Example(
      file: "map.nt", id: "urn:cjng", one: "<urn:cjng> <http://schema.org/name> \"CJNG\" .\n",
      first: "1:1",
      other: "# Names\n<urn:cjng> <http://schema.org/name> \"Jalisco Cartel\" .\n", second: "2:1"),
    Example(
      file: "map.ttl", id: "urn:cjng",
      one: "@prefix s: <http://schema.org/> .\n<urn:cjng> s:name \"CJNG\" .\n", first: "2:1",
      other: "@prefix s: <http://schema.org/> .\n\n<urn:cjng> s:name \"Jalisco Cartel\" .\n",
      second: "3:1"),
    Example(
      file: "map.jsonld", id: "urn:cjng",
      one: "[{\"@id\":\"urn:cjng\",\"http://schema.org/name\":\"CJNG\"}]", first: "1:1",
      other: "[\n\n{\"@id\":\"urn:cjng\",\"http://schema.org/name\":\"Jalisco Cartel\"}]",
      second: "3:1"),
  ]

  private static func graphML(_ nodes: String) -> String {
    """
    <graphml><key id="n" for="node" attr.name="name" attr.type="string"/><graph>
    \(nodes)
    </graph></graphml>
    """
  }

  private static func gexf(_ nodes: String) -> String {
    "<gexf><graph><nodes>\n\(nodes)\n</nodes></graph></gexf>"
  }

  @Test(arguments: examples) func filesMadeElsewhere(example: Example) async throws {
    let (one, two) = ("one/" + example.file, "two/" + example.file)
    let folder = try Folder([one: example.one, two: example.other])
    let run = try await redstring(["convert", one, two, "all.jsonl"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(
      run.error == warning("\(one):\(example.first)", "\(two):\(example.second)", example.id))
  }

  /// What we write of the actor begins a line of its own.
  @Test(arguments: [
    "jsonl", "jsonld", "nq", "nt", "ttl", "graphml", "yed.graphml", "gexf", "dot", "cyjs",
    "node-link.json", "ftm.json",
  ])
  func filesOfOurs(ending: String) async throws {
    let folder = try Folder([
      "raid.gv": "digraph { cjng [label=CJNG] }",
      "fuel.gv": "digraph { pemex [label=Pemex]; cjng [label=\"Jalisco Cartel\"] }",
    ])
    for name in ["raid", "fuel"] {
      _ = try await redstring(["convert", name + ".gv", "\(name).\(ending)"], in: folder.path)
    }
    let files = ["raid.\(ending)", "fuel.\(ending)"]
    let run = try await redstring(["convert"] + files + ["all.jsonl"], in: folder.path)
    // Turtle puts what it says of a subject in the lines below.
    let below = ending == "ttl" ? 1 : 0
    let places = files.map { "\($0):" + place(of: "cjng", in: folder.text(of: $0), below: below) }
    #expect(run.error == warning(places[0], places[1]))
  }

  /// The line and column at which the actor begins: the first line that names it and what it is called.
  private func place(of id: String, in text: String, below: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let spellings = ["\"\(id)\"", "actor:\(id)", "actor--\(id)\""]
    let line = lines.firstIndex { line in spellings.contains { line.contains($0) } }
    guard let line else { return "" }
    return "\(line + 1 + below):\(lines[line].prefix { $0 == " " }.count + 1)"
  }

  private func warning(_ one: String, _ other: String, _ id: String = "cjng") -> String {
    """
    \(other): warning: actor '\(id)': name is 'CJNG' in \(one), 'Jalisco Cartel' in \(other); \
    'Jalisco Cartel' is kept

    """
  }

  @Test func filesOfAFolderCompressedOnesToo() async throws {
    let folder = try Folder([
      "raid/nodes.csv": "Id,Label\ncjng,CJNG\n",
      "raid/edges.csv": "Source,Target,kind\ncjng,cjng,is\n",
      "fuel.nodes.csv": "Id,Label\n\ncjng,Jalisco Cartel\n",
      "fuel.edges.csv": "Source,Target,kind\ncjng,cjng,is\n",
    ])
    let run = try await shell(
      #"gzip fuel.nodes.csv && "$REDSTRING" convert raid fuel.csv all.jsonl --prefix"#,
      in: folder.path)
    #expect(run.error.isEmpty)
    let merging = try await redstring(["convert", "raid", "fuel.csv", "all.nq"], in: folder.path)
    #expect(merging.error == warning("raid/nodes.csv:2:1", "fuel.nodes.csv.gz:3:1"))
  }

  @Test func standardInputAndTheReport() async throws {
    let folder = try Folder([
      "raid.dot": "digraph { cjng [label=CJNG] }",
      "fuel.dot": "digraph {\n cjng [label=\"Jalisco Cartel\"] }",
    ])
    let run = try await shell(
      #"gzip < fuel.dot | "$REDSTRING" convert raid.dot - all.jsonl --from dot --report -"#,
      in: folder.path)
    #expect(run.error == warning("raid.dot:1:11", "-:2:2"))
    #expect(run.output.hasPrefix(#"{"inputs":[{"path":"-","remarks":[{"line":2,"column":2,"#))
  }

  @Test func casesSayWhereTheValueStands() async throws {
    let folder = try Folder([
      "raid/case.yaml": Self.story("Raid", "CJNG", "1", "place"),
      "fuel/case.yaml": Self.story("Fuel raid", "Jalisco Cartel", "22", "a place"),
      "zetas.dot": "digraph {\n cjng [label=Cartel]\n}\n",
    ])
    let run = try await redstring(
      ["convert", "raid", "fuel/case.yaml", "zetas.dot", "all.jsonl"], in: folder.path)
    #expect(run.exitStatus == 0)
    let lines = run.error.split(separator: "\n").filter { $0.contains(" is kept") }
    #expect(
      lines == [
        """
        fuel/case.yaml:3:8: warning: case 'story': title is 'Raid' in raid/case.yaml:3:8, \
        'Fuel raid' in fuel/case.yaml:3:8; 'Fuel raid' is kept
        """,
        """
        fuel/case.yaml:5:38: warning: actor type 'place': label is 'place' in \
        raid/case.yaml:5:38, 'a place' in fuel/case.yaml:5:38; 'a place' is kept
        """,
        """
        zetas.dot:2:2: warning: actor 'cjng': name is 'CJNG' in raid/case.yaml:8:16, \
        'Jalisco Cartel' in fuel/case.yaml:8:16, 'Cartel' in zetas.dot:2:2; 'Jalisco Cartel' is kept
        """,
        """
        fuel/case.yaml:10:14: warning: actor 'cjng': members is '1' in raid/case.yaml:10:14, \
        '22' in fuel/case.yaml:10:14; '22' is kept
        """,
      ])
  }

  private static func story(
    _ title: String, _ name: String, _ members: String, _ place: String
  ) -> String {
    """
    redstring: 1
    case: story
    title: \(title)
    vocabulary:
      actor-types: [{name: place, label: \(place)}]
      actor-properties: {members: integer}
    actors:
      cjng: {name: \(name),
        type: group,
        members: \(members)}
    """
  }

  /// A second relation that says the first again is not one of its own.
  @Test func whatCannotBeOneIsSaidWithBothPlaces() async throws {
    func lines(_ last: String) -> String {
      """
      Source,Target,Id,kind
      a,b,,knows
      a,b,,knows

      a,b,deal,\(last)
      """
    }
    let folder = try Folder(["raid.csv": lines("pays"), "fuel.csv": "\n" + lines("owes")])
    let run = try await redstring(
      ["convert", "raid.csv", "fuel.csv", "all.jsonl"], in: folder.path)
    #expect(run.exitStatus == 65)
    #expect(
      run.error.hasPrefix(
        "fuel.csv:6:1: error: the inputs differ: relation 'deal': claim is 'a pays b' in raid.csv:5:1, "
          + "'a owes b' in fuel.csv:6:1\n"))
  }

  /// A property that no file declares stands where it is first used.
  @Test func openedPropertiesStandWhereTheyAreUsed() async throws {
    func graphML(_ kind: String, _ value: String) -> String {
      """
      <graphml><key id="m" for="node" attr.name="members" attr.type="\(kind)"/><graph>
      <node id="a"/>
      <node id="cjng"><data key="m">\(value)</data></node>
      </graph></graphml>
      """
    }
    let folder = try Folder([
      "raid.graphml": graphML("int", "1"), "fuel.graphml": graphML("boolean", "true"),
    ])
    let run = try await redstring(
      ["convert", "raid.graphml", "fuel.graphml", "all.jsonl"], in: folder.path)
    #expect(run.exitStatus == 65)
    #expect(
      run.error.contains(
        """
        fuel.graphml:3:1: error: the inputs differ: property of actors 'members': kind is 'integer' \
        in raid.graphml:3:1, 'boolean' in fuel.graphml:3:1

        """))
  }
}
