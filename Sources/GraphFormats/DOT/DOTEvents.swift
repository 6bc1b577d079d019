/// What takes in a graph as `DOTParser` reads it.
///
/// Nodes, edges and subgraphs are numbered from 0 in the order in which they first come, as
/// Graphviz numbers them. In a list of attributes a name occurs once. What an attribute is worth
/// that was never assigned is for the reader to say; Graphviz has it empty.
protocol DOTHandler {
  /// The graph begins.
  mutating func begin(_ graph: DOTGraph, in text: DOTText) throws(ReadError)
  /// An attribute of the graph itself is assigned.
  mutating func graphAttribute(_ attribute: DOTAttribute, in text: DOTText) throws(ReadError)
  /// A node is mentioned for the first time, with the defaults in force there.
  mutating func node(
    _ node: Int, name: DOTString, defaults: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError)
  /// A node that is known gets attributes, which count before those it has.
  mutating func nodeAttributes(
    _ node: Int, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError)
  /// An edge, with the defaults in force and what its statement says, merged.
  mutating func edge(
    _ edge: DOTEdge, attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError)
  /// An edge that is known is mentioned again: it has the `key` of another, or the graph is strict.
  /// The attributes, and the ports where there are some, count before those it has.
  mutating func edgeAttributes(
    _ edge: DOTEdge, _ attributes: ArraySlice<DOTAttribute>, in text: DOTText
  ) throws(ReadError)
  /// A subgraph begins, or goes on where its name is known already.
  mutating func beginSubgraph(_ subgraph: DOTSubgraph, in text: DOTText) throws(ReadError)
  /// An attribute of a subgraph is assigned.
  mutating func subgraphAttribute(
    _ attribute: DOTAttribute, of subgraph: Int, in text: DOTText
  ) throws(ReadError)
  /// A node is mentioned in a subgraph, directly; it may be so more than once.
  mutating func member(_ node: Int, of subgraph: Int) throws(ReadError)
  /// A subgraph ends, for now.
  mutating func endSubgraph(_ subgraph: Int) throws(ReadError)
  /// The graph has ended; its strings stay valid with `text`.
  mutating func end(in text: DOTText)
  /// The file cannot be read any further, for a reason that comes after all that was told.
  mutating func stop(in text: DOTText)
  /// Something is doubtful: lower case, no final full stop.
  mutating func warning(_ problem: String, at place: Int, in text: DOTText)
}

/// Most readers have no use for subgraphs, for the text after its end, nor for what comes before an error.
extension DOTHandler {
  mutating func beginSubgraph(_ subgraph: DOTSubgraph, in text: DOTText) {}
  mutating func subgraphAttribute(
    _ attribute: DOTAttribute, of subgraph: Int, in text: DOTText
  ) {}
  mutating func member(_ node: Int, of subgraph: Int) {}
  mutating func endSubgraph(_ subgraph: Int) {}
  mutating func end(in text: DOTText) {}
  mutating func stop(in text: DOTText) {}
}

/// How a graph begins.
struct DOTGraph {
  /// Whether there is at most one edge between two nodes.
  let isStrict: Bool
  let isDirected: Bool
  let name: DOTString?
}

/// One `name=value`.
struct DOTAttribute {
  let name: DOTString
  /// The number of the name among all names of attributes in the file, from 0.
  let nameNumber: Int
  let value: DOTString
}

/// One edge from a tail to a head; in an undirected graph the tail is what stands first.
struct DOTEdge {
  let number: Int
  let tail: Int
  let head: Int
  /// `port`, `port:compass` or `compass`, from the attribute `tailport` where it has one.
  let tailPort: DOTString?
  /// The same, of the head.
  let headPort: DOTString?
  /// The attribute `key`, which says which of the edges between two nodes it is.
  let key: DOTString?
  /// Where the tail is mentioned (a node, a list or a subgraph): a byte offset.
  let place: Int
}

/// A subgraph; its name is its own within the subgraph that holds it.
struct DOTSubgraph {
  let number: Int
  /// The number of the subgraph that holds it; nil where that is the graph.
  let parent: Int?
  let name: DOTString?
  /// Whether Graphviz draws a box around it.
  let isCluster: Bool
  /// Where it begins: a byte offset.
  let place: Int
}
