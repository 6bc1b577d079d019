import KnowledgeGraph

/// How types are spelled in property graphs, as people write them there.
extension Identifier {
  /// The words of an actor type without what joins them: `shell-company` is `ShellCompany`.
  var camelCased: String {
    let joined = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return joined.isEmpty ? "Thing" : joined
  }

  /// The words of a relation type, joined by underscores: `quoted-about` is `QUOTED_ABOUT`.
  var upperSnakeCased: String {
    let joined = words.map { $0.uppercased() }.joined(separator: "_")
    return joined.isEmpty ? "RELATED_TO" : joined
  }

  /// The label of an actor type in Neo4j; what its files call otherwise is told apart:
  /// `DocumentActor`.
  var neo4jLabel: String {
    let label = camelCased
    return ["Actor", "Case", "Document", "Evidence"].contains(label) ? label + "Actor" : label
  }

  private var words: [Substring] { string.split { !$0.isLetter && !$0.isNumber } }
}
