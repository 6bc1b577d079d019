/// Fragments in their order, with what must stand right before the first and after the last; in
/// UTF-8, exact or folded like the text that is searched.
struct QuotePattern {
  let fragments: [[UInt8]]
  let prefix: [UInt8]
  let suffix: [UInt8]
  /// Whether a space may be there or not between prefix and quote, and quote and suffix.
  let forgivesSeams: Bool

  /// The places of a pattern, in bytes: a range for each fragment of each.
  struct Places {
    /// The first places.
    var first: [[Range<Int>]] = []
    /// How many there are in all.
    var count = 0
  }

  /// The places in a text, at most `limit` of them listed.
  ///
  /// Each start of the first fragment gives one match: every further fragment is the first after
  /// the one before. Later starts end no earlier, so that of matches with the same end the
  /// shorter is the later one.
  func places(in searched: inout SearchedText, limit: Int) -> Places {
    guard fragments.allSatisfy({ !$0.isEmpty }) else { return Places() }
    let text = searched.bytes
    var searches = fragments.map { FragmentSearch(searched.search(for: $0)) }
    var places = Places()
    var pending: [Range<Int>]?
    func keep(_ place: [Range<Int>]?) {
      guard let place else { return }
      if places.first.count < limit { places.first.append(place) }
      places.count += 1
    }
    var start = 0
    while let place = match(from: start, in: text, &searches) {
      if place.last?.upperBound != pending?.last?.upperBound { keep(pending) }
      pending = place
      start = place[0].lowerBound + 1
    }
    keep(pending)
    return places
  }

  /// The match with the first start that is at or after `minimum`.
  private func match(
    from minimum: Int, in text: [UInt8], _ searches: inout [FragmentSearch]
  ) -> [Range<Int>]? {
    var place: [Range<Int>] = []
    var start = minimum
    for index in fragments.indices {
      let range = searches[index].first(from: start) { range in
        (index > 0 || follows(prefix, before: range, in: text))
          && (index < fragments.count - 1 || precedes(suffix, after: range, in: text))
      }
      guard let range else { return nil }
      place.append(range)
      start = range.upperBound
    }
    return place
  }

  /// Whether the prefix ends where a range starts.
  private func follows(_ prefix: [UInt8], before range: Range<Int>, in text: [UInt8]) -> Bool {
    if prefix.isEmpty { return true }
    let before = text[..<range.lowerBound]
    if before.suffix(prefix.count).elementsEqual(prefix) { return true }
    guard forgivesSeams else { return false }
    let words = prefix.last == 0x20 ? prefix.dropLast() : prefix[...]
    let rest = before.last == 0x20 ? before.dropLast() : before
    return !words.isEmpty && rest.suffix(words.count).elementsEqual(words)
  }

  /// Whether the suffix starts where a range ends.
  private func precedes(_ suffix: [UInt8], after range: Range<Int>, in text: [UInt8]) -> Bool {
    if suffix.isEmpty { return true }
    let after = text[range.upperBound...]
    if after.starts(with: suffix) { return true }
    guard forgivesSeams else { return false }
    let words = suffix.first == 0x20 ? suffix.dropFirst() : suffix[...]
    let rest = after.first == 0x20 ? after.dropFirst() : after
    return !words.isEmpty && rest.starts(with: words)
  }
}

/// The places of one fragment, asked for with ever later starts.
private struct FragmentSearch {
  private var search: SubstringSearch
  private var current: Range<Int>?
  private var isAtEnd = false

  init(_ search: SubstringSearch) { self.search = search }

  /// The first place at or after `minimum` that is wanted; `minimum` never goes back.
  mutating func first(from minimum: Int, where isWanted: (Range<Int>) -> Bool) -> Range<Int>? {
    if let current, current.lowerBound >= minimum { return current }
    while !isAtEnd {
      guard let place = search.next(from: minimum) else { break }
      let range = place..<(place + search.pattern.count)
      if isWanted(range) {
        current = range
        return range
      }
    }
    isAtEnd = true
    return nil
  }
}
