import KnowledgeGraph

/// Makes a graph of a Cytoscape.js document.
struct CytoscapeReader {
  typealias Fault = JSONScanner.Fault

  private var graph: JSONGraphReader
  /// Whether NetworkX wrote the document, or we for it: nodes then have a `value`, by which edges call them.
  private var isForNetworkX = false
  /// How many nodes there have been.
  private var nodeCount = 0

  /// What an element is, and what it is called.
  private struct Element {
    var isEdge: Bool?
    var id: IdentifierNumber?
    /// What NetworkX calls a node.
    var value: IdentifierNumber?
    var ends = JSONGraphReader.Ends()
    var hasPosition = false
    var isStyled = false
  }

  /// What the desktop adds for itself.
  private static let ofDesktop: Set<String> = ["SUID", "selected", "shared_name", "__Annotations"]

  /// Reads the document that `bytes` are.
  static func reading(
    of bytes: [UInt8], _ origin: Assembly.Origin, sha256: Text?
  ) throws(Fault) -> Reading {
    var json = try JSONScanner(document: bytes.span)
    var reader = CytoscapeReader(graph: JSONGraphReader(origin, byteCount: bytes.count))
    try reader.readDocument(&json)
    return try reader.graph.reading(sha256: sha256)
  }

  private init(graph: JSONGraphReader) { self.graph = graph }

  private mutating func readDocument(_ json: inout JSONScanner) throws(Fault) {
    let kind = try json.kind()
    let start = json.position
    if kind == .array {
      try json.skipUnread()
      try json.end()
      return try readElements(at: start, &json)
    }
    let places = try json.places(of: ["data", "directed", "multigraph", "elements"])
    try json.end()
    isForNetworkX = places["multigraph"] != nil
    if let place = places["data"] {
      json.move(to: place)
      try graph.readGraphData(&json, ignoring: CytoscapeReader.ofDesktop)
      if let head = graph.assembly.head {
        graph.columns.formerNames = CytoscapeColumnNames.keys(head.keys)
      }
    }
    if let place = places["directed"] {
      json.move(to: place)
      graph.isDirected = try json.readBoolean()
    }
    guard let elements = places["elements"] else {
      throw Fault(
        problem: "no 'elements' in the object, where Cytoscape.js has its nodes and edges",
        offset: start)
    }
    try readElements(at: elements, &json)
  }

  private mutating func readElements(at place: Int, _ json: inout JSONScanner) throws(Fault) {
    json.move(to: place)
    if try json.kind() == .array {
      // Edges may come before their nodes.
      try readElements(in: place, as: nil, onlyEdges: false, &json)
      try readElements(in: place, as: nil, onlyEdges: true, &json)
    } else {
      let places = try json.places(of: ["nodes", "edges"])
      if let nodes = places["nodes"] {
        try readElements(in: nodes, as: false, onlyEdges: false, &json)
      }
      if let edges = places["edges"] {
        try readElements(in: edges, as: true, onlyEdges: true, &json)
      }
    }
  }

  /// Reads the nodes, or the edges, among the elements of an array.
  private mutating func readElements(
    in place: Int, as isEdge: Bool?, onlyEdges: Bool, _ json: inout JSONScanner
  ) throws(Fault) {
    json.move(to: place)
    try json.beginArray()
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard try json.kind() == .object else { throw json.fault("an element that is no object") }
      let start = json.position
      let element = try readElement(&json, as: isEdge)
      let isAnEdge = isEdge ?? element.isEdge ?? (element.ends.source != nil)
      if isAnEdge != onlyEdges { continue }
      remark(element)
      if isAnEdge {
        try graph.addRelation(element.id, element.ends, at: start, &json)
      } else {
        try addNode(element, at: start, &json)
      }
    }
  }

  private mutating func addNode(
    _ element: Element, at offset: Int, _ json: inout JSONScanner
  ) throws(Fault) {
    nodeCount += 1
    let id: IdentifierNumber
    if let known = element.id ?? element.value {
      id = known
    } else {
      id = graph.assembly.builder.identifier("_:n\(nodeCount)".utf8.span)
      graph.assembly.remarks.count("nameless") {
        "\($0) \($0 == 1 ? "node without an id is" : "nodes without an id are") called by "
          + "\($0 == 1 ? "its place" : "their places")"
      }
    }
    try graph.addActor(id, at: offset, &json)
    if let value = element.value { graph.call(id, also: value) }
  }

  private mutating func remark(_ element: Element) {
    if element.hasPosition { graph.dropPositions() }
    if element.isStyled {
      graph.assembly.remarks.count("style") { _ in
        "classes and styles dropped: they say how elements look"
      }
    }
  }
}

/// Elements.
extension CytoscapeReader {
  private mutating func readElement(
    _ json: inout JSONScanner, as isEdge: Bool?
  ) throws(Fault) -> Element {
    var element = Element(isEdge: isEdge)
    graph.columns.beginElement()
    var hasData = false
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch json.string.string {
      case "data":
        if hasData { throw json.fault("a second 'data'") }
        hasData = true
        try readData(of: &element, &json)
      case "group": element.isEdge = try readGroup(&json) ?? element.isEdge
      case "position":
        element.hasPosition = try json.kind() == .object
        try json.skipValue()
      case "classes", "style", "css":
        if try !isEmpty(&json) { element.isStyled = true }
      default: try json.skipValue()
      }
    }
    return element
  }

  private mutating func readData(
    of element: inout Element, _ json: inout JSONScanner
  ) throws(Fault) {
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch json.string.string {
      case "id": try graph.readIdentifier(&element.id, "id", &json)
      case "source" where element.isEdge != false:
        try graph.readIdentifier(&element.ends.source, "source", &json)
      case "target" where element.isEdge != false:
        try graph.readIdentifier(&element.ends.target, "target", &json)
      case "value" where isForNetworkX && element.isEdge != true:
        try graph.readIdentifier(&element.value, "value", &json)
      case "SUID", "selected": try json.skipValue()
      default: try graph.columns.note(&json)
      }
    }
  }

  /// Whether a group is that of the edges; nothing where it is none of Cytoscape's two.
  private func readGroup(_ json: inout JSONScanner) throws(Fault) -> Bool? {
    guard try json.kind() == .string else {
      try json.skipValue()
      return nil
    }
    try json.readString()
    switch json.string.string {
    case "nodes": return false
    case "edges": return true
    default: return nil
    }
  }

  /// Passes over a value; whether there is nothing in it.
  private func isEmpty(_ json: inout JSONScanner) throws(Fault) -> Bool {
    let kind = try json.kind()
    let start = json.position
    try json.skipValue()
    return kind == .null
      || JSONScanner.compacted(json.bytes.extracting(start..<json.position)).count <= 2
  }
}
