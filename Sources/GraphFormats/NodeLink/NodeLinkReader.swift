import KnowledgeGraph

/// Makes a graph of a node-link document.
struct NodeLinkReader {
  typealias Fault = JSONScanner.Fault

  var graph: JSONGraphReader
  var dialect = NodeLinkDialect()
  /// What the nodes are called, in their order: some files name an edge's ends by their places.
  var nodes: [IdentifierNumber] = []
  /// Whether this one does, though its nodes have identifiers.
  var endsArePlaces = false

  /// Reads the document that `bytes` are.
  static func reading(
    of bytes: [UInt8], _ origin: Assembly.Origin, sha256: Text?
  ) throws(Fault) -> Reading {
    var json = try JSONScanner(document: bytes.span)
    var reader = NodeLinkReader(graph: JSONGraphReader(origin, byteCount: bytes.count))
    try reader.readDocument(&json)
    return try reader.graph.reading(sha256: sha256)
  }

  private init(graph: JSONGraphReader) { self.graph = graph }

  private mutating func readDocument(_ json: inout JSONScanner) throws(Fault) {
    _ = try json.kind()
    let start = json.position
    let places = try json.places(
      of: ["directed", "graph", "attributes", "options", "nodes", "edges", "links"])
    try json.end()
    for name in ["graph", "attributes"] {
      guard let place = places[name] else { continue }
      json.move(to: place)
      try graph.readGraphData(&json)
    }
    try readDirection(places, &json)
    guard let nodes = places["nodes"] else {
      throw Fault(
        problem: "no 'nodes' in the object, where a list of them was expected", offset: start)
    }
    if let edges = places["edges"], let links = places["links"] {
      throw Fault(
        problem: "'edges' and 'links' in one object, where one list of edges was expected",
        offset: max(edges, links))
    }
    let edges = places["edges"] ?? places["links"]
    dialect = try NodeLinkDialect(nodes: nodes, edges: edges, &json)
    try readNodes(at: nodes, &json)
    guard let edges else { return }
    if graph.assembly.head == nil { endsArePlaces = try endsArePlaces(of: edges, &json) }
    try readEdges(at: edges, &json)
  }

  private mutating func readDirection(
    _ places: [String: Int], _ json: inout JSONScanner
  ) throws(Fault) {
    if let place = places["directed"] {
      json.move(to: place)
      graph.isDirected = try json.readBoolean()
    } else if let place = places["options"] {
      // Graphology's: directed, undirected, or mixed, where undirected edges say so themselves.
      json.move(to: place)
      guard try json.kind() == .object, let type = try json.places(of: ["type"])["type"] else {
        return
      }
      json.move(to: type)
      try json.readString()
      graph.isDirected = !json.string.isEqual(to: "undirected".utf8.span)
    }
  }

  private mutating func readNodes(at place: Int, _ json: inout JSONScanner) throws(Fault) {
    json.move(to: place)
    try json.beginArray()
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard try json.kind() == .object else { throw json.fault("a node that is no object") }
      try readNode(&json)
    }
  }

  private mutating func readEdges(at place: Int, _ json: inout JSONScanner) throws(Fault) {
    json.move(to: place)
    try json.beginArray()
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard try json.kind() == .object else { throw json.fault("an edge that is no object") }
      try readEdge(&json)
    }
  }
}

/// What the members of nodes and edges are called in a file.
struct NodeLinkDialect {
  /// What says what a node or an edge is called, and whether their attributes stand in an object of their own.
  var isGraphology = false
  /// What says where an edge begins and ends.
  var source = "source"
  var target = "target"

  init() {}

  /// The dialect of a file, by its first node and its first edge.
  init(
    nodes: Int, edges: Int?, _ json: inout JSONScanner
  ) throws(JSONScanner.Fault) {
    let node = try NodeLinkDialect.first(of: ["id", "key"], at: nodes, &json)
    isGraphology = node["id"] == nil && node["key"] != nil
    guard let edges else { return }
    let edge = try NodeLinkDialect.first(of: ["source", "from"], at: edges, &json)
    // vis.js.
    if edge["source"] == nil, edge["from"] != nil { (source, target) = ("from", "to") }
  }

  /// Where some members of the first element of an array begin.
  private static func first(
    of names: Set<String>, at place: Int, _ json: inout JSONScanner
  ) throws(JSONScanner.Fault) -> [String: Int] {
    json.move(to: place)
    var isFirst = true
    try json.beginArray()
    guard try json.nextElement(&isFirst), try json.kind() == .object else { return [:] }
    return try json.places(of: names)
  }
}
