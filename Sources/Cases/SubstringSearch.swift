/// The places of a pattern in a text, one after the other; they may overlap.
///
/// Tries candidates where it has some, else skips ahead by the table of Horspool; where that turns
/// out slow, as in long runs of one letter, the table of Knuth, Morris and Pratt takes over, so that
/// time stays linear.
struct SubstringSearch {
  let pattern: [UInt8]
  private let text: [UInt8]
  private var candidates: Candidates?
  private let skips: [Int]
  /// Where the pattern is tried next.
  private var start = 0
  /// Comparisons made beyond one for each byte passed.
  private var effort = 0
  /// For each prefix of the pattern, its longest proper border; empty until it is needed.
  private var borders: [Int] = []
  /// How many bytes before `start` match the pattern's beginning, once borders are used.
  private var matched = 0

  /// Where a piece of the pattern stands in the text: the pattern is nowhere else.
  struct Candidates {
    /// The offsets of the piece in the text, in bytes and in order.
    var places: ArraySlice<Int32>
    /// The offset of the piece in the pattern, in bytes.
    let offset: Int
  }

  /// A search for a pattern that is not empty.
  init(_ pattern: [UInt8], in text: [UInt8], among candidates: Candidates? = nil) {
    self.pattern = pattern
    self.text = text
    self.candidates = candidates
    guard candidates == nil else {
      skips = []
      return
    }
    var skips = [Int](repeating: pattern.count, count: 256)
    for (index, byte) in pattern.dropLast().enumerated() {
      skips[Int(byte)] = pattern.count - 1 - index
    }
    self.skips = skips
  }

  /// The next place that is at or after `minimum`, in bytes, or nil when there is none.
  mutating func next(from minimum: Int = 0) -> Int? {
    if borders.isEmpty {
      start = max(start, minimum)
      let place = candidates == nil ? nextBySkipping() : nextCandidate()
      if let place { return place }
      if borders.isEmpty { return nil }
    }
    while let place = nextByBorders() {
      if place >= minimum { return place }
    }
    return nil
  }

  private mutating func nextBySkipping() -> Int? {
    let last = pattern.count - 1
    while start + last < text.count {
      let end = text[start + last]
      let place = start
      if end == pattern[last] {
        let isHere = compare()
        if !borders.isEmpty { return nil }
        start += skips[Int(end)]
        if isHere { return place }
      } else {
        start += skips[Int(end)]
      }
    }
    return nil
  }

  private mutating func nextCandidate() -> Int? {
    guard let offset = candidates?.offset else { return nil }
    candidates?.dropPlaces(before: start + offset)
    while let candidate = candidates?.places.popFirst() {
      let place = Int(candidate) - offset
      guard place + pattern.count <= text.count else { return nil }
      start = place
      let isHere = compare()
      if !borders.isEmpty { return nil }
      start = place + 1
      if isHere { return place }
    }
    return nil
  }

  /// Whether the pattern is at `start`; where comparing has become too slow, the borders are there
  /// afterwards instead.
  private mutating func compare() -> Bool {
    var index = 0
    while index < pattern.count, text[start + index] == pattern[index] { index += 1 }
    effort += index
    if effort > (candidates == nil ? 4 * start + 4096 : text.count) { computeBorders() }
    return index == pattern.count
  }

  private mutating func computeBorders() {
    borders = [0]
    var length = 0
    for byte in pattern.dropFirst() {
      while length > 0, pattern[length] != byte { length = borders[length - 1] }
      if pattern[length] == byte { length += 1 }
      borders.append(length)
    }
  }

  /// From here on `start` is the next byte of the text to look at.
  private mutating func nextByBorders() -> Int? {
    while start < text.count {
      let byte = text[start]
      start += 1
      while matched > 0, pattern[matched] != byte { matched = borders[matched - 1] }
      if pattern[matched] == byte { matched += 1 }
      if matched == pattern.count {
        matched = borders[matched - 1]
        return start - pattern.count
      }
    }
    return nil
  }
}

extension SubstringSearch.Candidates {
  /// Leaves out the places before a byte.
  fileprivate mutating func dropPlaces(before byte: Int) {
    guard let first = places.first, Int(first) < byte else { return }
    var low = places.startIndex
    var high = places.endIndex
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) < byte { low = middle + 1 } else { high = middle }
    }
    places = places[low...]
  }
}
