/// Finds the passage that shares most with a quote, in time linear in the text.
///
/// Both are folded texts. Compared are runs of three bytes without ASCII case, so that a word
/// with a slip in it still counts for most of itself.
struct NearestPassageSearch {
  private let text: [UInt8]
  /// The hash of each run of three in the text, in order.
  private let hashes: [UInt16]

  private static let tableSize = 1 << 14

  /// A search in a folded text.
  init(_ text: [UInt8]) {
    self.text = text
    hashes = Self.hashes(of: text)
  }

  /// The range of the passage that is best for a folded quote, in bytes, or nil when less than a
  /// third of the quote is anywhere in one place.
  func best(for quote: [UInt8]) -> Range<Int>? {
    let quote = WantedQuote.trimmed(quote)
    let wanted = Self.hashes(of: quote)
    guard !wanted.isEmpty, !hashes.isEmpty else { return nil }
    let best = mostShared(wanted)
    guard best.shared * 3 >= wanted.count, best.shared > 0 else { return nil }
    var first = max(0, best.end - wanted.count + 1)
    while !wanted.contains(hashes[first]) { first += 1 }
    let passage = wholeWords(first..<(best.end + 3), in: text)
    guard passage.count > NearestPassage.shownLength else { return passage }
    return wholeWords(
      max(passage.lowerBound, slip(from: quote, in: passage) - 40)..<passage.upperBound, in: text)
  }

  /// The last run of the first stretch, as long as the quote, that shares most runs with it.
  private func mostShared(_ wanted: [UInt16]) -> (shared: Int, end: Int) {
    var missing = [Int32](repeating: 0, count: Self.tableSize)
    for hash in wanted { missing[Int(hash)] += 1 }
    var shared = 0
    var best = (shared: 0, end: 0)
    for end in hashes.indices {
      let entering = Int(hashes[end])
      if missing[entering] > 0 { shared += 1 }
      missing[entering] -= 1
      if end >= wanted.count {
        let leaving = Int(hashes[end - wanted.count])
        missing[leaving] += 1
        if missing[leaving] > 0 { shared -= 1 }
      }
      if shared > best.shared { best = (shared, end) }
    }
    return best
  }

  /// Where a passage stops to read like the quote, so that what is shown can hold that place.
  private func slip(from quote: [UInt8], in passage: Range<Int>) -> Int {
    var search = SubstringSearch(Array(quote.prefix(8)), in: Array(text[passage]))
    guard let start = search.next() else { return passage.lowerBound }
    let rest = text[(passage.lowerBound + start)...]
    return rest.startIndex + zip(rest, quote).prefix { $0 == $1 }.count
  }

  /// A range widened to whole words, by at most 24 bytes on each side.
  private func wholeWords(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower > 0, lower > range.lowerBound - 24, text[lower - 1] != 0x20 { lower -= 1 }
    while upper < text.count, upper < range.upperBound + 24, text[upper] != 0x20 { upper += 1 }
    while lower > 0, text[lower] & 0xC0 == 0x80 { lower -= 1 }
    while upper < text.count, text[upper] & 0xC0 == 0x80 { upper += 1 }
    if text[lower] == 0x20, lower + 1 < upper { lower += 1 }
    return lower..<upper
  }

  private static func hashes(of bytes: [UInt8]) -> [UInt16] {
    bytes.indices.dropLast(2).map { index in
      let first = Int(lower(bytes[index]))
      let second = Int(lower(bytes[index + 1]))
      let third = Int(lower(bytes[index + 2]))
      return UInt16((first &* 1_571 &+ second &* 59 &+ third) & (tableSize - 1))
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }
}

extension NearestPassage {
  /// The most scalars of a passage that are shown.
  static let shownLength = 80

  /// A passage of a document, cut after a word to what can be shown, with white space as single
  /// spaces.
  init(showing range: Range<Int>, of document: DocumentText) {
    let end = min(range.upperBound, range.lowerBound + Self.shownLength)
    var scalars = Array(document.text(in: range.lowerBound..<end).unicodeScalars)
    let isCut = end < range.upperBound
    if isCut, let space = scalars.lastIndex(where: \.properties.isWhitespace), space > 40 {
      scalars.removeSubrange(space...)
    }
    var shown = ""
    for word in scalars.split(whereSeparator: \.properties.isWhitespace) {
      if !shown.isEmpty { shown += " " }
      shown.unicodeScalars.append(contentsOf: word)
    }
    text = isCut ? shown + "…" : shown
    self.range = range
  }
}
