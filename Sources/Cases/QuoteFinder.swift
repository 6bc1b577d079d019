/// Finds quotes in one document: exactly first, then with typography folded.
///
/// Ranges and texts always come from the document as it is.
package struct QuoteFinder: Sendable {
  /// The document's text.
  package let text: DocumentText
  private var exact: SearchedText
  private lazy var folded = FoldedText(text.utf8)
  private lazy var searchedFolded = SearchedText(folded.bytes)
  private lazy var lines = LineTable(text.utf8)
  private lazy var nearestSearch = NearestPassageSearch(folded.bytes)
  /// How many more bytes may be read in search of nearest passages, so that a case full of
  /// missing quotes stays quick.
  private var nearestBudget: Int

  /// The most places of an ambiguous quote that are listed.
  package static let placeLimit = 10

  /// A finder for a text; beyond `nearestBudget` bytes, no passage is compared with a missing quote.
  package init(_ text: DocumentText, nearestBudget: Int = 1 << 30) {
    self.text = text
    self.nearestBudget = nearestBudget
    exact = SearchedText(text.utf8)
  }

  /// The place of a quote, chosen by the text right before and right after it where given.
  ///
  /// " … " or " ... " in the quote skips what lies between two fragments, unless the document
  /// has the quote as it stands. Each fragment is the first after the one before; of two matches
  /// with the same end the shorter counts. An empty prefix or suffix is none.
  package mutating func find(
    _ quote: String, prefix: String? = nil, suffix: String? = nil
  ) -> QuoteResult {
    let wanted = WantedQuote(quote: quote, prefix: prefix ?? "", suffix: suffix ?? "")
    if let refusal = wanted.refusal { return .refused(refusal) }
    if let result = firstResult(of: wanted) { return result }
    return .missing(explainMissing(wanted))
  }

  /// The places of an ambiguous quote in words, each with its line and column and what is beside
  /// it, and what to do.
  package mutating func message(ofAmbiguous places: [[Range<Int>]], count: Int) -> String {
    let lines = lines
    let listed = places.compactMap { place -> String? in
      guard let first = place.first, let passage = passage(around: place) else { return nil }
      return "\(lines.mark(ofScalar: first.lowerBound)) \"\(passage.text)\""
    }
    let more = count > listed.count ? " and \(count - listed.count) more" : ""
    return "the quote is in \(count) places: \(listed.joined(separator: ", "))\(more);"
      + " choose one with 'prefix' or 'suffix', the text right before or after it"
  }

  /// The result of the first pattern that is in the document; nil when none is.
  private mutating func firstResult(of wanted: WantedQuote) -> QuoteResult? {
    for pattern in wanted.exactPatterns {
      let places = pattern.places(in: &exact, limit: Self.placeLimit)
      if let result = result(places, { $0 }) { return result }
    }
    for pattern in wanted.foldedPatterns {
      let places = pattern.places(in: &searchedFolded, limit: Self.placeLimit)
      if let result = result(places, folded.original(of:)) { return result }
    }
    return nil
  }

  private func result(
    _ places: QuotePattern.Places, _ original: (Range<Int>) -> Range<Int>
  ) -> QuoteResult? {
    let ranges = places.first.map { $0.map { text.scalars(ofBytes: original($0)) } }
    guard let only = ranges.first else { return nil }
    return places.count == 1 ? .found(only) : .ambiguous(ranges, count: places.count)
  }

  /// What of a quote that is nowhere is to blame.
  private mutating func explainMissing(_ wanted: WantedQuote) -> MissingQuote {
    if wanted.hasContext {
      switch firstResult(of: wanted.withoutContext) {
      case .found(let place):
        return MissingQuote(cause: .context, nearest: passage(around: place))
      case .ambiguous(let places, _):
        return MissingQuote(cause: .context, nearest: passage(around: places[0]))
      default: break
      }
    }
    let fragments = wanted.fragments
    guard fragments.count > 1 else {
      return nearestMiss(.quote, to: wanted)
    }
    for (index, fragment) in fragments.enumerated() where firstResult(of: fragment) == nil {
      return nearestMiss(.fragment(index + 1, text: fragment.quote), to: fragment)
    }
    let reached = wanted.fragmentsInOrder(in: &searchedFolded)
    let index = min(reached, fragments.count - 1)
    let text = fragments[index].quote
    return MissingQuote(cause: .order(index + 1, text: text), nearest: nil)
  }

  /// The first place of a quote with the words around it.
  private func passage(around place: [Range<Int>]) -> NearestPassage? {
    guard let first = place.first?.lowerBound, let last = place.last?.upperBound else { return nil }
    let reach = 20
    var lower = max(0, first - reach)
    var upper = min(text.scalarCount, last + reach)
    let before = Array(text.text(in: lower..<first).unicodeScalars)
    let after = Array(text.text(in: last..<upper).unicodeScalars)
    if lower > 0, let space = before.firstIndex(where: \.properties.isWhitespace) {
      lower += space + 1
    }
    if upper < text.scalarCount, let space = after.lastIndex(where: \.properties.isWhitespace) {
      upper = last + space
    }
    return NearestPassage(showing: lower..<upper, of: text)
  }

  /// That something is missing, with the passage that comes nearest to it.
  private mutating func nearestMiss(
    _ cause: MissingQuote.Cause, to wanted: WantedQuote
  ) -> MissingQuote {
    guard nearestBudget >= folded.bytes.count else {
      return MissingQuote(cause: cause, nearest: nil, isUncompared: true)
    }
    nearestBudget -= folded.bytes.count
    let nearest = nearestSearch.best(for: wanted.folded).map { found in
      NearestPassage(showing: text.scalars(ofBytes: folded.original(of: found)), of: text)
    }
    return MissingQuote(cause: cause, nearest: nearest)
  }
}
