import KnowledgeGraph

/// A piece of evidence for tools that know no lists: its passages are one quote.
struct FlatEvidence {
  private let row: EvidenceRow
  private let passages: Range<Int>?

  /// A relation's first piece; it has at least one.
  init(of relation: RelationRow, in storage: GraphStorage) {
    self.init(storage.evidence[relation.evidence.places.lowerBound])
  }

  init(_ row: EvidenceRow) {
    self.row = row
    passages = if case .found(let passages, _, _) = row.state { passages.places } else { nil }
  }

  /// A column that says something of a relation's first piece, or of how many there are.
  enum Column: Int, CaseIterable {
    case count, document, quote, start, end, speaker, stance

    var name: String { "evidence_" + String(describing: self) }

    /// Whether its values are whole numbers.
    var isInteger: Bool { self == .count || self == .start || self == .end }
  }

  var document: IdentifierNumber { row.document }
  var speaker: IdentifierNumber? { row.speaker }
  var stance: Evidence.Stance { row.stance }

  /// From where to where it stands in its document, in Unicode scalars, whatever was skipped in between.
  func range(in storage: GraphStorage) -> Range<Int>? {
    guard let passages else { return nil }
    let start = storage.passages[passages.lowerBound].range.lowerBound
    return start..<storage.passages[passages.upperBound - 1].range.upperBound
  }

  /// Whether it quotes anything.
  func hasQuote(in storage: GraphStorage) -> Bool {
    if passages != nil { return true }
    guard let quote = row.quote else { return false }
    return !storage.texts[quote].isEmpty
  }

  /// Appends the document's own words, or else those that the case quotes.
  func appendQuote<Language: Escapes>(
    in storage: GraphStorage, to block: inout ByteBlock, escaping language: Language.Type
  ) {
    guard let passages else {
      if let quote = row.quote { block.append(storage.texts[quote], escaping: language) }
      return
    }
    for place in passages {
      if place > passages.lowerBound { block.append(" … ") }
      block.append(storage.texts[storage.passages[place].exact], escaping: language)
    }
  }

  /// Visits all columns but the count.
  func visit<Visitor: FlatEvidenceVisitor>(in storage: GraphStorage, _ visitor: inout Visitor) {
    visitor.text(.document, storage.identifiers[row.document])
    visitQuote(in: storage, &visitor)
    if let range = range(in: storage) {
      visitor.integer(.start, range.lowerBound)
      visitor.integer(.end, range.upperBound)
    }
    if let speaker = row.speaker { visitor.text(.speaker, storage.identifiers[speaker]) }
    visitor.text(.stance, row.stance.rawValue.utf8.span)
  }

  private func visitQuote<Visitor: FlatEvidenceVisitor>(
    in storage: GraphStorage, _ visitor: inout Visitor
  ) {
    if let passages, passages.count == 1 {
      visitor.text(.quote, storage.texts[storage.passages[passages.lowerBound].exact])
    } else if passages != nil {
      var words = ByteBlock()
      appendQuote(in: storage, to: &words, escaping: NoEscapes.self)
      visitor.text(.quote, words.span)
    } else if let quote = row.quote, !storage.texts[quote].isEmpty {
      visitor.text(.quote, storage.texts[quote])
    }
  }

  /// The columns that any relation has a value for.
  static func usedColumns(_ storage: GraphStorage) -> [Column] {
    let first = storage.relations.map { storage.evidence[$0.evidence.places.lowerBound] }
    let isFound = first.contains { if case .found = $0.state { true } else { false } }
    return Column.allCases.filter { column in
      switch column {
      case .count, .document, .stance: true
      case .quote: first.contains { $0.quote != nil }
      case .start, .end: isFound
      case .speaker: first.contains { $0.speaker != nil }
      }
    }
  }
}

/// What spells a piece of evidence, one column after the other.
protocol FlatEvidenceVisitor {
  mutating func text(_ column: FlatEvidence.Column, _ text: Span<UInt8>)
  mutating func integer(_ column: FlatEvidence.Column, _ number: Int)
}
