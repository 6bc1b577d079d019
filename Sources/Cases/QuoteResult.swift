/// What came of looking for a quote in a document; all ranges are half-open and count Unicode
/// scalars of the document.
package enum QuoteResult: Sendable, Equatable {
  /// The one place, a range for each fragment.
  case found([Range<Int>])
  /// Several places, a range for each fragment of each; the first ones, and how many there are.
  case ambiguous([[Range<Int>]], count: Int)
  /// No place.
  case missing(MissingQuote)
  /// The quote cannot be looked for; the message says why.
  case refused(String)
}

/// Why a quote is not found, and what comes nearest to it.
package struct MissingQuote: Sendable, Equatable {
  /// What it was that is not there.
  package enum Cause: Sendable, Equatable {
    /// The quote.
    case quote
    /// A fragment of the quote, counted from 1.
    case fragment(Int, text: String)
    /// A fragment, counted from 1, that stands only before the end of the one before it.
    case order(Int, text: String)
    /// The prefix or suffix: the quote itself is there.
    case context
  }

  /// What it was that is not there.
  package let cause: Cause
  /// The passage that comes nearest; for `context`, the first place of the quote.
  package let nearest: NearestPassage?
  /// Whether the document was too long to be compared with one more quote that is missing.
  package var isUncompared = false

  /// What is missing in words, and the nearest passage: for a message that `document` names.
  package var message: String {
    let missing: String
    switch cause {
    case .quote:
      missing = "the quote is not in the document"
    case .fragment(let number, let text):
      missing =
        "fragment \(number) of the quote, \"\(text.shortened(to: 60))\","
        + " is not in the document"
    case .order(let number, let text):
      return "fragment \(number) of the quote, \"\(text.shortened(to: 60))\","
        + " does not follow the fragment before it"
    case .context:
      missing = "the quote is in the document, but not with this prefix and suffix right beside it"
    }
    if isUncompared { return missing }
    guard let nearest else { return "\(missing), nor is anything like it" }
    return "\(missing); \(cause == .context ? "it stands in" : "the nearest passage is")"
      + " \"\(nearest.text)\""
  }
}

/// A passage of a document to show beside a quote.
package struct NearestPassage: Sendable, Equatable {
  /// About 80 scalars on one line; `…` where something was cut off.
  package let text: String
  /// Where the passage is, in Unicode scalars.
  package let range: Range<Int>
}
