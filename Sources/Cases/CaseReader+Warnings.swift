import KnowledgeGraph

extension CaseReader {
  /// Says what is doubtful about a case.
  mutating func warn(_ root: YAMLNode) {
    warnOfSharedNames()
    warnOfUnused(root)
    warnOfRestatements()
    warnOfBorrowedProvenance()
  }

  private mutating func warnOfSharedNames() {
    var owners: [String: Int] = [:]
    for (index, actor) in actors.enumerated() {
      let node = actorNodes[index].value
      let aliases = node["aliases"].map { $0.elements ?? [$0] } ?? []
      for place in [node["name"]].compactMap(\.self) + aliases {
        guard let name = place.text, !name.isEmpty else { continue }
        let folded = NameSearch.folded(name)
        let owner = owners[folded] ?? index
        owners[folded] = owner
        if owner != index {
          values.warning(
            place,
            "the name '\(name.shortened(to: 60))' is shared by '\(actors[owner].id)' and "
              + "'\(actor.id)'; if they are one, make them one, otherwise tell them apart")
        }
      }
    }
  }

  private mutating func warnOfUnused(_ root: YAMLNode) {
    // A relation that could not be read may be the one that uses it.
    if doubts.relations { return }
    guard !relations.isEmpty else {
      values.warning(
        root["relations"] ?? root,
        "the case has no relations; add those that its documents carry under 'relations'")
      return
    }
    var used: Set<Identifier> = []
    var cited: Set<Identifier> = []
    for actor in actors {
      for attribute in actor.attributes {
        if case .actor(let id) = attribute.value, id != actor.id { used.insert(id) }
      }
    }
    for relation in relations {
      used.formUnion([relation.claim.from, relation.claim.to])
      for attribute in relation.claim.attributes {
        if case .actor(let id) = attribute.value { used.insert(id) }
      }
      for evidence in relation.evidence {
        cited.insert(evidence.document)
        if let speaker = evidence.speaker { used.insert(speaker) }
      }
    }
    for (index, actor) in actors.enumerated()
    where !used.contains(actor.id) && !doubts.refusedIDs.contains(actor.id) {
      values.warning(
        actorNodes[index].key,
        "no relation has the actor '\(actor.id)' in it; add one, or leave the actor out")
    }
    for (index, document) in documents.enumerated()
    where !cited.contains(document.id) && !doubts.refusedIDs.contains(document.id) {
      values.warning(
        documentNodes[index].key,
        "no evidence cites the document '\(document.id)'; cite it, or leave it out")
    }
  }

  private mutating func warnOfRestatements() {
    // Not those that may say something else than what was read.
    restated = Graph.restatements(in: relations, vocabulary).filter { place, first in
      !doubts.claims.contains(place) && !doubts.claims.contains(first)
    }
    for index in relations.indices {
      guard let first = restated[index] else { continue }
      values.warning(
        relationNodes[index],
        "this is the relation of line \(relationNodes[first].mark.line) again; move its evidence there"
      )
    }
  }
}
