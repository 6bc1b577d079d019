import KnowledgeGraph

/// What actors are made of.
extension RDFMapping {
  /// A text that may be what an actor is called, or how it is described.
  private struct Candidate {
    let rank: Int
    /// Untagged texts come before English ones, and these before others.
    let language: Int
    let statement: Statement
    let object: Object
  }

  /// A value of a property.
  struct Value {
    let property: Int
    let object: Object
    let line: Int
  }

  /// An actor that is being made.
  private struct Draft {
    var types: [IdentifierNumber] = []
    var names: [Candidate] = []
    var descriptions: [Candidate] = []
    var aliases: [Object] = []
    var sameAs: [Object] = []
    var values: [Value] = []
  }

  mutating func addActor(_ subject: IdentifierNumber) {
    var draft = Draft()
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      for object in objects(of: statement) { take(object, statement, &draft) }
    }
    add(draft, subject, line: subjects[subject].first.map { Int(statements.list[Int($0)].line) })
  }

  /// Takes what a statement says of its subject.
  private mutating func take(_ object: Object, _ statement: Statement, _ draft: inout Draft) {
    let meaning = meaning(statement.predicate)
    switch (meaning, object) {
    case (.type, .resource(let type)): draft.types.append(type)
    case (.name(let rank), .literal): draft.names.append(candidate(rank, object, statement))
    case (.description(let rank), .literal):
      draft.descriptions.append(candidate(rank, object, statement))
    case (.alias, .literal): draft.aliases.append(object)
    case (.sameAs, _):
      if !isDescribed(object), IRI(statements.text(object)) != nil {
        draft.sameAs.append(object)
      } else {
        addOther(object, statement, &draft)
      }
    case (.link, .resource) where !isDescribed(object): addValue(object, statement, &draft)
    default: addOther(object, statement, &draft)
    }
  }

  private func candidate(_ rank: Int, _ object: Object, _ statement: Statement) -> Candidate {
    var language = 0
    if case .literal(_, .tagged(let tag)) = object {
      let tag = statements.name(of: tag).lowercased()
      language = tag == "en" || tag.hasPrefix("en-") ? 1 : 2
    }
    return Candidate(
      rank: rank, language: language, statement: statement, object: object)
  }

  private func isDescribed(_ object: Object) -> Bool {
    guard case .resource(let resource) = object else { return false }
    return subjects.has(resource)
  }

  /// Takes a literal as a property, and anything else as a relation.
  private mutating func addOther(
    _ object: Object, _ statement: Statement, _ draft: inout Draft
  ) {
    guard case .resource(let resource) = object else {
      return addValue(object, statement, &draft)
    }
    if role(of: resource) == .statement {
      remarks.count("of a statement", line: Int(statement.line)) { count in
        "\(count) \(count == 1 ? "statement" : "statements") about statements dropped: a relation "
          + "begins and ends at actors"
      }
    } else if !isDescribed(object), RDFConventions.isAddress(statements.name(of: resource)) {
      addValue(object, statement, &draft)
    } else if !stated.contains(
      Triple(subject: statement.subject, predicate: statement.predicate, object: resource))
    {
      addRelation(
        from: statement.subject, statement.predicate, to: resource, line: Int(statement.line))
    }
  }

  private mutating func addValue(
    _ object: Object, _ statement: Statement, _ draft: inout Draft
  ) {
    draft.values.append(
      Value(
        property: property(statement.predicate, of: 0, object), object: object,
        line: Int(statement.line)))
  }

  /// The place of the property that a predicate is, of actors (0) or of relations (1).
  mutating func property(
    _ predicate: IdentifierNumber, of owner: Int, _ object: Object, kind: PropertyKind? = nil
  ) -> Int {
    let name = propertyNames[owner].name(of: predicate, statements.name(of: predicate))
    return properties[owner].place(name.string, kind ?? self.kind(of: object), &builder)
  }

  private func kind(of object: Object) -> PropertyKind {
    guard case .literal(_, .typed(let type)) = object else { return .text }
    return RDFConventions.kind(ofDatatype: statements.name(of: type))
  }

  private mutating func add(_ draft: Draft, _ subject: IdentifierNumber, line: Int?) {
    let attributes = builder.storage.attributes.count
    var draft = draft
    let type = type(&draft, subject)
    let name = name(&draft) ?? builder.text(fallbackName(of: subject, draft).utf8.span)
    addDescription(&draft)
    var row = ActorRow(id: actor(subject), name: name, type: type)
    row.description = draft.descriptions.first.map { builder.text($0.object, in: statements) }
    row.aliases = listed(draft.aliases, besides: Text(builder.storage.texts[name].string))
    row.sameAs = listed(draft.sameAs)
    addAttributes(draft.values, of: 0)
    row.attributes = ColumnRange(attributes, builder.storage.attributes.count)
    builder.add(row)
    actorLines.append(UInt64(line ?? 1))
  }

  /// The type of an actor: the first of its classes that says anything. The others become a property.
  private mutating func type(_ draft: inout Draft, _ subject: IdentifierNumber) -> IdentifierNumber
  {
    let classes = draft.types.filter {
      !statements.isBlank($0) && !RDFConventions.generalClasses.contains(statements.name(of: $0))
    }
    guard let first = classes.first else {
      return builder.identifier(Conventions.untypedActor.utf8.span)
    }
    if classes.count > 1, let type = statements.existing(RDFSpelling.type) {
      for other in classes.dropFirst() where other != first {
        draft.values.append(
          Value(
            property: property(type, of: 0, .resource(other)), object: .resource(other), line: 1))
      }
    }
    return builder.identifier(actorTypes.name(of: first, statements.name(of: first)))
  }

  /// What an actor is called; its other names are aliases.
  private mutating func name(_ draft: inout Draft) -> PooledText? {
    let order = draft.names.indices.sorted {
      let (one, other) = (draft.names[$0], draft.names[$1])
      return (one.rank, one.language, $0) < (other.rank, other.language, $1)
    }
    guard let best = order.first else { return nil }
    // The best of its kind, and then all others as they stand.
    draft.aliases =
      draft.names.indices.filter { $0 != best }.map { draft.names[$0].object }
      + draft.aliases
    return builder.text(draft.names[best].object, in: statements)
  }

  /// What an actor without a name is called: an IRI's end, or of what type a blank node is.
  private func fallbackName(of subject: IdentifierNumber, _ draft: Draft) -> String {
    if !statements.isBlank(subject) { return RDFNames.tail(of: statements.name(of: subject)) }
    if let type = draft.types.first, !statements.isBlank(type) {
      return RDFNames.tail(of: statements.name(of: type))
    }
    return statements.name(of: subject)
  }

  /// Brings the description to the front; others become properties.
  private mutating func addDescription(_ draft: inout Draft) {
    let order = draft.descriptions.indices.sorted {
      let (one, other) = (draft.descriptions[$0], draft.descriptions[$1])
      return (one.rank, one.language, $0) < (other.rank, other.language, $1)
    }
    draft.descriptions = order.map { draft.descriptions[$0] }
    for other in draft.descriptions.dropFirst() {
      draft.values.append(
        Value(
          property: property(other.statement.predicate, of: 0, other.object), object: other.object,
          line: Int(other.statement.line)))
    }
  }

  /// Adds texts to the column of lists, each once.
  private mutating func listed(_ objects: [Object], besides known: Text? = nil) -> ColumnRange {
    let start = builder.storage.listedTexts.count
    var seen = Set([known].compactMap(\.self))
    for object in objects where seen.insert(Text(statements.text(object))).inserted {
      builder.storage.listedTexts.append(builder.text(object, in: statements))
    }
    return ColumnRange(start, builder.storage.listedTexts.count)
  }

  /// Adds an actor that only relations name.
  mutating func addMentioned(_ resource: IdentifierNumber) {
    var draft = Draft()
    // A class or a property has a name, which is not only its type's.
    for place in subjects[resource] {
      let statement = statements.list[Int(place)]
      if case .name(let rank) = meaning(statement.predicate), case .literal = statement.object {
        draft.names.append(candidate(rank, statement.object, statement))
      }
    }
    let line = subjects[resource].first.map { Int(statements.list[Int($0)].line) }
    add(draft, resource, line: line)
  }
}

/// Properties of actors and of relations.
extension RDFMapping {
  /// Adds values as attributes: several of one property as one text.
  mutating func addAttributes(_ values: [Value], of owner: Int) {
    let order = values.indices.sorted {
      (values[$0].property, $0) < (values[$1].property, $1)
    }
    var start = 0
    while start < order.count {
      let place = values[order[start]].property
      let end = order[start...].firstIndex { values[$0].property != place } ?? order.count
      let (name, kind) = properties[owner][place]
      if end - start == 1 {
        add(values[order[start]], name, kind, place, owner)
      } else {
        let texts = order[start..<end].map { statements.text(values[$0].object) }
        properties[owner].makeText(place)
        let text = builder.text(texts.joined(separator: "; ").utf8.span)
        builder.storage.attributes.append(AttributeRow(name, .text(text)))
        let property = builder.storage.identifier(name)
        remarks.count("several " + property.string, line: values[order[start]].line) { count in
          "\(count) \(count == 1 ? "thing has" : "things have") several values of '\(property)', which "
            + "are now one text, separated by ';'"
        }
      }
      start = end
    }
  }

  private mutating func add(
    _ value: Value, _ name: IdentifierNumber, _ kind: PropertyKind, _ place: Int, _ owner: Int
  ) {
    if case .resource(let resource) = value.object, kind == .actorOrText {
      builder.storage.attributes.append(AttributeRow(name, .actor(actor(resource))))
      return
    }
    let text = statements.text(value.object)
    if let value = builder.value(text.utf8.span, kind) {
      builder.storage.attributes.append(AttributeRow(name, value))
      return
    }
    let property = builder.storage.identifier(name)
    remarks.count("kind " + property.string, line: value.line) { _ in
      "'\(property)' is kept as text, because not every value is spelled as its datatype asks"
    }
    properties[owner].makeText(place)
    builder.storage.attributes.append(AttributeRow(name, .text(builder.text(text.utf8.span))))
  }
}
