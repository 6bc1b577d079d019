import KnowledgeGraph

/// What is known of the rest of a file of one case of ours, while a stretch of it is read.
struct FollowTheMoneyRest {
  /// The case, as identifiers begin with it.
  let dataset: String
  /// What the documents so far are called in the case, by their entities' identifiers.
  var documents: [String: Identifier] = [:]

  /// What an entity of a kind is called in the case; nothing where its identifier is not spelled as we spell it.
  func name(
    of id: Span<UInt8>, _ kind: FollowTheMoneyIdentifiers.Kind
  ) -> Identifier? {
    let prefix = FollowTheMoneyIdentifiers.prefix(dataset, kind).utf8
    guard id.count > prefix.count,
      let name = FollowTheMoneyIdentifiers.decoded(
        [UInt8](copying: id.extracting(prefix.count...))),
      let name = Identifier(name.span.string)
    else { return nil }
    let spelled = FollowTheMoneyIdentifiers(dataset: dataset).identifier(kind, name)
    return spelled.utf8.span.isEqual(to: id) ? name : nil
  }

  /// Whether an identifier is one of the case's.
  func isOfCase(_ id: String) -> Bool {
    FollowTheMoneyIdentifiers.Kind.allCases.contains {
      id.utf8.starts(with: FollowTheMoneyIdentifiers.prefix(dataset, $0).utf8)
    }
  }
}
