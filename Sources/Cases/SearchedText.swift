/// A text in which patterns are looked for.
///
/// The first of them are looked for in the text itself; where there are many, an index of the text
/// is made, so that each further one takes no time in proportion to the text.
struct SearchedText: Sendable {
  /// The text in UTF-8, of less than 2 GiB.
  let bytes: [UInt8]
  private var searchCount = 0
  private var index: RunIndex?

  /// As many searches take about as long as making an index does.
  private static let searchesWithoutIndex = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A search for a pattern that is not empty.
  mutating func search(for pattern: [UInt8]) -> SubstringSearch {
    searchCount += 1
    if searchCount > Self.searchesWithoutIndex, index == nil { index = RunIndex(bytes) }
    return SubstringSearch(pattern, in: bytes, among: index?.candidates(for: pattern))
  }
}

/// Where in a text each run of a few bytes stands.
private struct RunIndex: Sendable {
  /// For each hash of a run, where its places begin in `places`; at the end, where they all end.
  private var starts: [Int32]
  /// The offsets of the runs, in bytes, in order of their hash and then of the text.
  private var places: [Int32]
  /// How far a hash of 32 bits is shifted to the right.
  private let shift: UInt32

  private static let runLength = 4

  init(_ text: [UInt8]) {
    let bits = min(22, max(8, Int.bitWidth - text.count.leadingZeroBitCount - 2))
    shift = UInt32(32 - bits)
    starts = [Int32](repeating: 0, count: 1 << bits + 1)
    let count = max(0, text.count - Self.runLength + 1)
    places = [Int32](repeating: 0, count: count)
    for offset in 0..<count { starts[hash(text, offset)] += 1 }
    var end: Int32 = 0
    for bucket in starts.indices {
      end += starts[bucket]
      starts[bucket] = end
    }
    for offset in (0..<count).reversed() {
      let bucket = hash(text, offset)
      starts[bucket] -= 1
      places[Int(starts[bucket])] = Int32(offset)
    }
  }

  /// The places of the rarest run of a pattern; nil where the pattern is shorter than a run.
  func candidates(for pattern: [UInt8]) -> SubstringSearch.Candidates? {
    var rarest: (range: Range<Int>, offset: Int)?
    for offset in pattern.indices.dropLast(Self.runLength - 1) {
      let bucket = hash(pattern, offset)
      let range = Int(starts[bucket])..<Int(starts[bucket + 1])
      if range.count < rarest?.range.count ?? .max { rarest = (range, offset) }
      if range.isEmpty { break }
    }
    return rarest.map { SubstringSearch.Candidates(places: places[$0.range], offset: $0.offset) }
  }

  private func hash(_ bytes: [UInt8], _ offset: Int) -> Int {
    let run =
      UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
      | UInt32(bytes[offset + 3]) << 24
    return Int((run &* 0x9E37_79B1) >> shift)
  }
}
