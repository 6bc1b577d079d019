import GraphFormats
import KnowledgeGraph

/// Collects the facts of a GEXF document.
struct GEXFExaminer: XMLExaminer {
  private(set) var facts = GEXFFacts()
  private var prefix: String?
  private var open: [Element] = []
  private var nodeColumns = NameTable()
  private var edgeColumns = NameTable()
  /// The same in lower case, as Gephi tells them apart.
  private var lowerColumns = NameTable()
  private var owner = GEXFFacts.Owner.node
  private var isDynamic = false
  private var text: [UInt8] = []
  private var textPlace = Place(line: 1, column: 1)

  private enum Element: Equatable {
    case root, graph, attributes, attribute(Int), columnDefault(Int), nodes, edges, node, edge
    case values, spells, other
  }

  mutating func start(_ tag: XMLTag) throws(ReadError) {
    guard let parent = open.last else {
      guard tag.localName == "gexf" else {
        throw ReadError(
          "the root element is '\(tag.name.string)', where 'gexf' was expected",
          line: tag.place.line, column: tag.place.column)
      }
      prefix = tag.prefix
      facts.namespace = XMLNamespace(root: tag)
      facts.rootPlace = tag.place
      open.append(.root)
      return
    }
    open.append(element(tag, in: parent))
  }

  private mutating func element(_ tag: XMLTag, in parent: Element) -> Element {
    let name = tag.localName
    if tag.prefix != prefix {
      if parent == .node || parent == .edge { addPicture(tag, name, isNode: parent == .node) }
      return .other
    }
    switch (parent, name) {
    case (.root, "graph"):
      startGraph(tag)
      return .graph
    case (.graph, "attributes"): return startColumns(tag)
    case (.attributes, "attribute"): return addColumn(tag)
    case (.attribute(let place), "default"):
      text = []
      textPlace = tag.place
      return .columnDefault(place)
    case (.graph, "nodes"): return .nodes
    case (.graph, "edges"): return .edges
    case (.node, "nodes"): return .nodes
    case (.node, "edges"): return .edges
    case (.nodes, "node"):
      addNode(tag)
      return .node
    case (.edges, "edge"):
      addEdge(tag)
      return .edge
    case (.node, "attvalues"), (.edge, "attvalues"):
      owner = parent == .node ? .node : .edge
      return .values
    case (.values, "attvalue"): addValue(tag)
    case (.node, "spells"), (.edge, "spells"): return .spells
    case (.spells, "spell"):
      addTimes(of: tag)
      if tag.has("start") != tag.has("end") { facts.openSpells.add(tag.place) }
    case (.node, "parents"): facts.parents.add(tag.place)
    case (.node, "color"), (.node, "position"), (.node, "size"), (.edge, "color"):
      addPicture(tag, name, isNode: parent == .node)
    default: break
    }
    return .other
  }

  // MARK: The graph and its columns

  private mutating func startGraph(_ tag: XMLTag) {
    if facts.hasGraph { return facts.laterGraphs.add(tag.place) }
    facts.hasGraph = true
    facts.edgeDefault = tag["defaultedgetype"].flatMap { .init(rawValue: $0.lowercased()) }
    facts.edgeDefaultPlace = tag.has("defaultedgetype") ? tag.place : nil
    facts.timeFormat = tag["timeformat"]
  }

  private mutating func startColumns(_ tag: XMLTag) -> Element {
    isDynamic = tag["mode"] == "dynamic"
    guard let owner = GEXFFacts.Owner(rawValue: tag["class"] ?? "") else {
      facts.foreignColumns.add(tag.place)
      return .other
    }
    self.owner = owner
    return .attributes
  }

  private mutating func addColumn(_ tag: XMLTag) -> Element {
    let id = tag["id"] ?? ""
    let place = facts.columns.count
    facts.columns.append(
      GEXFFacts.Column(
        id: id, owner: owner, title: tag["title"], type: tag["type"], place: tag.place,
        isDynamic: isDynamic))
    if owner == .node {
      _ = nodeColumns.update(id, place)
    } else {
      _ = edgeColumns.update(id, place)
    }
    if lowerColumns.update(owner.rawValue + ":" + id.lowercased(), place) {
      facts.repeatedColumns.add(tag.place)
    }
    return .attribute(place)
  }

  // MARK: Nodes and edges

  private var isInNode: Bool { open.contains(.node) }

  private mutating func addNode(_ tag: XMLTag) {
    guard let id = tag.attributes.event("id", tag.events), !tag.events[id].isEmpty else {
      return facts.nodesWithoutID.add(tag.place)
    }
    if facts.laterGraphs.count > 0 { return facts.laterNodes.add(tag.place) }
    if open.count > 3, isInNode { facts.nestedNodes.add(tag.place) }
    facts.elements.addNode(tag.events[id], tag.place)
    if tag["label"]?.isEmpty ?? true { facts.unlabelledNodes.add(tag.place) }
    if tag.has("pid") { facts.parents.add(tag.place) }
    addTimes(of: tag, isNode: true)
  }

  private mutating func addEdge(_ tag: XMLTag) {
    if facts.laterGraphs.count > 0 { return facts.laterEdges.add(tag.place) }
    if open.count > 3, isInNode { return facts.nestedEdges.add(tag.place) }
    let events = tag.events
    let attributes = tag.attributes
    switch tag["type"]?.lowercased() {
    case "directed": facts.saidDirected.add(tag.place)
    case "undirected": facts.saidUndirected.add(tag.place)
    case "mutual": facts.mutualEdges.add(tag.place)
    case nil, "": break
    default: facts.oddDirections.add(tag.place)
    }
    if !(tag["label"]?.isEmpty ?? true) { facts.labelledEdges.add(tag.place) }
    addWeight(of: tag)
    addTimes(of: tag)
    guard let source = attributes.event("source", events), !events[source].isEmpty,
      let target = attributes.event("target", events), !events[target].isEmpty
    else { return facts.edgesWithoutEnds.add(tag.place) }
    let kind = attributes.event("kind", events).flatMap { events[$0].isEmpty ? nil : $0 }
    if kind != nil { facts.kinds.add(tag.place) }
    let says = tag["type"]?.lowercased()
    facts.elements.addEdge(
      facts.elements.node(events[source]), facts.elements.node(events[target]),
      id: attributes.event("id", events).map { facts.elements.edgeID(events[$0]) },
      kind: kind.map { facts.elements.kind(events[$0]) },
      isDirected: says == "directed" || says != "undirected" && facts.edgeDefault != .undirected,
      tag.place)
  }

  private mutating func addWeight(of tag: XMLTag) {
    guard let weight = tag.attributes.event("weight", tag.events) else { return }
    facts.weightedEdges.add(tag.place)
    var census = ValueCensus()
    census.add(tag.events[weight], .decimal, tag.place)
    if (census.notNumbers + census.emptyNumbers + census.blankNumbers).count > 0 {
      facts.notWeights.add(tag.place)
    } else if tag.events[weight].isZero {
      facts.zeroWeights.add(tag.place)
    }
  }

  /// Counts the times of a node, where it says itself when it was there, or of an edge or spell.
  private mutating func addTimes(of tag: XMLTag, isNode: Bool = false) {
    let times = ["start", "end"].compactMap { tag[$0] }.filter { !$0.isEmpty }
    if !times.isEmpty { facts.times.add(tag.place) }
    if facts.hasDates, times.contains(where: { !$0.isDay }) {
      if isNode { facts.lostTimes.add(tag.place) } else { facts.brokenDates.add(tag.place) }
    }
    if !facts.hasDates, times.contains(where: { Double($0) == nil }) {
      facts.lostTimes.add(tag.place)
    }
  }

  private mutating func addValue(_ tag: XMLTag) {
    let id = tag["for"] ?? tag["id"] ?? ""
    guard let place = owner == .node ? nodeColumns[id] : edgeColumns[id] else {
      return facts.undeclaredValues.add(tag.place)
    }
    let column = facts.columns[place]
    facts.columns[place].valueCount += 1
    if column.isDynamic, tag.has("start") || tag.has("end") { facts.times.add(tag.place) }
    guard let value = tag.attributes.event("value", tag.events) else {
      return facts.valuesWithoutText.add(tag.place)
    }
    if column.valueType == .truth, ["TRUE", "FALSE"].contains(tag["value"]) {
      facts.capitalTruths.add(tag.place)
    }
    facts.values.add(tag.events[value], column.valueType, tag.place)
  }

  // MARK: Pictures

  private mutating func addPicture(_ tag: XMLTag, _ name: String, isNode: Bool) {
    switch name {
    case "color":
      if isNode { facts.nodeColors.add(tag.place) } else { facts.edgeColors.add(tag.place) }
      let parts = ["r", "g", "b"].map { tag[$0] ?? "" }
      if !tag.has("hex"), parts.contains(where: { Int32($0) == nil }) {
        facts.oddColors.add(tag.place)
      }
    case "position": facts.positions.add(tag.place)
    case "size": facts.sizes.add(tag.place)
    default: break
    }
  }

  mutating func text(_ part: Span<UInt8>) {
    if case .columnDefault = open.last { text.append(copying: part) }
  }

  mutating func end() {
    switch open.popLast() {
    case .columnDefault(let place):
      let (value, type) = (text, facts.columns[place].valueType)
      facts.defaults.add(value.span, type, textPlace)
    case .root: facts.elements.finish()
    default: break
    }
  }
}

extension String {
  /// Whether it is a day, or a time on one, as Java's ISO formats have it, and not a year or a month.
  fileprivate var isDay: Bool {
    let day = prefix { $0 != "T" }
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    let areNumbers = parts.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
    return areNumbers && (parts.map(\.count) == [4, 2, 2] || parts.map(\.count) == [8])
  }
}
