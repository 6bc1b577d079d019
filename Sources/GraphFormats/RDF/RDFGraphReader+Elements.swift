import KnowledgeGraph

/// Actors and relations.
extension RDFGraphReader {
  typealias Statement = RDFStatements.Statement

  mutating func readActor(_ subject: IdentifierNumber) throws(ReadError) {
    draft.reset(firstAttribute: builder.storage.attributes.count)
    firstValues.removeAll()
    var unknown = 0
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      if statement.predicate == terms.type { continue }
      if let term = terms.term(statement.predicate), RDFGraphReader.actorTerms.contains(term),
        try takesValue(term, place, or: actorProperties)
      {
        try readActorField(term, statement)
      } else if let property = actorProperties[statement.predicate] {
        if relationTypes[statement.predicate] == nil || !isPlainTriple(statement, place) {
          try readAttribute(head.actorProperties[property], property, statement, place)
        }
      } else if relationTypes[statement.predicate] == nil {
        unknown += 1
      }
    }
    draft.type = actorType(of: subject)
    take(subject, without: unknown)
    guard let id = draft.id, let type = draft.type, let name = draft.name else {
      throw ReadError(
        "an actor without an identifier, a type or a name", line: line(of: subject), column: 1)
    }
    draft.addActor(id: id, name: name, type: type, to: &builder)
  }

  private static let actorTerms: Set<Term> = [
    .identifier, .name, .description, .alternateName, .sameAs, .isInferred, .review,
  ]
  private static let relationTerms: Set<Term> = [
    .identifier, .from, .predicate, .to, .date, .startDate, .endDate, .polarity, .footnote,
    .isInferred, .review, .evidence,
  ]

  /// Whether a statement's value is one of the term's: a second one of which there is one may be of a property
  /// that has the term's IRI, or say the same as the first.
  private mutating func takesValue(
    _ term: Term, _ place: UInt32, or properties: PlaceTable
  ) throws(ReadError) -> Bool {
    if [.alternateName, .sameAs, .footnote, .evidence].contains(term) { return true }
    guard let first = firstValues.enter(-term.number, place) else { return true }
    let statement = statements.list[Int(place)]
    if properties[statement.predicate] != nil { return false }
    if isSame(first, statement) { return true }
    throw ReadError(
      "a second '\(term.name)', of which there is one", line: Int(statement.line), column: 1)
  }

  private func isSame(_ first: UInt32, _ statement: Statement) -> Bool {
    switch (statements.list[Int(first)].object, statement.object) {
    case (.resource(let one), .resource(let other)): one == other
    case (.literal(let one, let kind), .literal(let other, let otherKind)):
      kind == otherKind && statements.literals[one].isEqual(to: statements.literals[other])
    default: false
    }
  }

  /// Whether a statement about an actor only says what a relation says; the second of two that say it does
  /// not.
  private mutating func isPlainTriple(_ statement: Statement, _ place: UInt32) -> Bool {
    guard case .resource(let object) = statement.object, let id = draft.id,
      let type = relationTypes[statement.predicate], let end = actor(object)
    else { return false }
    let fact = Fact(from: id, type: IdentifierNumber(place: type), to: end)
    return facts.remove(fact) != nil
  }

  /// The type whose classes an actor has; of several the first one.
  private mutating func actorType(of subject: IdentifierNumber) -> IdentifierNumber? {
    var classes: [String] = []
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      if statement.predicate == terms.type, case .resource(let type) = statement.object,
        terms.kind(type) != .actor
      {
        classes.append(statements.name(of: type))
      }
    }
    let candidates = classes.filter { head.actorTypes[$0] != nil }
    guard candidates.count > 1 else { return candidates.first.flatMap { head.actorTypes[$0] } }
    let all = Set(classes)
    let exact = candidates.first { iri in
      guard
        let type = head.actorTypes[iri].map({ builder.storage.identifier($0) })
          .flatMap({ head.vocabulary.actorType($0) })
      else { return false }
      return Set([iri] + type.superClasses.map(\.string)) == all
    }
    return (exact ?? candidates.first).flatMap { head.actorTypes[$0] }
  }

  private mutating func readActorField(
    _ term: Term, _ statement: Statement
  ) throws(ReadError) {
    switch term {
    case .identifier: draft.id = identifier(statement.object)
    case .name: draft.name = text(statement.object)
    case .description: draft.description = text(statement.object)
    case .alternateName: draft.aliases.append(text(statement.object))
    case .sameAs:
      guard IRI(statements.text(statement.object)) != nil else { throw misspelt(term, statement) }
      draft.sameAs.append(text(statement.object))
    default: try readMark(term, statement)
    }
  }

  private mutating func readMark(_ term: Term, _ statement: Statement) throws(ReadError) {
    let value = statements.text(statement.object).utf8.span
    do throws(Misspelling) {
      switch term {
      case .isInferred: draft.isInferred = try Misspelling.truth(value, term.name)
      case .review: draft.review = try Misspelling.word(value, term.name)
      case .polarity: draft.polarity = try Misspelling.word(value, term.name)
      case .date: draft.date = try Misspelling.date(value, term.name)
      case .startDate: draft.start = try Misspelling.date(value, term.name)
      default: draft.end = try Misspelling.date(value, term.name)
      }
    } catch {
      throw misspelt(term, statement)
    }
  }

  func misspelt(_ term: Term, _ statement: Statement) -> ReadError {
    misspelt(term.name, statement)
  }

  private func misspelt(_ name: String, _ statement: Statement) -> ReadError {
    ReadError(
      "'\(statements.text(statement.object).prefix(80))' cannot be the value of '\(name)'",
      line: Int(statement.line), column: 1)
  }

  private mutating func readAttribute(
    _ property: (name: IdentifierNumber, kind: PropertyKind), _ number: Int,
    _ statement: Statement, _ place: UInt32
  ) throws(ReadError) {
    let name = builder.storage.identifier(property.name).string
    if let first = firstValues.enter(number, place) {
      if isSame(first, statement) { return }
      throw ReadError(
        "a second '\(name)', of which there is one", line: Int(statement.line), column: 1)
    }
    guard let value = value(statement.object, property.kind) else {
      throw misspelt(name, statement)
    }
    builder.storage.attributes.append(AttributeRow(property.name, value))
  }

  private mutating func value(
    _ object: RDFStatements.Object, _ kind: PropertyKind
  ) -> AttributeRow.Value? {
    switch object {
    case .resource(let resource): actor(resource).map(AttributeRow.Value.actor)
    case .literal(let text, _): builder.value(text, kind, in: statements)
    }
  }

  mutating func readRelation(_ subject: IdentifierNumber) throws(ReadError) {
    draft.reset(firstAttribute: builder.storage.attributes.count)
    firstValues.removeAll()
    var ends: (from: IdentifierNumber?, to: IdentifierNumber?)
    var evidence: [IdentifierNumber] = []
    var unknown = 0
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      if statement.predicate == terms.type { continue }
      if let term = terms.term(statement.predicate), RDFGraphReader.relationTerms.contains(term),
        try takesValue(term, place, or: relationProperties)
      {
        switch term {
        case .from: ends.from = try actor(statement)
        case .to: ends.to = try actor(statement)
        case .identifier: draft.id = identifier(statement.object)
        case .predicate: draft.type = type(statement.object)
        // It has said where the relation stood.
        case .footnote: break
        case .evidence:
          guard case .resource(let piece) = statement.object else {
            throw misspelt(term, statement)
          }
          evidence.append(piece)
        default: try readMark(term, statement)
        }
      } else if let property = relationProperties[statement.predicate] {
        try readAttribute(head.relationProperties[property], property, statement, place)
      } else {
        unknown += 1
      }
    }
    take(subject, without: unknown)
    guard let id = draft.id, let type = draft.type, let from = ends.from, let to = ends.to else {
      throw ReadError(
        "a relation without an identifier, a predicate or one of its ends",
        line: line(of: subject), column: 1)
    }
    var row = RelationRow(id: id, type: type, from: from, to: to)
    row.evidence = try addedEvidence(evidence, line(of: subject))
    draft.addRelation(row, to: &builder)
  }

  private func type(_ object: RDFStatements.Object) -> IdentifierNumber? {
    guard case .resource(let resource) = object else { return nil }
    return relationTypes[resource].map { IdentifierNumber(place: $0) }
  }
}

/// Values.
extension RDFGraphReader {
  mutating func text(_ object: RDFStatements.Object) -> PooledText {
    builder.text(object, in: statements)
  }

  private mutating func identifier(_ object: RDFStatements.Object) -> IdentifierNumber? {
    builder.identifier(object, in: statements)
  }

  /// The actor that a resource is, where its IRI is one of this dataset's actors.
  private mutating func actor(_ resource: IdentifierNumber) -> IdentifierNumber? {
    builder.identifier(of: resource, after: head.actorPrefix, in: statements)
  }

  mutating func actor(_ statement: Statement) throws(ReadError) -> IdentifierNumber {
    try reference(statement, to: "an actor", head.actorPrefix)
  }

  /// The identifier that an object's IRI ends with.
  mutating func reference(
    _ statement: Statement, to what: String, _ prefix: [UInt8]
  ) throws(ReadError) -> IdentifierNumber {
    if case .resource(let resource) = statement.object,
      let id = builder.identifier(of: resource, after: prefix, in: statements)
    {
      return id
    }
    throw ReadError(
      "'\(statements.text(statement.object).prefix(80))' is no IRI of \(what) of this dataset, whose "
        + "IRIs begin with '\(prefix.span.string)'", line: Int(statement.line), column: 1)
  }
}

extension GraphBuilder {
  /// Adds the text of an object: of a resource, its IRI.
  mutating func text(_ object: RDFStatements.Object, in statements: RDFStatements) -> PooledText {
    switch object {
    case .resource(let resource): text(statements.resources[resource])
    case .literal(let literal, _): text(statements.literals[literal])
    }
  }

  /// The number of the identifier that an object spells; nothing where that is empty.
  mutating func identifier(
    _ object: RDFStatements.Object, in statements: RDFStatements
  ) -> IdentifierNumber? {
    switch object {
    case .resource(let resource): nonEmptyIdentifier(statements.resources[resource])
    case .literal(let literal, _): nonEmptyIdentifier(statements.literals[literal])
    }
  }

  /// The number of the identifier that an IRI ends with, behind `prefix`, percent-encoded.
  mutating func identifier(
    of resource: IdentifierNumber, after prefix: [UInt8], in statements: RDFStatements
  ) -> IdentifierNumber? {
    let iri = statements.resources[resource]
    guard iri.count > prefix.count, iri.extracting(0..<prefix.count).isEqual(to: prefix.span)
    else { return nil }
    let segment = iri.extracting(prefix.count...)
    if IRI.isSegment(segment) { return identifier(segment) }
    guard let decoded = IRI.decodedSegment([UInt8](copying: segment)) else { return nil }
    return identifier(decoded.span)
  }

  /// The value of a property of `kind` that a literal of ours spells.
  fileprivate mutating func value(
    _ literal: PooledText, _ kind: PropertyKind, in statements: RDFStatements
  ) -> AttributeRow.Value? {
    let form = statements.literals[literal]
    return switch kind {
    case .integer: Int(form.string).map(AttributeRow.Value.integer)
    case .decimal: DecimalNumber.isLexicalForm(form) ? .decimal(text(form)) : nil
    default: value(form, kind)
    }
  }
}
