/// The places of a pattern in a text, one after the other; they may overlap.
///
/// Skips ahead by the table of Horspool; where that turns out slow, as in long runs of one
/// letter, the table of Knuth, Morris and Pratt takes over, so that time stays linear.
struct SubstringSearch {
  let pattern: [UInt8]
  private let text: [UInt8]
  private let skips: [Int]
  /// Where the pattern is tried next.
  private var start = 0
  /// Comparisons made beyond one for each byte passed.
  private var effort = 0
  /// For each prefix of the pattern, its longest proper border; empty until it is needed.
  private var borders: [Int] = []
  /// How many bytes before `start` match the pattern's beginning, once borders are used.
  private var matched = 0

  /// A search for a pattern that is not empty.
  init(_ pattern: [UInt8], in text: [UInt8]) {
    self.pattern = pattern
    self.text = text
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
      if let place = nextBySkipping() { return place }
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
        var index = 0
        while index < last, text[place + index] == pattern[index] { index += 1 }
        effort += index
        if effort > 4 * place + 4096 {
          computeBorders()
          return nil
        }
        start += skips[Int(end)]
        if index == last { return place }
      } else {
        start += skips[Int(end)]
      }
    }
    return nil
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
