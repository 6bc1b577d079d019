import KnowledgeGraph

/// What one `<attribute>` element declares.
struct GEXFColumn {
  /// The attribute's id and title: a key of the flat view, or what tools look for.
  let name: String
  let type: ValueType

  /// The types that we use, of the many that there are.
  enum ValueType: String {
    case string, integer, long, double, boolean
    /// As Gephi reads it: texts between brackets, in quotation marks, which JSON's arrays are too.
    case liststring
  }

  init(_ name: String, _ type: ValueType = .string) {
    self.name = name
    self.type = type
  }

  init(_ key: UsedKeys.Key) {
    name = key.name
    type =
      switch key.kind {
      case .decimal: .double
      case .integer: key.isLarge ? .long : .integer
      case .boolean: .boolean
      case .text where GEXFColumn.lists.contains(key.name): .liststring
      case .text where GEXFColumn.truths.contains(key.name): .boolean
      default: .string
      }
  }

  /// The IRI of an element.
  static let uid = GEXFColumn("uid")
  /// Whether an edge says the same both ways.
  static let symmetric = GEXFColumn("symmetric", .boolean)

  private static let lists = [ActorField.alias.name, ActorField.sameAs.name]
  private static let truths = [ActorField.inferred.name]

  /// The columns of nodes: those that any actor uses.
  static func nodes(_ graph: Graph, _ view: FlatView) -> [GEXFColumn] {
    let keys = PropertyKeys(graph.vocabulary).actor
    return [uid]
      + UsedKeys.actors(view).list(of: view.actorKeys, keys, withEmpty: true).map { GEXFColumn($0) }
  }

  /// The columns of edges: those that any relation uses, and the first evidence's.
  static func edges(_ graph: Graph, _ view: FlatView) -> [GEXFColumn] {
    let keys = PropertyKeys(graph.vocabulary).relation
    let used = UsedKeys.relations(view).list(of: view.relationKeys, keys, withEmpty: true)
    let hasSymmetric = graph.vocabulary.relationTypes.contains(where: \.isSymmetric)
    return [uid] + (hasSymmetric ? [symmetric] : [])
      + FlatEvidence.usedColumns(graph.storage).map {
        GEXFColumn($0.name, $0.isInteger ? .integer : .string)
      }
      // A relation's own identifier is its edge's.
      + used.filter { $0.name != RelationField.id.name }.map { GEXFColumn($0) }
  }
}
