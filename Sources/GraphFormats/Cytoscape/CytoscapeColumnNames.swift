import KnowledgeGraph

/// How Cytoscape's desktop spells the names of columns in the JSON that it writes, where JavaScript would not take
/// them as they are.
enum CytoscapeColumnNames {
  /// The keys of a vocabulary's properties by the desktop's spelling of them, of actors and of relations; without
  /// those that it spells as they are, and those that it makes one of.
  static func keys(_ keys: PropertyKeys) -> [[String: String]] {
    [
      CytoscapeColumnNames.keys(keys.actor, ActorField.names),
      CytoscapeColumnNames.keys(keys.relation, RelationField.names),
    ]
  }

  private static func keys(_ entries: [PropertyKeys.Entry], _ fields: [String]) -> [String: String]
  {
    let names = entries.flatMap { [$0.key, $0.actorKey] }
    let known = Set(names + fields)
    let spelled = Dictionary(grouping: names, by: spelling)
    return spelled.filter { $0.value.count == 1 && !known.contains($0.key) }
      .compactMapValues(\.first)
  }

  /// A name with `_` for whatever is no letter of ASCII, no digit and no underscore, and for digits at its start.
  static func spelling(_ name: String) -> String {
    var spelling = ""
    var isAtStart = true
    var isReplaced = false
    for scalar in name.unicodeScalars {
      let isKept =
        switch scalar {
        case "a"..."z", "A"..."Z", "_": true
        case "0"..."9": !isAtStart
        default: false
        }
      if isKept {
        spelling.unicodeScalars.append(scalar)
        isAtStart = false
      } else if !isReplaced {
        spelling += "_"
      }
      isReplaced = !isKept
    }
    return spelling
  }
}
