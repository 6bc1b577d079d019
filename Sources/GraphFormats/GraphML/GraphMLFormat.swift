public import KnowledgeGraph

/// GraphML (<http://graphml.graphdrawing.org/specification.html>) in the one spelling that Gephi,
/// Cytoscape, NetworkX, igraph, TinkerPop, APOC and others all understand.
///
/// Nodes are actors, edges relations. What tools look for (label, colour, weight …) stands beside the
/// data; documents, vocabulary and case are JSON text in the graph's data `redstring`, which also marks
/// the file as ours.
public struct GraphMLFormat: GraphFormat {
  public static let name = "GraphML"
  public static let fileExtensions = ["graphml"]
  public static let mediaType = "application/graphml+xml"

  /// Makes the format.
  public init() {}

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let elements = GraphMLElements(of: graph)
    var writer = GraphMLWriter()
    writer.begin()
    writer.declare(elements.columns())
    writer.beginGraph(mark: elements.mark())
    for actor in graph.actors {
      writer.node(elements.identifiers[actor: actor.id], elements.data(of: actor))
      try writer.block.flushIfLarge(to: &sink)
    }
    for relation in graph.relations {
      writer.edge(
        elements.identifiers[relation: relation.id],
        from: elements.identifiers[actor: relation.claim.from],
        to: elements.identifiers[actor: relation.claim.to], elements.data(of: relation))
      try writer.block.flushIfLarge(to: &sink)
    }
    writer.end()
    try writer.block.flush(to: &sink)
  }
}

/// What one `<data>` element says: whose column, under which name, what.
struct GraphMLDatum {
  let column: GraphMLColumn
  let value: String

  init(
    _ owner: GraphMLColumn.Owner, _ name: String, _ type: GraphMLColumn.ValueType, _ value: String
  ) {
    column = GraphMLColumn(owner: owner, name: name, type: type)
    self.value = value
  }
}

/// What one `<key>` element declares.
struct GraphMLColumn: Hashable {
  enum Owner: String {
    case node
    case edge
  }

  enum ValueType: String {
    case string
    case int
    case double
  }

  let owner: Owner
  let name: String
  let type: ValueType

  /// The key's id, unique over nodes and edges. TinkerPop and APOC look for four of them by their id,
  /// not by their name.
  var id: String {
    switch (owner, name) {
    case (.node, "labelV"), (.node, "labels"), (.edge, "label"), (.edge, "labelE"): name
    case (.node, _): "n_" + name
    case (.edge, _): "e_" + name
    }
  }
}
