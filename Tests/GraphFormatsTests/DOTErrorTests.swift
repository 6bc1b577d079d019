import Testing

@testable import GraphFormats

/// What is said of files that are not in the DOT language, word for word.
@Suite struct DOTErrorTests {
  @Test(arguments: [
    ("", "1:1: error: the file holds no graph: expected 'graph {' or 'digraph {'"),
    ("// x\n", "2:1: error: the file holds no graph: expected 'graph {' or 'digraph {'"),
    ("network {}", "1:1: error: 'network' begins no graph: expected 'graph' or 'digraph'"),
    (
      "\"graph\" {}",
      "1:1: error: the string \"graph\" begins no graph: expected 'graph' or 'digraph'"
    ),
    ("strict {", "1:8: error: '{' begins no graph: expected 'graph' or 'digraph' after 'strict'"),
    ("graph a b {}", "1:9: error: 'b' after the beginning of the graph: expected '{'"),
    (
      "graph node {}",
      "1:7: error: the keyword 'node' after the beginning of the graph: expected '{', and a name"
        + " that is a keyword needs quotation marks"
    ),
  ]) func headers(text: String, message: String) { expect(text, message) }

  @Test(arguments: [
    ("", "2:1: error: the file ends inside a graph: expected '}' for the '{' in line 1"),
    (
      " a\n {\n b }\n{",
      "5:2: error: the file ends inside a subgraph: expected '}' for the '{' in line 5"
    ),
    (";", "2:1: error: ';' with no statement before it: delete it"),
    ("a;\n\t;", "3:2: error: ';' with no statement before it: delete it"),
    ("]", "2:1: error: ']' without '['"),
    (
      "[a=b]",
      "2:1: error: '[' with nothing before it that could have attributes: a node, an edge, 'graph',"
        + " 'node' or 'edge'"
    ),
    ("= b", "2:1: error: '=' where a statement should begin"),
    ("a:b:c:d", "2:6: error: ':' where a statement should begin"),
    (
      "digraph { }",
      "2:1: error: the keyword 'digraph' inside a graph: is a '}' missing before it? A name that is"
        + " a keyword needs quotation marks"
    ),
    ("a = ;", "2:5: error: ';' as the value of 'a': expected a name, a number or a string"),
  ]) func statements(text: String, message: String) { expect("digraph {\n" + text, message) }

  @Test(arguments: [
    ("-> a", "2:1: error: '->' with no node or subgraph before it"),
    ("a -> }", "2:6: error: '}' after '->': expected a node or a subgraph"),
    ("a -> -> b", "2:6: error: '->' after '->': expected a node or a subgraph"),
    (
      "a -> Edge",
      "2:6: error: the keyword 'Edge' after '->': expected a node or a subgraph, and a name that is"
        + " a keyword needs quotation marks"
    ),
    (
      "a -- b",
      "2:3: error: '--' in a directed graph: write '->', or 'graph' for 'digraph' in line 1"
    ),
    ("a, -> b", "2:4: error: '->' after ',': expected a node"),
    ("a: -> b", "2:4: error: '->' after ':': expected a node's port"),
    ("a:b: ]", "2:6: error: ']' after ':': expected a node's port"),
    (
      "node -> b",
      "2:6: error: '->' after the keyword 'node': expected '[', or quotation marks around 'node' if"
        + " it is a name"
    ),
    ("subgraph ;", "2:10: error: ';' after 'subgraph': expected a name or '{'"),
    ("subgraph s;", "2:1: error: subgraph 's' is not known here: expected '{' and what it holds"),
    ("subgraph s { subgraph s }", "2:14: error: subgraph 's' is mentioned inside itself"),
  ]) func edgesAndSubgraphs(text: String, message: String) {
    expect("digraph {\n" + text, message)
  }

  @Test func arrowsInAnUndirectedGraph() {
    expect(
      "\n\ngraph{\n a->b}",
      "4:3: error: '->' in an undirected graph: write '--', or 'digraph' for 'graph' in line 3")
  }

  @Test(arguments: [
    ("x]", "2:5: error: ']' after the attribute 'x': expected '=' and a value"),
    ("x=]", "2:6: error: ']' as the value of 'x': expected a name, a number or a string"),
    (
      "x=node]",
      "2:6: error: the keyword 'node' as the value of 'x': expected a name, a number or a string,"
        + " and a name that is a keyword needs quotation marks"
    ),
    ("x=1,,]", "2:8: error: ',' among attributes: expected 'name=value' or ']'"),
    ("x=1 }", "2:8: error: '}' among attributes: expected 'name=value' or ']'"),
    ("x=1", "2:7: error: the file ends inside attributes: expected ']' for the '[' in line 2"),
    (
      "x=<<é>> \"\(String(repeating: "é\u{1B}", count: 30))\"]",
      "2:74: error: ']' after the attribute '\(String(repeating: "é\u{FFFD}", count: 20))…': expected"
        + " '=' and a value"
    ),
  ]) func attributes(text: String, message: String) { expect("digraph {\na [" + text, message) }

  @Test(arguments: [
    ("\"abc\n}", "2:1: error: this quoted string never ends: close it with '\"'"),
    ("\"abc\\\"", "2:1: error: this quoted string never ends: close it with '\"'"),
    ("<a <<b>\n}", "2:1: error: this HTML string never ends: it has 2 '<' more than '>'"),
    ("a /* b\n}", "2:3: error: this comment never ends: close it with '*/'"),
    ("a /*/ }", "2:3: error: this comment never ends: close it with '*/'"),
    ("\"a\" + b", "2:7: error: '+' joins strings, and no string in quotation marks follows it"),
    ("a + b", "2:3: error: '+' joins only strings in quotation marks"),
    (
      "my-node",
      "2:3: error: '-' alone: an edge is '->' or '--', and a name with '-' needs quotation marks"
    ),
    ("a.b", "2:2: error: '.' has no meaning here: a name that holds it needs quotation marks"),
    ("a / b", "2:3: error: '/' has no meaning here: a name that holds it needs quotation marks"),
    ("é@b", "2:2: error: '@' has no meaning here: a name that holds it needs quotation marks"),
    ("a \u{C} b", "2:3: error: control character U+000C: delete it"),
    (
      "\"a\0\"",
      "2:3: error: a NUL byte: DOT is text, and the file seems to be something else or damaged"
    ),
    (
      "\"\\\0\"",
      "2:3: error: a NUL byte: DOT is text, and the file seems to be something else or damaged"
    ),
  ]) func tokens(text: String, message: String) { expect("digraph {\n" + text, message) }

  @Test(
    arguments: [
      (
        [0xE9],
        "1:9: error: byte 0xE9 is not UTF-8: save the file as UTF-8, or write charset=latin1 in the"
          + " graph if it is Latin-1"
      ),
      (
        Array("é;charset=utf8;".utf8) + [0xC3, 0x28],
        "1:24: error: byte 0xC3 is not UTF-8, as its charset says: save the file as UTF-8, or write"
          + " charset=latin1 in the graph if it is Latin-1"
      ),
    ] as [([UInt8], String)]) func encodings(bytes: [UInt8], message: String)
  {
    expect(Array("graph { ".utf8) + bytes + Array("}".utf8), message)
  }

  @Test func utf16() {
    expect([0xFF, 0xFE, 0x67, 0x00], "1:1: error: the file is UTF-16: save it as UTF-8")
  }

  // MARK: Limits

  @Test func nestingIsLimited() throws {
    let nested = { (count: Int) in
      "graph {" + String(repeating: "{", count: count) + String(repeating: "}", count: count + 1)
    }
    _ = try DOTRecorder.read(nested(1_000))
    let message = "error: subgraphs are nested more than 1000 deep: take some out of the others"
    expect(nested(1_001), "1:1008: " + message)
    expect("graph {" + String(repeating: "{", count: 100_000), "1:1008: " + message)
  }

  @Test func productsAreLimited() {
    let nodes = { (letter: String) in (0..<4_000).map { "\(letter)\($0)" }.joined(separator: " ") }
    expect(
      "graph {\n{\(nodes("a"))} -- {\(nodes("b"))} }",
      "2:1: error: this statement joins 4000 nodes to 4000, and there can be at most 10000000 edges"
        + " of such statements in a file")
  }

  @Test func inheritanceIsLimited() {
    let names = (0..<20_000).map { "a\($0)=1" }.joined(separator: " ")
    let nodes = (0..<6_000).map { "n\($0)" }.joined(separator: "\n")
    let error = #expect(throws: ReadError.self) {
      try DOTParser.read(
        Array("graph { node [\(names)]\n\(nodes) }".utf8), with: DOTCounts())
    }
    #expect(
      error?.description
        == "5002:1: error: the file means too many default attributes, far more than it spells:"
        + " make it simpler")
  }

  // MARK: Places

  @Test func anErrorShowsItsLine() {
    let long = String(repeating: "é ", count: 50)
    let bytes = Array("graph {\r\n\(long)] \u{7}\(long)\r\n}".utf8)
    let error = #expect(throws: ReadError.self) {
      try DOTParser.read(bytes, with: DOTRecorder())
    }
    #expect(error?.line == 2)
    #expect(error?.column == 101)
    #expect(error?.offset == 159)
    #expect(
      error?.excerpt
        == "…" + String(repeating: "é ", count: 20) + "] \u{FFFD}"
        + String(repeating: "é ", count: 18) + "é…")
    #expect(error?.caret == 41)
  }

  @Test func aByteOrderMarkIsNotCounted() {
    expect("\u{FEFF}graph ]", "1:7: error: ']' after the beginning of the graph: expected '{'")
  }

  @Test func carriageReturnsEndLines() {
    expect("graph {\r\ra\r\n\n]", "5:1: error: ']' without '['")
  }

  private func expect(
    _ text: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(Array(text.utf8), message, sourceLocation: sourceLocation)
  }

  private func expect(
    _ bytes: [UInt8], _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do throws(ReadError) {
      _ = try DOTParser.read(bytes, with: DOTRecorder())
      Issue.record("read without an error", sourceLocation: sourceLocation)
    } catch {
      #expect(error.description == message, sourceLocation: sourceLocation)
    }
  }
}
