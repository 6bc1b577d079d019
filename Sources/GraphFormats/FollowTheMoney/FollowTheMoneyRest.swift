import KnowledgeGraph

/// What is known of the rest of a file of one case of ours, while a stretch of it is read.
struct FollowTheMoneyRest {
  /// The case, as identifiers begin with it.
  let dataset: String
  /// What the documents so far are called in the case, by their entities' identifiers.
  var documents: [String: Identifier] = [:]

  /// Whether an identifier is one of the case's.
  func isOfCase(_ id: String) -> Bool {
    FollowTheMoneyIdentifiers.Kind.allCases.contains {
      id.utf8.starts(with: FollowTheMoneyIdentifiers.prefix(dataset, $0).utf8)
    }
  }
}
