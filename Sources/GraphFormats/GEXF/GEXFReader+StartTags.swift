import KnowledgeGraph

/// Start tags.
extension GEXFReader {
  mutating func start(
    _ name: Span<UInt8>, _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) {
    guard let parent = open.last else {
      guard name.isCalled("gexf") else {
        throw error("the root element is '\(name.string)', where 'gexf' was expected")
      }
      open.append(.root)
      return
    }
    text.removeAll(keepingCapacity: true)
    open.append(try element(name, in: parent, attributes, events))
  }

  private mutating func element(
    _ name: Span<UInt8>, in parent: Element, _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    switch parent {
    case .values(let owner):
      if name.isCalled("attvalue") { try value(owner, attributes, events) }
    case .nodes where name.isCalled("node"): return try startNode(attributes, events)
    case .edges where name.isCalled("edge"): return try startEdge(attributes, events)
    case .node, .edge:
      return try part(name, of: parent == .node ? .actor : .relation, attributes, events)
    case .graph: return part(ofGraph: name, attributes, events)
    case .attributes(let owner) where name.isCalled("attribute"):
      return try declaration(owner, attributes, events)
    case .attribute(let place) where name.isCalled("default"): return .attributeDefault(place)
    case .spells(let owner): addSpell(owner, attributes, events)
    case .nodes, .edges, .attributes: dropElement(name.string)
    case .root: return startPart(ofRoot: name, attributes, events)
    case .meta:
      if name.isCalled("title") { return .title }
      if name.isCalled("description") { return .description }
    default: break
    }
    return .other
  }

  private mutating func startPart(
    ofRoot name: Span<UInt8>, _ attributes: XMLAttributes, _ events: XMLEvents
  ) -> Element {
    if name.isCalled("meta") { return .meta }
    guard name.isCalled("graph") else { return .other }
    if hasGraph {
      drop("graph") {
        "\($0) more \($0 == 1 ? "graph" : "graphs") in the file: only the first is read"
      }
      return .other
    }
    hasGraph = true
    isDirected =
      attributes.event("defaultedgetype", events)
      .map { events[$0].isCalled("directed") } ?? false
    let format = attributes.string("timeformat", events) ?? attributes.string("timetype", events)
    timeKind =
      switch format?.lowercased() {
      case "date": .date
      case "integer": .integer
      case "double", "float": .decimal
      default: .text
      }
    if assembly.head == nil, let name = attributes.event("name", events), !events[name].isEmpty {
      assembly.title = assembly.title ?? (Text(events[name].string), position)
    }
    return .graph
  }

  private mutating func part(
    ofGraph name: Span<UInt8>, _ attributes: XMLAttributes, _ events: XMLEvents
  ) -> Element {
    if name.isCalled("nodes") { return .nodes }
    if name.isCalled("edges") { return .edges }
    guard name.isCalled("attributes") else {
      dropElement(name.string)
      return .other
    }
    let isOfEdges = attributes.string("class", events)?.lowercased() == "edge"
    return .attributes(isOfEdges ? .relation : .actor)
  }

  private mutating func declaration(
    _ owner: Assembly.Owner, _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    guard let id = attributes.event("id", events), !events[id].isEmpty else {
      throw error("an <attribute> without an id, which no <attvalue> could name")
    }
    let title = attributes.string("title", events) ?? ""
    let kind = GEXFAttribute.kind(attributes.string("type", events) ?? "string")
    let name = title.isEmpty ? events[id].string : title
    let column = assembly.column(owner, name, kind)
    let place = self.attributes.count
    places[owner.rawValue][attributeNumbers.number(of: events[id])] = place
    self.attributes.append(
      GEXFAttribute(
        column: column, date: owner == .relation ? GEXFAttribute.DateName(rawValue: name) : nil))
    return .attribute(place)
  }

  private mutating func startNode(
    _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    guard let id = attributes.event("id", events), !events[id].isEmpty else {
      throw error("a <node> without an id, which no <edge> could name")
    }
    assembly.beginActor(assembly.builder.identifier(events[id]))
    nodeIsOpen = true
    beginElement()
    try own("label", .actor, attributes, events)
    if attributes.range.count > 4 {
      if attributes.event("pid", events) != nil { dropNesting() }
      try takeTimes(.actor, attributes, events)
    }
    return .node
  }

  private mutating func startEdge(
    _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    guard let source = attributes.event("source", events), !events[source].isEmpty,
      let target = attributes.event("target", events), !events[target].isEmpty
    else {
      throw error("an <edge> without a source or a target")
    }
    let id = attributes.event("id", events)
    assembly.beginRelation(id.flatMap { assembly.builder.nonEmptyIdentifier(events[$0]) })
    from = assembly.builder.identifier(events[source])
    to = assembly.builder.identifier(events[target])
    beginElement()
    edgeIsDirected =
      attributes.event("type", events).map { events[$0].isCalled("directed") } ?? isDirected
    if let kind = attributes.event("kind", events) { takeKind(events[kind]) }
    try own("label", .relation, attributes, events)
    if assembly.head == nil { try own("weight", .relation, attributes, events, .decimal) }
    try takeTimes(.relation, attributes, events)
    return .edge
  }

  private mutating func beginElement() {
    elementNumber += 1
    elementPosition = position
    elementLine = tag.line
    spell = nil
    dates = [:]
  }

  /// What type an edge is of; in a file of ours the values say it, but for an edge that was added by hand.
  private mutating func takeKind(_ kind: Span<UInt8>) {
    if kind.isEmpty { return }
    if assembly.head == nil {
      assembly.type(kind)
    } else {
      assembly.draft.type = assembly.builder.identifier(kind)
    }
  }

  /// Takes an attribute of the element itself as the value of a column.
  mutating func own(
    _ name: String, _ owner: Assembly.Owner, _ attributes: XMLAttributes, _ events: XMLEvents,
    _ kind: PropertyKind = .text
  ) throws(ReadError) {
    guard let value = attributes.event(name, events), !events[value].isEmpty else { return }
    try own(name, owner, events[value], kind)
  }

  /// Takes what the format has a place of its own for as the value of a column.
  mutating func own(
    _ name: String, _ owner: Assembly.Owner, _ value: Span<UInt8>, _ kind: PropertyKind = .text
  ) throws(ReadError) {
    let known = ownColumns[owner.rawValue][name]
    let column = known ?? assembly.column(owner, name, kind)
    if known == nil { ownColumns[owner.rawValue][name] = column }
    do throws(Assembly.Fault) {
      try assembly.value(column, value)
    } catch {
      throw placed(error)
    }
  }
}
