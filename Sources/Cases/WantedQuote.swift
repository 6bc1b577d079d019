/// A quote with its prefix and suffix, and the patterns it is looked for by, in their order.
struct WantedQuote {
  let quote: String
  let prefix: String
  let suffix: String

  var hasContext: Bool { !prefix.isEmpty || !suffix.isEmpty }

  /// The quote alone.
  var withoutContext: WantedQuote { WantedQuote(quote: quote, prefix: "", suffix: "") }

  /// The quote's fragments, each as a quote of its own.
  var fragments: [WantedQuote] {
    let exact = Self.split(Array(quote.utf8))
    let pieces = exact.count > 1 ? exact : Self.split(FoldedText(Array(quote.utf8)).bytes)
    return pieces.map { piece in
      WantedQuote(quote: String(decoding: piece, as: UTF8.self), prefix: "", suffix: "")
    }
  }

  /// The quote as it stands, then its fragments.
  var exactPatterns: [QuotePattern] {
    patterns(quote: Array(quote.utf8)) { fragments in
      QuotePattern(
        fragments: fragments, prefix: Array(prefix.utf8), suffix: Array(suffix.utf8),
        forgivesSeams: false)
    }
  }

  /// The folded quote, then its fragments; then both without white space around the quote, which
  /// the blocks of YAML add.
  var foldedPatterns: [QuotePattern] {
    let folded = FoldedText(Array(quote.utf8)).bytes
    let trimmed = Self.trimmed(folded)
    return [folded, trimmed].prefix(folded == trimmed ? 1 : 2).flatMap { quote in
      patterns(quote: quote) { fragments in
        QuotePattern(
          fragments: fragments, prefix: FoldedText(Array(prefix.utf8)).bytes,
          suffix: FoldedText(Array(suffix.utf8)).bytes, forgivesSeams: true)
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
  func fragmentsInOrder(in folded: [UInt8]) -> Int {
    var end = 0
    let pieces = fragments.map { Self.trimmed(FoldedText(Array($0.quote.utf8)).bytes) }
    for (index, piece) in pieces.enumerated() {
      var search = SubstringSearch(piece, in: folded)
      guard let place = search.next(from: end) else { return index }
      end = place + piece.count
    }
    return pieces.count
  }

  /// The pieces between " … " or " ... ".
  static func split(_ quote: [UInt8]) -> [[UInt8]] {
    let joints = [Array(" … ".utf8), Array(" ... ".utf8)]
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = []
    var index = 0
    while index < quote.count {
      if let joint = joints.first(where: { quote[index...].starts(with: $0) }) {
        pieces.append(piece)
        piece = []
        index += joint.count
      } else {
        piece.append(quote[index])
        index += 1
      }
    }
    return pieces + [piece]
  }

  /// Folded text without the spaces around it.
  static func trimmed(_ folded: [UInt8]) -> [UInt8] {
    var rest = folded[...]
    if rest.first == 0x20 { rest = rest.dropFirst() }
    if rest.last == 0x20 { rest = rest.dropLast() }
    return Array(rest)
  }
}
