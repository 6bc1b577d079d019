/// Finds the passage that shares most with a quote, in time linear in the text.
///
/// Both are folded texts. Compared are runs of three bytes without ASCII case, so that a word
/// with a slip in it still counts for most of itself.
struct NearestPassageSearch {
  private let quote: [UInt8]
  /// How often each run of three occurs in the quote, by its hash.
  private var wanted = [Int32](repeating: 0, count: Self.tableSize)

  private static let tableSize = 1 << 14

  /// A search for a folded quote.
  init(_ quote: [UInt8]) {
    self.quote = WantedQuote.trimmed(quote)
    for index in self.quote.indices.dropLast(2) { wanted[Self.hash(self.quote, index)] += 1 }
  }

  /// The range of the best passage, in bytes, or nil when less than a third of the quote is
  /// anywhere in one place.
  func best(in text: [UInt8]) -> Range<Int>? {
    let runs = quote.count - 2
    guard runs > 0, text.count >= 3 else { return nil }
    var missing = wanted
    var shared = 0
    var best = (shared: 0, end: 0)
    for end in 0..<(text.count - 2) {
      let entering = Self.hash(text, end)
      if missing[entering] > 0 { shared += 1 }
      missing[entering] -= 1
      if end >= runs {
        let leaving = Self.hash(text, end - runs)
        missing[leaving] += 1
        if missing[leaving] > 0 { shared -= 1 }
      }
      if shared > best.shared { best = (shared, end) }
    }
    guard best.shared * 3 >= runs, best.shared > 0 else { return nil }
    var first = max(0, best.end - runs + 1)
    while wanted[Self.hash(text, first)] == 0 { first += 1 }
    let passage = wholeWords(first..<(best.end + 3), in: text)
    guard passage.count > NearestPassage.shownLength else { return passage }
    return wholeWords(
      max(passage.lowerBound, slip(in: passage, of: text) - 40)..<passage.upperBound, in: text)
  }

  /// Where a passage stops to read like the quote, so that what is shown can hold that place.
  private func slip(in passage: Range<Int>, of text: [UInt8]) -> Int {
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

  private static func hash(_ bytes: [UInt8], _ index: Int) -> Int {
    let first = Int(lower(bytes[index]))
    let second = Int(lower(bytes[index + 1]))
    let third = Int(lower(bytes[index + 2]))
    return (first &* 1_571 &+ second &* 59 &+ third) & (tableSize - 1)
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
