/// What a focus asks of each relation by itself, in the numbers of one graph.
struct RelationCriteria {
  private let focus: GraphFocus
  private let storage: GraphStorage
  private let actorPlaces: PlaceTable
  private let relationTypes: Choice
  private let actorTypes: Choice
  private let documents: Choice
  private let speakers: Choice

  init(_ focus: GraphFocus, of graph: Graph) {
    self.focus = focus
    storage = graph.storage
    actorPlaces = graph.actorPlaces
    relationTypes = Choice(focus.relationTypes, graph.storage)
    actorTypes = Choice(focus.actorTypes, graph.storage)
    documents = Choice(focus.documents, graph.storage)
    speakers = Choice(focus.speakers, graph.storage)
  }

  /// Identifiers of which any will do.
  private struct Choice {
    /// Nothing where all will do.
    private let table: PlaceTable?

    init(_ identifiers: [Identifier], _ storage: GraphStorage) {
      table =
        identifiers.isEmpty ? nil : PlaceTable(identifiers.map { storage.number(of: $0) })
    }

    func has(_ identifier: IdentifierNumber?) -> Bool {
      guard let table else { return true }
      return identifier.flatMap { table[$0] } != nil
    }
  }

  /// What comes of asking a relation.
  enum Verdict {
    case met
    case unmet
    /// It meets everything else, but has no date, and a time is asked for.
    case undated
  }

  /// Whether a relation meets all criteria.
  func verdict(on relation: RelationRow) -> Verdict {
    guard relationTypes.has(relation.type),
      hasActorType(relation.from) || hasActorType(relation.to),
      !focus.asksOfEvidence
        || relation.evidence.places.contains(where: { isMet(storage.evidence[$0]) }),
      hasSources(relation.evidence)
    else { return .unmet }
    guard focus.asksForTime else { return .met }
    guard let time = relation.time else { return .undated }
    return time.mayLie(since: focus.since, until: focus.until) ? .met : .unmet
  }

  private func hasActorType(_ actor: IdentifierNumber) -> Bool {
    actorTypes.has(actorPlaces[actor].map { storage.actors[$0].type })
  }

  private func isMet(_ piece: EvidenceRow) -> Bool {
    documents.has(piece.document) && speakers.has(piece.speaker)
      && (focus.stances.isEmpty || focus.stances.contains(piece.stance))
  }

  private func hasSources(_ evidence: ColumnRange) -> Bool {
    if focus.minimumSources <= 1 { return true }
    guard evidence.count >= focus.minimumSources else { return false }
    var documents: Set<IdentifierNumber> = []
    for place in evidence.places {
      documents.insert(storage.evidence[place].document)
      if documents.count >= focus.minimumSources { return true }
    }
    return false
  }
}
