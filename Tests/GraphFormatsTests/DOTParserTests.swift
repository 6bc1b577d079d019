import Testing

@testable import GraphFormats

/// What each construct of the DOT language means; libcgraph 2.42 says the same of each file here,
/// except where a test says that it does not.
@Suite struct DOTParserTests {
  @Test(arguments: [
    ("graph {}", "graph"), ("digraph {}", "digraph"), ("strict graph g {}", "strict graph g"),
    ("STRICT DiGraph \"a b\" {}", "strict digraph a b"), ("digraph 5{}", "digraph 5"),
    ("digraph <x>{}", "digraph x"), ("/**/ digraph // x\n g\n# y\n{}", "digraph g"),
    ("\u{FEFF}digraph g {}", "digraph g"), ("\r\n digraph\r\n{\r\n}\r\n", "digraph"),
  ]) func header(text: String, graph: String) throws {
    #expect(try DOTRecorder.read(text).graph == graph)
  }

  // MARK: Names and strings

  @Test(arguments: [
    ("abc_9", "abc_9"), ("é", "é"), ("-.5", "-.5"), ("1.", "1."), (".5", ".5"),
    ("-12.25", "-12.25"),
    (#""""#, ""), (#""a \"b\"""#, #"a "b""#), (#""C:\\""#, #"C:\\"#), (#""\\\"""#, #"\\""#),
    (#""a\nb\l\N""#, #"a\nb\l\N"#), ("\"a\\\nb\"", "ab"), ("\"a\\\r\nb\"", "ab"),
    ("\"a\nb\"", "a\nb"), (#""a" + "b" /**/ + <c>"#, "abc"), ("<a <b>c</b>>", "a <b>c</b>"),
    ("\"node\"", "node"), ("nodes", "nodes"), (#""//#""#, "//#"),
  ]) func name(spelled: String, meant: String) throws {
    #expect(try DOTRecorder.read("digraph { \(spelled) }").nodes == [meant])
  }

  @Test func oneNameHasManySpellings() throws {
    let read = try DOTRecorder.read(#"digraph { ab; "ab"; "a" + "b"; <ab> }"#)
    #expect(read.nodes == ["ab"])
  }

  @Test func canonicallyEquivalentNamesAreTwo() throws {
    #expect(try DOTRecorder.read("digraph { \u{E9} e\u{301} }").nodes.count == 2)
  }

  @Test func numbersEndWhereTheyCannotGoOn() throws {
    let read = try DOTRecorder.read("digraph { 1a 1.5.3 2.b }")
    #expect(read.nodes == ["1", "a", "1.5", ".3", "2.", "b"])
    #expect(
      read.warnings == [
        "1:11: error: a number that runs into a name is two names; so it is 3 times: use quotation"
          + " marks if one is meant"
      ])
  }

  // MARK: Attributes

  @Test func attributesAreAssignedInOrder() throws {
    let read = try DOTRecorder.read(
      #"digraph { a [x=1, y="2"; z=<3> x=4][w=-5,]; a [y=6]; a [] b, c [v=1] }"#)
    #expect(read.nodes == ["a x=4 y=6 z=<html>3 w=-5", "b v=1", "c v=1"])
  }

  @Test func graphAttributesHaveTwoSpellings() throws {
    let read = try DOTRecorder.read(#"digraph { a=1 graph [b=2, c=3] "a"="4"; GRAPH [d=5] }"#)
    #expect(read.graphAttributes == ["a=1", "b=2", "c=3", "a=4", "d=5"])
    #expect(read.nodes == [])
  }

  @Test func defaultsAreForWhatComesAfter() throws {
    let read = try DOTRecorder.read(
      """
      digraph {
        a -> b; node [x=1]; edge [y=1]; b -> c [y=2]; c -> d
        node [x=2 z=3]; e; a; edge [w=4]; a -> a
      }
      """)
    #expect(read.nodes == ["a", "b", "c x=1", "d x=1", "e x=2 z=3"])
    #expect(read.edges == ["a b", "b c y=2", "c d y=1", "a a y=1 w=4"])
  }

  @Test func subgraphsInheritDefaultsAndKeepTheirOwn() throws {
    let read = try DOTRecorder.read(
      """
      digraph {
        node [x=1]
        subgraph s { node [x=2 y=1] a; subgraph t { node [y=2] b } }
        c
        node [x=3 z=4]
        subgraph s { d; subgraph t { e } }
        f
      }
      """)
    #expect(
      read.nodes == [
        "a x=2 y=1", "b x=2 y=2", "c x=1", "d x=2 z=4 y=1", "e x=2 z=4 y=2", "f x=3 z=4",
      ])
  }

  // MARK: Edges

  @Test func chainsJoinEachPair() throws {
    let read = try DOTRecorder.read("graph { a -- b --c--\nd [x=1]; a -- b }")
    #expect(read.edges == ["a b x=1", "b c x=1", "c d x=1", "a b"])
    #expect(read.nodes == ["a", "b", "c", "d"])
  }

  @Test func subgraphsAndListsJoinAllPairs() throws {
    let read = try DOTRecorder.read(
      "digraph { a -> b -> {d; c} -> e; subgraph s {f g} -> {f} x, y -> z, a }")
    #expect(
      read.edges == [
        "a b", "b d", "b c", "d e", "c e", "f f", "g f", "x z", "x a", "y z", "y a",
      ])
  }

  @Test func nodesOfASubgraphAreJoinedInTheOrderOfTheGraph() throws {
    let read = try DOTRecorder.read("digraph { a b c; {c {b; a} b} -> d }")
    #expect(read.edges == ["a d", "b d", "c d"])
  }

  @Test func edgesToNothingAreNone() throws {
    let read = try DOTRecorder.read("digraph { a -> {} -> b; {} -> {} }")
    #expect(read.edges == [])
    #expect(read.nodes == ["a", "b"])
  }

  @Test func portsAreSaidOrAttributesOrDefaults() throws {
    let read = try DOTRecorder.read(
      """
      digraph {
        a:p -> b:"q r":ne -> c : s : w
        edge [tailport=d]; a -> b; a:x -> b; a:x -> b [tailport=y, headport=z]
      }
      """)
    #expect(
      read.edges == [
        "a b tailport=p headport=q r:ne", "b c tailport=q r:ne headport=s:w", "a b tailport=d",
        "a b tailport=x", "a b tailport=y headport=z",
      ])
    #expect(read.nodes == ["a", "b", "c"])
  }

  @Test func keyTellsParallelEdgesApart() throws {
    let read = try DOTRecorder.read(
      """
      digraph {
        edge [key=no]; a -> b [key=k, x=1]; a -> b [key=j]; a -> b [key="k" y=2]; a -> b; a -> b
        b -> a [key=k]
      }
      """)
    #expect(read.edges == ["a b <k> x=1 y=2", "a b <j>", "a b", "a b", "b a <k>"])
  }

  @Test func undirectedEdgesWithAKeyAreTheSameBothWays() throws {
    let read = try DOTRecorder.read("graph { a -- b [key=k]; b:p -- a:q [key=k, x=1] }")
    #expect(read.edges == ["a b <k> x=1 tailport=q headport=p"])
  }

  @Test func strictGraphsMergeParallelEdges() throws {
    let directed = try DOTRecorder.read(
      "strict digraph { edge [z=0]; a -> b [x=1]; b -> a; a -> b [y=2]; a -> a -> a [w=1] }")
    #expect(directed.edges == ["a b z=0 x=1 y=2", "b a z=0", "a a z=0 w=1"])
    let undirected = try DOTRecorder.read(
      "strict graph { a:p -- b [x=1]; b:q -- a:r [x=2]; a -- a [y=1] a -- a }")
    #expect(undirected.edges == ["a b x=2 tailport=r headport=q", "a a y=1"])
  }

  /// Libcgraph loses the second edge with all that it says.
  @Test func strictGraphsMergeEdgesOfOtherKeys() throws {
    let read = try DOTRecorder.read("strict graph { a -- b [key=k]; b -- a [key=j x=1] }")
    #expect(read.edges == ["a b <k> x=1"])
  }

  @Test func anEdgeIsWhereItsTailIs() throws {
    let read = try DOTRecorder.read("digraph {\r\n a\n -> b ->\r c\n\n {x\n -> z} -> y }")
    #expect(read.edges == ["a b", "b c", "x z", "x y", "z y"])
    #expect(read.edgeLines == [2, 3, 6, 6, 6])
    let nested = try DOTRecorder.read("digraph {\n{\na ->\nb\nb -> c} -> d\n}")
    #expect(nested.edgeLines == [3, 5, 2, 2, 2])
  }

  // MARK: Subgraphs

  @Test func subgraphsAreToldWithTheirNodes() throws {
    let read = try DOTRecorder.read(
      """
      digraph {
        subgraph cluster_x { label=X; a -> b; { c } }
        subgraph { d; subgraph cluster_x { e } }
        subgraph cluster_x { graph [label=Y] f }
      }
      """)
    #expect(
      read.subgraphs.map(\.name) == ["cluster_x", "", "", "cluster_x"])
    #expect(read.subgraphs.map(\.isCluster) == [true, false, false, true])
    #expect(read.subgraphs.map(\.parent) == [nil, 0, nil, 2])
    #expect(read.subgraphs.map(\.openings) == [2, 1, 1, 1])
    #expect(read.subgraphs[0].attributes == ["label=X", "label=Y"])
    #expect(read.subgraphs.indices.map(read.members) == [["a", "b", "f"], ["c"], ["d"], ["e"]])
  }

  @Test func aSubgraphThatGoesOnHasAllItsNodes() throws {
    let read = try DOTRecorder.read(
      "digraph { subgraph s { a {b} } subgraph s { c } -> d; subgraph s {} -> subgraph s { e } }")
    let all = ["a", "b", "c", "e"]
    #expect(
      read.edges == ["a d", "b d", "c d"] + all.flatMap { tail in all.map { "\(tail) \($0)" } })
  }

  /// Libcgraph knows this no more, its predecessor did.
  @Test func theMentionOfASubgraphMeansItsNodes() throws {
    let read = try DOTRecorder.read(
      "digraph { subgraph s { a b } x -> subgraph s; { subgraph s } -> y }")
    #expect(read.edges == ["x a", "x b", "a y", "b y"])
  }

  @Test func attributesOfNothingAreAWarning() throws {
    let read = try DOTRecorder.read("digraph { {a} [x=1]\n {b} [] }")
    #expect(read.nodes == ["a", "b"])
    #expect(
      read.warnings == [
        "1:15: error: attributes after a subgraph without an edge are ignored, as in Graphviz;"
          + " so it is once: write them between its braces"
      ])
  }

  // MARK: What follows, and encodings

  @Test(arguments: [
    ("digraph { a } /* b */ # c", nil),
    (
      "digraph { a }\ngraph { b }",
      "2:1: error: only the first graph of a file is read, and here another begins"
    ),
    (
      "digraph { a } +",
      "1:15: error: only the first graph of a file is read, and here something else follows"
    ),
  ]) func onlyTheFirstGraphIsRead(text: String, warning: String?) throws {
    let read = try DOTRecorder.read(text)
    #expect(read.nodes == ["a"])
    #expect(read.warnings == (warning.map { [$0] } ?? []))
  }

  @Test(arguments: [
    "charset=latin1", "graph [charset=\"ISO-8859-1\"]", "graph [a=b][charset=\"iso_8859-1\"]",
    "charset=utf8 charset=\"Latin-1\"",
  ]) func latin1IsReadWhereTheGraphSaysSo(declaration: String) throws {
    let bytes = Array("digraph { a [label=\"".utf8) + [0xE9] + Array("\"] \(declaration) }".utf8)
    let read = try DOTParser.read(bytes, with: DOTRecorder())
    #expect(read.nodes == ["a label=é"])
  }

  @Test(arguments: 0..<140) func theCharsetIsFoundAnywhere(distance: Int) throws {
    let space = Array(String(repeating: " ", count: distance).utf8)
    let bytes = Array("graph{\"".utf8) + [0xE9] + Array("\"".utf8) + space
    let read = try DOTParser.read(
      bytes + Array("charset=latin1\(String(repeating: "}", count: 1 + distance / 7))".utf8),
      with: DOTRecorder())
    #expect(read.nodes == ["é"])
  }

  @Test func errorsInLatin1AreWhereTheyAreInTheFile() {
    let bytes = Array("graph { charset=latin1 \"".utf8) + [0xE9] + Array("\" ] }".utf8)
    let error = #expect(throws: ReadError.self) {
      try DOTParser.read(bytes, with: DOTRecorder())
    }
    #expect(error?.offset == 27)
    #expect(error?.description == "1:28: error: ']' without '['")
  }

  @Test func anUnknownCharsetIsReadAsUTF8() throws {
    let read = try DOTRecorder.read("graph { é charset=\"koi8-r\" }")
    #expect(read.nodes == ["é"])
    #expect(
      read.warnings == [
        "1:19: error: charset \"koi8-r\" is not known, the file is read as UTF-8"
      ])
  }
}
