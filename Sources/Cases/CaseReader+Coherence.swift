import KnowledgeGraph

extension CaseReader {
  /// Says what stands in the way of a graph, each at its place in the case file.
  mutating func reportIncoherences() {
    let incoherences = Graph.incoherences(
      vocabulary: vocabulary, documents: documents, actors: actors, relations: relations)
    if incoherences.isEmpty { return }
    var words = knownWords
    for incoherence in incoherences {
      let part = UnreadPart(
        subject: incoherence.subject, part: incoherence.part, item: incoherence.item)
      if unread.contains(part) || followsFromDoubt(incoherence) { continue }
      guard let node = node(of: incoherence) else { continue }
      values.error(node, message(incoherence, &words))
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

  private func message(_ incoherence: Incoherence, _ words: inout KnownWords) -> String {
    switch incoherence.problem {
    case .duplicate(let id, let first):
      return duplicateMessage(incoherence.subject, id, first)
    case .noEvidence:
      return "the relation has no evidence; add the quote that carries it"
    default:
      return incoherence.description + advice(for: incoherence.problem, &words)
    }
  }

  /// What there is of each kind, for those who name what there is not.
  private struct KnownWords {
    var actors: SuggestionCandidates
    var documents: SuggestionCandidates
    var actorTypes: SuggestionCandidates
    var relationTypes: SuggestionCandidates
  }

  private var knownWords: KnownWords {
    KnownWords(
      actors: SuggestionCandidates(actors.map(\.id.string)),
      documents: SuggestionCandidates(documents.map(\.id.string)),
      actorTypes: SuggestionCandidates(vocabulary.actorTypes.map(\.name.string)),
      relationTypes: SuggestionCandidates(vocabulary.relationTypes.map(\.name.string)))
  }

  /// The nearest candidate; where there is none, a few of them or what else to do.
  private func advice(for problem: Incoherence.Problem, _ words: inout KnownWords) -> String {
    func orAdd(_ nearest: String) -> String {
      nearest.isEmpty ? "; add it, or name one that there is" : nearest
    }
    func orList(_ nearest: String, _ names: [Identifier]) -> String {
      nearest.isEmpty ? "; there are " + names.map(\.string).joined(separator: ", ") : nearest
    }
    switch problem {
    case .unknownActor(let id):
      return orAdd(words.actors.phrase(for: id.string))
    case .unknownDocument(let id):
      return orAdd(words.documents.phrase(for: id.string))
    case .unknownActorType(let id):
      return orList(words.actorTypes.phrase(for: id.string), vocabulary.actorTypes.map(\.name))
    case .unknownRelationType(let id):
      return orList(
        words.relationTypes.phrase(for: id.string), vocabulary.relationTypes.map(\.name))
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
