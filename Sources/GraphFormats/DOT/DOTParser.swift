import KnowledgeGraph

/// Reads a graph in the DOT language and tells it to a handler.
///
/// It is the language of Graphviz 2.42 and later, read as Graphviz reads it: defaults, subgraphs,
/// `strict` and `key` mean what they mean there. Nothing recurses, and what a small file can ask
/// for is limited.
struct DOTParser<Handler: DOTHandler> {
  /// What takes in the graph.
  var handler: Handler
  var scanner: DOTScanner
  private(set) var graph = DOTGraph(isStrict: false, isDirected: false, name: nil)
  /// The keyword that says whether the graph is directed.
  private(set) var keyword: DOTToken

  /// The graph and the subgraphs that are open, the innermost last.
  var frames: [DOTFrame] = []
  var scopes = DOTScopes()
  /// What edges may go between, of all statements that are open.
  var ends: [DOTEnd] = []
  /// The nodes of these ends.
  var mentions: [DOTMention] = []
  /// The attributes of the statement at hand.
  var explicit = DOTAttributeList()
  /// These and the defaults.
  var merged = DOTAttributeList()

  var nodes = IdentifierTable()
  var attributeNames: DOTAttributeNames
  var edges = DOTEdgeNumbers()
  var limits: DOTLimits
  /// Attributes of subgraphs that stand where only nodes and edges can have some: how many, and the
  /// first.
  var strayAttributes: (count: Int, first: Int) = (0, 0)

  /// Reads the first graph of a file.
  static func read(
    _ bytes: [UInt8], with handler: consuming Handler
  ) throws(ReadError) -> Handler {
    var (text, warning) = try DOTEncoding.decode(bytes)
    var parser = try DOTParser(&text, handler)
    if let warning { parser.handler.warning(warning.problem, at: warning.place, in: text) }
    do throws(ReadError) {
      try parser.header()
      while !parser.frames.isEmpty { try parser.statement() }
    } catch {
      parser.handler.stop(in: parser.scanner.text)
      throw error
    }
    parser.warnings()
    parser.handler.end(in: parser.scanner.text)
    return parser.handler
  }

  private init(_ text: inout DOTText, _ handler: consuming Handler) throws(ReadError) {
    self.handler = handler
    attributeNames = try DOTAttributeNames(&text)
    scanner = DOTScanner(text)
    limits = DOTLimits(text)
    keyword = scanner.token
  }

  /// `strict`, `graph` or `digraph`, a name, and `{`.
  private mutating func header() throws(ReadError) {
    try scanner.advance()
    if scanner.token.kind == .end {
      throw scanner.error("the file holds no graph: expected 'graph {' or 'digraph {'")
    }
    let isStrict = scanner.token.kind == .strict
    if isStrict { try scanner.advance() }
    keyword = scanner.token
    guard keyword.kind == .graph || keyword.kind == .digraph else {
      throw scanner.error(
        "\(scanner.found) begins no graph: expected 'graph' or 'digraph'"
          + (isStrict ? " after 'strict'" : ""))
    }
    try scanner.advance()
    let name = scanner.token.kind == .id ? scanner.token.string : nil
    if name != nil { try scanner.advance() }
    graph = DOTGraph(isStrict: isStrict, isDirected: keyword.kind == .digraph, name: name)
    guard scanner.token.kind == .leftBrace else {
      throw scanner.error(
        "\(scanner.found) after the beginning of the graph: expected '{'" + hintAtKeyword)
    }
    try handler.begin(graph, in: scanner.text)
    frames.append(
      DOTFrame(slot: 0, place: scanner.token.place, firstEnd: 0, firstMention: 0))
    try scanner.advance()
  }

  /// One statement, or what is between two.
  private mutating func statement() throws(ReadError) {
    switch scanner.token.kind {
    case .id: try assignmentOrNodes()
    case .graph, .node, .edge: try defaults()
    case .subgraph, .leftBrace:
      if try subgraph() { try afterEnd() }
    case .rightBrace: try close()
    case .end:
      let line = scanner.text.line(of: frames[frames.count - 1].place)
      throw scanner.error(
        "the file ends inside a \(frames.count == 1 ? "graph" : "subgraph"): expected '}'"
          + " for the '{' in line \(line)")
    default: throw unexpected()
    }
  }

  /// `name=value`, or nodes.
  private mutating func assignmentOrNodes() throws(ReadError) {
    let first = scanner.token
    try scanner.advance()
    guard scanner.token.kind == .equals else {
      try nodeList(first)
      return try afterEnd()
    }
    let value = try value(of: first.string)
    explicit.removeAll()
    explicit.assign(attributeNames.attribute(first.string, value, scanner.text))
    try assignToGraph()
    try endStatement()
  }

  /// `graph`, `node` or `edge`, and lists of attributes.
  private mutating func defaults() throws(ReadError) {
    let kind = scanner.token.kind
    let name = scanner.shortened
    try scanner.advance()
    guard scanner.token.kind == .leftBracket else {
      throw scanner.error(
        "\(scanner.found) after the keyword '\(name)': expected '[', or quotation marks around"
          + " '\(name)' if it is a name")
    }
    try attributeLists()
    switch kind {
    case .graph: try assignToGraph()
    case .node: try assignDefaults(.node)
    default: try assignDefaults(.edge)
    }
    try endStatement()
  }

  /// The `;` that a statement may end with.
  mutating func endStatement() throws(ReadError) {
    if scanner.token.kind == .semicolon { try scanner.advance() }
  }

  /// `}`.
  private mutating func close() throws(ReadError) {
    let frame = frames.removeLast()
    guard !frames.isEmpty else { return }
    try handler.endSubgraph(scopes[frame.slot].number)
    try leave(frame)
    try scanner.advance()
    try afterEnd()
  }

  /// What is said once, at the end.
  private mutating func warnings() {
    let text = scanner.text
    if scanner.splitNumbers.count > 0 {
      handler.warning(
        "a number that runs into a name is two names; so it is \(times(scanner.splitNumbers.count)):"
          + " use quotation marks if one is meant", at: scanner.splitNumbers.first, in: text)
    }
    if strayAttributes.count > 0 {
      handler.warning(
        "attributes after a subgraph without an edge are ignored, as in Graphviz;"
          + " so it is \(times(strayAttributes.count)): write them between its braces",
        at: strayAttributes.first, in: text)
    }
    warnOfTheRest()
  }

  private mutating func warnOfTheRest() {
    // What cannot be read there does not matter, but that it is there does.
    do throws(ReadError) { try scanner.advance() } catch {}
    let text = scanner.text
    switch scanner.token.kind {
    case .end: return
    case .strict, .graph, .digraph:
      handler.warning(
        "only the first graph of a file is read, and here another begins",
        at: scanner.token.place, in: text)
    default:
      handler.warning(
        "only the first graph of a file is read, and here something else follows",
        at: scanner.position, in: text)
    }
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
