/// What a parser tells its handler, kept for one on another thread.
struct DOTBatch: Sendable {
  fileprivate var events: [Event] = []
  private var attributes: [DOTAttribute] = []
  fileprivate var warnings: [String] = []
  /// What the events' strings are in.
  fileprivate var text: DOTText?

  /// One call of the handler; the ranges are places of attributes.
  fileprivate enum Event {
    case begin(DOTGraph)
    case graphAttribute(DOTAttribute)
    case node(Int, name: DOTString, defaults: Range<Int>)
    case nodeAttributes(Int, Range<Int>)
    case edge(DOTEdge, Range<Int>)
    case edgeAttributes(DOTEdge, Range<Int>)
    case subgraph(DOTSubgraph)
    case warning(Int, place: Int)
    case end
  }

  /// Whether there is enough to be worth handing over, and as much as a processor's own memory holds.
  fileprivate var isFull: Bool { events.count >= 2_000 || attributes.count >= 10_000 }

  fileprivate mutating func add(_ list: ArraySlice<DOTAttribute>) -> Range<Int> {
    let start = attributes.count
    attributes += list
    return start..<attributes.count
  }

  /// Tells `handler` everything.
  func tell(_ handler: inout some DOTHandler) throws(ReadError) {
    guard let text else { preconditionFailure("a batch is handed over with its text") }
    for event in events {
      switch event {
      case .begin(let graph): try handler.begin(graph, in: text)
      case .graphAttribute(let attribute): try handler.graphAttribute(attribute, in: text)
      case .node(let node, let name, let defaults):
        try handler.node(node, name: name, defaults: attributes[defaults], in: text)
      case .nodeAttributes(let node, let list):
        try handler.nodeAttributes(node, attributes[list], in: text)
      case .edge(let edge, let list):
        try handler.edge(edge, attributes: attributes[list], in: text)
      case .edgeAttributes(let edge, let list):
        try handler.edgeAttributes(edge, attributes[list], in: text)
      case .subgraph(let subgraph): try handler.beginSubgraph(subgraph, in: text)
      case .warning(let number, let place): handler.warning(warnings[number], at: place, in: text)
      case .end: handler.end(in: text)
      }
    }
  }

  /// Forgets everything, and keeps the memory.
  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    warnings.removeAll()
    text = nil
  }
}

/// Hands what a parser tells to a reader on another thread. Which nodes stand in which subgraph, and the
/// attributes of these, it does not keep.
struct DOTBatching: DOTHandler {
  private let relay: Relay<DOTReader>
  private var batch = DOTBatch()

  init(to relay: Relay<DOTReader>) { self.relay = relay }

  private mutating func add(_ event: DOTBatch.Event, _ text: DOTText) throws(ReadError) {
    batch.events.append(event)
    guard batch.isFull else { return }
    handOver(text)
    if relay.hasFailed { try relay.finish() }
  }

  private mutating func handOver(_ text: DOTText) {
    var full = relay.usedBatch() ?? DOTBatch()
    full.removeAll()
    swap(&full, &batch)
    full.text = text
    relay.take(full)
  }

  mutating func begin(_ graph: DOTGraph, in text: DOTText) throws(ReadError) {
    try add(.begin(graph), text)
  }

  mutating func graphAttribute(_ attribute: DOTAttribute, in text: DOTText) throws(ReadError) {
    try add(.graphAttribute(attribute), text)
  }

  mutating func node(
    _ node: Int, name: DOTString, defaults: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError) {
    try add(.node(node, name: name, defaults: batch.add(defaults)), text)
  }

  mutating func nodeAttributes(
    _ node: Int, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError) {
    try add(.nodeAttributes(node, batch.add(attributes)), text)
  }

  mutating func edge(_ edge: DOTEdge, attributes: ArraySlice<DOTAttribute>, in text: DOTText)
    throws(ReadError)
  {
    try add(.edge(edge, batch.add(attributes)), text)
  }

  mutating func edgeAttributes(
    _ edge: DOTEdge, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError) {
    try add(.edgeAttributes(edge, batch.add(attributes)), text)
  }

  mutating func beginSubgraph(_ subgraph: DOTSubgraph, in text: DOTText) throws(ReadError) {
    try add(.subgraph(subgraph), text)
  }

  mutating func warning(_ problem: String, at place: Int, in text: DOTText) {
    batch.warnings.append(problem)
    batch.events.append(.warning(batch.warnings.count - 1, place: place))
  }

  mutating func end(in text: DOTText) {
    batch.events.append(.end)
    handOver(text)
  }

  mutating func stop(in text: DOTText) { handOver(text) }
}
