/// What the parser says of what it does not expect.
extension DOTParser {
  /// What to do about a keyword where a name should be.
  var hintAtKeyword: String {
    switch scanner.token.kind {
    case .strict, .graph, .digraph, .subgraph, .node, .edge:
      ", and a name that is a keyword needs quotation marks"
    default: ""
    }
  }

  /// The error about a token that begins no statement.
  func unexpected() -> ReadError {
    switch scanner.token.kind {
    case .arrow, .line:
      scanner.error("\(scanner.found) with no node or subgraph before it")
    case .leftBracket:
      scanner.error(
        "'[' with nothing before it that could have attributes: a node, an edge, 'graph', 'node' or"
          + " 'edge'")
    case .rightBracket: scanner.error("']' without '['")
    case .semicolon: scanner.error("';' with no statement before it: delete it")
    case .strict, .digraph:
      scanner.error(
        "the keyword '\(scanner.shortened)' inside a graph: is a '}' missing before it? A name that"
          + " is a keyword needs quotation marks")
    default: scanner.error("\(scanner.found) where a statement should begin")
    }
  }
}
