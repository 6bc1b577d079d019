import KnowledgeGraph

/// Relations.
extension FollowTheMoneySpelling {
  /// The relation at `place`.
  func relation(at place: Int) -> FollowTheMoneyEntity {
    let relation = graph.relations[place]
    let claim = relation.claim
    let type = graph.vocabulary.relationType(claim.type)
    let isFact = graph.storage.isStatedAsFact(graph.storage.relations[place])
    let spelling = self.spelling(of: claim, isFact: isFact)
    var entity = FollowTheMoneyEntity(
      identifiers.identifier(.relation, relation.id), spelling.schema)
    let ends = spelling.isInverse ? (claim.to, claim.from) : (claim.from, claim.to)
    entity.add(spelling.edge.source.property, identifiers.identifier(.actor, ends.0))
    entity.add(spelling.edge.target.property, identifiers.identifier(.actor, ends.1))
    let label = (type?.label ?? claim.type.text).string
    entity.add(
      spelling.edge.label,
      FollowTheMoneyMark.marked(label, FollowTheMoneyMark.marks(of: relation)))
    if let time = claim.time { add(time, to: &entity) }
    for attribute in claim.attributes {
      let label = graph.vocabulary.relationProperty(attribute.name)?.label
      add(attribute, label, otherwise: "description", to: &entity)
    }
    if claim.review == .accepted { entity.add("description", "review: accepted") }
    for piece in relation.evidence { add(piece, to: &entity) }
    return entity
  }

  private func spelling(
    of claim: Claim, isFact: Bool
  ) -> FollowTheMoneyRelationTypes.Spelling {
    guard isFact, let spelling = relationTypes[claim.type],
      spelling.fits(from: schema(ofActor: claim.from), to: schema(ofActor: claim.to))
    else { return FollowTheMoneyRelationTypes.link }
    return spelling
  }

  private func add(_ time: Claim.Time, to entity: inout FollowTheMoneyEntity) {
    let dates: [(String, PartialDate)] =
      switch time {
      case .on(let date): [("date", date)]
      case .since(let start): [("startDate", start)]
      case .until(let end): [("endDate", end)]
      case .between(let start, let end): [("startDate", start), ("endDate", end)]
      }
    if dates.allSatisfy({ FollowTheMoneyDates.isTaken($0.1) }) {
      for (property, date) in dates { entity.add(property, date.description) }
    } else {
      entity.add("description", time.words)
    }
  }

  /// Adds the sentence to the summary, and the document as the proof.
  private func add(_ evidence: Evidence, to entity: inout FollowTheMoneyEntity) {
    let document = graph.document(evidence.document)
    let title = document?.title?.string ?? ""
    entity.add(
      "summary",
      evidence.sentence(
        voice: evidence.speaker.map(name) ?? "the document",
        in: title.isEmpty ? evidence.document.string : title))
    entity.addOnce("proof", identifiers.identifier(.document, evidence.document))
    if let publisher = document?.publisher { entity.addOnce("publisher", publisher.string) }
    if let url = document?.url, FollowTheMoneySpelling.isWebAddress(url) {
      entity.addOnce("sourceUrl", url.string)
    }
  }
}

extension Evidence {
  /// The words, who stands behind them, and where they are: “sold the fuel” (the prosecutor alleges; The ledger;
  /// characters 14–27).
  fileprivate func sentence(voice: String, in document: String) -> String {
    let words = quote.map { "“\($0.text.string)”" } ?? "the file itself"
    var parts = ["\(voice) \(stance.rawValue)", document]
    switch state {
    case .unchecked: parts.append("unchecked")
    case .file(let line): if let line { parts.append("line \(line)") }
    case .found(let finding):
      let exact = "“\(finding.passages.map(\.exact.string).joined(separator: " … "))”"
      if !exact.utf8.elementsEqual(words.utf8) { parts.append("in the document \(exact)") }
      parts.append(
        "characters "
          + finding.passages.map { "\($0.range.lowerBound)–\($0.range.upperBound)" }
          .joined(separator: ", "))
    }
    return "\(words) (\(parts.joined(separator: "; ")))"
  }
}
