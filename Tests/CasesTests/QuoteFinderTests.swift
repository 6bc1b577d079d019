import Cases
import Testing

/// The one place of a quote, or nil.
func place(
  of quote: String, in document: String, prefix: String? = nil, suffix: String? = nil
) -> [Range<Int>]? {
  var finder = QuoteFinder(DocumentText(document))
  guard case .found(let ranges) = finder.find(quote, prefix: prefix, suffix: suffix) else {
    return nil
  }
  return ranges
}

@Suite struct QuoteFinderTests {
  static let fixture =
    "Café cafe\u{301} 🎣🎣 said:\r\n“The agent\u{2019}s ship\u{AD}ment\u{A0}– 5\u{202F}000 l –"
    + " was\r\n  delivered.”\r\n\r\n\u{200B}\u{AD}Later \u{200B} it was … denied\u{AD}, ‘twice’."

  @Test(arguments: [
    "Café", "cafe\u{301}", "🎣🎣 said:\r\n“The", "\u{301}", "agent\u{2019}s ship\u{AD}ment",
    "was … denied", "\u{AD}", "\r\n\r\n", "5\u{202F}000",
  ])
  func exactTextsAreFoundWhereTheyAre(_ quote: String) throws {
    let expected = Self.fixture.range(of: quote)
    guard quote != "\u{AD}", quote != "\r\n\r\n" else {
      #expect(place(of: quote, in: Self.fixture) == nil)
      return
    }
    #expect(place(of: quote, in: Self.fixture) == [try #require(expected)])
  }

  @Test(arguments: [
    (
      "\"The agent's shipment - 5 000 l - was delivered.\"",
      "“The agent\u{2019}s ship\u{AD}ment\u{A0}– 5\u{202F}000 l – was\r\n  delivered.”"
    ),
    ("shipment", "ship\u{AD}ment"),
    ("shipm\u{AD}ent", "ship\u{AD}ment"),
    ("ment - 5", "ment\u{A0}– 5"),
    ("was delivered", "was\r\n  delivered"),
    ("was\ndelivered", "was\r\n  delivered"),
    ("Later it", "Later \u{200B} it"),
    ("denied, 'twice'.", "denied\u{AD}, ‘twice’."),
    ("said: \"The", "said:\r\n“The"),
    ("  was   …  denied\n", "was … denied"),
    ("ship", "ship"),
    ("'twice'", "‘twice’"),
    ("delivered.\" Later", "delivered.”\r\n\r\n\u{200B}\u{AD}Later"),
  ])
  func foldedTextsComeBackAsTheyAre(_ quote: String, _ exact: String) throws {
    let expected = try #require(Self.fixture.range(of: exact))
    #expect(place(of: quote, in: Self.fixture) == [expected])
    let text = DocumentText(Self.fixture).text(in: expected)
    #expect(areSame(text, exact))
  }

  @Test func normalisationAndCaseAreNotTypography() {
    #expect(place(of: "cafe\u{301} cafe", in: Self.fixture) == nil)
    #expect(place(of: "later", in: Self.fixture) == nil)
  }

  @Test func exactComesBeforeFolded() {
    #expect(place(of: "it's", in: "it’s it's it‘s") == [5..<9])
    #expect(place(of: "a b", in: "a\u{A0}b a b") == [4..<7])
  }

  @Test func severalPlacesAreAmbiguous() {
    var finder = QuoteFinder(DocumentText("aaa b aa"))
    #expect(finder.find("aa") == .ambiguous([[0..<2], [1..<3], [6..<8]], count: 3))
    #expect(finder.find("aa", suffix: " b") == .found([1..<3]))
    #expect(finder.find("aa", prefix: "b ") == .found([6..<8]))
    #expect(finder.find("aa", prefix: "", suffix: "") == finder.find("aa"))
    var many = QuoteFinder(DocumentText(String(repeating: "x ", count: 5000)))
    guard case .ambiguous(let places, let count) = many.find("x") else {
      Issue.record("many places are ambiguous")
      return
    }
    #expect(places.count == QuoteFinder.placeLimit && count == 5000)
  }

  @Test func contextTouchesTheQuote() {
    let document = "the agent denies. The “agent” \n denies, but denies"
    #expect(place(of: "denies", in: document, prefix: "the agent ") == [10..<16])
    #expect(place(of: "denies", in: document, prefix: "\"agent\" ") == [32..<38])
    #expect(place(of: "denies", in: document, prefix: "\"agent\"") == [32..<38])
    #expect(place(of: "denies", in: document, prefix: "but") == [44..<50])
    #expect(place(of: "denies", in: document, suffix: ",") == [32..<38])
    #expect(place(of: "denies", in: document, suffix: " , but") == [32..<38])
    #expect(place(of: "denies", in: document, prefix: "agent", suffix: "!") == nil)
  }

  @Test func fragmentsAreJoined() {
    #expect(place(of: "a … c", in: "a b c") == [0..<1, 4..<5])
    #expect(place(of: "a ... c", in: "a b c c") == [0..<1, 4..<5])
    #expect(place(of: "it's … l’eau", in: "it’s 🎣 l'eau") == [0..<4, 7..<12])
    #expect(place(of: "x … y … z", in: "x y y z") == [0..<1, 2..<3, 6..<7])
    #expect(place(of: "ab … bc", in: "abc") == nil)
  }

  @Test func ofMatchesWithTheSameEndTheShorterCounts() {
    #expect(place(of: "a … c", in: "a a b c") == [2..<3, 6..<7])
    #expect(place(of: "a … b … c", in: "a b a b c") == [4..<5, 6..<7, 8..<9])
    var finder = QuoteFinder(DocumentText("a1 c1 a2 c2"))
    #expect(finder.find("a … c") == .ambiguous([[0..<1, 3..<4], [6..<7, 9..<10]], count: 2))
    #expect(finder.find("a … c", suffix: "2") == .found([6..<7, 9..<10]))
    #expect(finder.find("a … c", prefix: "c1 ") == .found([6..<7, 9..<10]))
  }

  @Test func contextOfFragmentsTouchesTheOuterOnes() {
    let document = "“a b” x, ‘a b’ y, b z"
    #expect(place(of: "a … b", in: document, prefix: "'", suffix: "'") == [10..<11, 12..<13])
    #expect(place(of: "a … b", in: document, prefix: "‘", suffix: " z") == [10..<11, 18..<19])
  }

  @Test func blocksOfYAMLEndInALineEnd() {
    #expect(place(of: "the fuel\n", in: "sold the fuel, twice") == [5..<13])
    #expect(place(of: "the fuel\n", in: "the fuel, the fuel\nagain") == [10..<19])
  }

  @Test func anEllipsisOfTheDocumentIsTakenAsItStands() {
    #expect(place(of: "was … denied", in: "was so, was … denied") == [8..<20])
    #expect(place(of: "was... denied", in: "was... denied") == [0..<13])
  }

  @Test(arguments: ["", " ", "\n\t", "\u{A0}", "\u{AD}\u{200B}"])
  func emptyQuotesAreRefused(_ quote: String) {
    var finder = QuoteFinder(DocumentText(" a \n"))
    let message = "the quote is empty: copy the words that carry the relation"
    #expect(finder.find(quote) == .refused(message))
  }

  @Test(arguments: ["a …  … b", " … b", "a ... ", "a …  ... b"])
  func emptyFragmentsAreRefused(_ quote: String) {
    var finder = QuoteFinder(DocumentText("a b"))
    let message = "a fragment of the quote is empty: put words on both sides of each ellipsis"
    #expect(finder.find(quote) == .refused(message))
  }
}
