public import KnowledgeGraph

extension CheckedCase {
  /// What a check says of a part of the case's graph: how much there is, how much of its evidence was found, and what
  /// there is to say of it and of the case as a whole. A case with errors has no graph, and stays as it is.
  public func focused(on part: Graph) -> CheckedCase {
    guard let graph, let places else { return self }
    var counts = Counts()
    counts.documents = part.documents.count
    counts.actors = part.actors.count
    counts.relations = part.relations.count
    var evidence = EvidenceCounts()
    for piece in part.relations.lazy.flatMap(\.evidence) {
      if piece.state == .unchecked { evidence.unchecked += 1 } else { evidence.found += 1 }
    }
    let stretches = places.stretches(of: graph, in: part)
    let kept = diagnostics.filter { diagnostic in
      guard diagnostic.path == places.path, let mark = diagnostic.mark else { return true }
      return stretches.last { $0.start <= mark }?.isInPart ?? true
    }
    return CheckedCase(
      path: path, name: name, graph: part, places: places, counts: counts, evidence: evidence,
      diagnostics: kept)
  }
}

extension CasePlaces {
  /// Where what is said of each document, actor and relation begins, in the order of the file, and whether that is in a
  /// part of the graph.
  fileprivate func stretches(of graph: Graph, in part: Graph) -> [(start: Mark, isInPart: Bool)] {
    let relationsInPart = Set(part.relations.map(\.id))
    let documents = zip(self.documents, graph.documents).map { pair, document in
      (start: pair.key.mark, isInPart: part.document(document.id) != nil)
    }
    let actors = zip(self.actors, graph.actors).map { pair, actor in
      (start: pair.key.mark, isInPart: part.actor(actor.id) != nil)
    }
    let relations = zip(self.relations, graph.relations).map { node, relation in
      (start: node.mark, isInPart: relationsInPart.contains(relation.id))
    }
    return (documents + actors + relations).sorted { $0.start < $1.start }
  }
}
