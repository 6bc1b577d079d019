import KnowledgeGraph

/// A column that we write.
struct CSVColumn: Sendable {
  let content: Content
  let header: String
  /// Whether the cells are numbers, which stand as they are.
  var isNumber = false

  /// What stands in its cells.
  enum Content: Sendable {
    /// The element's own identifier.
    case id
    /// What people see: the name, or the type.
    case label
    /// Neo4j's labels of a node.
    case labels
    case source, target
    /// Gephi's `Type`: whether the edge has a direction.
    case direction
    /// Neo4j's type of a relationship.
    case relationshipType
    case weight
    case uid
    case color
    case x, y
    /// The value of a key of the flat view.
    case key(FlatKey)
    case evidence(FlatEvidence.Column)
    /// The names of the keys whose text is empty.
    case empty
  }

  /// What Gephi's column is called that has the values of a key; `Kind` has the type there, which
  /// keeps parallel edges of different types apart.
  static func gephiHeader(_ key: String) -> String {
    key.lowercased() == "kind" ? "attribute." + key : key
  }

  /// The key whose values are in Gephi's column.
  static func key(ofGephiHeader header: String) -> String {
    header.lowercased() == "attribute.kind" ? String(header.dropFirst("attribute.".count)) : header
  }

  init(_ content: Content, _ header: String, isNumber: Bool = false) {
    self.content = content
    self.header = header
    self.isNumber = isNumber
  }
}

/// The table of a graph's nodes or of its edges: the columns, and what the cells are made of.
struct CSVTable: Sendable {
  let profile: CSVFormat.Profile
  private(set) var view: FlatView
  let keys: FlatKeys
  let columns: [CSVColumn]
  let positions: ActorPositions?
  /// By the number of a key: whether its lists are values with `;` between them, which Neo4j reads.
  let areArrays: [Bool]
  /// What all elements of a type have in common.
  let types: Types
  /// What the IRIs of the elements begin with.
  let iriPrefix: [UInt8]

  /// What elements of one type have in common, by the type's place in the vocabulary.
  struct Types: Sendable {
    let places: PlaceTable
    /// What people see of a relation.
    var labels = TextPool()
    /// What Neo4j calls the type.
    let names: TextPool
    var colors = TextPool()
    var areSymmetric: [Bool] = []
  }

  /// The same table of a part of the graph.
  func of(_ part: GraphPart) -> CSVTable {
    var table = self
    table.view = view.of(part)
    return table
  }

  static func nodes(_ graph: Graph, _ format: CSVFormat) -> CSVTable {
    nodes(graph, format, UsedKeys.actors(FlatView(graph)))
  }

  /// A table with columns for the keys that are `used`.
  static func nodes(_ graph: Graph, _ format: CSVFormat, _ used: UsedKeys) -> CSVTable {
    let view = FlatView(graph)
    let keys = KeyColumns(
      view.actorKeys, used, PropertyKeys(graph.vocabulary).actor, format.profile)
    let first: [CSVColumn] =
      switch format.profile {
      case .gephi: [CSVColumn(.id, "Id"), CSVColumn(.label, "Label")]
      case .neo4j: [CSVColumn(.id, "id:ID"), CSVColumn(.labels, ":LABEL")]
      }
    var last = [CSVColumn(.uid, "uid"), CSVColumn(.color, "color")]
    if format.positions != nil {
      last.append(CSVColumn(.x, keys.header("x", "double"), isNumber: true))
      last.append(CSVColumn(.y, keys.header("y", "double"), isNumber: true))
    }
    if used.someAreEmpty { last.append(CSVColumn(.empty, "empty")) }
    return CSVTable(
      profile: format.profile, view: view, keys: view.actorKeys,
      columns: first + keys.columns + last, positions: format.positions, areArrays: keys.areArrays,
      types: actorTypes(graph), iriPrefix: Array(Names(graph.metadata).actorPrefix.utf8))
  }

  static func edges(_ graph: Graph, _ format: CSVFormat) -> CSVTable {
    edges(
      graph, format, UsedKeys.relations(FlatView(graph)), FlatEvidence.usedColumns(graph.storage))
  }

  /// A table with columns for the keys and the fields of evidence that are used.
  static func edges(
    _ graph: Graph, _ format: CSVFormat, _ used: UsedKeys, _ evidence: [FlatEvidence.Column]
  ) -> CSVTable {
    let view = FlatView(graph)
    let keys = KeyColumns(
      view.relationKeys, used, PropertyKeys(graph.vocabulary).relation, format.profile)
    var columns: [CSVColumn] =
      switch format.profile {
      case .gephi:
        [
          CSVColumn(.source, "Source"), CSVColumn(.target, "Target"),
          CSVColumn(.direction, "Type"), CSVColumn(.key(.relation(.id)), "Id"),
          CSVColumn(.label, "Label"), CSVColumn(.weight, "Weight", isNumber: true),
          CSVColumn(.key(.relation(.type)), "Kind"),
        ]
      case .neo4j:
        [
          CSVColumn(.source, ":START_ID"), CSVColumn(.target, ":END_ID"),
          CSVColumn(.relationshipType, ":TYPE"), CSVColumn(.key(.relation(.id)), "id"),
          CSVColumn(.key(.relation(.type)), "type"),
        ]
      }
    // Those stand above, and what is longest stands last.
    columns += keys.columns.filter { column in
      guard case .key(let key) = column.content else { return true }
      return key != .relation(.id) && key != .relation(.type) && key != .relation(.evidence)
    }
    columns += evidence.map { field in
      CSVColumn(
        .evidence(field), keys.header(field.name, field.isInteger ? "long" : nil),
        isNumber: field.isInteger)
    }
    columns.append(CSVColumn(.uid, "uid"))
    if used.someAreEmpty { columns.append(CSVColumn(.empty, "empty")) }
    columns.append(CSVColumn(.key(.relation(.evidence)), RelationField.evidence.name))
    return CSVTable(
      profile: format.profile, view: view, keys: view.relationKeys, columns: columns,
      positions: nil, areArrays: keys.areArrays, types: relationTypes(graph),
      iriPrefix: Array(Names(graph.metadata).relationPrefix.utf8))
  }

  /// The first line.
  var header: ByteBlock {
    var header = ByteBlock()
    for (place, column) in columns.enumerated() {
      if place > 0 { header.append(UInt8(ascii: ",")) }
      header.append(cell: column.header.utf8.span, guardingFormulas: profile == .gephi)
    }
    header.append("\n")
    return header
  }

  private static func actorTypes(_ graph: Graph) -> Types {
    let types = graph.vocabulary.actorTypes
    return Types(
      places: graph.actorTypePlaces,
      names: TextPool(types.map { Array(($0.name.neo4jLabel + ";Actor").utf8) }),
      colors: TextPool(types.map { Array($0.color.description.utf8) }))
  }

  private static func relationTypes(_ graph: Graph) -> Types {
    let types = graph.vocabulary.relationTypes
    return Types(
      places: graph.relationTypePlaces,
      labels: TextPool(types.map { Array($0.shownLabel.utf8) }),
      names: TextPool(types.map { Array($0.name.upperSnakeCased.utf8) }),
      areSymmetric: types.map(\.isSymmetric))
  }
}

/// The columns of the keys that elements use.
private struct KeyColumns {
  private(set) var columns: [CSVColumn] = []
  private(set) var areArrays: [Bool]
  private let profile: CSVFormat.Profile

  init(
    _ keys: FlatKeys, _ used: UsedKeys, _ entries: [PropertyKeys.Entry],
    _ profile: CSVFormat.Profile
  ) {
    self.profile = profile
    areArrays = Array(repeating: false, count: keys.names.count)
    for used in used.list(of: keys, entries) {
      let isList = used.name == ActorField.alias.name || used.name == ActorField.sameAs.name
      let isArray = profile == .neo4j && isList && !used.isIntricate
      areArrays[used.key.number] = isArray
      let type: String? =
        switch used.kind {
        case .decimal: "double"
        case .integer: "long"
        case .boolean: "boolean"
        case .text where isArray: "string[]"
        case .text where used.name == ActorField.inferred.name: "boolean"
        default: nil
        }
      columns.append(
        CSVColumn(
          .key(used.key), header(used.name, type), isNumber: type == "double" || type == "long"))
    }
  }

  /// A header, for Neo4j with its type, which is read behind the last colon.
  func header(_ name: String, _ type: String?) -> String {
    guard profile == .neo4j else { return CSVColumn.gephiHeader(name) }
    if let type { return name + ":" + type }
    return name.contains(":") ? name + ":string" : name
  }
}
