import KnowledgeGraph

extension CaseReader {
  /// Says what stands in the way of a graph, each at its place in the case file.
  mutating func reportIncoherences() {
    let incoherences = Graph.incoherences(
      vocabulary: vocabulary, documents: documents, actors: actors, relations: relations)
    for incoherence in incoherences {
      let part = UnreadPart(
        subject: incoherence.subject, part: incoherence.part, item: incoherence.item)
      if unread.contains(part) || followsFromDoubt(incoherence) { continue }
      guard let node = node(of: incoherence) else { continue }
      values.error(node, message(incoherence))
    }
  }

  /// Whether an incoherence has another cause, which has been said.
  private func followsFromDoubt(_ incoherence: Incoherence) -> Bool {
    switch incoherence.problem {
    case .unknownActorType, .unknownRelationType, .endOutside:
      return vocabularyHasErrors
    case .unknownActor(let id):
      return doubts.actors || doubts.meantActors.contains(id)
    case .unknownDocument(let id):
      return doubts.documents || doubts.meantDocuments.contains(id)
    case .duplicate(_, let first):
      guard case .relation(let index) = incoherence.subject else { return false }
      return doubts.claims.contains(index) || doubts.claims.contains(first)
    default:
      return false
    }
  }

  private func message(_ incoherence: Incoherence) -> String {
    let candidates: [Identifier]
    switch incoherence.problem {
    case .unknownActor: candidates = actors.map(\.id)
    case .unknownActorType: candidates = vocabulary.actorTypes.map(\.name)
    case .unknownRelationType: candidates = vocabulary.relationTypes.map(\.name)
    case .unknownDocument: candidates = documents.map(\.id)
    case .duplicate(let id, let first):
      return duplicateMessage(incoherence.subject, id, first)
    case .noEvidence:
      return "the relation has no evidence; add the quote that carries it"
    default: candidates = []
    }
    return incoherence.description + advice(for: incoherence.problem, among: candidates)
  }

  /// The nearest candidate; where there is none, a few of them or what else to do.
  private func advice(
    for problem: Incoherence.Problem, among candidates: [Identifier]
  ) -> String {
    switch problem {
    case .unknownActor(let id), .unknownDocument(let id):
      let nearest = Suggestion.phrase(for: id.string, among: candidates.map(\.string))
      return nearest.isEmpty ? "; add it, or name one that there is" : nearest
    case .unknownActorType(let id), .unknownRelationType(let id):
      let nearest = Suggestion.phrase(for: id.string, among: candidates.map(\.string))
      return nearest.isEmpty
        ? "; there are " + candidates.map(\.string).joined(separator: ", ") : nearest
    case .endOutside(let type, _, _, _):
      return "; choose another relation type, or allow '\(type)' in the case's vocabulary"
    case .endsBeforeItBegins:
      return "; change one of them"
    default:
      return ""
    }
  }

  private func duplicateMessage(
    _ subject: Incoherence.Subject, _ id: Identifier, _ first: Int
  ) -> String {
    guard case .relation(let index) = subject else { return "the id '\(id)' is already taken" }
    let line = relationNodes[first].mark.line
    if relationNodes[index]["id"] != nil {
      return "the id '\(id)' is already taken by the relation in line \(line); choose another"
    }
    return
      "this is the relation of line \(line), but with another 'review'; make them one, or give "
      + "one of them an 'id'"
  }

  private func node(of incoherence: Incoherence) -> YAMLNode? {
    switch incoherence.subject {
    case .document(let index): return documentNodes[index].key
    case .actor(let index):
      let pair = actorNodes[index]
      return node(incoherence.part, incoherence.item, in: pair.value, []) ?? pair.key
    case .relation(let index):
      let relation = relationNodes[index]
      return node(incoherence.part, incoherence.item, in: relation, evidenceNodes[index])
        ?? relation
    case .actorType, .relationType, .actorProperty, .relationProperty: return nil
    }
  }

  private func node(
    _ part: Incoherence.Part, _ item: Int?, in node: YAMLNode, _ evidence: [YAMLNode]
  ) -> YAMLNode? {
    let piece = item.flatMap { evidence.indices.contains($0) ? evidence[$0] : nil }
    return switch part {
    case .id: node["id"]
    case .type: node["type"]
    case .iri: node["iri"]
    case .from: node["from"]
    case .to: node["to"]
    case .time: node["end"]
    case .attribute(let name): node[name.string]
    case .evidence: node["evidence"]
    case .evidenceDocument: piece?["document"]
    case .evidenceSpeaker: piece?["speaker"]
    case .evidenceState: piece?["quote"]
    }
  }
}
