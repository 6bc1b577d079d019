/// A quote with its prefix and suffix, and the patterns it is looked for by, in their order.
struct WantedQuote {
  let quote: String
  let prefix: String
  let suffix: String
  private let exact: [UInt8]
  /// The quote folded.
  let folded: [UInt8]

  init(quote: String, prefix: String = "", suffix: String = "") {
    self.quote = quote
    self.prefix = prefix
    self.suffix = suffix
    exact = Array(quote.utf8)
    folded = FoldedText(exact).bytes
  }

  var hasContext: Bool { !prefix.isEmpty || !suffix.isEmpty }

  /// The quote alone.
  var withoutContext: WantedQuote { WantedQuote(quote: quote) }

  /// Why the quote cannot be looked for at all.
  var refusal: String? {
    if Self.isBlank(folded) { return "the quote is empty: copy the words that carry the relation" }
    let exact = Self.split(exact)
    let fragments = (exact.count > 1 ? exact.map { FoldedText($0).bytes } : []) + Self.split(folded)
    guard fragments.contains(where: Self.isBlank) else { return nil }
    return "a fragment of the quote is empty: put words on both sides of each ellipsis"
  }

  /// Whether nothing but white space is left of a text that was folded.
  private static func isBlank(_ folded: [UInt8]) -> Bool { folded.allSatisfy { $0 == 0x20 } }

  /// The quote's fragments, each as a quote of its own.
  var fragments: [WantedQuote] {
    let exact = Self.split(exact)
    let pieces = exact.count > 1 ? exact : Self.split(folded)
    return pieces.map { WantedQuote(quote: String(decoding: $0, as: UTF8.self)) }
  }

  /// The quote as it stands, then its fragments.
  var exactPatterns: [QuotePattern] {
    patterns(quote: exact) { fragments in
      QuotePattern(
        fragments: fragments, prefix: Array(prefix.utf8), suffix: Array(suffix.utf8),
        forgivesSeams: false)
    }
  }

  /// The folded quote, then its fragments; then both without white space around the quote, which
  /// the blocks of YAML add.
  var foldedPatterns: [QuotePattern] {
    let trimmed = Self.trimmed(folded)
    let prefix = FoldedText(Array(prefix.utf8)).bytes
    let suffix = FoldedText(Array(suffix.utf8)).bytes
    return [folded, trimmed].prefix(folded == trimmed ? 1 : 2).flatMap { quote in
      patterns(quote: quote) { fragments in
        QuotePattern(
          fragments: fragments, prefix: prefix, suffix: suffix, forgivesSeams: true)
      }
    }
  }

  private func patterns(
    quote: [UInt8], _ pattern: ([[UInt8]]) -> QuotePattern
  ) -> [QuotePattern] {
    let fragments = Self.split(quote)
    let whole = pattern([quote])
    let isWhole = fragments.count < 2 || fragments.contains { $0.isEmpty }
    return isWhole ? [whole] : [whole, pattern(fragments)]
  }

  /// How many fragments follow each other in a folded text, from the first place of the first.
  func fragmentsInOrder(in text: inout SearchedText) -> Int {
    var end = 0
    let pieces = fragments.map { Self.trimmed($0.folded) }
    for (index, piece) in pieces.enumerated() {
      var search = text.search(for: piece)
      guard let place = search.next(from: end) else { return index }
      end = place + piece.count
    }
    return pieces.count
  }

  /// The pieces between " … " or " ... ".
  static func split(_ quote: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var start = 0
    var index = 0
    while index < quote.count {
      if quote[index] == 0x20,
        let joint = joints.first(where: { quote[index...].starts(with: $0) })
      {
        pieces.append(Array(quote[start..<index]))
        index += joint.count
        start = index
      } else {
        index += 1
      }
    }
    return pieces + [Array(quote[start...])]
  }

  private static let joints = [Array(" … ".utf8), Array(" ... ".utf8)]

  /// Folded text without the spaces around it.
  static func trimmed(_ folded: [UInt8]) -> [UInt8] {
    var rest = folded[...]
    if rest.first == 0x20 { rest = rest.dropFirst() }
    if rest.last == 0x20 { rest = rest.dropLast() }
    return Array(rest)
  }
}
