import KnowledgeGraph

extension CaseReader {
  /// Reads the actors. One that cannot be read in full is kept for its id, so that what refers to it is
  /// not blamed.
  mutating func readActors(_ node: YAMLNode?) {
    guard let node, !node.isBlank else { return }
    guard let pairs = values.mapping(node, "'actors'") else {
      doubts.actors = true
      return
    }
    actorIDs = Set(pairs.compactMap { Identifier($0.name) })
    for pair in pairs {
      let slug = values.slug(pair.key, "the actor's id")
      guard let id = slug ?? Identifier(pair.name) else { continue }
      if slug == nil {
        doubts.refusedIDs.insert(id)
        if let meant = Slug.nearest(to: pair.name).flatMap({ Identifier($0) }) {
          doubts.meantActors.insert(meant)
        }
      }
      let before = values.diagnostics.entries.count
      actors.append(actor(id, pair.value))
      actorNodes.append(pair)
      if values.diagnostics.entries.count > before || pair.value.isIncomplete {
        doubts.names.insert(id)
      }
    }
  }

  private mutating func actor(_ id: Identifier, _ node: YAMLNode) -> Actor {
    let subject = Incoherence.Subject.actor(actors.count)
    let what = "the actor '\(id)'"
    var actor = Actor(id: id, name: id.text, type: "?")
    guard values.mapping(node, what) != nil else {
      unread.insert(UnreadPart(subject: subject, part: .type))
      return actor
    }
    refuseUnknownKeys(
      of: node, "an actor", ReservedKeys.actor, vocabulary.actorProperties)
    actor.name = values.text(values.required("name", of: node, what), "the name") ?? actor.name
    if let type = values.reference(values.required("type", of: node, what), "the type") {
      actor.type = type
    } else {
      unread.insert(UnreadPart(subject: subject, part: .type))
    }
    actor.aliases = values.texts(node["aliases"], "the alias").map(\.text)
    actor.description = values.text(node["description"], "the description")
    for element in node["same-as"].map({ $0.elements ?? [$0] }) ?? [] {
      if let iri = values.iri(element, "'same-as'") { actor.sameAs.append(iri) }
    }
    actor.isInferred = values.boolean(node["inferred"], "'inferred'") ?? false
    actor.review = values.word(node["review"], "'review'")
    actor.attributes = attributes(node, vocabulary.actorProperties)
    return actor
  }

  /// Says of each key of an actor or relation that it is neither reserved nor declared; but not where
  /// its declaration was refused.
  mutating func refuseUnknownKeys(
    of node: YAMLNode, _ what: String, _ reserved: [String], _ properties: [Property]
  ) {
    let known = reserved + properties.map(\.name.string)
    values.refuseUnknownKeys(of: node, what, known: known) { name, nearest in
      refusedProperties.contains(name) || vocabularyHasErrors && nearest == nil
    }
  }

  /// The attributes that a mapping gives for the declared properties.
  mutating func attributes(_ node: YAMLNode, _ properties: [Property]) -> Attributes {
    var attributes = Attributes()
    for property in properties {
      if let value = node[property.name.string] {
        attributes[property.name] = attributeValue(value, property)
      }
    }
    return attributes
  }

  private mutating func attributeValue(_ node: YAMLNode, _ property: Property) -> AttributeValue? {
    let what = "'\(property.name)'"
    switch property.kind {
    case .text:
      return values.text(node, what).map(AttributeValue.text)
    case .boolean:
      return values.boolean(node, what).map(AttributeValue.boolean)
    case .date:
      return values.date(node, what).map(AttributeValue.date)
    case .actor:
      return values.reference(node, what).map(AttributeValue.actor)
    case .actorOrText:
      return values.reference(node, what).map {
        actorIDs.contains($0) ? .actor($0) : .text($0.text)
      }
    case .integer:
      return number(node, what, "a whole number") { Int($0).map(AttributeValue.integer) }
    case .decimal:
      return number(node, what, "a decimal number") {
        DecimalNumber($0).map(AttributeValue.decimal)
      }
    }
  }

  private mutating func number(
    _ node: YAMLNode, _ what: String, _ expected: String, _ read: (String) -> AttributeValue?
  ) -> AttributeValue? {
    guard let text = values.text(node, what) else { return nil }
    if let value = read(text.string) { return value }
    values.error(node, "\(what) is \(node.kindInWords), but \(expected) was expected")
    return nil
  }
}
