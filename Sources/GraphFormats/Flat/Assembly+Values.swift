import KnowledgeGraph

/// What a column's values become.
extension Assembly {
  mutating func take(
    _ meaning: ColumnMeaning, _ column: Int, _ text: Span<UInt8>
  ) throws(Misspelling) {
    switch meaning {
    case .presentation: break
    case .shown:
      draft.shown.removeAll(keepingCapacity: true)
      draft.shown.append(copying: text)
    case .actor(let field): try take(field, text)
    case .relation(let field): try take(field, text)
    case .identifier:
      guard let id = builder.nonEmptyIdentifier(text) else { throw Misspelling(field: "id") }
      draft.isIdentified = true
      identify(id, columns[column].owner)
    case .elementIdentifier:
      if draft.isIdentified { break }
      if let id = builder.nonEmptyIdentifier(text) { identify(id, columns[column].owner) }
    case .address: if draft.isNameless { draft.addressed = addressed(text) }
    case .alias(let place):
      draft.insert(builder.text(text), at: place, in: \.aliases, \.aliasPlaces)
    case .sameAs(let place): draft.insert(try iri(text), at: place, in: \.sameAs, \.sameAsPlaces)
    case .empty: try takeEmpty(text.string, columns[column].owner)
    case .evidence(let place, let field):
      try draft.beginPiece(place)
      try draft.evidence[place].set(field, text, &builder)
    case .passage(let place, let passage, let field):
      try draft.beginPiece(place)
      try draft.evidence[place].set(field, ofPassage: passage, text, &builder)
    case .property(let place): property(place, columns[column].owner, text)
    case .propertyActor(let place):
      guard let id = builder.nonEmptyIdentifier(text) else {
        throw Misspelling(field: columns[column].name)
      }
      let owner = columns[column].owner
      draft.actorValues.append(AttributeRow(properties[owner.rawValue][place].name, .actor(id)))
    case .label(let rank):
      if !text.isEmpty {
        labels.append(Candidate(column: column, rank: rank, text: builder.text(text)))
      }
    case .type(let rank):
      if !text.isEmpty {
        types.append(Candidate(column: column, rank: rank, text: builder.text(text)))
      }
    case .description: draft.description = builder.text(text)
    case .evidenceText:
      if text.isEmpty || text[0] != UInt8(ascii: "[") {
        attribute(column, text)
      } else {
        try readEvidence(text)
      }
    }
  }

  /// Calls the open element otherwise than the file does.
  private mutating func identify(_ id: IdentifierNumber, _ owner: Owner) {
    if owner == .actor, let element = draft.element, element != id { renamedActors[element] = id }
    draft.id = id
  }

  /// The identifier that a relation's IRI ends with, where it is one of this case.
  private mutating func addressed(_ iri: Span<UInt8>) -> IdentifierNumber? {
    guard let prefix = head?.relationPrefix, iri.count > prefix.count,
      iri.extracting(0..<prefix.count).isEqual(to: prefix.span)
    else { return nil }
    let segment = [UInt8](copying: iri.extracting(prefix.count..<iri.count))
    return IRI.decodedSegment(segment).map { builder.identifier($0.span) }
  }

  private mutating func take(_ field: ActorField, _ text: Span<UInt8>) throws(Misspelling) {
    switch field {
    case .name: draft.name = builder.text(text)
    case .type: draft.type = builder.nonEmptyIdentifier(text)
    case .description: draft.description = builder.text(text)
    case .inferred: draft.isInferred = try Misspelling.truth(text, field.name)
    case .review: draft.review = try Misspelling.word(text, field.name)
    case .alias:
      try list(text, field.name) { (assembly, text) throws(Misspelling) in
        assembly.draft.aliases.append(assembly.builder.text(text))
      }
    case .sameAs:
      try list(text, field.name) { (assembly, text) throws(Misspelling) in
        assembly.draft.sameAs.append(try assembly.iri(text))
      }
    }
  }

  private mutating func take(_ field: RelationField, _ text: Span<UInt8>) throws(Misspelling) {
    switch field {
    case .id: draft.id = builder.nonEmptyIdentifier(text)
    case .type: draft.type = builder.nonEmptyIdentifier(text)
    case .date: draft.date = try Misspelling.date(text, field.name)
    case .start: draft.start = try Misspelling.date(text, field.name)
    case .end: draft.end = try Misspelling.date(text, field.name)
    case .polarity: draft.polarity = try Misspelling.word(text, field.name)
    case .inferred: draft.isInferred = try Misspelling.truth(text, field.name)
    case .review: draft.review = try Misspelling.word(text, field.name)
    case .evidence: try readEvidence(text)
    }
  }

  private mutating func iri(_ text: Span<UInt8>) throws(Misspelling) -> PooledText {
    guard IRI(text.string) != nil else { throw Misspelling(field: ActorField.sameAs.name) }
    return builder.text(text)
  }

  /// Gives the columns that `names` lists, separated by spaces, an empty text each.
  private mutating func takeEmpty(_ names: String, _ owner: Owner) throws(Misspelling) {
    for name in names.split(separator: " ") {
      let column = columnCalled(String(name), of: owner)
      if let meaning = columns[column].meaning { try take(meaning, column, Span()) }
    }
  }

  /// Reads a JSON array of strings.
  private mutating func list(
    _ text: Span<UInt8>, _ field: String,
    _ take: (inout Assembly, Span<UInt8>) throws(Misspelling) -> Void
  ) throws(Misspelling) {
    var json = JSONScanner(text)
    do {
      try json.beginArray()
      var isFirst = true
      while try json.nextElement(&isFirst) {
        try json.readString()
        try take(&self, json.string)
      }
      try json.end()
    } catch {
      throw Misspelling(field: field)
    }
  }

  /// Reads pieces of evidence from JSON text.
  private mutating func readEvidence(_ text: Span<UInt8>) throws(Misspelling) {
    var json = JSONScanner(text)
    do {
      try json.beginArray()
      var isFirst = true
      while try json.nextElement(&isFirst) {
        draft.evidence.append(try EvidenceDraft(&json, &builder))
      }
      try json.end()
    } catch let misspelling as Misspelling {
      throw misspelling
    } catch let fault as JSONScanner.Fault {
      throw Misspelling(field: fault.problem)
    } catch {
      throw Misspelling(field: RelationField.evidence.name)
    }
  }
}

extension ElementDraft {
  /// Makes sure that there is a piece of evidence at `place`, from 0.
  fileprivate mutating func beginPiece(_ place: Int) throws(Misspelling) {
    try evidence.reach(place, EvidenceDraft(), RelationField.evidence.name)
  }

  /// Inserts what stands at `place` of a list, from 0, behind what stands before it.
  fileprivate mutating func insert(
    _ text: PooledText, at place: Int, in list: WritableKeyPath<ElementDraft, [PooledText]>,
    _ places: WritableKeyPath<ElementDraft, [Int]>
  ) {
    let index = self[keyPath: places].firstIndex { $0 > place } ?? self[keyPath: places].count
    self[keyPath: places].insert(place, at: index)
    self[keyPath: list].insert(text, at: index)
  }
}

extension Array {
  /// Makes the list long enough for `place`. Graphviz sorts names, so that the tenth comes before the second;
  /// a number that no list reaches is refused.
  mutating func reach(
    _ place: Int, _ element: @autoclosure () -> Element, _ name: String
  ) throws(Misspelling) {
    guard place <= count || place < 10_000 else { throw Misspelling(field: name) }
    while count <= place { append(element()) }
  }
}
