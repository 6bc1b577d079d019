import KnowledgeGraph

/// Makes a graph of what a DOT file says.
struct DOTReader: DOTHandler, BatchReader {
  private(set) var assembly: Assembly
  private var graph = DOTGraph(isStrict: false, isDirected: true, name: nil)
  /// The graph's own attributes, the last of each name.
  private var graphAttributes: [(name: String, value: [UInt8], place: Int)] = []
  private var graphAttributePlaces: [String: Int] = [:]
  private var hasElements = false
  /// The nodes in their order; they may get attributes to the end.
  private var nodes: [Node] = []
  private var attributes: [DOTAttribute] = []
  /// Those of one node, each name once.
  private var merged = DOTAttributeList()
  /// Edges that may still get attributes: of a strict graph, or with a key.
  private var openEdges: [Int: OpenEdge] = [:]
  private var openEdgeOrder: [Int] = []
  /// By the number of an attribute's name: the column for nodes, and for edges; nothing as long as it is not
  /// known.
  private var columns: [[Column?]] = [[], []]
  private var lines = DOTLines()
  private var text: DOTText?
  private var keyColumn: Int?

  /// What is done with an attribute's values.
  private enum Column {
    /// They say how the graph was laid out, or are for the picture only.
    case ignored
    case shown(Int)
    case label(Int)
    case value(Int)
  }

  /// A node, and where its attributes stand; those that came later follow in another stretch.
  private struct Node {
    let name: DOTString
    let id: IdentifierNumber
    var range: Range<Int>
    var later: [Range<Int>] = []
  }

  private struct OpenEdge {
    let edge: DOTEdge
    var attributes: [DOTAttribute]
  }

  init(_ origin: Assembly.Origin, byteCount: Int) {
    assembly = Assembly(origin)
    assembly.builder.reserve(byteCount: byteCount)
  }

  mutating func take(_ batch: DOTBatch) throws(ReadError) { try batch.tell(&self) }

  mutating func begin(_ graph: DOTGraph, in text: DOTText) { self.graph = graph }

  mutating func graphAttribute(_ attribute: DOTAttribute, in text: DOTText) {
    let name = text.string(attribute.name)
    let value = text.bytes(attribute.value)
    if let place = graphAttributePlaces[name] {
      graphAttributes[place].value = value
      graphAttributes[place].place = attribute.value.place
    } else {
      graphAttributePlaces[name] = graphAttributes.count
      graphAttributes.append((name, value, attribute.value.place))
    }
  }

  /// Everything that a file of ours says of itself stands before its first node.
  private mutating func beginElements(_ text: DOTText) throws(ReadError) {
    guard !hasElements else { return }
    hasElements = true
    guard let mark = graphAttributePlaces["redstring"] else { return }
    do {
      let values = graphAttributes.map { (name: $0.name, text: DOTLabel.unescaped($0.value)) }
      try assembly.setHead(
        Record(numbered: values), at: UInt64(graphAttributes[mark].place))
    } catch let fault as Assembly.Fault {
      throw text.error(fault.problem, at: 0)
    } catch {
      throw text.error("the head of the file is not as Redstring writes it", at: 0)
    }
  }

  mutating func node(
    _ node: Int, name: DOTString, defaults: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError) {
    try beginElements(text)
    guard name.count > 0 else {
      throw text.error("a node with an empty name, which cannot be an actor's", at: name.place)
    }
    let id = identifier(name, text)
    nodes.append(Node(name: name, id: id, range: added(defaults)))
  }

  /// A file of ours doubles every backslash of a name, too.
  private mutating func identifier(_ name: DOTString, _ text: DOTText) -> IdentifierNumber {
    if assembly.head != nil {
      return assembly.builder.identifier(DOTLabel.unescaped(text.bytes(name)))
    }
    return text.withBytes(of: name) { assembly.builder.identifier($0) }
  }

  private mutating func added(_ list: ArraySlice<DOTAttribute>) -> Range<Int> {
    attributes += list
    return (attributes.count - list.count)..<attributes.count
  }

  mutating func nodeAttributes(
    _ node: Int, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) {
    let range = added(attributes)
    if nodes[node].range.upperBound == range.lowerBound, nodes[node].later.isEmpty {
      nodes[node].range = nodes[node].range.lowerBound..<range.upperBound
    } else {
      nodes[node].later.append(range)
    }
  }

  mutating func edge(
    _ edge: DOTEdge, attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError) {
    if edge.tailPort != nil || edge.headPort != nil {
      assembly.remarks.count("port", line: lines.line(of: edge.place, in: text)) {
        "\($0) \($0 == 1 ? "edge ends" : "edges end") at a port: they end at its node"
      }
    }
    if graph.isStrict || edge.key != nil {
      openEdges[edge.number] = OpenEdge(edge: edge, attributes: Array(attributes))
      openEdgeOrder.append(edge.number)
    } else {
      try add(edge, attributes, text)
    }
  }

  mutating func edgeAttributes(
    _ edge: DOTEdge, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) {
    guard var open = openEdges[edge.number] else { return }
    let numbers = Set(attributes.map(\.nameNumber))
    open.attributes.removeAll { numbers.contains($0.nameNumber) }
    open.attributes += attributes
    openEdges[edge.number] = open
  }

  mutating func beginSubgraph(_ subgraph: DOTSubgraph, in text: DOTText) {
    assembly.remarks.count("subgraph", line: lines.line(of: subgraph.place, in: text)) {
      "\($0) \($0 == 1 ? "subgraph" : "subgraphs") dropped: the nodes are read, that they stand "
        + "together is not"
    }
  }

  mutating func warning(_ problem: String, at place: Int, in text: DOTText) {
    assembly.remarks.count(problem, line: text.line(of: place)) { _ in problem }
  }

  mutating func end(in text: DOTText) { self.text = text }

  /// The graph, when all has been read.
  consuming func reading(sha256: Text?) throws(ReadError) -> Reading {
    guard let text else { throw ReadError("the graph does not end", at: 0, in: []) }
    try beginElements(text)
    for number in openEdgeOrder {
      if let open = openEdges[number] { try add(open.edge, open.attributes[...], text) }
    }
    for node in nodes { try add(node, text) }
    if assembly.head == nil { takeGraphAttributes(text) }
    assembly.sha256 = sha256
    do throws(Assembly.Fault) {
      return try assembly.graph(.byte(text.file))
    } catch {
      throw text.error(error.problem, at: Int(error.position ?? 0))
    }
  }

  private mutating func takeGraphAttributes(_ text: DOTText) {
    for attribute in graphAttributes {
      if attribute.name == "label" {
        let label = DOTLabel.plain(attribute.value, ["G": graphName(text)])
        assembly.title = (Text(label), UInt64(attribute.place))
      } else {
        assembly.remarks.count("graph attribute") {
          "\($0) \($0 == 1 ? "attribute" : "attributes") of the graph as a whole dropped, such as "
            + "'\(attribute.name)'"
        }
      }
    }
  }

  /// What `\G` stands for.
  private func graphName(_ text: DOTText) -> String { graph.name.map { text.string($0) } ?? "" }

  /// What has an attribute.
  private enum Subject {
    case node(DOTString)
    case edge(DOTEdge)

    var owner: Assembly.Owner {
      switch self {
      case .node: .actor
      case .edge: .relation
      }
    }
  }

  /// What `\N`, `\T`, `\H`, `\E` and `\G` stand for in labels.
  private func names(of subject: Subject, _ text: DOTText) -> [String: String] {
    switch subject {
    case .node(let name): return ["N": text.string(name), "G": graphName(text)]
    case .edge(let edge):
      let (tail, head) = (text.string(nodes[edge.tail].name), text.string(nodes[edge.head].name))
      let line = graph.isDirected ? "->" : "--"
      return ["T": tail, "H": head, "E": tail + line + head, "G": graphName(text)]
    }
  }
}

/// Elements.
extension DOTReader {
  private mutating func add(_ node: Node, _ text: DOTText) throws(ReadError) {
    assembly.beginActor(node.id)
    // Of two values of one name, of which the first may be a default, the later one counts.
    merged.removeAll()
    for place in node.range { merged.assign(attributes[place]) }
    for range in node.later { for place in range { merged.assign(attributes[place]) } }
    let list = merged.list
    for attribute in list { try value(attribute, .node(node.name), text) }
    if assembly.head != nil, assembly.draft.name == nil {
      for attribute in list { try takeShown(attribute, .node(node.name), text) }
    }
    do throws(Assembly.Fault) {
      try assembly.endActor(at: UInt64(node.name.place))
    } catch {
      throw text.error(error.problem, at: node.name.place)
    }
  }

  private mutating func add(
    _ edge: DOTEdge, _ attributes: ArraySlice<DOTAttribute>, _ text: DOTText
  ) throws(ReadError) {
    assembly.beginRelation(nil)
    for attribute in attributes { try value(attribute, .edge(edge), text) }
    if assembly.head != nil, assembly.draft.type == nil {
      for attribute in attributes { try takeShown(attribute, .edge(edge), text) }
    }
    if let key = edge.key { try takeKey(key, text) }
    do throws(Assembly.Fault) {
      try assembly.endRelation(
        from: nodes[edge.tail].id, to: nodes[edge.head].id, isDirected: graph.isDirected,
        line: lines.line(of: edge.place, in: text), at: UInt64(edge.place))
    } catch {
      throw text.error(error.problem, at: edge.place)
    }
  }

  private mutating func value(
    _ attribute: DOTAttribute, _ subject: Subject, _ text: DOTText
  ) throws(ReadError) {
    do throws(Assembly.Fault) {
      switch column(attribute, subject.owner, text) {
      case .ignored, .shown: return
      case .label(let column) where assembly.head != nil,
        .value(let column) where assembly.head != nil:
        try takeEscaped(column, attribute.value, text)
      case .value(let column) where attribute.value.form == .html, .label(let column):
        try takeLabel(column, attribute.value, subject, text)
      case .value(let column):
        try text.withBytes(of: attribute.value) { value throws(Assembly.Fault) in
          try assembly.value(column, value)
        }
      }
    } catch {
      throw text.error(error.problem, at: attribute.value.place)
    }
  }

  /// Takes the label of an element that someone has added to a file of ours.
  private mutating func takeShown(
    _ attribute: DOTAttribute, _ subject: Subject, _ text: DOTText
  ) throws(ReadError) {
    guard case .shown(let column) = column(attribute, subject.owner, text) else { return }
    do throws(Assembly.Fault) {
      try takeLabel(column, attribute.value, subject, text)
    } catch {
      throw text.error(error.problem, at: attribute.value.place)
    }
  }

  /// Takes the name that tells an edge from others between the same nodes.
  private mutating func takeKey(_ key: DOTString, _ text: DOTText) throws(ReadError) {
    if keyColumn == nil { keyColumn = assembly.column(.relation, "key") }
    do throws(Assembly.Fault) {
      if let keyColumn { try assembly.value(keyColumn, text.bytes(key).span) }
    } catch {
      throw text.error(error.problem, at: key.place)
    }
  }

  /// Takes a value of a file of ours, which doubles every backslash.
  private mutating func takeEscaped(
    _ column: Int, _ value: DOTString, _ text: DOTText
  ) throws(Assembly.Fault) {
    try text.withBytes(of: value) { bytes throws(Assembly.Fault) in
      if bytes.hasMark({ $0.equals(UInt8(ascii: "\\")) }) {
        try assembly.value(column, DOTLabel.unescaped([UInt8](copying: bytes)).span)
      } else {
        try assembly.value(column, bytes)
      }
    }
  }

  /// Takes a value that Graphviz shows as text.
  private mutating func takeLabel(
    _ column: Int, _ value: DOTString, _ subject: Subject, _ text: DOTText
  ) throws(Assembly.Fault) {
    if value.form == .html {
      assembly.remarks.count("HTML") {
        "\($0) HTML \($0 == 1 ? "label is" : "labels are") read as plain text"
      }
      return try assembly.value(column, DOTLabel.plain(html: text.bytes(value)).utf8.span)
    }
    let isPlain = text.withBytes(of: value, DOTLabel.isPlain)
    if isPlain {
      return try text.withBytes(of: value) { label throws(Assembly.Fault) in
        try assembly.value(column, label)
      }
    }
    let label = DOTLabel.plain(text.bytes(value), names(of: subject, text))
    try assembly.value(column, label.utf8.span)
  }

  private mutating func column(
    _ attribute: DOTAttribute, _ owner: Assembly.Owner, _ text: DOTText
  ) -> Column {
    let number = attribute.nameNumber
    while columns[owner.rawValue].count <= number { columns[owner.rawValue].append(nil) }
    if let column = columns[owner.rawValue][number] { return column }
    let column = newColumn(text.string(attribute.name), owner)
    columns[owner.rawValue][number] = column
    return column
  }

  private mutating func newColumn(_ name: String, _ owner: Assembly.Owner) -> Column {
    if assembly.head == nil, DOTLabel.isLayout(name) {
      assembly.remarks.count("layout") { _ in
        "positions and sizes dropped: a picture is laid out anew"
      }
      return .ignored
    }
    let column = assembly.column(owner, name)
    switch assembly.columns[column].meaning {
    case .presentation: return .ignored
    case .shown: return .shown(column)
    default: return DOTLabel.isLabel(name) ? .label(column) : .value(column)
    }
  }
}
