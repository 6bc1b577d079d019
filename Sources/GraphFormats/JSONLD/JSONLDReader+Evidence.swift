import KnowledgeGraph

/// Evidence, with the selectors of its passages.
extension JSONLDReader {
  mutating func readEvidence(_ json: inout JSONScanner) throws(Fault) -> EvidenceDraft {
    var piece = EvidenceDraft()
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      guard let term = try readOwnTerm(&json) else { continue }
      var list = try JSONLDList(&json)
      if term == .selector {
        try readSelectors(&list, &json, &piece)
        continue
      }
      while try list.next(&json) { try readField(term, &json, &piece) }
    }
    return piece
  }

  private mutating func readField(
    _ term: JSONLDKeys.OwnTerm, _ json: inout JSONScanner, _ piece: inout EvidenceDraft
  ) throws(Fault) {
    let start = json.position
    try refuseSecond(piece.has(term), term, at: start)
    switch term {
    case .document:
      piece.document = try readReference(&json, to: "a document", head.documentPrefix)
    case .speaker: piece.speaker = try readReference(&json, to: "an actor", head.actorPrefix)
    case .quote: piece.quote = try readText(&json)
    case .quotePrefix: piece.prefix = try readText(&json)
    case .quoteSuffix: piece.suffix = try readText(&json)
    case .stance, .state, .line:
      try readValue(&json)
      do throws(Misspelling) {
        switch term {
        case .stance: piece.stance = try Misspelling.word(value.span, term.name)
        case .state: piece.state = try Misspelling.word(value.span, term.name)
        default: piece.line = try Misspelling.integer(value.span, term.name)
        }
      } catch {
        throw misspelt(error, start)
      }
    default: try drop(&json)
    }
  }

  /// The term of ours that a member has for its key; nothing where the member has been passed over.
  private mutating func readOwnTerm(
    _ json: inout JSONScanner
  ) throws(Fault) -> JSONLDKeys.OwnTerm? {
    switch headKeys.meaning(of: json.string) {
    case .own(let term): return term
    case .unknown: try drop(&json)
    case .id, .type, .value, .direct, .property: try json.skipValue()
    }
    return nil
  }

  /// Selectors come in pairs, one for each passage in its order: of its words, and of its place.
  private mutating func readSelectors(
    _ list: inout JSONLDList, _ json: inout JSONScanner, _ piece: inout EvidenceDraft
  ) throws(Fault) {
    var words: [PooledText] = []
    var ranges: [(start: Int, end: Int)] = []
    let offset = json.position
    while try list.next(&json) {
      let selector = try readSelector(&json)
      if let exact = selector.exact { words.append(exact) }
      if let start = selector.start, let end = selector.end { ranges.append((start, end)) }
      piece.before = piece.before ?? selector.before
      piece.after = selector.after ?? piece.after
    }
    guard words.count == ranges.count else {
      throw Fault(
        problem: "selectors that are no pairs of TextQuoteSelector and TextPositionSelector",
        offset: offset)
    }
    for (exact, range) in zip(words, ranges) {
      piece.passages.append(
        EvidenceDraft.PassageDraft(start: range.start, end: range.end, exact: exact))
    }
  }

  private struct Selector {
    var exact: PooledText?
    var before: PooledText?
    var after: PooledText?
    var start: Int?
    var end: Int?
  }

  private mutating func readSelector(_ json: inout JSONScanner) throws(Fault) -> Selector {
    var selector = Selector()
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      guard let term = try readOwnTerm(&json) else { continue }
      var list = try JSONLDList(&json)
      while try list.next(&json) {
        let start = json.position
        switch term {
        case .exact: selector.exact = try readText(&json)
        case .prefix: selector.before = try readText(&json)
        case .suffix: selector.after = try readText(&json)
        case .start, .end:
          try readValue(&json)
          do throws(Misspelling) {
            let number = try Misspelling.integer(value.span, term.name)
            if term == .start { selector.start = number } else { selector.end = number }
          } catch {
            throw misspelt(error, start)
          }
        default: try drop(&json)
        }
      }
    }
    return selector
  }
}

extension EvidenceDraft {
  /// Whether there is a value already of a term that has one.
  func has(_ term: JSONLDKeys.OwnTerm) -> Bool {
    switch term {
    case .document: document != nil
    case .speaker: speaker != nil
    case .quote: quote != nil
    case .quotePrefix: prefix != nil
    case .quoteSuffix: suffix != nil
    case .stance: stance != nil
    case .state: state != nil
    case .line: line != nil
    default: false
    }
  }
}
