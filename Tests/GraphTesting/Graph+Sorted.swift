public import KnowledgeGraph

extension Graph {
  /// The graph with all its lists in the order of what they hold, so that two graphs that say the same in
  /// another order are equal.
  public func sorted() throws -> Graph {
    let vocabulary = try Vocabulary(
      actorTypes: vocabulary.actorTypes.map { type in
        var type = type
        type.superClasses.sort { $0.string < $1.string }
        return type
      }.sorted { $0.name < $1.name },
      relationTypes: vocabulary.relationTypes.map { type in
        var type = type
        type.superProperties.sort { $0.string < $1.string }
        type.domain.sort()
        type.range.sort()
        return type
      }.sorted { $0.name < $1.name },
      actorProperties: vocabulary.actorProperties.sorted { $0.name < $1.name },
      relationProperties: vocabulary.relationProperties.sorted { $0.name < $1.name })
    let documents = documents.map { document in
      var document = document
      document.authors.sort()
      return document
    }
    let actors = actors.map { actor in
      var actor = actor
      actor.aliases.sort()
      actor.sameAs.sort { $0.string < $1.string }
      return actor
    }
    let relations = relations.map { relation in
      var relation = relation
      if vocabulary.isSymmetric(relation.claim.type), relation.claim.to < relation.claim.from {
        relation.claim = relation.claim.reversed
      }
      relation.evidence.sort { "\($0)" < "\($1)" }
      return relation
    }
    return try Graph(
      metadata: metadata, vocabulary: vocabulary,
      documents: documents.sorted { $0.id < $1.id }, actors: actors.sorted { $0.id < $1.id },
      relations: relations.sorted { $0.id < $1.id })
  }
}
