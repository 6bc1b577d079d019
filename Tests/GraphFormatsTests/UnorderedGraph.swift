import KnowledgeGraph

extension Graph {
  /// The graph with everything that a set does not order in the order of its bytes: types, properties,
  /// documents, actors, relations, and the texts of lists.
  ///
  /// With `isSet`, texts that a list has twice stand there once.
  func sorted(isSet: Bool = false) throws -> Graph {
    func listed<Element: Comparable & Hashable>(_ list: [Element]) -> [Element] {
      isSet ? Set(list).sorted() : list.sorted()
    }
    let vocabulary = try Vocabulary(
      actorTypes: vocabulary.actorTypes.sorted { $0.name < $1.name }.map { type in
        var type = type
        type.superClasses = listed(type.superClasses)
        return type
      },
      relationTypes: vocabulary.relationTypes.sorted { $0.name < $1.name }.map { type in
        var type = type
        type.domain = listed(type.domain)
        type.range = listed(type.range)
        type.superProperties = listed(type.superProperties)
        return type
      },
      actorProperties: vocabulary.actorProperties.sorted { $0.name < $1.name },
      relationProperties: vocabulary.relationProperties.sorted { $0.name < $1.name })
    return try Graph(
      metadata: metadata, vocabulary: vocabulary,
      documents: documents.sorted { $0.id < $1.id }.map { document in
        var document = document
        document.authors = listed(document.authors)
        return document
      },
      actors: actors.sorted { $0.id < $1.id }.map { actor in
        var actor = actor
        actor.aliases = listed(actor.aliases)
        actor.sameAs = listed(actor.sameAs)
        return actor
      },
      relations: relations.sorted { $0.id < $1.id })
  }

  /// Whether two graphs say the same, in whatever order.
  func isEqualUpToOrder(_ other: Graph, isSet: Bool = false) throws -> Bool {
    try sorted(isSet: isSet) == other.sorted(isSet: isSet)
  }
}
