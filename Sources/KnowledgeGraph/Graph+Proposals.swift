extension Graph {
  /// The graph without what a machine proposed and no person has accepted, and how many actors and
  /// relations that leaves out.
  ///
  /// An actor that is only proposed stays where an accepted relation, attribute or speaker needs it; it
  /// is still marked.
  public func withoutProposals() -> (graph: Graph, actors: Int, relations: Int) {
    if !storage.actors.contains(where: { $0.review.isOpen }),
      !storage.relations.contains(where: { $0.review.isOpen })
    {
      return (self, 0, 0)
    }
    let relations = relations.filter { !$0.claim.review.isOpen }
    var needed: Set<Identifier> = []
    for relation in relations {
      needed.formUnion([relation.claim.from, relation.claim.to])
      needed.formUnion(relation.evidence.compactMap(\.speaker))
      needed.formUnion(relation.claim.attributes.actors)
    }
    var stays = Set(actors.filter { !$0.review.isOpen }.map(\.id)).union(needed)
    var reached = Array(stays)
    while let id = reached.popLast() {
      for other in actor(id)?.attributes.actors ?? [] where stays.insert(other).inserted {
        reached.append(other)
      }
    }
    let actors = actors.filter { stays.contains($0.id) }
    let left = (self.actors.count - actors.count, self.relations.count - relations.count)
    guard left != (0, 0),
      // Whatever a part that stays refers to stays as well, so the rest is coherent.
      let graph = try? Graph(
        metadata: metadata, vocabulary: vocabulary, documents: documents, actors: actors,
        relations: relations)
    else { return (self, 0, 0) }
    return (graph, left.0, left.1)
  }
}

extension Review? {
  /// Whether a machine proposed it and no person has accepted it.
  fileprivate var isOpen: Bool { self == .proposed || self == .rejected }
}

extension Attributes {
  /// The actors that are values.
  fileprivate var actors: [Identifier] {
    compactMap { if case .actor(let id) = $0.value { id } else { nil } }
  }
}
