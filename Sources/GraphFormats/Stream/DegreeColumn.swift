import KnowledgeGraph

/// How many relations each actor of a streamed graph begins or ends, by its place in the list of actors: on the disk.
struct DegreeColumn: Sendable {
  private let file: any ScratchFile
  /// The number of bytes of a degree.
  private static let size = 8

  /// What the actors of a part, which stand at `places` among all, have of its relations.
  static func records(of part: GraphPart, _ places: [UInt32]) -> [SortRecord] {
    var counts = Array(repeating: UInt64(0), count: places.count)
    for relation in part.storage.relations {
      for end in [relation.from, relation.to] {
        if let place = part.actorPlaces[end] { counts[place] += 1 }
      }
    }
    return zip(places, counts).compactMap { place, count in
      count == 0 ? nil : SortRecord(UInt64(place), count)
    }
  }

  /// The sums of such records.
  init(_ records: consuming ExternalSort, actorCount: Int, _ scratch: any Scratch) throws {
    var sorted = try records.sorted()
    file = try scratch.makeFile()
    var bytes: [UInt8] = []
    var next = try sorted.next()
    for place in 0..<actorCount {
      var degree: UInt64 = 0
      while let record = next, record.major == place {
        degree += record.minor
        next = try sorted.next()
      }
      bytes.append(word: degree)
      try file.takeIfMany(&bytes)
    }
    try file.take(&bytes)
  }

  /// The degrees of the actors at `places`.
  func degrees(_ places: Range<Int>) throws -> Degrees {
    var bytes: [UInt8] = []
    try file.read(
      places.count * DegreeColumn.size, at: places.lowerBound * DegreeColumn.size, into: &bytes)
    return Degrees(
      stride(from: 0, to: bytes.count, by: DegreeColumn.size).map {
        UInt32(truncatingIfNeeded: bytes.span.word(at: $0))
      })
  }
}
