import KnowledgeGraph

/// Actors and relations.
extension JSONLDReader {
  mutating func readActor(_ json: inout JSONScanner) throws(Fault) {
    let start = json.position
    draft.reset(firstAttribute: builder.storage.attributes.count)
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch actorKeys.meaning(of: json.string) {
      case .type: try readActorType(&json)
      case .own(let term): try readActorField(term, &json)
      case .property(let place): try readAttribute(head.actorProperties[place], &json)
      case .unknown: try drop(&json)
      case .id, .value, .direct: try json.skipValue()
      }
    }
    guard let id = draft.id, let type = draft.type, let name = draft.name else {
      throw Fault(problem: "an actor without an identifier, a type or a name", offset: start)
    }
    draft.addActor(id: id, name: name, type: type, to: &builder)
    actorOffsets.append(UInt64(start))
  }

  /// The first class that is an actor type's: others are super-classes.
  private mutating func readActorType(_ json: inout JSONScanner) throws(Fault) {
    var list = try JSONLDList(&json)
    while try list.next(&json) {
      try json.readString()
      draft.type = draft.type ?? actorTypes.number(of: json.string, head.actorTypes, terms)
    }
  }

  /// Makes sure that a node has one value only of what can have one.
  func refuseSecond(_ isSecond: Bool, _ term: JSONLDKeys.OwnTerm, at offset: Int) throws(Fault) {
    if isSecond {
      throw Fault(problem: "a second '\(term.name)', of which there is one", offset: offset)
    }
  }

  private mutating func readActorField(
    _ term: JSONLDKeys.OwnTerm, _ json: inout JSONScanner
  ) throws(Fault) {
    var list = try JSONLDList(&json)
    while try list.next(&json) {
      let start = json.position
      try refuseSecond(draft.has(term), term, at: start)
      switch term {
      case .identifier:
        try readValue(&json)
        draft.id = value.isEmpty ? nil : builder.identifier(value)
      case .name: draft.name = try readText(&json)
      case .description: draft.description = try readText(&json)
      case .alternateName: draft.aliases.append(try readText(&json))
      case .sameAs:
        try readIRI(&json)
        if IRI(value.span.string) == nil {
          throw misspelt(Misspelling(field: term.name), start)
        }
        draft.sameAs.append(builder.text(value))
      case .isInferred, .review: try readMark(term, &json, start)
      default: try drop(&json)
      }
    }
  }

  private mutating func readMark(
    _ term: JSONLDKeys.OwnTerm, _ json: inout JSONScanner, _ start: Int
  ) throws(Fault) {
    try readValue(&json)
    do throws(Misspelling) {
      switch term {
      case .isInferred: draft.isInferred = try Misspelling.truth(value.span, term.name)
      case .review: draft.review = try Misspelling.word(value.span, term.name)
      case .polarity: draft.polarity = try Misspelling.word(value.span, term.name)
      case .date: draft.date = try Misspelling.date(value.span, term.name)
      case .startDate: draft.start = try Misspelling.date(value.span, term.name)
      default: draft.end = try Misspelling.date(value.span, term.name)
      }
    } catch {
      throw misspelt(error, start)
    }
  }

  func misspelt(_ misspelling: Misspelling, _ offset: Int) -> Fault {
    Fault(
      problem: "'\(value.span.string)' cannot be the value of '\(misspelling.field)'",
      offset: offset)
  }

  mutating func readText(_ json: inout JSONScanner) throws(Fault) -> PooledText {
    if try json.kind() == .string {
      try json.readString()
      return builder.text(json.string)
    }
    try readValue(&json)
    return builder.text(value)
  }

  private mutating func readAttribute(
    _ property: (name: IdentifierNumber, kind: PropertyKind), _ json: inout JSONScanner
  ) throws(Fault) {
    var list = try JSONLDList(&json)
    while try list.next(&json) {
      let start = json.position
      try readValue(&json)
      let value: AttributeRow.Value? =
        if valueIsReference {
          identifier(after: head.actorPrefix).map(AttributeRow.Value.actor)
        } else if property.kind == .integer {
          Int(self.value.span.string).map(AttributeRow.Value.integer)
        } else if property.kind == .decimal {
          DecimalNumber.isLexicalForm(self.value.span)
            ? .decimal(builder.text(self.value)) : nil
        } else {
          builder.value(self.value, property.kind)
        }
      for place in draft.firstAttribute..<builder.storage.attributes.count
      where builder.storage.attributes[place].name == property.name {
        let name = builder.storage.identifier(property.name).string
        throw Fault(problem: "a second '\(name)', of which there is one", offset: start)
      }
      guard let value else {
        let name = builder.storage.identifier(property.name).string
        throw misspelt(Misspelling(field: name), start)
      }
      builder.storage.attributes.append(AttributeRow(property.name, value))
    }
  }

  mutating func drop(_ json: inout JSONScanner) throws(Fault) {
    remarks.count("member") { count in
      "\(count) \(count == 1 ? "value" : "values") dropped, under keys that Redstring does not write"
    }
    try json.skipValue()
  }

  mutating func readRelation(_ json: inout JSONScanner) throws(Fault) {
    let start = json.position
    draft.reset(firstAttribute: builder.storage.attributes.count)
    var from: IdentifierNumber?
    var to: IdentifierNumber?
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch relationKeys.meaning(of: json.string) {
      case .own(.from):
        try refuseSecond(from != nil, .from, at: json.position)
        from = try readEnd(&json)
      case .own(.to):
        try refuseSecond(to != nil, .to, at: json.position)
        to = try readEnd(&json)
      case .own(let term): try readRelationField(term, &json)
      case .property(let place): try readAttribute(head.relationProperties[place], &json)
      case .unknown: try drop(&json)
      case .id, .type, .value, .direct: try json.skipValue()
      }
    }
    guard let id = draft.id, let type = draft.type, let from, let to else {
      throw Fault(
        problem: "a relation without an identifier, a predicate or one of its ends", offset: start)
    }
    var row = RelationRow(id: id, type: type, from: from, to: to)
    row.evidence = try addedEvidence(start)
    draft.addRelation(row, to: &builder)
    relationOffsets.append(UInt64(start))
  }

  private mutating func readEnd(_ json: inout JSONScanner) throws(Fault) -> IdentifierNumber? {
    var end: IdentifierNumber?
    var list = try JSONLDList(&json)
    while try list.next(&json) {
      if end != nil { throw json.fault("a second end, where a relation begins or ends once") }
      end = try readReference(&json, to: "an actor", head.actorPrefix)
    }
    return end
  }

  private mutating func readRelationField(
    _ term: JSONLDKeys.OwnTerm, _ json: inout JSONScanner
  ) throws(Fault) {
    var list = try JSONLDList(&json)
    while try list.next(&json) {
      let start = json.position
      try refuseSecond(draft.has(term), term, at: start)
      switch term {
      case .identifier:
        try readValue(&json)
        draft.id = value.isEmpty ? nil : builder.identifier(value)
      case .predicate:
        try readValue(&json)
        draft.type = relationTypes.number(of: value, head.relationTypes, terms)
      case .evidence: draft.evidence.append(try readEvidence(&json))
      case .isInferred, .review, .polarity, .date, .startDate, .endDate:
        try readMark(term, &json, start)
      // It says where the relation stands, which is known.
      case .footnote: try json.skipValue()
      default: try drop(&json)
      }
    }
  }

  private mutating func addedEvidence(_ offset: Int) throws(Fault) -> ColumnRange {
    let start = builder.storage.evidence.count
    do throws(Misspelling) {
      try draft.addEvidence(to: &builder)
    } catch {
      throw Fault(problem: error.ofEvidence, offset: offset)
    }
    return ColumnRange(start, builder.storage.evidence.count)
  }
}

extension ElementDraft {
  /// Whether there is a value already of a term that has one.
  func has(_ term: JSONLDKeys.OwnTerm) -> Bool {
    switch term {
    case .identifier: id != nil
    case .name: name != nil
    case .description: description != nil
    case .predicate: type != nil
    case .review: review != nil
    case .date: date != nil
    case .startDate: start != nil
    case .endDate: end != nil
    case .isInferred: isInferred
    case .polarity: polarity == .negative
    default: false
    }
  }
}

/// Names of types as the document spells them, each resolved once.
struct JSONLDTypes {
  private var spellings = IdentifierTable()
  private var types: [IdentifierNumber?] = []

  mutating func number(
    of text: [UInt8], _ known: [String: IdentifierNumber], _ terms: [String: String]
  ) -> IdentifierNumber? {
    number(of: text.span, known, terms)
  }

  /// The type whose IRI `text` is, or spells in the context.
  mutating func number(
    of text: Span<UInt8>, _ known: [String: IdentifierNumber], _ terms: [String: String]
  ) -> IdentifierNumber? {
    let number = spellings.number(of: text)
    if number.place == types.count {
      let spelling = text.string
      types.append(known[JSONLDKeys.iri(spelling, terms)] ?? known[spelling])
    }
    return types[number.place]
  }
}
