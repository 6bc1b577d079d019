import Cases
import Testing

/// Typographic folding told again, simply: scalar by scalar over whole texts.
private func folded(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": continue
    case "‘", "’", "‚", "‛", "\u{2BC}", "′": result.append("'")
    case "“", "”", "„", "‟", "″": result.append("\"")
    case "‐", "\u{2011}", "‒", "–", "—", "―", "−": result.append("-")
    case _ where scalar.properties.isWhitespace:
      if result.last != " " { result.append(" ") }
    default: result.append(scalar)
    }
  }
  return String(result)
}

private let distortions: [[String]] = [
  ["'", "’", "‘", "′"], ["\"", "“", "”", "„"], ["-", "–", "—", "\u{2011}", "−"],
  [" ", "\u{A0}", "\n", "\r\n", "  ", "\u{202F}", " \u{200B} "],
]
private let letters = ["a", "b", "é", "e\u{301}", "🎣", "\u{AD}", "\u{200B}", ".", "…", "ｗ"]

/// Writes a text anew with other typography of the same meaning.
private func distorted(_ text: String, _ random: inout Seeded) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    let piece = String(scalar)
    let choices = distortions.first { family in family.contains { areSame($0, piece) } }
    result += choices?.randomElement(using: &random) ?? piece
    if Int.random(in: 0..<8, using: &random) == 0 { result += "\u{AD}" }
  }
  return result
}

@Suite struct QuoteLawTests {
  private func document(_ random: inout Seeded) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...120, using: &random) {
      let pieces = Bool.random(using: &random) ? letters : distortions.flatMap { $0 }
      text += pieces.randomElement(using: &random) ?? ""
    }
    return text
  }

  /// The ranges of a result, or nil when it has none.
  private func places(_ result: QuoteResult) -> [[Range<Int>]]? {
    switch result {
    case .found(let place): [place]
    case .ambiguous(let places, _): places
    default: nil
    }
  }

  @Test func whatIsInADocumentIsFoundInIt() throws {
    var random = Seeded(20_260_228)
    for round in 0..<3000 {
      let whole = document(&random)
      let count = whole.unicodeScalars.count
      let start = Int.random(in: 0..<count, using: &random)
      let end = Int.random(in: (start + 1)...count, using: &random)
      let cut = whole.scalars(start..<end)
      let quote = round % 3 == 0 ? cut : distorted(cut, &random)
      var finder = QuoteFinder(DocumentText(whole))
      let result = finder.find(quote)
      if case .refused = result { continue }
      let found = try #require(places(result), "round \(round)")
      for place in found {
        let range = try #require(place.first)
        let exact = finder.text.text(in: range)
        #expect(place.count == 1, "round \(round)")
        #expect(areSame(folded(exact), folded(quote)), "round \(round)")
        #expect(areSame(exact, whole.scalars(range)), "round \(round)")
      }
      if round % 3 == 0 {
        #expect(found.contains([start..<end]) || found.count == QuoteFinder.placeLimit)
      }
    }
  }

  @Test func aMatchNeitherBeginsNorEndsWithWhatWasDropped() {
    #expect(place(of: "b c", in: "a\u{AD}\u{AD}b\u{A0}c\u{AD}d") == [3..<6])
    #expect(place(of: "b-", in: "\u{200B}b–\u{200B}") == [1..<3])
    #expect(place(of: "b\u{AD} ", in: "ab\r\n\u{AD}\r\n\u{AD}c") == [1..<7])
  }

  @Test func searchesAgreeWithTheSimplestOne() {
    var random = Seeded(3)
    for _ in 0..<400 {
      let letters: [Unicode.Scalar] =
        Bool.random(using: &random) ? ["a", "b"] : ["a", "a", "a", "b"]
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...200, using: &random) {
        text.append(letters.randomElement(using: &random) ?? "a")
      }
      let whole = String(text)
      let length = Int.random(in: 1...min(12, text.count), using: &random)
      let start = Int.random(in: 0...(text.count - length), using: &random)
      let quote = whole.scalars(start..<(start + length))
      let expected = (0...(text.count - length)).filter {
        whole.scalars($0..<($0 + length)) == quote
      }
      var finder = QuoteFinder(DocumentText(whole))
      switch finder.find(quote) {
      case .found(let place): #expect(expected == place.map(\.lowerBound))
      case .ambiguous(let places, let count):
        #expect(count == expected.count)
        #expect(places.map { $0[0].lowerBound } == Array(expected.prefix(QuoteFinder.placeLimit)))
      default: Issue.record("the quote is in the text")
      }
    }
  }

  @Test func oneOfManyQuotesIsFoundLikeTheOnlyOne() {
    var random = Seeded(11)
    let words = ["the", "ab", "fuel", "port’s", "aaaaaaaa", "harbour", "agent", "é", "was"]
    for count in [3, 40, 900] {
      let text = DocumentText(
        (0..<count).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " "))
      var busy = QuoteFinder(text)
      for round in 0..<200 {
        let start = Int.random(in: 0..<text.scalarCount, using: &random)
        var quote = text.text(in: start..<(start + Int.random(in: 1...30, using: &random)))
        if round % 3 == 0 { quote += " … " + (words.randomElement(using: &random) ?? "") }
        if round % 5 == 0 { quote = distorted(quote, &random) }
        if round % 7 == 0 { quote += "aab" }
        let prefix = round % 4 == 0 ? text.text(in: max(0, start - 3)..<start) : nil
        var fresh = QuoteFinder(text)
        #expect(busy.find(quote, prefix: prefix) == fresh.find(quote, prefix: prefix), "\(quote)")
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func hardTextsStayLinear() {
    let text = String(repeating: "a", count: 300_000)
    var finder = QuoteFinder(DocumentText(text))
    let half = String(repeating: "a", count: 150_000)
    guard case .ambiguous(_, let count) = finder.find(half) else {
      Issue.record("the text repeats itself")
      return
    }
    #expect(count == 150_001)
    guard case .missing = finder.find("b" + half + "b") else {
      Issue.record("the quote is not in the text")
      return
    }
  }
}
