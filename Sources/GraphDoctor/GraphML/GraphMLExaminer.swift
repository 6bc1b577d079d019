import GraphFormats
import KnowledgeGraph

/// Collects the facts of a GraphML document.
struct GraphMLExaminer: XMLExaminer {
  private(set) var facts = GraphMLFacts()
  private var open: [Element] = []
  /// The places of the keys for nodes and for edges, by identifier.
  private var nodeKeys = NameTable()
  private var edgeKeys = NameTable()
  private var otherKeys = NameTable()
  /// The nodes and edges that are open, innermost last.
  private var items: [Item] = []
  /// The data or default that is open: its text, its key, and whether there are elements in it.
  private var text: [UInt8] = []
  private var dataKey: Int?
  private var dataPlace = Place(line: 1, column: 1)
  private var dataHasElements = false
  /// How many nodes and edges there were, and, by key, which of them had its data last.
  private var itemCount = 0
  private var lastItems: [Int] = []

  private enum Element: Equatable {
    case root, key(Int), keyDefault(Int), graph, node, edge, data, other
  }

  /// A node or edge that is open.
  private struct Item {
    let owner: GraphMLFacts.Owner
    let place: Place
    let isGroup: Bool
    let number: Int
    var hasChildren = false
  }

  mutating func start(_ tag: XMLTag) throws(ReadError) {
    guard let parent = open.last else { return try startRoot(tag) }
    open.append(element(tag, in: parent))
  }

  private mutating func startRoot(_ tag: XMLTag) throws(ReadError) {
    guard tag.localName == "graphml" else {
      throw ReadError(
        "the root element is '\(tag.name.string)', where 'graphml' was expected",
        line: tag.place.line, column: tag.place.column)
    }
    facts.rootPrefix = tag.prefix
    facts.namespace = XMLNamespace(root: tag)
    facts.rootPlace = tag.place
    facts.rootIsBare = !tag.hasAttributes && !tag.isInUTF16
    open.append(.root)
  }

  private mutating func element(_ tag: XMLTag, in parent: Element) -> Element {
    if parent == .data { dataHasElements = true }
    guard tag.prefix == facts.rootPrefix else { return .other }
    let name = tag.localName
    switch (parent, name) {
    case (.root, "key"): return addKey(tag)
    case (.key(let place), "default"):
      facts.keys[place].hasDefault = true
      text = []
      dataPlace = tag.place
      return .keyDefault(place)
    case (.root, "graph"), (.node, "graph"), (.edge, "graph"): return startGraph(tag)
    case (.graph, "node"):
      addNode(tag)
      return .node
    case (.graph, "edge"):
      addEdge(tag)
      return .edge
    case (.graph, "data"), (.node, "data"), (.edge, "data"):
      startData(tag, in: parent)
      return .data
    case (_, "hyperedge"): facts.hyperedges.add(tag.place)
    case (_, "port"): facts.ports.add(tag.place)
    default: break
    }
    if parent == .node || parent == .edge, !items.isEmpty {
      items[items.count - 1].hasChildren = true
    }
    return .other
  }

  // MARK: Keys

  private mutating func addKey(_ tag: XMLTag) -> Element {
    guard let id = tag["id"], !id.isEmpty else {
      facts.keysWithoutID.add(tag.place)
      return .other
    }
    let key = GraphMLFacts.Key(
      id: id, owner: tag["for"], name: tag["attr.name"], type: tag["attr.type"],
      isYFiles: tag.has("yfiles.type"), yFilesType: tag["yfiles.type"], place: tag.place)
    let place = facts.keys.count
    facts.keys.append(key)
    lastItems.append(0)
    let isKnown = nodeKeys[id] != nil || edgeKeys[id] != nil || otherKeys[id] != nil
    var isRepeated = false
    let isForOthers = !key.isFor(.node) && !key.isFor(.edge)
    if key.isFor(.node) { isRepeated = nodeKeys.update(id, place) }
    if key.isFor(.edge) { isRepeated = edgeKeys.update(id, place) || isRepeated }
    if isForOthers { isRepeated = otherKeys.update(id, place) }
    if isRepeated {
      facts.repeatedKeyIDs.add(tag.place)
    } else if isKnown {
      facts.sharedKeyIDs.add(tag.place)
    }
    return .key(place)
  }

  // MARK: Graphs

  private mutating func startGraph(_ tag: XMLTag) -> Element {
    if let item = items.last {
      if item.isGroup { facts.groups.add(tag.place) } else { facts.nestedGraphs.add(tag.place) }
    } else if facts.hasGraph {
      facts.laterGraphs.add(tag.place)
    } else {
      facts.hasGraph = true
      facts.isDirected = tag["edgedefault"] == "directed"
    }
    return .graph
  }

  /// Whether what stands here belongs to the first graph itself.
  private var isMain: Bool { items.isEmpty && facts.laterGraphs.count == 0 }

  private mutating func addNode(_ tag: XMLTag) {
    if !isMain { facts.otherNodes.add(tag.place) }
    if let id = tag.attributes.event("id", tag.events), !tag.events[id].isEmpty {
      if isMain { facts.main.addNode(tag.events[id], tag.place) }
    } else {
      facts.nodesWithoutID.add(tag.place)
    }
    open(.node, tag, isGroup: tag["yfiles.foldertype"] == "group")
  }

  private mutating func open(_ owner: GraphMLFacts.Owner, _ tag: XMLTag, isGroup: Bool = false) {
    itemCount += 1
    items.append(Item(owner: owner, place: tag.place, isGroup: isGroup, number: itemCount))
  }

  private mutating func addEdge(_ tag: XMLTag) {
    let events = tag.events
    let says = tag["directed"]
    let isDirected = says == "true" || facts.isDirected && says != "false"
    if says == (facts.isDirected ? "false" : "true") { facts.contraryEdges.add(tag.place) }
    if let source = tag.attributes.event("source", events), !events[source].isEmpty,
      let target = tag.attributes.event("target", events), !events[target].isEmpty
    {
      if isMain {
        addEdge(tag, source, target, isDirected)
      } else {
        facts.otherEdges.add(tag.place)
      }
    } else {
      facts.edgesWithoutEnds.add(tag.place)
    }
    open(.edge, tag)
    // Neo4j takes this attribute for the type, too.
    if tag.has("label") { items[items.count - 1].hasChildren = true }
  }

  private mutating func addEdge(
    _ tag: XMLTag, _ source: XMLEvents.Event, _ target: XMLEvents.Event, _ isDirected: Bool
  ) {
    let events = tag.events
    facts.main.addEdge(
      facts.main.node(events[source]), facts.main.node(events[target]),
      id: tag.attributes.event("id", events).map { facts.main.edgeID(events[$0]) },
      kind: tag.attributes.event("label", events).map { facts.main.kind(events[$0]) },
      isDirected: isDirected, tag.place)
  }

  // MARK: Data

  private mutating func startData(_ tag: XMLTag, in parent: Element) {
    text.removeAll(keepingCapacity: true)
    dataHasElements = false
    dataPlace = tag.place
    let id = tag["key"]
    dataKey = parent == .graph ? graphDataKey(id) : itemDataKey(id)
    if dataKey == nil { facts.undeclaredData.add(tag.place) }
  }

  /// The key of data of the graph itself.
  private mutating func graphDataKey(_ id: String?) -> Int? {
    facts.graphData.add(dataPlace)
    if facts.nodeCount + facts.edgeCount > 0 { facts.lateGraphData.add(dataPlace) }
    return id.flatMap { otherKeys[$0] ?? nodeKeys[$0] ?? edgeKeys[$0] }
  }

  /// The key of data of the innermost node or edge, which has one value more.
  private mutating func itemDataKey(_ id: String?) -> Int? {
    let item = items[items.count - 1]
    if item.owner == .edge, !item.hasChildren, id != "label" {
      facts.edgesWithoutTypeFirst.add(item.place)
    }
    items[items.count - 1].hasChildren = true
    guard let id else { return nil }
    guard let place = item.owner == .node ? nodeKeys[id] : edgeKeys[id] else {
      let other = (item.owner == .node ? edgeKeys[id] : nodeKeys[id]) ?? otherKeys[id]
      if other != nil { facts.misplacedData.add(dataPlace) }
      return other
    }
    if lastItems[place] == item.number {
      facts.repeatedData.add(dataPlace)
    } else {
      lastItems[place] = item.number
      if item.owner == .node { facts.keys[place].nodeValues += 1 }
      if item.owner == .edge { facts.keys[place].edgeValues += 1 }
    }
    return place
  }

  mutating func text(_ part: Span<UInt8>) {
    switch open.last {
    case .data, .keyDefault: text.append(copying: part)
    default: break
    }
  }

  mutating func end() {
    switch open.popLast() {
    case .data: endData()
    case .keyDefault(let place):
      let (value, type) = (text, facts.keys[place].valueType)
      facts.defaults.add(value.span, type, dataPlace)
    case .node: _ = items.popLast()
    case .edge:
      if let edge = items.popLast(), !edge.hasChildren {
        facts.edgesWithoutTypeFirst.add(edge.place)
      }
    case .root: facts.main.finish()
    default: break
    }
  }

  private mutating func endData() {
    guard let place = dataKey else { return }
    let key = facts.keys[place]
    if dataHasElements {
      if key.isYFiles { facts.drawings.add(dataPlace) } else { facts.markup.add(dataPlace) }
      return
    }
    let value = text
    facts.values.add(value.span, key.valueType, dataPlace)
    if key.name == "weight", items.last?.owner == .edge, value.span.isZero {
      facts.zeroWeights.add(dataPlace)
    }
    if key.name == "color", !value.isEmpty, !value.span.isColor { facts.oddColors.add(dataPlace) }
  }
}
