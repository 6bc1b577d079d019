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

  init(
    _ graph: Graph, _ view: FlatView, _ ids: GraphMLIdentifiers, _ profile: GraphMLFormat.Profile
  ) {
    var nodes = UsedKeys(count: view.actorKeys.names.count)
    for actor in graph.storage.actors { view.visit(actor, &nodes) }
    var edges = UsedKeys(count: view.relationKeys.names.count)
    for relation in graph.storage.relations { view.visit(relation, &edges) }
    // An element's own identifier is its key `id`, unless XML does not allow that.
    let keys = PropertyKeys(graph.vocabulary)
    var nodeColumns = nodes.columns(.node, view.actorKeys, keys.actor)
    var edgeColumns = edges.columns(.edge, view.relationKeys, keys.relation)
      .filter { $0.name != RelationField.id.name }
    if !ids.allActorsAreUsable { nodeColumns.append(GraphMLColumn(.node, "identifier")) }
    if !ids.allRelationsAreUsable { edgeColumns.append(GraphMLColumn(.edge, "identifier")) }
    if profile == .universal {
      nodeColumns = GraphMLColumns.forTools + nodeColumns
      edgeColumns = GraphMLColumns.forTools(graph.storage, graph.vocabulary) + edgeColumns
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
  private static func forTools(_ storage: GraphStorage, _ vocabulary: Vocabulary) -> [GraphMLColumn]
  {
    let first = storage.relations.map { storage.evidence[$0.evidence.places.lowerBound] }
    let isFound = first.contains { if case .found = $0.state { true } else { false } }
    var columns = ["label", "labelE", "interaction", "uid", "type"].map { GraphMLColumn(.edge, $0) }
    columns.append(GraphMLColumn(.edge, "weight", .double))
    if vocabulary.relationTypes.contains(where: \.isSymmetric) {
      columns.append(GraphMLColumn(.edge, "symmetric"))
    }
    columns.append(GraphMLColumn(.edge, "evidence_count", .int))
    columns.append(GraphMLColumn(.edge, "evidence_document"))
    if first.contains(where: { $0.quote != nil }) {
      columns.append(GraphMLColumn(.edge, "evidence_quote"))
    }
    if isFound {
      columns += ["evidence_start", "evidence_end"].map { GraphMLColumn(.edge, $0, .int) }
    }
    if first.contains(where: { $0.speaker != nil }) {
      columns.append(GraphMLColumn(.edge, "evidence_speaker"))
    }
    columns.append(GraphMLColumn(.edge, "evidence_stance"))
    return columns
  }
}

/// Notes which keys any element has a value for.
private struct UsedKeys: FlatVisitor {
  private var isUsed: [Bool]
  /// Whether an integer of the key is beyond GraphML's `int`, which ends at 2³¹; `long` is not read by all.
  private var isLarge: [Bool]
  private var someAreEmpty = false

  init(count: Int) {
    isUsed = Array(repeating: false, count: count)
    isLarge = isUsed
  }

  /// The columns of those keys, with that of the list of keys whose text is empty.
  func columns(
    _ owner: GraphMLColumn.Owner, _ keys: FlatKeys, _ properties: [PropertyKeys.Entry]
  ) -> [GraphMLColumn] {
    let kinds = Dictionary(properties.map { ($0.key, $0.property.kind) }) { first, _ in first }
    var columns: [GraphMLColumn] = []
    for (number, name) in keys.names.enumerated() where isUsed[number] {
      let type: GraphMLColumn.ValueType =
        switch kinds[name] {
        case .decimal: .double
        case .integer: isLarge[number] ? .string : .int
        default: .string
        }
      columns.append(GraphMLColumn(owner, name, type))
    }
    return columns + (someAreEmpty ? [GraphMLColumn(owner, "empty")] : [])
  }

  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
    if text.isEmpty { someAreEmpty = true } else { isUsed[key.number] = true }
  }
  mutating func word(_ key: FlatKey, _ word: String) { isUsed[key.number] = true }
  mutating func integer(_ key: FlatKey, _ number: Int) {
    isUsed[key.number] = true
    if Int32(exactly: number) == nil { isLarge[key.number] = true }
  }
  mutating func date(_ key: FlatKey, _ date: PartialDate) { isUsed[key.number] = true }
  mutating func texts(_ key: FlatKey, _ texts: ColumnRange, in storage: GraphStorage) {
    isUsed[key.number] = true
  }
  mutating func evidence(_ key: FlatKey, _ evidence: ColumnRange, in storage: GraphStorage) {
    isUsed[key.number] = true
  }
}
