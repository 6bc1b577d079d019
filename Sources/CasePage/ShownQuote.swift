import GraphFormats
import KnowledgeGraph

/// The words of a piece of evidence as a page shows them: stretches of a document, of which each second one is
/// quoted.
struct ShownQuote {
  /// What is around and between the quoted stretches, and these; the first and last are context, and may be empty.
  /// Where context is cut off or skipped, it says so.
  let stretches: [String]
  /// What is after a document's address to open it at the words.
  let fragment: TextFragment?

  /// The words of `evidence`; nothing where it has none.
  static func of(_ evidence: Evidence, _ options: CasePage.Options) -> ShownQuote? {
    if case .found(let finding) = evidence.state { return found(evidence, finding, options) }
    return evidence.quote.map { quoted($0, limit: options.quoteLimit) }
  }

  /// A quote as the case has it, which nobody has looked for in the document.
  private static func quoted(_ quote: Evidence.Quote, limit: Int?) -> ShownQuote {
    let text = quote.text.string
    let isWhole = limit == nil
    return ShownQuote(
      stretches: ["", text.cut(to: limit), ""],
      fragment: TextFragment(
        fragments(of: text.wholeWords(within: limit)),
        before: isWhole ? quote.prefix?.string : nil, after: isWhole ? quote.suffix?.string : nil))
  }

  private static func found(
    _ evidence: Evidence, _ finding: Evidence.Finding, _ options: CasePage.Options
  ) -> ShownQuote {
    let words = finding.passages.map(\.exact.string)
    if let limit = options.quoteLimit {
      let (shown, whole) = cut(words, to: limit)
      return ShownQuote(
        stretches: [""] + alternating(shown) + [""],
        fragment: TextFragment(whole, before: nil, after: nil))
    }
    let fragment = TextFragment(words, before: finding.before.string, after: finding.after.string)
    guard let context = options.contexts[evidence.document, finding],
      context.between.count == words.count - 1
    else {
      let (before, after) = (finding.before.string, finding.after.string)
      return ShownQuote(
        stretches: [before.isEmpty ? "" : "…" + before] + alternating(words)
          + [after.isEmpty ? "" : after + "…"],
        fragment: fragment)
    }
    var stretches = [context.before, words[0]]
    for (gap, word) in zip(context.between, words.dropFirst()) { stretches += [gap, word] }
    return ShownQuote(stretches: stretches + [context.after], fragment: fragment)
  }

  /// Words, and between each two that something was skipped.
  private static func alternating(_ words: [String]) -> [String] {
    Array(words.map { [$0] }.joined(separator: [" […] "]))
  }

  /// The parts of a quote between ellipses that stand alone.
  private static func fragments(of quote: String) -> [String] {
    let words = quote.split(whereSeparator: \.isWhitespace)
    return words.split { $0 == "…" || $0 == "..." }.map { $0.joined(separator: " ") }
  }

  /// Words cut to `limit` Unicode scalars in all: as they are shown, and without what is cut in two.
  private static func cut(
    _ words: [String], to limit: Int
  ) -> (shown: [String], whole: [String]) {
    var shown: [String] = []
    var whole: [String] = []
    var left = limit
    for word in words where left > 0 {
      shown.append(word.cut(to: left))
      whole.append(word.wholeWords(within: left))
      left -= word.unicodeScalars.count
    }
    return (shown, whole)
  }
}

extension String {
  /// The first `limit` Unicode scalars up to the end of a word, or everything.
  fileprivate func wholeWords(within limit: Int?) -> String {
    guard let limit, unicodeScalars.count > limit else { return self }
    let cut = unicodeScalars.prefix(limit)
    if unicodeScalars[cut.endIndex].properties.isWhitespace { return String(cut) }
    guard let space = cut.lastIndex(where: \.properties.isWhitespace) else { return "" }
    return String(cut[..<space])
  }
}
