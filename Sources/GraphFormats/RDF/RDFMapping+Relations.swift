import KnowledgeGraph

/// Relations, their types, and the graph.
extension RDFMapping {
  /// Adds a relation that a statement in `line` is.
  mutating func addRelation(
    from: IdentifierNumber, _ predicate: IdentifierNumber, to: IdentifierNumber, line: Int
  ) {
    add(row(from: from, predicate, to: to), line)
  }

  private mutating func row(
    from: IdentifierNumber, _ predicate: IdentifierNumber, to: IdentifierNumber
  ) -> RelationRow {
    let type = builder.identifier(
      relationTypes.name(of: predicate, statements.name(of: predicate)))
    // It is called by its type until it has an identifier.
    return RelationRow(id: type, type: type, from: actor(from), to: actor(to))
  }

  private mutating func add(_ row: RelationRow, _ line: Int) {
    var row = row
    let start = builder.storage.evidence.count
    builder.storage.evidence.append(
      EvidenceRow(document: builder.identifier(origin.id), state: .file(line: line)))
    row.evidence = ColumnRange(start, start + 1)
    builder.add(row)
    relationLines.append(UInt64(line))
  }

  /// Adds the relation that a node states; what else the node says is the relation's.
  mutating func addStatement(_ subject: IdentifierNumber) {
    var parts: (from: IdentifierNumber?, predicate: IdentifierNumber?, to: IdentifierNumber?)
    var values: [Value] = []
    var dates: (start: PartialDate?, end: PartialDate?)
    let attributes = builder.storage.attributes.count
    var others: [Statement] = []
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      switch (meaning(statement.predicate), statement.object) {
      case (.type, _): break
      case (.subject, .resource(let resource)): parts.from = resource
      case (.predicate, .resource(let resource)): parts.predicate = resource
      case (.object, .resource(let resource)): parts.to = resource
      case (.start, .literal) where dates.start == nil:
        dates.start = PartialDate(statements.text(statement.object))
        if dates.start == nil { others.append(statement) }
      case (.end, .literal) where dates.end == nil:
        dates.end = PartialDate(statements.text(statement.object))
        if dates.end == nil { others.append(statement) }
      default: others.append(statement)
      }
    }
    guard let from = parts.from, let predicate = parts.predicate, let to = parts.to else { return }
    for statement in others {
      for object in objects(of: statement) { values.append(value(object, statement)) }
    }
    var row = row(from: from, predicate, to: to)
    row.time = time(dates.start, dates.end)
    addAttributes(values, of: 1)
    row.attributes = ColumnRange(attributes, builder.storage.attributes.count)
    add(row, subjects[subject].first.map { Int(statements.list[Int($0)].line) } ?? 1)
  }

  private mutating func value(_ object: Object, _ statement: Statement) -> Value {
    var kind: PropertyKind?
    if case .resource(let resource) = object, role(of: resource) == .actor { kind = .actorOrText }
    return Value(
      property: property(statement.predicate, of: 1, object, kind: kind), object: object,
      line: Int(statement.line))
  }

  private mutating func time(_ start: PartialDate?, _ end: PartialDate?) -> Claim.Time? {
    switch (start, end) {
    case (let start?, let end?):
      if end.isBefore(start) {
        remarks.count("end") { count in
          "\(count) end \(count == 1 ? "date" : "dates") dropped, before the start"
        }
        return .since(start)
      }
      return .between(start, end)
    case (let start?, nil): return .since(start)
    case (nil, let end?): return .until(end)
    case (nil, nil): return nil
    }
  }
}

/// The vocabulary, and the graph.
extension RDFMapping {
  consuming func graph(_ sha256: Text?) throws(ReadError) -> Reading {
    builder.makeText(properties[0], properties[1])
    remarks.count(replaced: builder.replacedScalars)
    let list = remarks.list
    var places = ElementPlaces(.line)
    places[.actor] = actorLines
    places[.relation] = relationLines
    do throws(Incoherences) {
      let vocabulary = try vocabulary()
      settleIdentifiers(vocabulary)
      let document = Document(id: origin.id, title: origin.name, file: origin.name, sha256: sha256)
      let (graph, restated) = try builder.united(
        metadata: Graph.Metadata(name: origin.stem), vocabulary: vocabulary,
        documents: relationLines.isEmpty ? [] : [document])
      places.remove(relations: restated)
      return Reading(graph: graph, remarks: list, places: places)
    } catch {
      throw ReadError(error, places)
    }
  }

  private mutating func settleIdentifiers(_ vocabulary: Vocabulary) {
    var areSymmetric: Set<IdentifierNumber> = []
    for type in vocabulary.relationTypes where type.isSymmetric {
      areSymmetric.insert(builder.identifier(type.name))
    }
    let symmetric = areSymmetric
    let places = Array(builder.storage.relations.indices)
    let ids = builder.storage.derivedIdentifiers(of: places) { symmetric.contains($0) }
    for (place, id) in zip(places, ids) {
      builder.storage.relations[place].id = builder.identifier(id.span)
    }
  }

  private func vocabulary() throws(Incoherences) -> Vocabulary {
    let untyped = builder.storage.identifiers.existingNumber(
      of: Conventions.untypedActor.utf8.span)
    let hasUntyped = builder.storage.actors.contains { $0.type == untyped }
    let thing = Identifier(stringLiteral: Conventions.untypedActor)
    return try Vocabulary(
      actorTypes: actorTypes.list.enumerated().map { place, resource in
        actorType(resource, place)
      } + (hasUntyped ? [ActorType(name: thing, color: palette(actorTypes.list.count))] : []),
      relationTypes: relationTypes.list.map(relationType),
      actorProperties: properties(of: 0), relationProperties: properties(of: 1))
  }

  /// The IRI that a type or a property of the graph has; nothing where it is one by which Redstring says
  /// something else.
  private func ownIRI(_ iri: String) -> IRI? {
    JSONLDContext.ownPropertyIRIs.contains(iri) || iri.hasPrefix(JSONLDContext.ownNamespace)
      ? nil : IRI(iri)
  }

  private func palette(_ place: Int) -> Color {
    let colors = Vocabulary.builtIn.actorTypes.map(\.color)
    return colors[place % colors.count]
  }

  private func actorType(_ resource: IdentifierNumber, _ place: Int) -> ActorType {
    let iri = statements.name(of: resource)
    let name = actorTypes[resource] ?? Identifier(stringLiteral: Conventions.untypedActor)
    if var known = Vocabulary.builtIn.actorTypes.first(where: { $0.iri.string == iri }) {
      known.name = name
      return known
    }
    let look = RDFConventions.builtInType(likeClass: iri)
    let (label, definition) = definition(of: resource)
    let superClasses = superClasses(of: resource)
    return ActorType(
      name: name, label: label, definition: definition, iri: ownIRI(iri),
      superClasses: superClasses,
      color: look?.color ?? palette(place), shape: look?.shape ?? .ellipse)
  }

  private func relationType(_ resource: IdentifierNumber) -> RelationType {
    let iri = statements.name(of: resource)
    let name = relationTypes[resource] ?? Identifier(stringLiteral: Conventions.untypedRelation)
    if var known = Vocabulary.builtIn.relationTypes.first(where: { $0.iri.string == iri }) {
      known.name = name
      known.domain = []
      known.range = []
      return known
    }
    let (label, definition) = definition(of: resource)
    let isSymmetric = subjects[resource].contains { place in
      RDFConventions.symmetricProperty.contains(
        statements.text(statements.list[Int(place)].object))
    }
    return RelationType(
      name: name, label: label, definition: definition, isSymmetric: isSymmetric, iri: ownIRI(iri))
  }

  private func properties(of owner: Int) -> [Property] {
    let all = properties[owner].all(builder.storage)
    let resources = Dictionary(
      propertyNames[owner].list.compactMap { resource in
        propertyNames[owner][resource].map { ($0, resource) }
      }, uniquingKeysWith: { first, _ in first })
    return all.map { property in
      guard let resource = resources[property.name] else { return property }
      return Property(
        property.name, property.kind, label: definition(of: resource).label,
        iri: ownIRI(statements.name(of: resource)))
    }
  }

  /// What the file calls a class or a property, and how it defines it: the first it says of each.
  private func definition(
    of resource: IdentifierNumber
  ) -> (label: Text?, definition: Text?) {
    var label: Text?
    var definition: Text?
    for place in subjects[resource] {
      let statement = statements.list[Int(place)]
      guard case .literal = statement.object else { continue }
      switch RDFConventions.meaning(statements.name(of: statement.predicate)) {
      case .name: label = label ?? Text(statements.text(statement.object))
      case .description: definition = definition ?? Text(statements.text(statement.object))
      default: break
      }
    }
    return (label, definition)
  }

  private func superClasses(of resource: IdentifierNumber) -> [IRI] {
    var classes: [IRI] = []
    for place in subjects[resource] {
      let statement = statements.list[Int(place)]
      if RDFConventions.meaning(statements.name(of: statement.predicate)) == .superClass,
        case .resource(let other) = statement.object, let iri = IRI(statements.name(of: other))
      {
        classes.append(iri)
      }
    }
    return classes
  }

  /// Says what is not in the graph.
  mutating func countRemarks() {
    RDFRemarks.count(graphsOf: statements, &remarks)
    var tagged = 0
    for statement in statements.list {
      if case .literal(_, .tagged) = statement.object { tagged += 1 }
    }
    if tagged > 0 {
      let count = tagged
      remarks.count("language") { _ in
        "the language of \(count) \(count == 1 ? "text" : "texts") dropped"
      }
    }
    countDefinitions()
    let unread = subjects.list.count { role(of: $0) == .list && readLists[$0] == nil }
    if unread > 0 {
      remarks.count("unread") { _ in
        "\(unread) \(unread == 1 ? "node" : "nodes") of lists dropped, to which nothing refers"
      }
    }
  }

  /// Counts what is said of classes and properties and is no name, definition or super-class.
  private mutating func countDefinitions() {
    for subject in subjects.list where role(of: subject) == .definition {
      let isType = actorTypes[subject] != nil
      let isNamed =
        isType || relationTypes[subject] != nil || propertyNames.contains { $0[subject] != nil }
      for place in subjects[subject] {
        let statement = statements.list[Int(place)]
        switch meaning(statement.predicate) {
        case .type: continue
        case .name, .description: if isNamed { continue }
        case .superClass where isType: continue
        default: break
        }
        remarks.count("definition", line: Int(statement.line)) { count in
          "\(count) \(count == 1 ? "statement" : "statements") about classes and properties dropped"
        }
      }
    }
  }
}
