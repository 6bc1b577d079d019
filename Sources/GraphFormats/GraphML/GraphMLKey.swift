import KnowledgeGraph

/// A `<key>` of a GraphML file.
struct GraphMLKey {
  /// `attr.name`, or the key's id where it has none.
  let name: String
  let owner: Owner
  let kind: PropertyKind
  /// Whether the values are pictures of yEd's.
  let isGraphics: Bool
  /// Whether we have written the values for yEd, and the file has them elsewhere.
  let isForYEd: Bool
  /// The text of `<default>`, where there is one.
  var defaultValue: [UInt8]?
  /// The columns of its values, once there are any.
  var columns: [Int?] = [nil, nil]
  /// The number of the last element that has a value.
  var lastElement = 0

  enum Owner: String {
    case all, graph, node, edge, port, hyperedge, endpoint, graphml

    func owns(_ owner: Assembly.Owner) -> Bool {
      self == .all || self == (owner == .actor ? .node : .edge)
    }
  }

  /// What `attr.type` declares; Kinds that GraphML does not have are read as text.
  static func kind(_ type: String) -> PropertyKind {
    switch type.lowercased() {
    case "int", "long", "integer", "short": .integer
    case "float", "double": .decimal
    case "boolean": .boolean
    default: .text
    }
  }
}
