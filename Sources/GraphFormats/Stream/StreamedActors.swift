import KnowledgeGraph

/// The actors of a streamed graph: what relations have to know of them, on the disk.
struct StreamedActors: Sendable {
  /// The place of each part's first actor in the list of all; then how many there are.
  let places: [UInt32]
  private let index: ActorIndex
  private let identifiers: TextColumn
  private let names: TextColumn

  /// Goes through the parts up to the first relation.
  ///
  /// - Throws: `ReadError`, `StreamRefusal`, or what the files throw.
  init(_ parts: JSONLinesParts, _ scratch: any Scratch, _ sizes: StreamedGraph.Sizes) throws {
    var sort = ExternalSort(scratch, runLength: sizes.run)
    var identifiers = try TextColumn(scratch)
    var names = try TextColumn(scratch)
    var places: [UInt32] = [0]
    var count = 0
    var lines = parts.headLineCount
    do {
      try parts.forEach(0..<parts.count) { part in
        part
      } take: { part throws(any Error) in
        let part = try part.atLine(&lines)
        for actor in part.storage.actors {
          let id = part.storage.identifiers[actor.id]
          guard let place = UInt32(exactly: count) else {
            throw StreamRefusal("it has more than four thousand million actors")
          }
          try sort.add(
            ActorIndex.record(Fingerprint(id), .init(place: place, type: actor.type)))
          try identifiers.add(id)
          try names.add(part.storage.texts[actor.name])
          count += 1
        }
        places.append(UInt32(count))
        if !part.relations.isEmpty { throw EndOfActors() }
      }
    } catch is EndOfActors {}
    try identifiers.finish()
    try names.finish()
    guard let index = try ActorIndex(sort, scratch) else {
      throw StreamRefusal("two of its actors share an id")
    }
    self.index = index
    self.identifiers = identifiers
    self.names = names
    self.places = places
  }

  /// The first relation has been reached.
  private struct EndOfActors: Error {}

  /// Adds the actors that `numbers` name, but that are not the part's own, to its list, in the index's words.
  ///
  /// - Returns: the place of each in the list of all; nothing where one of them does not exist.
  func resolve(
    _ numbers: [IdentifierNumber], withNames: Bool, in part: inout GraphPart
  ) throws -> [UInt32]? {
    var wanted: [(fingerprint: Fingerprint, number: IdentifierNumber)] = []
    var seen = part.actorPlaces
    for number in numbers where seen[number] == nil {
      seen[number] = 0
      wanted.append((Fingerprint(part.storage.identifiers[number]), number))
    }
    wanted.sort { $0.fingerprint < $1.fingerprint }
    let entries = try index.entries(of: wanted.map(\.fingerprint))
    var places: [UInt32] = []
    var name: [UInt8] = []
    for (entry, wanted) in zip(entries, wanted) {
      guard let entry else { return nil }
      if withNames { try names.read(entry.place, into: &name) }
      part.actorPlaces[wanted.number] = part.storage.actors.count
      part.storage.actors.append(
        ActorRow(id: wanted.number, name: part.storage.texts.add(name.span), type: entry.type))
      places.append(entry.place)
    }
    return places
  }

  /// Whether any of the actors has one of these fingerprints, which are in order.
  func includeAny(of fingerprints: [Fingerprint]) throws -> Bool {
    try index.entries(of: fingerprints).contains { $0 != nil }
  }

  /// Where the actors of a part's list stand in the list of all; `others` are the places of those that are not the
  /// part's own.
  func places(of part: GraphPart, others: [UInt32]) -> [UInt32] {
    let first = part.place < places.count ? places[part.place] : 0
    return part.actors.map { first + UInt32($0) } + others
  }

  /// Puts the identifier of the actor at `place` into `buffer`.
  func readIdentifier(_ place: UInt32, into buffer: inout [UInt8]) throws {
    try identifiers.read(place, into: &buffer)
  }
}

/// What becomes of a part, or why nothing does.
struct Outcome<Value: Sendable>: Sendable {
  fileprivate let result: Result<Value, any Error>

  /// The value.
  ///
  /// - Throws: the error, at its line of the file, which has had `lines` before the part.
  func get(after lines: Int) throws -> Value {
    do {
      return try result.get()
    } catch let fault as JSONLinesParts.Fault {
      let error = fault.error
      throw ReadError(error.problem, line: lines + error.line, column: error.column)
    }
  }
}

extension Outcome<GraphPart> {
  /// The part, whose lines are added to those before it.
  func atLine(_ lines: inout Int) throws -> GraphPart {
    let part = try get(after: lines)
    lines += part.lineCount
    return part
  }
}

extension JSONLinesParts {
  /// Makes something of each part, on all cores, and takes it in the order of the file.
  func forEach<Value: Sendable>(
    _ places: Range<Int>, make: @escaping @Sendable (consuming GraphPart) throws -> Value,
    take: (Outcome<Value>) throws -> Void
  ) throws {
    if places.isEmpty { return }
    try inParts(of: places.count, size: 1) { offsets, _ in
      Outcome(
        result: Result { try make(part(places.lowerBound + offsets.lowerBound)) })
    } take: { outcome throws(any Error) in
      try take(outcome)
    }
  }
}
