import KnowledgeGraph

extension CaseReader {
  /// Where a piece of evidence stands in the case.
  struct EvidencePlace: Comparable {
    /// The place of its relation, from 0.
    let relation: Int
    /// Its own place among the relation's evidence, from 0.
    let item: Int

    static func < (left: EvidencePlace, right: EvidencePlace) -> Bool {
      (left.relation, left.item) < (right.relation, right.item)
    }
  }

  /// Puts a piece of evidence on the list of what is to be found in a document; or counts it, where
  /// there is nothing to find.
  mutating func seek(
    _ quote: Evidence.Quote?, in document: Identifier, at place: EvidencePlace
  ) {
    guard quote != nil, let index = documentPlaces[document],
      !unread.contains(UnreadPart(subject: .document(index), part: .evidence))
    else {
      evidence.missing += 1
      return
    }
    guard texts[document] != nil else {
      evidence.unchecked += 1
      return
    }
    sought[document, default: []].append(place)
  }

  /// Finds the evidence, the documents on all cores at once and each of them one time; what came of
  /// it is noted and said in the order of the case.
  mutating func findEvidence() {
    let names = names()
    let searches = sought.compactMap { document, places in
      texts[document].map { text in (text, pieces: places.map { ($0, piece(at: $0)) }) }
    }
    let total = sought.values.reduce(0) { $0 + $1.count }
    let results = searches.concurrentMap { text, pieces in
      let share = Double(pieces.count) / Double(total)
      var search = EvidenceSearch(text, names: names, share: share)
      return pieces.map { place, piece in (place, search.result(of: piece)) }
    }
    texts = [:]
    let before = values.diagnostics.entries.count
    for (place, result) in results.joined().sorted(by: { $0.0 < $1.0 }) { note(result, at: place) }
    quoteErrors = values.diagnostics.entries.count - before
  }

  /// The names of each actor of whom all names could be read.
  private func names() -> [Identifier: [NameSearch]] {
    var names: [Identifier: [NameSearch]] = [:]
    for actor in actors where !doubts.names.contains(actor.id) {
      names[actor.id] = ([actor.name] + actor.aliases).map(NameSearch.init)
    }
    return names
  }

  private func piece(at place: EvidencePlace) -> EvidenceSearch.Piece {
    let relation = relations[place.relation]
    let (from, to) = (relation.claim.from, relation.claim.to)
    return EvidenceSearch.Piece(
      quote: relation.evidence[place.item].quote ?? Evidence.Quote("?"),
      ends: from == to ? [from] : [from, to])
  }

  private mutating func note(_ result: EvidenceSearch.Result, at place: EvidencePlace) {
    guard let quote = evidenceNodes[place.relation][place.item]["quote"] else { return }
    switch result {
    case .found(let finding, let unnamed):
      evidence.found += 1
      relations[place.relation].evidence[place.item].state = .found(finding)
      if !unnamed.isEmpty { borrowed.append((quote, unnamed)) }
    case .failed(let message):
      evidence.missing += 1
      values.error(quote, message)
    }
  }

  /// An end that neither the words nor their paragraph name is taken from elsewhere.
  mutating func warnOfBorrowedProvenance() {
    for (quote, unnamed) in borrowed {
      let ends = unnamed.map { "'\($0)'" }.joined(separator: " or ")
      values.warning(
        quote,
        "borrowed provenance: neither the quote nor its paragraph names \(ends); quote the words "
          + "that do, or add the name that stands there to the actor's aliases")
    }
  }
}
