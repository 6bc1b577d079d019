import KnowledgeGraph

/// Goes through all parts: is the graph coherent, and what does it have?
struct StreamSurvey {
  private(set) var facts: StreamFacts
  /// The first part that has a relation; behind the last one where there is none.
  private(set) var firstRelationPart: Int
  /// How many relations stand before each part.
  private(set) var relationPlaces: [UInt32] = []
  private let parts: JSONLinesParts
  private let actors: StreamedActors
  private let scratch: any Scratch
  private let sizes: StreamedGraph.Sizes
  private let format: any StreamableFormat
  private var identifiers: ExternalSort
  private var direct: DirectRelationSort?
  private var degrees: ExternalSort?

  init(
    _ parts: JSONLinesParts, _ actors: StreamedActors, _ scratch: any Scratch,
    _ sizes: StreamedGraph.Sizes, for format: any StreamableFormat
  ) {
    self.format = format
    self.parts = parts
    self.actors = actors
    self.scratch = scratch
    self.sizes = sizes
    let view = FlatView(parts.head)
    facts = StreamFacts(
      GraphPart(parts.head.storage, place: 0, lineCount: parts.headLineCount), view, for: format)
    firstRelationPart = parts.count
    identifiers = ExternalSort(scratch, runLength: sizes.run)
    if format.needs.contains(.directRelations) {
      direct = DirectRelationSort(scratch, runLength: sizes.run)
    }
    if format.needs.contains(.degrees) {
      degrees = ExternalSort(scratch, runLength: sizes.run)
    }
  }

  /// What is noted of a part.
  private struct Notes: Sendable {
    let facts: StreamFacts
    /// Of the relations' identifiers.
    let fingerprints: [Fingerprint]
    let direct: [DirectRelationSort.Item]
    let degrees: [SortRecord]
  }

  /// Goes through all parts.
  ///
  /// - Throws: `ReadError`, `StreamRefusal`, or what the files throw.
  mutating func takeAll() throws {
    let (parts, actors, format) = (parts, actors, format)
    let view = FlatView(parts.head)
    var place = 0
    try parts.forEach(0..<parts.count) { part in
      try StreamSurvey.notes(part, parts, actors, view, for: format)
    } take: { outcome throws(any Error) in
      try take(outcome.get(after: facts.lines), of: place)
      place += 1
    }
    try checkIdentifiers()
  }

  private mutating func take(_ notes: Notes, of place: Int) throws {
    if notes.facts.relations > 0 {
      firstRelationPart = min(firstRelationPart, place)
    }
    if notes.facts.actors > 0, place > firstRelationPart { throw JSONLinesParts.disorder }
    relationPlaces.append(UInt32(truncatingIfNeeded: facts.relations))
    for item in notes.direct { try direct?.add(item, order: facts.relations) }
    for record in notes.degrees { try degrees?.add(record) }
    facts.add(notes.facts)
    if UInt32(exactly: facts.relations) == nil {
      throw StreamRefusal("it has more than four thousand million relations")
    }
    for fingerprint in notes.fingerprints {
      try identifiers.add(SortRecord(fingerprint.major, fingerprint.minor))
    }
  }

  private static func notes(
    _ whole: consuming GraphPart, _ parts: JSONLinesParts, _ actors: StreamedActors,
    _ view: FlatView, for format: any StreamableFormat
  ) throws -> Notes {
    var part = whole
    guard let documents = parts.documents(of: part) else {
      throw StreamRefusal("evidence in it names a document that its head does not have")
    }
    // Names stand in columns of their own, where actors are values; of all others they do not matter here.
    guard
      let named = try actors.resolve(part.values, withNames: true, in: &part),
      let others = try actors.resolve(part.references, withNames: false, in: &part),
      let actorPlaces = part.storage.placesIfCoherent(
        parts.head.vocabulary, documents: documents)
    else { throw StreamRefusal("it is not coherent") }
    part.actorPlaces = actorPlaces
    let places = actors.places(of: part, others: named + others)
    return Notes(
      facts: StreamFacts(part, view, for: format),
      fingerprints: part.storage.relations.map { Fingerprint(part.storage.identifiers[$0.id]) },
      direct: format.needs.contains(.directRelations)
        ? DirectRelationSort.items(of: part, places) : [],
      degrees: format.needs.contains(.degrees) ? DegreeColumn.records(of: part, places) : [])
  }

  private mutating func checkIdentifiers() throws {
    var sorted = try identifiers.sorted()
    identifiers = ExternalSort(scratch, runLength: sizes.run)
    var last: SortRecord?
    var batch: [Fingerprint] = []
    while let record = try sorted.next() {
      if record == last { throw StreamRefusal("two of its relations share an id") }
      last = record
      if format.allowsIdentifier == nil { continue }
      batch.append(Fingerprint(major: record.major, minor: record.minor))
      if batch.count >= sizes.run { try checkAgainstActors(&batch) }
    }
    try checkAgainstActors(&batch)
    if facts.hasOtherIdentifiers {
      throw StreamRefusal("some ids in it have to be changed for \(type(of: format).name)")
    }
  }

  private func checkAgainstActors(_ relations: inout [Fingerprint]) throws {
    if try actors.includeAny(of: relations) {
      throw StreamRefusal("an actor and a relation in it share an id")
    }
    relations.removeAll(keepingCapacity: true)
  }

  /// The direct relations of the actors, where they are wanted.
  consuming func directRelations() throws -> StreamedDirectRelations? {
    try direct?.sorted(actors.places)
  }

  /// The degrees of the actors, where they are wanted.
  consuming func degreeColumn() throws -> DegreeColumn? {
    guard let degrees else { return nil }
    return try DegreeColumn(degrees, actorCount: facts.actors, scratch)
  }
}
