import KnowledgeGraph

/// The relations that are direct triples on actors, actor by actor, each triple once, in the order in which they
/// are spelled: on the disk.
struct StreamedDirectRelations: Sendable {
  private let file: any ScratchFile
  /// Where each part's stretch begins, and where the last one's ends, in records.
  let starts: [Int]

  /// A triple: the place of its actor and of the actor at its end among all, and the relation's type.
  struct Triple: Sendable {
    let actor: UInt32
    let end: UInt32
    let type: IdentifierNumber
  }

  fileprivate init(_ file: any ScratchFile, starts: [Int]) {
    self.file = file
    self.starts = starts
  }

  /// The actor of the triple before `place`, where that is one of the part's.
  func actor(before place: Int, in part: Int) throws -> UInt32? {
    if place == starts[part] { return nil }
    return try triples(place - 1..<place).first?.actor
  }

  /// The triples at `places`.
  func triples(_ places: Range<Int>) throws -> [Triple] {
    var bytes: [UInt8] = []
    try file.read(
      places.count * SortRecord.size, at: places.lowerBound * SortRecord.size, into: &bytes)
    return stride(from: 0, to: bytes.count, by: SortRecord.size).map { start in
      let record = SortRecord(bytes.span, at: start)
      return Triple(
        actor: record.major.high, end: record.minor.low,
        type: IdentifierNumber(place: Int(record.value)))
    }
  }
}

/// Brings direct triples into the order in which they are spelled, as `DirectTriple.triples` does for an actor in
/// memory: type by type, each type where its first relation stands, each triple once.
struct DirectRelationSort {
  private let scratch: any Scratch
  private let runLength: Int
  /// Actor, type; end, order.
  private var sort: ExternalSort

  /// A relation that is a direct triple.
  struct Item: Sendable {
    /// The places of the ends among all actors.
    let from: UInt32
    let to: UInt32
    let type: UInt32
    /// Its place among the part's relations.
    let order: UInt32
  }

  init(_ scratch: any Scratch, runLength: Int) {
    self.scratch = scratch
    self.runLength = runLength
    sort = ExternalSort(scratch, runLength: runLength)
  }

  /// Those of a part, whose actors stand at `places` among all.
  static func items(of part: GraphPart, _ places: [UInt32]) -> [Item] {
    part.storage.relations.enumerated().compactMap { order, relation in
      guard part.storage.isStatedAsFact(relation), let from = part.actorPlaces[relation.from],
        let to = part.actorPlaces[relation.to]
      else { return nil }
      return Item(
        from: places[from], to: places[to], type: UInt32(relation.type.place),
        order: UInt32(order))
    }
  }

  /// Adds one of a part that has `order` relations before it.
  mutating func add(_ item: Item, order: Int) throws {
    try sort.add(
      SortRecord(
        UInt64(high: item.from, low: item.type),
        UInt64(high: item.to, low: UInt32(truncatingIfNeeded: order) &+ item.order)))
  }

  /// All triples; `places` are those of the parts' first actors.
  consuming func sorted(_ places: [UInt32]) throws -> StreamedDirectRelations {
    let file = try scratch.makeFile()
    var kept = ExternalSort(scratch, runLength: runLength)
    var inOrder = ExternalSort(scratch, runLength: runLength)
    try DirectRelationSort.dropRepetitions(try sort.sorted(), &kept)
    try DirectRelationSort.putTypesInOrder(try kept.sorted(), &inOrder)
    var spelled = try inOrder.sorted()
    var starts: [Int] = []
    var count = 0
    var bytes: [UInt8] = []
    while let record = try spelled.next() {
      while starts.count < places.count, places[starts.count] <= record.major.high {
        starts.append(count)
      }
      record.append(to: &bytes)
      count += 1
      try file.takeIfMany(&bytes)
    }
    try file.take(&bytes)
    while starts.count < places.count { starts.append(count) }
    return StreamedDirectRelations(file, starts: starts)
  }

  /// Each triple once, where its first relation stands: actor, type; order, end.
  private static func dropRepetitions(
    _ records: consuming SortedRecords, _ kept: inout ExternalSort
  ) throws {
    var last: SortRecord?
    while let record = try records.next() {
      defer { last = record }
      if let last, last.major == record.major, last.minor.high == record.minor.high { continue }
      try kept.add(
        SortRecord(record.major, UInt64(high: record.minor.low, low: record.minor.high)))
    }
  }

  /// Each type where its first relation stands: actor, that relation; order, end; type.
  private static func putTypesInOrder(
    _ records: consuming SortedRecords, _ types: inout ExternalSort
  ) throws {
    var first: SortRecord?
    while let record = try records.next() {
      if first?.major != record.major { first = record }
      let typeOrder = first?.minor.high ?? 0
      try types.add(
        SortRecord(
          UInt64(high: record.major.high, low: typeOrder), record.minor,
          UInt64(record.major.low)))
    }
  }
}

extension UInt64 {
  fileprivate init(high: UInt32, low: UInt32) { self = UInt64(high) << 32 | UInt64(low) }
  fileprivate var high: UInt32 { UInt32(truncatingIfNeeded: self >> 32) }
  fileprivate var low: UInt32 { UInt32(truncatingIfNeeded: self) }
}
