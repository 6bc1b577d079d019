@testable import GraphFormats

/// What a DOT file says, as lines that a test can compare.
struct DOTRecorder: DOTHandler {
  private(set) var graph = ""
  private(set) var graphAttributes: [String] = []
  private(set) var warnings: [String] = []
  private(set) var subgraphs: [Subgraph] = []
  private var nodeNames: [String] = []
  private var nodeValues: [[(name: String, value: String)]] = []
  private var edgeEnds: [(tail: Int, head: Int, key: String?)] = []
  private var edgeValues: [[(name: String, value: String)]] = []
  /// The line of each edge's place.
  private(set) var edgeLines: [Int] = []
  private var lines = DOTLines()

  struct Subgraph: Equatable {
    var name: String
    var isCluster = false
    var parent: Int?
    var attributes: [String] = []
    var members: [Int] = []
    var openings = 0
  }

  /// Each node with its attributes, such as `a color=red`.
  var nodes: [String] {
    zip(nodeNames, nodeValues).map { name, values in spelled(name, values) }
  }

  /// Each edge with its attributes, such as `a b color=red`.
  var edges: [String] {
    zip(edgeEnds, edgeValues).map { edge, values in
      let key = edge.key.map { " <\($0)>" } ?? ""
      return spelled("\(nodeNames[edge.tail]) \(nodeNames[edge.head])\(key)", values)
    }
  }

  /// The nodes of a subgraph.
  func members(_ subgraph: Int) -> [String] { subgraphs[subgraph].members.map { nodeNames[$0] } }

  /// What a text says.
  static func read(_ text: String) throws(ReadError) -> DOTRecorder {
    try DOTParser.read(Array(text.utf8), with: DOTRecorder())
  }

  private func spelled(_ name: String, _ values: [(name: String, value: String)]) -> String {
    ([name] + values.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
  }

  // MARK: Events

  mutating func begin(_ graph: DOTGraph, in text: DOTText) {
    let name = graph.name.map { " " + text.string($0) } ?? ""
    self.graph =
      (graph.isStrict ? "strict " : "") + (graph.isDirected ? "digraph" : "graph") + name
  }

  mutating func graphAttribute(_ attribute: DOTAttribute, in text: DOTText) {
    graphAttributes.append(spelled(attribute, text))
  }

  mutating func node(
    _ node: Int, name: DOTString, defaults: ArraySlice<DOTAttribute>, in text: DOTText
  ) {
    nodeNames.append(text.string(name))
    nodeValues.append([])
    nodeAttributes(node, defaults, in: text)
  }

  mutating func nodeAttributes(
    _ node: Int, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) {
    for attribute in attributes { assign(attribute, to: &nodeValues[node], text) }
  }

  mutating func edge(_ edge: DOTEdge, attributes: ArraySlice<DOTAttribute>, in text: DOTText) {
    edgeEnds.append((edge.tail, edge.head, edge.key.map(text.string)))
    edgeValues.append([])
    edgeLines.append(lines.line(of: edge.place, in: text))
    edgeAttributes(edge, attributes, in: text)
  }

  mutating func edgeAttributes(
    _ edge: DOTEdge, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) {
    let number = edge.number
    for attribute in attributes { assign(attribute, to: &edgeValues[number], text) }
    if let port = edge.tailPort { assign("tailport", text.string(port), to: &edgeValues[number]) }
    if let port = edge.headPort { assign("headport", text.string(port), to: &edgeValues[number]) }
  }

  mutating func beginSubgraph(_ subgraph: DOTSubgraph, in text: DOTText) {
    if subgraph.number == subgraphs.count {
      subgraphs.append(
        Subgraph(
          name: subgraph.name.map(text.string) ?? "", isCluster: subgraph.isCluster,
          parent: subgraph.parent))
    }
    subgraphs[subgraph.number].openings += 1
  }

  mutating func subgraphAttribute(
    _ attribute: DOTAttribute, of subgraph: Int, in text: DOTText
  ) {
    subgraphs[subgraph].attributes.append(spelled(attribute, text))
  }

  mutating func member(_ node: Int, of subgraph: Int) { subgraphs[subgraph].members.append(node) }

  mutating func warning(_ problem: String, at place: Int, in text: DOTText) {
    warnings.append(text.error(problem, at: place).description)
  }

  private func spelled(_ attribute: DOTAttribute, _ text: DOTText) -> String {
    "\(text.string(attribute.name))=\(text.string(attribute.value))"
  }

  private func assign(
    _ attribute: DOTAttribute, to list: inout [(name: String, value: String)], _ text: DOTText
  ) {
    let mark = attribute.value.form == .html ? "<html>" : ""
    assign(text.string(attribute.name), mark + text.string(attribute.value), to: &list)
  }

  private func assign(
    _ name: String, _ value: String, to list: inout [(name: String, value: String)]
  ) {
    if let index = list.firstIndex(where: { $0.name == name }) {
      list[index].value = value
    } else {
      list.append((name, value))
    }
  }
}

/// How much there is of everything.
struct DOTCounts: DOTHandler, Equatable {
  var nodes = 0
  var edges = 0
  var attributes = 0

  mutating func begin(_ graph: DOTGraph, in text: DOTText) {}
  mutating func graphAttribute(_ attribute: DOTAttribute, in text: DOTText) {}
  mutating func node(
    _ node: Int, name: DOTString, defaults: ArraySlice<DOTAttribute>, in text: DOTText
  ) {
    nodes += 1
  }
  mutating func nodeAttributes(
    _ node: Int, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) {}
  mutating func edge(_ edge: DOTEdge, attributes: ArraySlice<DOTAttribute>, in text: DOTText) {
    edges += 1
    self.attributes += attributes.count
  }
  mutating func edgeAttributes(
    _ edge: DOTEdge, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) {}
  mutating func warning(_ problem: String, at place: Int, in text: DOTText) {}
}
