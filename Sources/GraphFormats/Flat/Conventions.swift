import KnowledgeGraph

/// How other tools call labels, types, descriptions and colours: the one table of it.
///
/// The earlier of two that an element has counts; the other stays an attribute where it says something
/// else. Names are compared without regard to case.
enum Conventions {
  /// What an actor is called: Gephi, Tulip and NetworkX; Cytoscape and igraph; yEd's properties.
  private static let actorLabels = [
    "label", "name", "node label", "shared name", "shared_name", "title", "caption", "d_label",
    "nodelabel",
  ]
  /// What type an actor is of: TinkerPop, APOC, ours.
  private static let actorTypes = ["labelv", "labels", "type", "kind", "category"]
  /// What type a relation is of: TinkerPop, ours, Gephi's tables, Cytoscape, Neo4j; last what it is
  /// only called.
  private static let relationTypes = [
    "labele", "type", "kind", "interaction", "shared interaction", "shared_interaction",
    "relationship",
    "relation", "relationtype", "edgetype", "label", "edge label",
  ]
  private static let descriptions = ["description"]

  // Of tables.
  /// What says which node a row is: Gephi and ours, Neo4j's export.
  private static let nodeColumns = ["id", "_id", "nodeid", "node_id", "node"]
  /// What says between which nodes an edge is: Gephi and NetworkX, Neo4j's export, edge lists.
  private static let endColumns = [
    ("source", "target"), ("_start", "_end"), ("from", "to"), ("src", "dst"),
  ]

  /// The place of the column that says which node a row is.
  static func nodeColumn(_ names: [String]) -> Int? {
    let names = names.map { $0.lowercased() }
    return nodeColumns.lazy.compactMap(names.firstIndex).first
  }

  /// The places of the columns that say between which nodes an edge is, the first pair of which both are there.
  static func endColumns(_ names: [String]) -> (start: Int, end: Int)? {
    let names = names.map { $0.lowercased() }
    for (start, end) in endColumns {
      if let start = names.firstIndex(of: start), let end = names.firstIndex(of: end) {
        return (start, end)
      }
    }
    return nil
  }

  /// Whether a column holds numbers in every tool that writes it.
  static func isNumberColumn(_ name: String) -> Bool { name.lowercased() == "weight" }

  static func actor(_ name: String) -> ColumnMeaning? {
    let name = name.lowercased()
    if let rank = actorLabels.firstIndex(of: name) { return .label(rank: rank) }
    if let rank = actorTypes.firstIndex(of: name) { return .type(rank: rank) }
    return descriptions.contains(name) ? .description : nil
  }

  static func relation(_ name: String) -> ColumnMeaning? {
    let name = name.lowercased()
    if let rank = relationTypes.firstIndex(of: name) { return .type(rank: rank) }
    return name == "evidence" ? .evidenceText : nil
  }

  /// A type's name in its bare form: APOC writes `:Person:Actor` for two labels.
  static func type(_ text: String) -> String {
    guard text.first == ":" else { return text }
    return text.split(separator: ":").first.map(String.init) ?? text
  }

  /// The type of actors that have none.
  static let untypedActor = "thing"
  /// The type of relations that have none.
  static let untypedRelation = "related-to"
}
