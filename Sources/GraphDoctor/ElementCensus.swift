import KnowledgeGraph

/// The nodes and edges of a file, counted by what is between them.
struct ElementCensus: Sendable {
  private var nodeIDs = IdentifierTable()
  /// By a node's number: whether it is declared yet.
  private var isDeclared: [Bool] = []
  private var edgeIDs = IdentifierTable()
  /// By the number of an edge's identifier: the ends of the first edge that has it.
  private var firstEnds: [Ends] = []
  private var kinds = IdentifierTable()
  private var pairs: Set<Ends> = []
  private var kindsOfPairs: Set<KindOfPair> = []
  /// Edges with an end that had not been declared when they came.
  private var waiting: [WaitingEdge] = []

  /// Nodes, each identifier once.
  private(set) var nodeCount = 0
  /// Nodes that an edge ends at and that are nowhere declared, each once.
  private(set) var undeclaredNodeCount = 0
  private(set) var edgeCount = 0
  /// Nodes with the identifier of one before them.
  private(set) var repeatedNodes = Tally()
  /// Edges with an end that is no node of the file.
  private(set) var danglingEdges = Tally()
  /// Edges that stand before one of their nodes.
  private(set) var earlyEdges = Tally()
  /// Edges with the identifier of one before them, and of these, those between the same nodes.
  private(set) var repeatedEdgeIDs = Tally()
  private(set) var repeatedEdges = Tally()
  /// Edges with the ends, in the same direction, of one before them; and of these, those of the same kind.
  private(set) var parallelEdges = Tally()
  private(set) var parallelEdgesOfAKind = Tally()
  private(set) var directedEdges = Tally()
  private(set) var undirectedEdges = Tally()

  /// The ends of an edge; of one without direction, the lower first.
  private struct Ends: Hashable {
    let from: UInt32
    let to: UInt32
    let isDirected: Bool
  }

  private struct WaitingEdge {
    let source: IdentifierNumber
    let target: IdentifierNumber
    let place: Place
  }

  private struct KindOfPair: Hashable {
    let ends: Ends
    let kind: UInt32
  }

  /// `directed`, `undirected` or `mixed`; nothing where there are no edges.
  var direction: String? {
    switch (directedEdges.count > 0, undirectedEdges.count > 0) {
    case (true, false): "directed"
    case (false, true): "undirected"
    case (true, true): "mixed"
    case (false, false): nil
    }
  }

  /// Counts a node.
  mutating func addNode(_ id: Span<UInt8>, _ place: Place) {
    let number = nodeIDs.number(of: id)
    grow()
    if isDeclared[number.place] { return repeatedNodes.add(place) }
    isDeclared[number.place] = true
    nodeCount += 1
  }

  /// The number of a node's identifier, declared or not; of an edge's; of a kind of edges.
  mutating func node(_ id: Span<UInt8>) -> IdentifierNumber { nodeIDs.number(of: id) }
  mutating func edgeID(_ id: Span<UInt8>) -> IdentifierNumber { edgeIDs.number(of: id) }
  mutating func kind(_ kind: Span<UInt8>) -> IdentifierNumber { kinds.number(of: kind) }

  /// Counts an edge between two nodes, with an identifier of its own and a kind where it has them.
  mutating func addEdge(
    _ source: IdentifierNumber, _ target: IdentifierNumber, id: IdentifierNumber?,
    kind: IdentifierNumber?, isDirected: Bool, _ place: Place
  ) {
    grow()
    if !isDeclared[source.place] || !isDeclared[target.place] {
      waiting.append(WaitingEdge(source: source, target: target, place: place))
    }
    edgeCount += 1
    if isDirected { directedEdges.add(place) } else { undirectedEdges.add(place) }
    var (from, to) = (source.number, target.number)
    if !isDirected, from > to { swap(&from, &to) }
    let ends = Ends(from: from, to: to, isDirected: isDirected)
    if !pairs.insert(ends).inserted { parallelEdges.add(place) }
    let kind = kind.map { $0.number + 1 } ?? 0
    if !kindsOfPairs.insert(KindOfPair(ends: ends, kind: kind)).inserted {
      parallelEdgesOfAKind.add(place)
    }
    guard let number = id else { return }
    if number.place == firstEnds.count {
      firstEnds.append(ends)
    } else {
      repeatedEdgeIDs.add(place)
      if firstEnds[number.place] == ends { repeatedEdges.add(place) }
    }
  }

  /// Tells edges that came too early from those with an end that never came.
  mutating func finish() {
    var undeclared: Set<IdentifierNumber> = []
    for edge in waiting {
      let missing = [edge.source, edge.target].filter { !isDeclared[$0.place] }
      if missing.isEmpty { earlyEdges.add(edge.place) } else { danglingEdges.add(edge.place) }
      undeclared.formUnion(missing)
    }
    undeclaredNodeCount = undeclared.count
    waiting = []
  }

  private mutating func grow() {
    while isDeclared.count < nodeIDs.count { isDeclared.append(false) }
  }
}
