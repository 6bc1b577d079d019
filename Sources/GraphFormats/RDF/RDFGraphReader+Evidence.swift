import KnowledgeGraph

/// Evidence, with the selectors of its passages.
extension RDFGraphReader {
  /// Adds a relation's evidence, in the order of its numbers.
  mutating func addedEvidence(
    _ pieces: [IdentifierNumber], _ line: Int
  ) throws(ReadError) -> ColumnRange {
    var seen: Set<IdentifierNumber> = []
    let unique = pieces.filter { seen.insert($0).inserted }
    let start = builder.storage.evidence.count
    for piece in inOrder(unique, after: "evidence") {
      let piece = try readEvidence(piece)
      do throws(Misspelling) {
        try piece.add(to: &builder)
      } catch {
        throw ReadError(error.ofEvidence, line: line, column: 1)
      }
    }
    return ColumnRange(start, builder.storage.evidence.count)
  }

  /// Resources in the order of the numbers that their IRIs end with; as they are, where some have none.
  private func inOrder(_ resources: [IdentifierNumber], after word: String) -> [IdentifierNumber] {
    if resources.count < 2 { return resources }
    let numbers = resources.map { RDFGraphReader.number(statements.resources[$0], after: word) }
    guard !numbers.contains(nil) else { return resources }
    let places = resources.indices.sorted { (numbers[$0] ?? 0, $0) < (numbers[$1] ?? 0, $1) }
    return places.map { resources[$0] }
  }

  /// The number behind `word` and what separates segments at the end of an IRI; 1 where it ends with the word.
  private static func number(_ iri: Span<UInt8>, after word: String) -> Int? {
    var start = iri.count
    while start > 0, (0x30...0x39).contains(iri[start - 1]), iri.count - start < 10 { start -= 1 }
    let digits = iri.extracting(start..<iri.count)
    // What separates segments is one byte.
    let end = digits.isEmpty ? start : start - 1
    let word = word.utf8.span
    guard end >= word.count, iri.extracting((end - word.count)..<end).isEqual(to: word) else {
      return nil
    }
    return digits.isEmpty ? 1 : Int(digits.string)
  }

  private mutating func readEvidence(
    _ subject: IdentifierNumber
  ) throws(ReadError) -> EvidenceDraft {
    var piece = EvidenceDraft()
    var selectors: [IdentifierNumber] = []
    var unknown = 0
    firstValues.removeAll()
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      if statement.predicate == terms.type { continue }
      guard let term = terms.term(statement.predicate), RDFGraphReader.fields.contains(term) else {
        unknown += 1
        continue
      }
      if term == .selector {
        guard case .resource(let selector) = statement.object else {
          throw misspelt(term, statement)
        }
        selectors.append(selector)
      } else if try isFirst(term, place) {
        try readField(term, statement, &piece)
      }
    }
    take(subject, without: unknown)
    try readSelectors(selectors, &piece, line(of: subject))
    return piece
  }

  private static let fields: Set<Term> = [
    .document, .speaker, .quote, .quotePrefix, .quoteSuffix, .stance, .state, .line, .selector,
  ]

  /// Whether a statement gives the first value of a term that has one; another must say the same.
  private mutating func isFirst(_ term: Term, _ place: UInt32) throws(ReadError) -> Bool {
    guard let first = firstValues.enter(-term.number, place) else { return true }
    let statement = statements.list[Int(place)]
    if statements.text(statements.list[Int(first)].object) == statements.text(statement.object) {
      return false
    }
    throw ReadError(
      "a second '\(term.name)', of which there is one", line: Int(statement.line), column: 1)
  }

  private mutating func readField(
    _ term: Term, _ statement: Statement, _ piece: inout EvidenceDraft
  ) throws(ReadError) {
    let object = statement.object
    switch term {
    case .document:
      piece.document = try reference(statement, to: "a document", head.documentPrefix)
    case .speaker: piece.speaker = try actor(statement)
    case .quote: piece.quote = text(object)
    case .quotePrefix: piece.prefix = text(object)
    case .quoteSuffix: piece.suffix = text(object)
    default:
      let value = statements.text(object).utf8.span
      do throws(Misspelling) {
        switch term {
        case .stance: piece.stance = try Misspelling.word(value, term.name)
        case .state: piece.state = try Misspelling.word(value, term.name)
        default: piece.line = try Misspelling.integer(value, term.name)
        }
      } catch {
        throw misspelt(term, statement)
      }
    }
  }

  /// Selectors come in pairs, one for each passage: of its words, and of its place. Each has its passage's
  /// number.
  private mutating func readSelectors(
    _ selectors: [IdentifierNumber], _ piece: inout EvidenceDraft, _ line: Int
  ) throws(ReadError) {
    var seen: Set<IdentifierNumber> = []
    let unique = selectors.filter { seen.insert($0).inserted }
    let exact = terms.number(of: .exact)
    let areWords = unique.map { selector in
      subjects[selector].contains { statements.list[Int($0)].predicate == exact }
    }
    let words = zip(unique, areWords).filter(\.1).map(\.0)
    let positions = zip(unique, areWords).filter { !$0.1 }.map(\.0)
    guard words.count == positions.count else {
      throw ReadError(
        "selectors that are no pairs of TextQuoteSelector and TextPositionSelector", line: line,
        column: 1)
    }
    let pairs = zip(inOrder(words, after: "quote"), inOrder(positions, after: "position"))
    for (word, position) in pairs {
      var passage = EvidenceDraft.PassageDraft()
      try readSelector(word, &passage, &piece)
      try readSelector(position, &passage, &piece)
      piece.passages.append(passage)
    }
  }

  private mutating func readSelector(
    _ subject: IdentifierNumber, _ passage: inout EvidenceDraft.PassageDraft,
    _ piece: inout EvidenceDraft
  ) throws(ReadError) {
    var unknown = 0
    firstValues.removeAll()
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      if statement.predicate == terms.type { continue }
      guard let term = terms.term(statement.predicate),
        [.exact, .prefix, .suffix, .start, .end].contains(term)
      else {
        unknown += 1
        continue
      }
      guard try isFirst(term, place) else { continue }
      switch term {
      case .exact: passage.exact = text(statement.object)
      case .prefix: piece.before = piece.before ?? text(statement.object)
      case .suffix: piece.after = text(statement.object)
      default:
        let value = statements.text(statement.object).utf8.span
        guard let number = try? Misspelling.integer(value, term.name) else {
          throw misspelt(term, statement)
        }
        if term == .start { passage.start = number } else { passage.end = number }
      }
    }
    take(subject, without: unknown)
  }
}
