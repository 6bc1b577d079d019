import KnowledgeGraph

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

  init(_ owner: Owner, _ name: String, _ type: ValueType = .string) {
    self.owner = owner
    self.name = name
    self.type = type
  }

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

/// The columns of a graph's file: those that tools look for, and those that any element uses.
struct GraphMLColumns {
  /// In the order in which they are declared, nodes' first.
  let all: [GraphMLColumn]

  /// The columns of a graph.
  init(
    _ graph: Graph, _ view: FlatView, _ ids: ElementIdentifiers, _ profile: GraphMLFormat.Profile,
    withIdentifiers: Bool, withPositions: Bool
  ) {
    self.init(
      graph, view, .actors(view), .relations(view), FlatEvidence.usedColumns(graph.storage),
      profile, withActorIdentifiers: withIdentifiers || !ids.allActorsAreUsable,
      withRelationIdentifiers: withIdentifiers || !ids.allRelationsAreUsable,
      withPositions: withPositions)
  }

  /// The columns of a graph with these keys and fields of evidence; of elements whose own identifier XML does not
  /// allow, with a column for that.
  init(
    _ graph: Graph, _ view: FlatView, _ actors: UsedKeys, _ relations: UsedKeys,
    _ evidence: [FlatEvidence.Column], _ profile: GraphMLFormat.Profile,
    withActorIdentifiers: Bool = false, withRelationIdentifiers: Bool = false,
    withPositions: Bool = false
  ) {
    let keys = PropertyKeys(graph.vocabulary)
    var nodeColumns = GraphMLColumns.list(.node, actors, view.actorKeys, keys.actor)
    var edgeColumns = GraphMLColumns.list(.edge, relations, view.relationKeys, keys.relation)
      .filter { $0.name != RelationField.id.name }
    if withActorIdentifiers { nodeColumns.append(GraphMLColumn(.node, "identifier")) }
    if withRelationIdentifiers { edgeColumns.append(GraphMLColumn(.edge, "identifier")) }
    if profile == .universal {
      nodeColumns = GraphMLColumns.forTools + nodeColumns
      edgeColumns = GraphMLColumns.forTools(evidence, graph.vocabulary) + edgeColumns
    }
    if withPositions {
      nodeColumns += ["x", "y"].map { GraphMLColumn(.node, $0, .double) }
    }
    var seen: Set<GraphMLColumn> = []
    all = (nodeColumns + edgeColumns).filter { seen.insert($0).inserted }
  }

  /// What tools look for in nodes.
  private static let forTools =
    ["label", "labelV", "labels", "uid", "name", "type", "color"].map { GraphMLColumn(.node, $0) }
    + ["r", "g", "b"].map { GraphMLColumn(.node, $0, .int) } + [
      GraphMLColumn(.node, "size", .double)
    ]

  /// What tools look for in edges.
  private static func forTools(
    _ evidence: [FlatEvidence.Column], _ vocabulary: Vocabulary
  ) -> [GraphMLColumn] {
    var columns = ["label", "labelE", "interaction", "uid", "type"].map { GraphMLColumn(.edge, $0) }
    columns.append(GraphMLColumn(.edge, "weight", .double))
    columns.append(GraphMLColumn(.edge, "footnote", .int))
    if vocabulary.relationTypes.contains(where: \.isSymmetric) {
      columns.append(GraphMLColumn(.edge, "symmetric"))
    }
    return columns
      + evidence.map {
        GraphMLColumn(.edge, $0.name, $0.isInteger ? .int : .string)
      }
  }

  /// The columns of the keys that are used, with that of the list of keys whose text is empty.
  private static func list(
    _ owner: GraphMLColumn.Owner, _ used: UsedKeys, _ keys: FlatKeys,
    _ properties: [PropertyKeys.Entry]
  ) -> [GraphMLColumn] {
    let columns = used.list(of: keys, properties).map { key in
      // GraphML's `int` ends at 2³¹; `long` is not read by all.
      let type: GraphMLColumn.ValueType =
        switch key.kind {
        case .decimal: .double
        case .integer: key.isLarge ? .string : .int
        default: .string
        }
      return GraphMLColumn(owner, key.name, type)
    }
    return columns + (used.someAreEmpty ? [GraphMLColumn(owner, "empty")] : [])
  }
}
