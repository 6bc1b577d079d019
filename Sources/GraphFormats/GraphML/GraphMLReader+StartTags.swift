import KnowledgeGraph

/// Start tags.
extension GraphMLReader {
  mutating func start(
    _ event: XMLEvents.Event, _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) {
    guard let parent = open.last else {
      try startRoot(events[event])
      open.append(.root)
      return
    }
    open.append(try element(events[event], in: parent, attributes, events))
  }

  mutating func startRoot(_ name: Span<UInt8>) throws(ReadError) {
    let name = name.string
    guard name == "graphml" || name.hasSuffix(":graphml") else {
      throw error("the root element is '\(name)', where 'graphml' was expected")
    }
    prefix = Array(name.utf8.dropLast(7))
  }

  /// The name of an element of GraphML without its prefix; empty for elements of others.
  func isCalled(_ name: Span<UInt8>, _ wanted: String) -> Bool {
    guard name.count == prefix.count + wanted.utf8.count else { return false }
    return name.extracting(prefix.count..<name.count).isEqual(to: wanted.utf8.span)
  }

  mutating func element(
    _ name: Span<UInt8>, in parent: Element, _ attributes: XMLAttributes, _ events: XMLEvents
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
  mutating func rest(
    _ name: Span<UInt8>, in parent: Element, _ attributes: XMLAttributes, _ events: XMLEvents
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

  mutating func startGraph(_ attributes: XMLAttributes, _ events: XMLEvents) -> Element {
    hasGraph = true
    let inherited = isDirected.last ?? true
    switch attributes.string("edgedefault", events) {
    case "undirected": isDirected.append(false)
    case "directed": isDirected.append(true)
    default: isDirected.append(inherited)
    }
    return .graph
  }

  mutating func startKey(
    _ attributes: XMLAttributes, _ events: XMLEvents
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
      isGraphics: isGraphics, isForYEd: YEdPicture.Key(rawValue: events[id].string) != nil)
    if key.owner == .all || key.owner == .graph { graphKeys[number] = keys.count }
    if key.owner == .all || key.owner == .node { nodeKeys[number] = keys.count }
    if key.owner == .all || key.owner == .edge { edgeKeys[number] = keys.count }
    keys.append(key)
    return .key(keys.count - 1)
  }

  mutating func startNode(
    _ attributes: XMLAttributes, _ events: XMLEvents
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

  mutating func startEdge(
    _ attributes: XMLAttributes, _ events: XMLEvents
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

  mutating func data(
    of parent: Element, _ attributes: XMLAttributes, _ events: XMLEvents
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
