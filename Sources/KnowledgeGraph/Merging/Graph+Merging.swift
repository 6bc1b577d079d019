extension Graph {
  /// One graph of several, and on what they did not agree.
  public struct Merging: Sendable {
    public let graph: Graph
    /// What the graphs say differently, and what was kept of it.
    public let conflicts: [MergeConflict]
  }

  /// One graph of several. Actors, documents, types and properties with one identifier are one; so are
  /// relations with one claim, whose evidence is united. What the graphs say differently of one thing is
  /// decided by the values alone.
  ///
  /// Up to order, merging is associative and commutative. The case is called by that of the cases' names which
  /// comes first in the order of their bytes.
  ///
  /// - Throws: `MergeFailure`, where a document's digests, a property's kinds or a relation's claims differ
  ///   under one identifier, or the graphs together are not coherent.
  public static func merging(_ graphs: [Graph]) throws(MergeFailure) -> Merging {
    var merge = GraphMerge(graphs)
    return try merge.merging()
  }

  /// The graph with `prefix` and a colon before the identifiers of its actors, documents and relations, so
  /// that none is that of another graph with another prefix.
  public func prefixed(by prefix: Identifier) -> Graph {
    func prefixed(_ id: Identifier) -> Identifier {
      Identifier(known: Text(carried: "\(prefix):\(id)"))
    }
    func prefixed(_ attributes: Attributes) -> Attributes {
      Attributes(
        attributes.map { attribute in
          if case .actor(let id) = attribute.value {
            return Attribute(attribute.name, .actor(prefixed(id)))
          }
          return attribute
        })
    }
    let documents = documents.map { document in
      var document = document
      document.id = prefixed(document.id)
      return document
    }
    let actors = actors.map { actor in
      var actor = actor
      actor.id = prefixed(actor.id)
      actor.attributes = prefixed(actor.attributes)
      return actor
    }
    let relations = relations.map { relation in
      var relation = relation
      relation.id = prefixed(relation.id)
      relation.claim.from = prefixed(relation.claim.from)
      relation.claim.to = prefixed(relation.claim.to)
      relation.claim.attributes = prefixed(relation.claim.attributes)
      for place in relation.evidence.indices {
        relation.evidence[place].document = prefixed(relation.evidence[place].document)
        relation.evidence[place].speaker = relation.evidence[place].speaker.map(prefixed)
      }
      return relation
    }
    do {
      return try Graph(
        metadata: metadata, vocabulary: vocabulary, documents: documents, actors: actors,
        relations: relations)
    } catch {
      // Every identifier changed in the same way.
      preconditionFailure("a coherent graph stays coherent: \(error)")
    }
  }
}
