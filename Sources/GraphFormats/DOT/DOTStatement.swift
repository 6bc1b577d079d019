import KnowledgeGraph

/// The graph, or a subgraph, while the parser is between its braces.
struct DOTFrame {
  /// Its slot among the scopes.
  let slot: Int
  /// Where it begins: a byte offset.
  let place: Int
  /// Where the ends and the mentions of its present statement begin.
  let firstEnd: Int
  let firstMention: Int
  /// The nodes mentioned in it since it was opened.
  var members: [UInt32] = []
  /// The defaults in force, those of the outer subgraphs included; nil until they are asked for.
  var defaults = DOTDefaults<[DOTAttribute]?>(node: nil, edge: nil)
}

/// What defaults are for.
enum DOTDefaultsKind {
  case node
  case edge
}

/// One thing for nodes and one for edges.
struct DOTDefaults<Value> {
  var node: Value
  var edge: Value

  subscript(kind: DOTDefaultsKind) -> Value {
    get { kind == .node ? node : edge }
    set { if kind == .node { node = newValue } else { edge = newValue } }
  }
}

/// What an edge may go between: one node, a list of nodes, or a subgraph.
struct DOTEnd {
  /// The slot of the subgraph; nil for nodes.
  let slot: Int?
  /// The nodes: indices of mentions.
  var mentions: Range<Int>
  /// Where it begins: a byte offset.
  let place: Int
}

/// One mention of a node.
struct DOTMention {
  let node: UInt32
  let port: DOTString?
}

/// Which edge a pair of nodes means, where there cannot be several: in a strict graph, or among
/// those with the same `key`.
struct DOTEdgeNumbers {
  private struct Pair: Hashable {
    let tail: Int
    let head: Int
    /// The number of the key; in a strict graph, where keys make no difference, -1.
    let key: Int
  }

  /// How many edges there are.
  private(set) var count = 0
  private var numbers: [Pair: Int] = [:]
  private var keys = IdentifierTable()

  /// The number of a new edge that is like no other.
  mutating func next() -> Int {
    count += 1
    return count - 1
  }

  /// The number of an edge, whether it is new, and whether it is known from head to tail.
  mutating func number(
    from tail: Int, to head: Int, key: DOTString?, in graph: DOTGraph, _ text: DOTText
  ) -> (number: Int, isNew: Bool, isReversed: Bool) {
    guard graph.isStrict || key != nil else { return (next(), true, false) }
    var keyNumber = -1
    if let key, !graph.isStrict { keyNumber = keys.add(key, in: text).number }
    let pair = Pair(tail: tail, head: head, key: keyNumber)
    if let known = numbers[pair] { return (known, false, false) }
    if !graph.isDirected, let known = numbers[Pair(tail: head, head: tail, key: keyNumber)] {
      return (known, false, true)
    }
    numbers[pair] = count
    return (next(), true, false)
  }
}
