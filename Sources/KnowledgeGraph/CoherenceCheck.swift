/// Goes through what is to become a graph and collects everything that stands in the way.
struct CoherenceCheck {
  let vocabulary: Vocabulary
  private(set) var found: [Incoherence] = []
  private(set) var documentIndex: [Identifier: Int] = [:]
  private(set) var actorIndex: [Identifier: Int] = [:]
  private var actorTypes: [Identifier] = []

  init(
    vocabulary: Vocabulary, documents: [Document], actors: [Actor], relations: [Relation]
  ) {
    self.vocabulary = vocabulary
    self.documents(documents)
    self.actors(actors)
    self.relations(relations)
  }

  private mutating func documents(_ documents: [Document]) {
    for (index, document) in documents.enumerated() {
      enter(document.id, index, into: \.documentIndex, .document(index))
    }
  }

  private mutating func actors(_ actors: [Actor]) {
    for (index, actor) in actors.enumerated() {
      enter(actor.id, index, into: \.actorIndex, .actor(index))
      actorTypes.append(actor.type)
    }
    for (index, actor) in actors.enumerated() {
      if vocabulary.actorType(actor.type) == nil {
        report(.actor(index), .type, .unknownActorType(actor.type))
      }
      attributes(actor.attributes, of: .actor(index), declared: vocabulary.actorProperty)
    }
  }

  private mutating func relations(_ relations: [Relation]) {
    let restated = Graph.restatements(in: relations, vocabulary)
    var ids: [Identifier: Int] = [:]
    for (index, relation) in relations.enumerated() {
      if restated[index] == nil {
        if let first = ids[relation.id] {
          report(.relation(index), .id, .duplicate(relation.id, first: first))
        }
        ids[relation.id] = ids[relation.id] ?? index
      }
      claim(relation.claim, index)
      evidence(relation.evidence, index)
    }
  }

  private mutating func claim(_ claim: Claim, _ index: Int) {
    let type = vocabulary.relationType(claim.type)
    if type == nil { report(.relation(index), .type, .unknownRelationType(claim.type)) }
    end(claim.from, of: claim.type, allowed: type?.domain ?? [], .from, index)
    end(claim.to, of: claim.type, allowed: type?.range ?? [], .to, index)
    attributes(
      claim.attributes, of: .relation(index), declared: vocabulary.relationProperty)
    if case .between(let start, let end) = claim.time, end.isBefore(start) {
      report(.relation(index), .time, .endsBeforeItBegins(start, end))
    }
  }

  private mutating func end(
    _ id: Identifier, of relationType: Identifier, allowed: [Identifier],
    _ part: Incoherence.Part, _ index: Int
  ) {
    guard let actor = actorIndex[id] else {
      return report(.relation(index), part, .unknownActor(id))
    }
    let type = actorTypes[actor]
    // An actor type that does not exist has been reported where it stands.
    guard vocabulary.actorType(type) != nil, !allowed.isEmpty, !allowed.contains(type)
    else { return }
    report(
      .relation(index), part,
      .endOutside(type: type, of: relationType, actor: id, allowed: allowed))
  }

  private mutating func evidence(_ evidence: [Evidence], _ index: Int) {
    if evidence.isEmpty { report(.relation(index), .evidence, .noEvidence) }
    for (item, piece) in evidence.enumerated() {
      if documentIndex[piece.document] == nil {
        report(.relation(index), .evidenceDocument, .unknownDocument(piece.document), item)
      }
      if let speaker = piece.speaker, actorIndex[speaker] == nil {
        report(.relation(index), .evidenceSpeaker, .unknownActor(speaker), item)
      }
      if !piece.isSound { report(.relation(index), .evidenceState, .unsoundEvidence, item) }
    }
  }

  private mutating func attributes(
    _ attributes: Attributes, of subject: Incoherence.Subject,
    declared: (Identifier) -> Property?
  ) {
    for attribute in attributes {
      let part = Incoherence.Part.attribute(attribute.name)
      guard let property = declared(attribute.name) else {
        report(subject, part, .undeclaredProperty(attribute.name))
        continue
      }
      if !attribute.value.fits(property.kind) {
        report(subject, part, .wrongKind(attribute.name, property.kind))
      }
      if case .actor(let id) = attribute.value, actorIndex[id] == nil {
        report(subject, part, .unknownActor(id))
      }
    }
  }

  private mutating func enter(
    _ id: Identifier, _ index: Int,
    into keyPath: WritableKeyPath<CoherenceCheck, [Identifier: Int]>,
    _ subject: Incoherence.Subject
  ) {
    if let first = self[keyPath: keyPath][id] {
      report(subject, .id, .duplicate(id, first: first))
    } else {
      self[keyPath: keyPath][id] = index
    }
  }

  private mutating func report(
    _ subject: Incoherence.Subject, _ part: Incoherence.Part, _ problem: Incoherence.Problem,
    _ item: Int? = nil
  ) {
    found.append(Incoherence(subject, part, problem, item: item))
  }
}

extension Evidence {
  /// Whether the state goes with the quote, and the passages stand in order, each as long as its text.
  fileprivate var isSound: Bool {
    switch state {
    case .unchecked: return quote != nil
    case .file(let line): return quote == nil && line ?? 1 >= 1
    case .found(let finding):
      guard quote != nil, !finding.passages.isEmpty else { return false }
      var end = 0
      for passage in finding.passages {
        guard passage.range.lowerBound >= end, !passage.range.isEmpty,
          passage.range.count == passage.exact.scalarCount
        else { return false }
        end = passage.range.upperBound
      }
      return true
    }
  }
}
