import KnowledgeGraph

/// Actors and relations.
extension LinkedDataView {
  typealias Term = JSONLDKeys.OwnTerm

  func visitActor<Visitor: LinkedDataVisitor>(_ place: Int, _ visitor: inout Visitor) {
    let actor = storage.actors[place]
    // A graph is coherent: there is such a type.
    guard let type = actorTypes[actor.type] else { return }
    visitor.begin(LinkedDataView.classes(ofActorType: type), .actor(actor.id), self)
    visitor.key(Term.identifier.number)
    visitor.text(storage.identifiers[actor.id])
    visitor.key(Term.name.number)
    visitor.text(storage.texts[actor.name])
    if !actor.aliases.isEmpty {
      visitor.beginList(Term.alternateName.number)
      for place in actor.aliases.places { visitor.text(storage.texts[storage.listedTexts[place]]) }
      visitor.endList()
    }
    visit(.description, actor.description, &visitor)
    if !actor.sameAs.isEmpty {
      visitor.beginList(Term.sameAs.number)
      for place in actor.sameAs.places { visitor.iri(storage.texts[storage.listedTexts[place]]) }
      visitor.endList()
    }
    visit(isInferred: actor.isInferred, actor.review, &visitor)
    visit(actor.attributes, actorProperties, actorTerms, &visitor)
    visitDirect(from: place, &visitor)
    visitor.end()
  }

  /// The direct triples of an actor, type by type, in the order of the relations.
  func visitDirect<Visitor: LinkedDataVisitor>(
    from place: Int, _ visitor: inout Visitor
  ) {
    var type: Int?
    for triple in DirectTriple.triples(of: place, self) {
      if triple.type != type {
        if type != nil { visitor.endList() }
        visitor.beginList(relationTerms[triple.type])
        type = triple.type
      }
      visitor.reference(.actor(triple.end), self)
    }
    if type != nil { visitor.endList() }
  }

  func visitRelation<Visitor: LinkedDataVisitor>(_ place: Int, _ visitor: inout Visitor) {
    let relation = storage.relations[place]
    visitor.begin(Classes.relation.rawValue, .relation(relation.id), self)
    visitor.key(Term.identifier.number)
    visitor.text(storage.identifiers[relation.id])
    visitor.key(Term.from.number)
    visitor.reference(.actor(relation.from), self)
    if let type = relationTypes[relation.type] {
      visitor.key(Term.predicate.number)
      visitor.type(type, self)
    }
    visitor.key(Term.to.number)
    visitor.reference(.actor(relation.to), self)
    visit(relation.attributes, relationProperties, attributeTerms, &visitor)
    visit(relation.time, &visitor)
    if relation.polarity == .negative {
      visitor.key(Term.polarity.number)
      visitor.text(relation.polarity.rawValue.utf8.span)
    }
    visit(isInferred: relation.isInferred, relation.review, &visitor)
    visitor.key(Term.footnote.number)
    visitor.number(Footnotes.number(at: firstRelation + place))
    visitor.beginList(Term.evidence.number)
    for (index, place) in relation.evidence.places.enumerated() {
      visit(
        storage.evidence[place],
        LinkedDataName(owner: .relation, id: relation.id, evidence: index + 1), &visitor)
    }
    visitor.endList()
    visitor.end()
  }

  private func visit<Visitor: LinkedDataVisitor>(
    _ time: Claim.Time?, _ visitor: inout Visitor
  ) {
    switch time {
    case .on(let date): visit(.date, date, &visitor)
    case .since(let start): visit(.startDate, start, &visitor)
    case .until(let end): visit(.endDate, end, &visitor)
    case .between(let start, let end):
      visit(.startDate, start, &visitor)
      visit(.endDate, end, &visitor)
    case nil: break
    }
  }

  private func visit<Visitor: LinkedDataVisitor>(
    isInferred: Bool, _ review: Review?, _ visitor: inout Visitor
  ) {
    if isInferred {
      visitor.key(Term.isInferred.number)
      visitor.truth(true)
    }
    if let review {
      visitor.key(Term.review.number)
      visitor.text(review.rawValue.utf8.span)
    }
  }

  private func visit<Visitor: LinkedDataVisitor>(
    _ attributes: ColumnRange, _ properties: PlaceTable, _ terms: [Int], _ visitor: inout Visitor
  ) {
    for place in attributes.places {
      let attribute = storage.attributes[place]
      guard let property = properties[attribute.name] else { continue }
      visitor.key(terms[property])
      switch attribute.value {
      case .text(let text): visitor.text(storage.texts[text])
      case .boolean(let truth): visitor.truth(truth)
      case .integer(let number): visitor.literal(String(number).utf8.span, .integer)
      case .decimal(let form): visitor.literal(storage.texts[form], .decimal)
      case .date(let date): visitor.date(date)
      case .actor(let id): visitor.actor(.actor(id), self)
      }
    }
  }

  func visit<Visitor: LinkedDataVisitor>(
    _ term: Term, _ date: PartialDate, _ visitor: inout Visitor
  ) {
    visitor.key(term.number)
    visitor.date(date)
  }

  private func visit<Visitor: LinkedDataVisitor>(
    _ term: Term, _ text: PooledText?, _ visitor: inout Visitor
  ) {
    guard let text else { return }
    visitor.key(term.number)
    visitor.text(storage.texts[text])
  }
}

/// Evidence.
extension LinkedDataView {
  private func visit<Visitor: LinkedDataVisitor>(
    _ piece: EvidenceRow, _ name: LinkedDataName, _ visitor: inout Visitor
  ) {
    visitor.beginNode(Classes.evidence.rawValue, name, self)
    visitor.key(Term.document.number)
    visitor.reference(.document(piece.document), self)
    visit(.quote, piece.quote, &visitor)
    visit(.quotePrefix, piece.prefix, &visitor)
    visit(.quoteSuffix, piece.suffix, &visitor)
    if let speaker = piece.speaker {
      visitor.key(Term.speaker.number)
      visitor.reference(.actor(speaker), self)
    }
    visitor.key(Term.stance.number)
    visitor.text(piece.stance.rawValue.utf8.span)
    visitor.key(Term.state.number)
    switch piece.state {
    case .unchecked: visitor.text("unchecked".utf8.span)
    case .file(let line):
      visitor.text("file".utf8.span)
      if let line {
        visitor.key(Term.line.number)
        visitor.number(line)
      }
    case .found(let passages, let before, let after):
      visitor.text("found".utf8.span)
      visitor.beginList(Term.selector.number)
      for (index, place) in passages.places.enumerated() {
        var name = name
        name.passage = index + 1
        visitWords(
          storage.passages[place], name, before: index == 0 ? before : nil,
          after: index == passages.count - 1 ? after : nil, &visitor)
        visitPosition(storage.passages[place], name, &visitor)
      }
      visitor.endList()
    }
    visitor.endNode()
  }

  /// What selects a passage by its words; the first one has what stands before, the last what stands after.
  private func visitWords<Visitor: LinkedDataVisitor>(
    _ passage: PassageRow, _ name: LinkedDataName, before: PooledText?, after: PooledText?,
    _ visitor: inout Visitor
  ) {
    var name = name
    name.selector = .quote
    visitor.beginNode(Classes.quoteSelector.rawValue, name, self)
    visit(.exact, passage.exact, &visitor)
    if let before, !storage.texts[before].isEmpty { visit(.prefix, before, &visitor) }
    if let after, !storage.texts[after].isEmpty { visit(.suffix, after, &visitor) }
    visitor.endNode()
  }

  /// What selects a passage by its place.
  private func visitPosition<Visitor: LinkedDataVisitor>(
    _ passage: PassageRow, _ name: LinkedDataName, _ visitor: inout Visitor
  ) {
    var name = name
    name.selector = .position
    visitor.beginNode(Classes.positionSelector.rawValue, name, self)
    visitor.key(Term.start.number)
    visitor.number(passage.range.lowerBound)
    visitor.key(Term.end.number)
    visitor.number(passage.range.upperBound)
    visitor.endNode()
  }
}
