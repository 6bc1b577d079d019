import KnowledgeGraph

/// Makes a graph of the events of a GraphML document.
struct GraphMLReader {
  var assembly: Assembly
  /// The elements that are open, outermost first.
  private var open: [Element] = []
  /// What the root element's name has before its colon: GraphML's elements all have it.
  private var prefix: [UInt8] = []
  private var keyNumbers = IdentifierTable()
  private var keys: [GraphMLKey] = []
  /// The places of the keys of graphs, nodes and edges: one id may be declared for each.
  private var graphKeys = PlaceTable()
  private var nodeKeys = PlaceTable()
  private var edgeKeys = PlaceTable()
  /// The places of keys with a default.
  private var keysWithDefaults: [Int] = []
  private var defaultsTaken = 0
  private static let manyDefaults = 10_000_000
  private var hasGraph = false
  private var isDirected = [Bool]()
  /// Character data of open elements, where it came in more than one part: between two blocks, or around
  /// elements inside.
  private var text: [UInt8] = []
  /// Where the last start tag stands.
  private var tag = XMLPosition()
  /// Where that of each open element begins.
  private var textStarts: [Int] = []
  private var from: IdentifierNumber?
  private var to: IdentifierNumber?
  private var edgeIsDirected = true
  private var elementNumber = 0
  private var nodeIsOpen = false
  private var colorColumn: Int?
  private var elementLine = 0
  private var descriptionColumn: Int?
  private var elementPosition: UInt64 = 0

  /// An element of GraphML, as far as it makes a difference.
  private enum Element: Equatable {
    case root
    case key(Int)
    case keyDefault(Int)
    case graph
    case node
    case edge
    /// With the key's place, where it is declared.
    case data(Int?)
    /// The element's own description.
    case description
    /// yEd's label and whatever is drawn.
    case label
    case drawing
    /// Whatever is not read, with all that it holds.
    case other

    /// Whether character data in it means something.
    var holdsText: Bool {
      switch self {
      case .data, .drawing, .description, .label, .keyDefault: true
      case .root, .key, .graph, .node, .edge, .other: false
      }
    }
  }

  init(_ origin: Assembly.Origin, byteCount: Int?) {
    assembly = Assembly(origin)
    if let byteCount { assembly.builder.reserve(byteCount: min(byteCount, 1 << 30)) }
  }

  /// Takes the next events.
  mutating func take(_ events: XMLEvents) throws(ReadError) {
    let list = events.list
    tag.begin(events.source)
    var place = 0
    // Text is handed over where it stands, when its element ends in the same block.
    var textEvent: XMLEvents.Event?
    while place < list.count {
      let event = list[place]
      place += 1
      switch event.kind {
      case .start:
        if let textEvent { hold(events[textEvent]) }
        textEvent = nil
        var end = place
        while end < list.count,
          list[end].kind == .attributeName || list[end].kind == .attributeValue
        {
          end += 1
        }
        tag.advance(to: event.place)
        try start(event, Attributes(range: place..<end), events)
        place = end
        textStarts.append(text.count)
      case .end:
        if let textEvent, text.count == textStarts.last, open.last != .drawing {
          try self.end(events[textEvent])
          textStarts.removeLast()
        } else {
          if let textEvent { hold(events[textEvent]) }
          try endWithText()
        }
        textEvent = nil
      case .text: textEvent = event
      case .attributeName, .attributeValue: break
      }
    }
    if let textEvent { hold(events[textEvent]) }
  }

  private mutating func hold(_ part: Span<UInt8>) {
    if open.last?.holdsText == true { text.append(copying: part) }
  }

  private mutating func endWithText() throws(ReadError) {
    let start = textStarts.popLast() ?? 0
    // A datum's text is also that of the elements in it; what stands inside of a label says where it is drawn.
    let isKept = open.last == .drawing
    let whole = text
    try end(whole.span.extracting(start..<whole.count))
    if !isKept { text.removeSubrange(start...) }
  }

  /// The graph of all events.
  consuming func end(sha256: Text?) throws(ReadError) -> Reading {
    guard hasGraph else {
      throw ReadError("no <graph> in the file", line: 1, column: 1)
    }
    assembly.sha256 = sha256
    do throws(Assembly.Fault) {
      return try assembly.graph()
    } catch {
      throw GraphMLReader.error(error)
    }
  }

  /// The attributes of a start tag: the places of their events.
  private struct Attributes {
    let range: Range<Int>

    /// The event of the value of the attribute called `name`.
    func event(_ name: String, _ events: XMLEvents) -> XMLEvents.Event? {
      for place in stride(from: range.lowerBound, to: range.upperBound, by: 2)
      where events[events.list[place]].isEqual(to: name.utf8.span) {
        return events.list[place + 1]
      }
      return nil
    }

    func string(_ name: String, _ events: XMLEvents) -> String? {
      event(name, events).map { events[$0].string }
    }
  }

  fileprivate var position: UInt64 { UInt64(tag.line) << 32 | UInt64(UInt32(clamping: tag.column)) }

  private static func error(_ fault: Assembly.Fault) -> ReadError {
    let position = fault.position ?? 1 << 32 | 1
    return ReadError(fault.problem, line: Int(position >> 32), column: Int(position & 0xFFFF_FFFF))
  }

  private func error(_ problem: String) -> ReadError {
    ReadError(problem, line: tag.line, column: tag.column)
  }

  /// What the assembly throws, at the place of the open element.
  private func placed(_ fault: Assembly.Fault) -> ReadError {
    var fault = fault
    fault.position = fault.position ?? position
    return GraphMLReader.error(fault)
  }
}

/// Start tags.
extension GraphMLReader {
  private mutating func start(
    _ event: XMLEvents.Event, _ attributes: Attributes, _ events: XMLEvents
  ) throws(ReadError) {
    guard let parent = open.last else {
      try startRoot(events[event])
      open.append(.root)
      return
    }
    open.append(try element(events[event], in: parent, attributes, events))
  }

  private mutating func startRoot(_ name: Span<UInt8>) throws(ReadError) {
    let name = name.string
    guard name == "graphml" || name.hasSuffix(":graphml") else {
      throw error("the root element is '\(name)', where 'graphml' was expected")
    }
    prefix = Array(name.utf8.dropLast(7))
  }

  /// The name of an element of GraphML without its prefix; empty for elements of others.
  private func isCalled(_ name: Span<UInt8>, _ wanted: String) -> Bool {
    guard name.count == prefix.count + wanted.utf8.count else { return false }
    return name.extracting(prefix.count..<name.count).isEqual(to: wanted.utf8.span)
  }

  private mutating func element(
    _ name: Span<UInt8>, in parent: Element, _ attributes: Attributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    switch parent {
    case .node, .edge, .graph:
      if isCalled(name, "data") { return data(of: parent, attributes, events) }
      if parent == .graph {
        if isCalled(name, "node") { return try startNode(attributes, events) }
        if isCalled(name, "edge") { return try startEdge(attributes, events) }
      }
      if isCalled(name, "desc") { return .description }
      return try rest(name, in: parent, attributes, events)
    case .root:
      if isCalled(name, "key") { return try startKey(attributes, events) }
      if isCalled(name, "graph") {
        if hasGraph {
          drop("graph") {
            "\($0) more \($0 == 1 ? "graph" : "graphs") in the file: only the first is read"
          }
          return .other
        }
        return startGraph(attributes, events)
      }
      return .other
    case .key(let place): return isCalled(name, "default") ? .keyDefault(place) : .other
    case .data(let place):
      if let place, !keys[place].isGraphics {
        drop("mark-up") {
          "\($0) \($0 == 1 ? "element" : "elements") inside of <data> dropped: only the text is kept"
        }
      }
      return try drawn(name, attributes, events)
    case .drawing: return try drawn(name, attributes, events)
    case .description, .label, .keyDefault, .other: return .other
    }
  }

  /// What is not read of a graph, a node or an edge, counted.
  private mutating func rest(
    _ name: Span<UInt8>, in parent: Element, _ attributes: Attributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    let isOurs =
      name.count > prefix.count && name.extracting(0..<prefix.count).isEqual(to: prefix.span)
    switch isOurs ? name.extracting(prefix.count..<name.count).string : name.string {
    case "graph" where parent == .node:
      try endNode()
      drop("nesting") {
        "\($0) \($0 == 1 ? "node holds" : "nodes hold") a graph: its nodes are read, that they stand "
          + "inside is dropped"
      }
      return startGraph(attributes, events)
    case "graph" where parent == .edge:
      drop("edge graph") {
        "\($0) \($0 == 1 ? "edge holds" : "edges hold") a graph, which is dropped with its nodes"
      }
    case "port":
      drop("port") { "\($0) \($0 == 1 ? "port" : "ports") dropped: edges end at the nodes" }
    case "hyperedge":
      drop("hyperedge") {
        "\($0) \($0 == 1 ? "hyperedge" : "hyperedges") dropped: a relation has two ends"
      }
    case "locator":
      drop("locator") {
        "\($0) \($0 == 1 ? "locator" : "locators") dropped: no other file is opened"
      }
    case let name:
      drop("element " + name) { "\($0) <\(name)> dropped, which GraphML does not have there" }
    }
    return .other
  }

  private mutating func drop(_ kind: String, _ text: @escaping (Int) -> String) {
    assembly.remarks.count(kind, line: tag.line, text)
  }

  private mutating func startGraph(_ attributes: Attributes, _ events: XMLEvents) -> Element {
    hasGraph = true
    let inherited = isDirected.last ?? true
    switch attributes.string("edgedefault", events) {
    case "undirected": isDirected.append(false)
    case "directed": isDirected.append(true)
    default: isDirected.append(inherited)
    }
    return .graph
  }

  private mutating func startKey(
    _ attributes: Attributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    guard let id = attributes.event("id", events) else {
      throw error("a <key> without an id, which no <data> could name")
    }
    let number = keyNumbers.number(of: events[id])
    let isGraphics = attributes.range.contains { place in
      events[events.list[place]].string.hasPrefix("yfiles.type")
    }
    let key = GraphMLKey(
      name: attributes.string("attr.name", events) ?? events[id].string,
      owner: attributes.string("for", events).flatMap(GraphMLKey.Owner.init) ?? .all,
      kind: GraphMLKey.kind(attributes.string("attr.type", events) ?? "string"),
      isGraphics: isGraphics)
    if key.owner == .all || key.owner == .graph { graphKeys[number] = keys.count }
    if key.owner == .all || key.owner == .node { nodeKeys[number] = keys.count }
    if key.owner == .all || key.owner == .edge { edgeKeys[number] = keys.count }
    keys.append(key)
    return .key(keys.count - 1)
  }

  private mutating func startNode(
    _ attributes: Attributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    guard let id = attributes.event("id", events), !events[id].isEmpty else {
      throw error("a <node> without an id, which no <edge> could name")
    }
    assembly.beginActor(assembly.builder.identifier(events[id]))
    elementNumber += 1
    nodeIsOpen = true
    elementPosition = position
    elementLine = tag.line
    return .node
  }

  private mutating func startEdge(
    _ attributes: Attributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    guard let source = attributes.event("source", events), !events[source].isEmpty,
      let target = attributes.event("target", events), !events[target].isEmpty
    else {
      throw error("an <edge> without a source or a target")
    }
    let id = attributes.event("id", events)
    assembly.beginRelation(id.flatMap { assembly.builder.nonEmptyIdentifier(events[$0]) })
    elementNumber += 1
    from = assembly.builder.identifier(events[source])
    to = assembly.builder.identifier(events[target])
    edgeIsDirected = isDirected.last ?? true
    if let directed = attributes.string("directed", events) {
      edgeIsDirected = directed == "true" || directed == "1"
    }
    if attributes.range.count > 6,
      attributes.event("sourceport", events) != nil
        || attributes.event("targetport", events) != nil
    {
      drop("edge port") {
        "\($0) \($0 == 1 ? "edge ends" : "edges end") at a port: they end at its node"
      }
    }
    elementPosition = position
    elementLine = tag.line
    return .edge
  }

  private mutating func data(
    of parent: Element, _ attributes: Attributes, _ events: XMLEvents
  ) -> Element {
    guard let key = attributes.event("key", events),
      let number = keyNumbers.existingNumber(of: events[key])
    else {
      drop("undeclared") {
        "\($0) <data> dropped, whose key the file does not declare"
      }
      return .data(nil)
    }
    switch parent {
    case .node:
      if !nodeIsOpen, let place = nodeKeys[number], !keys[place].isGraphics {
        drop("late data") {
          "\($0) <data> dropped, which \($0 == 1 ? "stands" : "stand") after the graph that the node holds"
        }
      }
      return .data(nodeKeys[number])
    case .edge: return .data(edgeKeys[number])
    default: return .data(graphKeys[number])
    }
  }
}

/// End tags.
extension GraphMLReader {
  private mutating func end(_ text: Span<UInt8>) throws(ReadError) {
    guard let element = open.popLast() else { return }
    switch element {
    case .root, .key, .other, .drawing: break
    case .keyDefault(let place):
      keys[place].defaultValue = [UInt8](copying: text)
      if keysWithDefaults.last != place { keysWithDefaults.append(place) }
    case .graph: isDirected.removeLast()
    case .node: try endNode()
    case .edge: try endEdge()
    case .data(let place):
      if let place { try endData(place, text) }
    case .description: describe(text)
    case .label: label(text.trimmed)
    }
  }

  private mutating func describe(_ text: Span<UInt8>) {
    if text.trimmed.isEmpty { return }
    switch open.last {
    case .node:
      if assembly.draft.description == nil {
        assembly.draft.description = assembly.builder.text(text)
      }
    case .edge:
      if descriptionColumn == nil { descriptionColumn = assembly.column(.relation, "description") }
      if let descriptionColumn { assembly.attribute(descriptionColumn, text) }
    default: drop("graph description") { _ in "the graph's description dropped" }
    }
  }

  private mutating func endNode() throws(ReadError) {
    // A node that holds a graph has ended where that began.
    guard nodeIsOpen else { return }
    nodeIsOpen = false
    do throws(Assembly.Fault) {
      try takeDefaults(.actor)
      try assembly.endActor(at: elementPosition)
    } catch {
      throw placed(error)
    }
  }

  private mutating func endEdge() throws(ReadError) {
    guard let from, let to else { return }
    do throws(Assembly.Fault) {
      try takeDefaults(.relation)
      try assembly.endRelation(
        from: from, to: to, isDirected: edgeIsDirected, line: elementLine,
        at: elementPosition)
    } catch {
      throw placed(error)
    }
  }

  private mutating func endData(
    _ place: Int, _ text: Span<UInt8>
  ) throws(ReadError) {
    if keys[place].isGraphics { return }
    switch open.last {
    case .graph: try endGraphData(keys[place], text)
    case .node:
      if nodeIsOpen { try value(.actor, place, text) }
    case .edge: try value(.relation, place, text)
    default: break
    }
  }

  private mutating func value(
    _ owner: Assembly.Owner, _ place: Int, _ text: Span<UInt8>
  ) throws(ReadError) {
    // We write no empty datum: a tool does, for each value that there is not.
    if text.isEmpty, assembly.head != nil { return }
    if keys[place].lastElement == elementNumber {
      drop("repeated") {
        "\($0) \($0 == 1 ? "value" : "values") of a key that the element has twice: the last counts"
      }
    }
    keys[place].lastElement = elementNumber
    do throws(Assembly.Fault) {
      try assembly.value(column(owner, place), text)
    } catch {
      throw placed(error)
    }
  }

  private mutating func column(_ owner: Assembly.Owner, _ place: Int) -> Int {
    if let column = keys[place].columns[owner.rawValue] { return column }
    let column = assembly.column(owner, keys[place].name, keys[place].kind)
    keys[place].columns[owner.rawValue] = column
    return column
  }

  /// The values that keys give to elements without one of their own.
  private mutating func takeDefaults(_ owner: Assembly.Owner) throws(Assembly.Fault) {
    guard !keysWithDefaults.isEmpty, assembly.head == nil else { return }
    for place in keysWithDefaults where keys[place].owner.owns(owner) {
      // A short file could ask for any number of values: each key's for each element.
      defaultsTaken += 1
      if defaultsTaken > max(GraphMLReader.manyDefaults, tag.offset) {
        throw Assembly.Fault(
          problem: "more default values than the file has bytes; leave out keys with a <default>")
      }
      guard let value = keys[place].defaultValue, keys[place].lastElement != elementNumber,
        !keys[place].isGraphics
      else { continue }
      try assembly.value(column(owner, place), value.span)
    }
  }

  private mutating func endGraphData(_ key: GraphMLKey, _ text: Span<UInt8>) throws(ReadError) {
    if key.name == "redstring", assembly.head == nil, assembly.actorPositions.isEmpty {
      do {
        try assembly.setHead(try Record(json: text))
      } catch let fault as Assembly.Fault {
        throw placed(fault)
      } catch {
        let reason = (error as? JSONScanner.Fault).map { ": " + $0.problem } ?? ""
        throw self.error("the graph's data 'redstring' is not as Redstring writes it" + reason)
      }
    } else if ["label", "name", "title"].contains(key.name.lowercased()) {
      assembly.title = assembly.title ?? Text(text.string)
    } else if !text.trimmed.isEmpty {
      drop("graph data") {
        "\($0) \($0 == 1 ? "value" : "values") of the graph as a whole dropped, such as "
          + "'\(key.name)'"
      }
    }
  }
}

/// yEd's pictures: what is called and coloured in them is read, where it is drawn is not.
extension GraphMLReader {
  private mutating func drawn(
    _ name: Span<UInt8>, _ attributes: Attributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    let string = name.string
    switch string.split(separator: ":").last.map(String.init) ?? string {
    case "NodeLabel", "EdgeLabel": return .label
    case "Fill": try color(attributes, events)
    case "Geometry", "Path", "BendStyle":
      drop("layout") { _ in "positions and sizes dropped: a picture is laid out anew" }
    default: break
    }
    return .drawing
  }

  private mutating func color(
    _ attributes: Attributes, _ events: XMLEvents
  ) throws(ReadError) {
    guard nodeIsOpen, let color = attributes.event("color", events) else { return }
    if colorColumn == nil { colorColumn = assembly.column(.actor, "color") }
    do throws(Assembly.Fault) {
      if let colorColumn { try assembly.value(colorColumn, events[color]) }
    } catch {
      throw placed(error)
    }
  }

  private mutating func label(_ text: Span<UInt8>) {
    if text.isEmpty { return }
    if nodeIsOpen {
      assembly.label(text)
    } else if open.contains(.edge) {
      assembly.type(text)
    }
  }
}
