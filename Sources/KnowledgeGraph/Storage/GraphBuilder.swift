/// A graph that grows: rows are added as they are read, and nothing is checked before the end.
///
/// Whoever adds rows one by one adds first what belongs to them (attributes, evidence, listed texts), and
/// names the ranges in the row.
package struct GraphBuilder: Sendable {
  package var storage = GraphStorage()
  /// How many scalars became U+FFFD, because no format can carry them.
  package private(set) var replacedScalars = 0

  package init() {}

  init(actors: some Sequence<Actor>, relations: some Sequence<Relation>) {
    for actor in actors { add(actor) }
    for relation in relations { add(relation) }
  }

  /// Makes room for what a file of `byteCount` bytes may hold, so that the columns do not have to move while they
  /// grow. Room that is not needed is memory that nobody touches; where it is too little, they move.
  package mutating func reserve(byteCount: Int) {
    // Where memory is counted when it is asked for, not when it is touched, more would be too much.
    let byteCount = min(byteCount, 1 << 30)
    storage.texts.reserve(byteCount: byteCount)
    storage.relations.reserveCapacity(byteCount / 256)
    storage.evidence.reserveCapacity(byteCount / 256)
    storage.attributes.reserveCapacity(byteCount / 64)
  }

  /// The number of an identifier, which is not empty.
  package mutating func identifier(_ bytes: Span<UInt8>) -> IdentifierNumber {
    if Text.isCarried(bytes) { return storage.identifiers.number(of: bytes) }
    let carried = carried(bytes)
    return storage.identifiers.number(of: carried.utf8.span)
  }

  /// The number of an identifier that bytes hold from `start` on.
  package mutating func identifier(_ bytes: [UInt8], from start: Int = 0) -> IdentifierNumber {
    identifier(bytes.span.extracting(start..<bytes.count))
  }

  package mutating func identifier(_ id: Identifier) -> IdentifierNumber {
    storage.identifiers.number(of: id.string.utf8.span)
  }

  /// The number of the identifier that a text of the pool spells; the text is not empty.
  package mutating func identifier(of text: PooledText) -> IdentifierNumber {
    storage.identifiers.number(of: text, in: storage.texts)
  }

  /// Adds a text by its bytes, which are UTF-8.
  package mutating func text(_ bytes: Span<UInt8>) -> PooledText {
    if Text.isCarried(bytes) { return storage.texts.add(bytes) }
    let carried = carried(bytes)
    return storage.texts.add(carried.utf8.span)
  }

  /// Adds a text by its bytes, which are UTF-8.
  package mutating func text(_ bytes: [UInt8]) -> PooledText { text(bytes.span) }

  package mutating func text(_ text: Text) -> PooledText {
    storage.texts.add(text.string.utf8.span)
  }

  private mutating func carried(_ bytes: Span<UInt8>) -> String {
    let string = bytes.string
    for scalar in string.unicodeScalars where Text.excludes(scalar) { replacedScalars += 1 }
    return Text(string).string
  }

  /// Adds an actor; its attributes are brought into order.
  package mutating func add(_ row: ActorRow) {
    var row = row
    row.attributes = inOrder(row.attributes)
    storage.actors.append(row)
  }

  /// Adds a relation; its attributes are brought into order.
  package mutating func add(_ row: RelationRow) {
    var row = row
    row.attributes = inOrder(row.attributes)
    storage.relations.append(row)
  }

  /// Sorts the last attributes of the column by their names; of two with one name the later one stays.
  private mutating func inOrder(_ range: ColumnRange) -> ColumnRange {
    if range.count > GraphBuilder.few { sort(range) }
    var end = range.places.lowerBound
    for place in range.places {
      let attribute = storage.attributes[place]
      var target = end
      while target > range.places.lowerBound,
        !precedes(storage.attributes[target - 1].name, attribute.name),
        storage.attributes[target - 1].name != attribute.name
      {
        target -= 1
      }
      if target > range.places.lowerBound, storage.attributes[target - 1].name == attribute.name {
        storage.attributes[target - 1] = attribute
        continue
      }
      // What stands from `target` on moves by one place; `place` itself is free for it.
      for moved in stride(from: end, to: target, by: -1) {
        storage.attributes[moved] = storage.attributes[moved - 1]
      }
      storage.attributes[target] = attribute
      end += 1
    }
    if end < range.places.upperBound {
      storage.attributes.removeSubrange(end..<range.places.upperBound)
    }
    return ColumnRange(range.places.lowerBound, end)
  }

  /// Up to how many attributes are put in order one by one.
  private static let few = 32

  private mutating func sort(_ range: ColumnRange) {
    // Stable, so that the later of two with one name stays the later.
    let sorted = range.places.map { storage.attributes[$0] }.sorted { precedes($0.name, $1.name) }
    storage.attributes.replaceSubrange(range.places, with: sorted)
  }

  private func precedes(_ one: IdentifierNumber, _ other: IdentifierNumber) -> Bool {
    storage.identifiers[one].precedes(storage.identifiers[other])
  }

  /// The graph of what was added.
  ///
  /// - Throws: `Incoherences`, everything that stands in the way.
  package consuming func graph(
    metadata: Graph.Metadata, vocabulary: Vocabulary, documents: [Document]
  ) throws(Incoherences) -> Graph {
    try united(metadata: metadata, vocabulary: vocabulary, documents: documents).graph
  }

  /// The graph of what was added, and the places of the relations that are no longer there, because an earlier
  /// one says the same.
  ///
  /// - Throws: `Incoherences`, everything that stands in the way.
  package consuming func united(
    metadata: Graph.Metadata, vocabulary: Vocabulary, documents: [Document]
  ) throws(Incoherences) -> (graph: Graph, restated: Set<Int>) {
    let check = CoherenceCheck(vocabulary: vocabulary, documents: documents, storage: storage)
    guard check.found.isEmpty else { throw Incoherences(check.found) }
    storage.unite(check.restatements)
    let graph = Graph(
      metadata: metadata, vocabulary: vocabulary, documents: documents, storage: storage,
      actorPlaces: check.actorPlaces)
    return (graph, Set(check.restatements.map(\.later)))
  }
}

extension GraphBuilder {
  /// Adds an actor.
  package mutating func add(_ actor: Actor) {
    var row = ActorRow(
      id: identifier(actor.id), name: text(actor.name), type: identifier(actor.type))
    row.description = actor.description.map { text($0) }
    row.isInferred = actor.isInferred
    row.review = actor.review
    row.aliases = listed(actor.aliases)
    row.sameAs = listed(actor.sameAs.map(\.text))
    row.attributes = added(actor.attributes)
    storage.actors.append(row)
  }

  /// Adds a relation.
  package mutating func add(_ relation: Relation) {
    var row = self.row(of: relation.claim, id: identifier(relation.id))
    let start = storage.evidence.count
    for piece in relation.evidence { add(piece) }
    row.evidence = ColumnRange(start, storage.evidence.count)
    storage.relations.append(row)
  }

  mutating func row(of claim: Claim, id: IdentifierNumber) -> RelationRow {
    var row = RelationRow(
      id: id, type: identifier(claim.type), from: identifier(claim.from), to: identifier(claim.to))
    row.time = claim.time
    row.polarity = claim.polarity
    row.isInferred = claim.isInferred
    row.review = claim.review
    row.attributes = added(claim.attributes)
    return row
  }

  private mutating func listed(_ texts: [Text]) -> ColumnRange {
    let start = storage.listedTexts.count
    for text in texts { storage.listedTexts.append(self.text(text)) }
    return ColumnRange(start, storage.listedTexts.count)
  }

  private mutating func added(_ attributes: Attributes) -> ColumnRange {
    let start = storage.attributes.count
    for attribute in attributes {
      let value: AttributeRow.Value =
        switch attribute.value {
        case .text(let text): .text(self.text(text))
        case .integer(let number): .integer(number)
        case .decimal(let number): .decimal(storage.texts.add(number.lexicalForm.utf8.span))
        case .boolean(let truth): .boolean(truth)
        case .date(let date): .date(date)
        case .actor(let id): .actor(identifier(id))
        }
      storage.attributes.append(AttributeRow(identifier(attribute.name), value))
    }
    return ColumnRange(start, storage.attributes.count)
  }

  private mutating func add(_ evidence: Evidence) {
    var row = EvidenceRow(document: identifier(evidence.document), state: state(evidence.state))
    row.quote = evidence.quote.map { text($0.text) }
    row.prefix = evidence.quote?.prefix.map { text($0) }
    row.suffix = evidence.quote?.suffix.map { text($0) }
    row.speaker = evidence.speaker.map { identifier($0) }
    row.stance = evidence.stance
    storage.evidence.append(row)
  }

  private mutating func state(_ state: Evidence.State) -> EvidenceRow.State {
    switch state {
    case .unchecked: return .unchecked
    case .file(let line): return .file(line: line)
    case .found(let finding):
      let start = storage.passages.count
      for passage in finding.passages {
        storage.passages.append(PassageRow(range: passage.range, exact: text(passage.exact)))
      }
      return .found(
        passages: ColumnRange(start, storage.passages.count), before: text(finding.before),
        after: text(finding.after))
    }
  }
}
