import KnowledgeGraph

/// A piece of evidence that is being read, field by field.
struct EvidenceDraft {
  var document: IdentifierNumber?
  var quote: PooledText?
  var prefix: PooledText?
  var suffix: PooledText?
  var speaker: IdentifierNumber?
  var stance: Evidence.Stance?
  var state: State?
  var line: Int?
  var passages: [PassageDraft] = []
  var before: PooledText?
  var after: PooledText?

  enum State: String {
    case unchecked, file, found
  }

  /// A passage that is being read, field by field.
  struct PassageDraft {
    var start: Int?
    var end: Int?
    var exact: PooledText?

    /// Whether the field has a value already.
    func has(_ field: PassageField) -> Bool {
      switch field {
      case .start: start != nil
      case .end: end != nil
      case .exact: exact != nil
      }
    }
  }

  /// Whether the field has a value already.
  func has(_ field: EvidenceField) -> Bool {
    switch field {
    case .document: document != nil
    case .quote: quote != nil
    case .prefix: prefix != nil
    case .suffix: suffix != nil
    case .speaker: speaker != nil
    case .stance: stance != nil
    case .state: state != nil
    case .line: line != nil
    case .passage: !passages.isEmpty
    case .before: before != nil
    case .after: after != nil
    }
  }

  /// Sets the field called `field` to what `text` says.
  mutating func set(
    _ field: EvidenceField, _ text: Span<UInt8>, _ builder: inout GraphBuilder
  ) throws(Misspelling) {
    switch field {
    case .document: document = builder.nonEmptyIdentifier(text)
    case .quote: quote = builder.text(text)
    case .prefix: prefix = builder.text(text)
    case .suffix: suffix = builder.text(text)
    case .speaker: speaker = builder.nonEmptyIdentifier(text)
    case .stance: stance = try Misspelling.word(text, field.rawValue)
    case .state: state = try Misspelling.word(text, field.rawValue)
    case .line: line = try Misspelling.integer(text, field.rawValue)
    case .before: before = builder.text(text)
    case .after: after = builder.text(text)
    case .passage: throw Misspelling(field: field.rawValue)
    }
  }

  /// Sets the field of the passage at `place` (from 0).
  mutating func set(
    _ field: PassageField, ofPassage place: Int, _ text: Span<UInt8>, _ builder: inout GraphBuilder
  ) throws(Misspelling) {
    try passages.reach(place, PassageDraft(), EvidenceField.passage.rawValue)
    switch field {
    case .start: passages[place].start = try Misspelling.integer(text, field.rawValue)
    case .end: passages[place].end = try Misspelling.integer(text, field.rawValue)
    case .exact: passages[place].exact = builder.text(text)
    }
  }

  /// Adds the piece to the graph.
  func add(to builder: inout GraphBuilder) throws(Misspelling) {
    guard let document else { throw Misspelling(field: EvidenceField.document.rawValue) }
    var row = EvidenceRow(document: document, state: .unchecked)
    row.quote = quote
    row.prefix = prefix
    row.suffix = suffix
    row.speaker = speaker
    row.stance = stance ?? .asserts
    switch state {
    case .unchecked: break
    case .file: row.state = .file(line: line)
    case .found:
      let start = builder.storage.passages.count
      for passage in passages {
        guard let first = passage.start, let end = passage.end, first <= end,
          let exact = passage.exact
        else { throw Misspelling(field: EvidenceField.passage.rawValue) }
        builder.storage.passages.append(PassageRow(range: first..<end, exact: exact))
      }
      row.state = .found(
        passages: ColumnRange(start, builder.storage.passages.count),
        before: before ?? builder.text("".utf8.span), after: after ?? builder.text("".utf8.span))
    case nil: throw Misspelling(field: EvidenceField.state.rawValue)
    }
    builder.storage.evidence.append(row)
  }
}

extension GraphBuilder {
  /// The number of an identifier, or nothing where it is empty.
  mutating func nonEmptyIdentifier(_ bytes: Span<UInt8>) -> IdentifierNumber? {
    bytes.isEmpty ? nil : identifier(bytes)
  }
}
