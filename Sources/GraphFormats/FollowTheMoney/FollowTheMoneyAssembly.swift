import KnowledgeGraph

/// Makes actors, relations and documents of entities that have been collected.
///
/// An edge with both ends is a relation, with several ends one for each pair; everything else is an actor, and its
/// references are relations called by their property. In a file of one case of ours, identifiers are again those of
/// the case, and what our writer says in words is understood.
struct FollowTheMoneyAssembly {
  typealias Entity = FollowTheMoneyReader.Entity

  var assembly: Assembly
  private let entities: [Entity]
  let names: IdentifierTable
  private let places: PlaceTable
  /// The one case of ours that the file is of.
  private let dataset: String?
  /// What entities of ours are called in their case.
  private var renamed: [IdentifierNumber: IdentifierNumber] = [:]
  /// What is known of the rest of the file, where the entities are a stretch of it.
  private var rest: FollowTheMoneyRest?
  /// Something that only the whole file can settle.
  private(set) var openQuestion: String?
  /// The actors there are.
  private var areActors = PlaceTable()
  /// By property, where its values stand among those of the entity at hand.
  private var groups: [Int]

  init(
    _ assembly: Assembly, _ entities: [Entity], _ names: IdentifierTable, _ places: PlaceTable
  ) {
    self.assembly = assembly
    self.entities = entities
    self.names = names
    self.places = places
    groups = Array(repeating: -1, count: names.count)
    let datasets = entities.compactMap(\.origin?.dataset)
    let first = datasets.first
    dataset = datasets.allSatisfy { $0 == first } ? first : nil
  }

  /// An assembly of a stretch.
  init(_ reader: FollowTheMoneyReader, _ rest: FollowTheMoneyRest) {
    self.init(reader.assembly, reader.entities, reader.names, reader.places)
    self.rest = rest
  }

  /// Makes elements and documents of the stretch's entities.
  mutating func takeStretch() throws(Assembly.Fault) {
    for entity in entities { rename(entity) }
    for entity in entities { try takeNode(entity) }
    for entity in entities { try takeEdges(entity) }
  }

  /// The graph.
  mutating func reading() throws(Assembly.Fault) -> Reading {
    nameCase()
    for entity in entities { try takeNode(entity) }
    for entity in entities { try takeEdges(entity) }
    return try assembly.graph(.line)
  }

  /// The case is called as in the identifiers, or as the file without its ending.
  private mutating func nameCase() {
    if let dataset {
      assembly.caseName = FollowTheMoneyIdentifiers.decoded(dataset.utf8)
        .flatMap { Identifier($0.span.string) }
      for entity in entities { rename(entity) }
    } else {
      let stem = assembly.origin.stem.string
      if stem.hasSuffix(".ftm") { assembly.caseName = Identifier(String(stem.dropLast(4))) }
    }
  }

  private mutating func rename(_ entity: Entity) {
    guard let origin = entity.origin else { return }
    let prefix = FollowTheMoneyIdentifiers.prefix(origin.dataset, origin.kind).utf8.count
    let id = Array(copying: assembly.builder.storage.identifiers[entity.id])
    guard let decoded = FollowTheMoneyIdentifiers.decoded(id.dropFirst(prefix)) else { return }
    let name = assembly.builder.identifier(decoded)
    // Somebody else's entity may be called so.
    if places[name] == nil { renamed[entity.id] = name }
  }

  /// Whether the entity is one that our writer made.
  func isOurs(_ entity: Entity) -> Bool { dataset != nil && entity.origin != nil }

  /// What the entity is called in the graph.
  func name(_ id: IdentifierNumber) -> IdentifierNumber { renamed[id] ?? id }

  func bytes(_ text: PooledText) -> [UInt8] { Array(copying: assembly.builder.storage.texts[text]) }

  func string(_ text: PooledText) -> String { assembly.builder.storage.texts[text].string }
}

/// Properties.
extension FollowTheMoneyAssembly {
  /// A property of an entity, with each of its values once.
  struct Property {
    let name: String
    var texts: [PooledText] = []
    /// Whether what stands there are entities, not only their identifiers.
    var isOfEntities = true
  }

  /// The properties of an entity, in the order in which they first occur.
  private mutating func properties(_ entity: Entity) -> [Property] {
    var properties: [Property] = []
    for value in entity.values {
      if groups[value.property.place] < 0 {
        groups[value.property.place] = properties.count
        properties.append(Property(name: names[value.property].string))
      }
      let place = groups[value.property.place]
      properties[place].texts.append(value.text)
      if !value.isEntity { properties[place].isOfEntities = false }
    }
    for value in entity.values { groups[value.property.place] = -1 }
    for place in properties.indices where properties[place].texts.count > 1 {
      var known = IdentifierTable()
      properties[place].texts.removeAll { text in
        let count = known.count
        _ = known.number(of: assembly.builder.storage.texts[text])
        return known.count == count
      }
    }
    return properties
  }

  /// Adds a property to the open element as an attribute: one value as it is, several as JSON text.
  mutating func attribute(_ owner: Assembly.Owner, _ name: String, _ texts: [PooledText]) {
    guard let first = texts.first else { return }
    let column = assembly.columnCalled(name, of: owner)
    if texts.count == 1 { return assembly.attribute(column, bytes(first).span) }
    var json = JSONWriter()
    json.value(texts.map(string))
    assembly.attribute(column, json.block.span)
  }
}

/// Nodes.
extension FollowTheMoneyAssembly {
  private func isEdge(_ entity: Entity, _ properties: [Property]) -> Bool {
    guard let edge = entity.schema?.edge else { return false }
    return edge.properties.allSatisfy { end in properties.contains { $0.name == end } }
  }

  /// Notes where an entity is not what its identifier says: it may be another's fragment.
  private mutating func checkKind(_ entity: Entity, isEdge: Bool) {
    if rest == nil || isEdge == (entity.origin?.kind == .relation) { return }
    openQuestion = "an entity in it is not what its id says"
  }

  private mutating func takeNode(_ entity: Entity) throws(Assembly.Fault) {
    let properties = self.properties(entity)
    let isEdge = isEdge(entity, properties)
    checkKind(entity, isEdge: isEdge)
    if isEdge { return }
    if isOurs(entity), entity.origin?.kind == .document {
      assembly.describedDocuments.append(document(entity, properties))
      assembly.documentPositions.append(UInt64(entity.line))
      return
    }
    areActors[name(entity.id)] = 0
    assembly.beginActor(name(entity.id))
    fillActor(entity, properties)
    try assembly.endActor(at: UInt64(entity.line))
  }

  /// Makes sure that there is an actor to end at.
  private mutating func reach(_ id: IdentifierNumber, _ line: Int) throws(Assembly.Fault) {
    if areActors[id] != nil { return }
    areActors[id] = 0
    assembly.remarks.count("missing", line: line) { count in
      "\(count) \(count == 1 ? "entity is" : "entities are") referred to and not in the file, and "
        + "known by \(count == 1 ? "its id" : "their ids") only"
    }
    assembly.beginActor(id)
    try assembly.endActor(at: UInt64(line))
  }
}

/// Edges.
extension FollowTheMoneyAssembly {
  private mutating func takeEdges(_ entity: Entity) throws(Assembly.Fault) {
    let properties = self.properties(entity)
    if isEdge(entity, properties) { return try takeRelations(entity, properties) }
    guard areActors[name(entity.id)] != nil, let schema = entity.schema else { return }
    for property in properties where schema.references.contains(property.name) {
      let type = assembly.builder.identifier(
        Array(FollowTheMoneySchema.hyphenated(property.name).utf8))
      for text in property.texts {
        guard let end = try end(text, entity.line) else { continue }
        assembly.beginRelation(nil)
        assembly.draft.type = type
        try assembly.endRelation(
          from: name(entity.id), to: end, isDirected: true, line: entity.line,
          at: UInt64(entity.line))
      }
    }
  }

  /// The actor that a value names; nothing where it is empty.
  private mutating func end(
    _ text: PooledText, _ line: Int
  ) throws(Assembly.Fault) -> IdentifierNumber? {
    let bytes = bytes(text)
    guard let id = assembly.builder.nonEmptyIdentifier(bytes.span) else { return nil }
    if let rest {
      // Whoever reads the whole finds out whether there is such an actor.
      if let end = rest.name(of: bytes.span, .actor) { return assembly.builder.identifier(end) }
      openQuestion = "a relation in it has an end that is no actor"
    }
    let end = name(id)
    try reach(end, line)
    return end
  }

  /// Up to how many values the relations that an edge with several ends stands for have in all.
  private static let most = 100_000

  private mutating func takeRelations(
    _ entity: Entity, _ properties: [Property]
  ) throws(Assembly.Fault) {
    guard let edge = entity.schema?.edge else { return }
    let sources = try ends(edge.source, properties, entity.line)
    let targets = try ends(edge.target, properties, entity.line)
    let isOne = sources.count == 1 && targets.count == 1
    if !isOne {
      if rest != nil { openQuestion = "a relation in it has several ends" }
      let pairs = sources.count.multipliedReportingOverflow(by: targets.count)
      if pairs.overflow || pairs.partialValue > FollowTheMoneyAssembly.most / entity.values.count {
        throw Assembly.Fault(
          problem: "an edge between \(sources.count) and \(targets.count) entities; write one for "
            + "each pair", position: UInt64(entity.line))
      }
    }
    for source in sources {
      for target in targets {
        assembly.beginRelation(isOne ? name(entity.id) : nil)
        let isInverse = fillRelation(entity, properties)
        try assembly.endRelation(
          from: isInverse ? target : source, to: isInverse ? source : target, isDirected: true,
          line: entity.line, at: UInt64(entity.line))
      }
    }
  }

  private mutating func ends(
    _ end: FollowTheMoneySchema.Edge.End, _ properties: [Property], _ line: Int
  ) throws(Assembly.Fault) -> [IdentifierNumber] {
    var ends: [IdentifierNumber] = []
    for property in properties where property.name == end.property {
      for text in property.texts { if let end = try self.end(text, line) { ends.append(end) } }
    }
    return ends
  }

  /// What a document of ours is called in the case.
  mutating func nameOfDocument(_ text: PooledText) -> Text {
    if let rest {
      if let name = rest.documents[string(text)] { return name.text }
      if rest.isOfCase(string(text)) {
        openQuestion = "evidence in it names a document that does not stand before"
      }
    }
    let id = assembly.builder.storage.identifiers.existingNumber(
      of: assembly.builder.storage.texts[text])
    guard let name = id.flatMap({ renamed[$0] }) else { return Text(string(text)) }
    return assembly.builder.storage.identifier(name).text
  }
}
