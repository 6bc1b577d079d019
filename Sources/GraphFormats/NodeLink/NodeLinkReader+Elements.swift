import KnowledgeGraph

/// Nodes and edges.
extension NodeLinkReader {
  mutating func readNode(_ json: inout JSONScanner) throws(Fault) {
    let start = json.position
    var id: IdentifierNumber?
    var name: IdentifierNumber?
    graph.columns.beginElement()
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch json.string.string {
      case "id" where !dialect.isGraphology: try graph.readIdentifier(&id, "id", &json)
      case "key" where dialect.isGraphology: try graph.readIdentifier(&id, "key", &json)
      case "attributes" where dialect.isGraphology: try noteMembers(&json)
      case "name":
        try graph.columns.note(&json)
        name = try identifierBefore(&json)
      default: try graph.columns.note(&json)
      }
    }
    if graph.columns.has("vx") { dropSimulated(NodeLinkReader.ofNodes) }
    // As NetworkX and d3 call a node that has no identifier: by its place, or as its edges do, by its name.
    let known = id ?? graph.assembly.builder.identifier(String(nodes.count).utf8.span)
    try graph.addActor(known, at: start, &json)
    nodes.append(known)
    if id == nil, let name { graph.call(known, also: name) }
  }

  mutating func readEdge(_ json: inout JSONScanner) throws(Fault) {
    let start = json.position
    var id: IdentifierNumber?
    var ends = JSONGraphReader.Ends()
    var isDirected: Bool?
    var isSimulated = false
    graph.columns.beginElement()
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch json.string.string {
      case dialect.source:
        isSimulated = try json.kind() == .object
        try readEnd(&ends.source, dialect.source, &json)
      case dialect.target: try readEnd(&ends.target, dialect.target, &json)
      case "id" where !dialect.isGraphology: try graph.readIdentifier(&id, "id", &json)
      case "key" where dialect.isGraphology: try graph.readIdentifier(&id, "key", &json)
      case "attributes" where dialect.isGraphology: try noteMembers(&json)
      case "undirected" where dialect.isGraphology: isDirected = try !json.readBoolean()
      default: try graph.columns.note(&json)
      }
    }
    if isSimulated { dropSimulated(NodeLinkReader.ofEdges) }
    try graph.addRelation(id, ends, isDirected: isDirected, at: start, &json)
  }

  /// Notes the members of the object that comes next as those of the element.
  private mutating func noteMembers(_ json: inout JSONScanner) throws(Fault) {
    guard try json.kind() == .object else { return try json.skipValue() }
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) { try graph.columns.note(&json) }
  }

  /// What the value that has just been noted would call something.
  private mutating func identifierBefore(_ json: inout JSONScanner) throws(Fault)
    -> IdentifierNumber?
  {
    guard let place = graph.columns.lastPlace else { return nil }
    let end = json.position
    defer { json.move(to: end) }
    json.move(to: place)
    return try json.kind() == .string ? graph.readIdentifier(&json) : nil
  }

  /// What d3's simulation adds to nodes while they move, and to edges.
  private static let ofNodes: Set = ["index", "x", "y", "z", "vx", "vy", "vz", "fx", "fy", "fz"]
  private static let ofEdges: Set = ["index"]

  private mutating func dropSimulated(_ names: Set<String>) {
    if graph.assembly.head != nil { return }
    if graph.columns.drop(where: { names.contains($0.string) }) { graph.dropPositions() }
  }
}

/// The ends of edges.
extension NodeLinkReader {
  private mutating func readEnd(
    _ end: inout IdentifierNumber?, _ name: String, _ json: inout JSONScanner
  ) throws(Fault) {
    if end != nil { throw json.fault("a second '\(name)'") }
    if try json.kind() == .object {
      // d3's simulation puts the nodes themselves in the place of their names.
      let start = json.position
      let places = try json.places(of: ["id", "index"])
      let after = json.position
      guard let place = places["id"] ?? places["index"] else {
        throw Fault(problem: "a node without an 'id' as the '\(name)' of an edge", offset: start)
      }
      json.move(to: place)
      end = try graph.readIdentifier(&json)
      json.move(to: after)
    } else if endsArePlaces {
      let place = try json.readInteger()
      end = nodes[place]
    } else {
      end = try graph.readIdentifier(&json)
    }
  }

  /// Whether edges name their ends by the places of nodes: all do, and some of them could not mean anything else.
  ///
  /// So did NetworkX before 2.0, and so do files for d3 before its fourth version.
  mutating func endsArePlaces(of edges: Int, _ json: inout JSONScanner) throws(Fault) -> Bool {
    var areMeant = false
    json.move(to: edges)
    try json.beginArray()
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard try json.kind() == .object else { return false }
      let places = try json.places(of: [dialect.source, dialect.target])
      let after = json.position
      for place in [places[dialect.source], places[dialect.target]] {
        guard let place else { return false }
        json.move(to: place)
        guard try json.kind() == .number else { return false }
        let spelled = json.bytes.extracting(try json.readNumber())
        guard let number = Int(spelled.string), nodes.indices.contains(number) else { return false }
        areMeant = areMeant || !graph.isActor(graph.assembly.builder.identifier(spelled))
      }
      json.move(to: after)
    }
    return areMeant
  }
}
