import Testing

/// What is said of quotes: every message and its place, nothing else.
@Suite struct CaseQuotesTests {
  @Test func aWrongQuote() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: delivered the gas}"],
      says: """
        13:21: error: the quote is not in the document; the nearest passage is \
        "delivered the fuel"
        """)
  }

  @Test func aQuoteLikeNothing() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: xylophones}"],
      says: """
        13:21: error: the quote is not in the document, nor is anything like it
        """)
  }

  @Test func anAmbiguousQuote() throws {
    try ExampleCase.expect(
      [
        6: "  blue: {name: Blue Shipping, aliases: [agent], type: organisation}",
        7: "  port: {name: Port Authority, aliases: [note], type: organisation}",
        13: "  evidence: {quote: denies every delivery}",
      ],
      says: """
        13:21: error: the quote is in 2 places: 3:11 "The agent denies every delivery, \
        and denies every", 3:38 "delivery, and denies every delivery note."; choose one \
        with 'prefix' or 'suffix', the text right before or after it
        """)
  }

  @Test func aPrefixChooses() throws {
    try ExampleCase.expect(
      [
        6: "  blue: {name: Blue Shipping, aliases: [agent], type: organisation}",
        7: "  port: {name: Port Authority, aliases: [note], type: organisation}",
        13: "  evidence: {quote: denies every delivery, prefix: \"and \"}",
      ],
      says: "")
  }

  @Test func aSuffixChooses() throws {
    try ExampleCase.expect(
      [
        6: "  blue: {name: Blue Shipping, aliases: [agent], type: organisation}",
        7: "  port: {name: Port Authority, aliases: [note], type: organisation}",
        13: "  evidence: {quote: denies every delivery, suffix: \" note\"}",
      ],
      says: "")
  }

  @Test func aPrefixThatIsNotThere() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: denies every delivery, prefix: \"he \"}"],
      says: """
        13:21: error: the quote is in the document, but not with this prefix and suffix right \
        beside it; it stands in "The agent denies every delivery, and denies every"
        """)
  }

  @Test func aPrefixThatIsAList() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: denies every delivery, prefix: [and]}"],
      says: """
        13:52: error: the prefix is a list, but a text was expected
        """)
  }

  @Test func aMisspeltSuffix() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: denies every delivery, sufix: \" note\"}"],
      says: """
        13:44: error: unknown key 'sufix' in a piece of evidence; did you mean 'suffix'?
        """)
  }

  @Test func anEllipsis() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: \"Blue Shipping … the Port Authority\"}"],
      says: "")
  }

  @Test func anEllipsisOfDots() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: \"Blue Shipping ... the Port Authority\"}"],
      says: "")
  }

  @Test func aWrongFragment() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: \"Blue Shipping … the Harbour Authority of Elsewhere\"}"],
      says: """
        13:21: error: fragment 2 of the quote, "the Harbour Authority of Elsewhere", is not in \
        the document; the nearest passage is "the Port Authority. Ann Archer"
        """)
  }

  @Test func fragmentsOutOfOrder() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: \"Port Authority … delivered the fuel\"}"],
      says: """
        13:21: error: fragment 2 of the quote, "delivered the fuel", does not follow the fragment \
        before it
        """)
  }

  @Test func anEmptyFragment() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: \"Blue Shipping … \"}"],
      says: """
        13:21: error: a fragment of the quote is empty: put words on both sides of each ellipsis
        """)
  }

  @Test func typographyIsFolded() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: \"delivered  the fuel\"}"],
      says: "")
  }

  @Test func borrowedProvenance() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: The agent}"],
      says: """
        13:21: warning: borrowed provenance: neither the quote nor its paragraph names 'blue' or \
        'port'; quote the words that do, or add the name that stands there to the actor's aliases
        """)
  }

  @Test func anAliasNamesAnEnd() throws {
    try ExampleCase.expect(
      [
        6: "  blue: {name: Blue Shipping, aliases: [the AGENT], type: organisation}",
        13: "  evidence: {quote: The agent}",
      ],
      says: """
        13:21: warning: borrowed provenance: neither the quote nor its paragraph names 'port'; \
        quote the words that do, or add the name that stands there to the actor's aliases
        """)
  }

  @Test func aNameInsideOfAWordIsNone() throws {
    try ExampleCase.expect(
      [
        6: "  blue: {name: Blue Shipping, aliases: [age], type: organisation}",
        7: "  port: {name: Port Authority, aliases: [agent], type: organisation}",
        13: "  evidence: {quote: The agent}",
      ],
      says: """
        13:21: warning: borrowed provenance: neither the quote nor its paragraph names 'blue'; \
        quote the words that do, or add the name that stands there to the actor's aliases
        """)
  }

  @Test func aQuoteAcrossParagraphsHasBoth() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: \"leads the Port Authority. The agent\"}"],
      says: "")
  }

  @Test func aLoopIsSaidOnce() throws {
    try ExampleCase.expect(
      [
        10: "- from: blue",
        12: "  to: blue",
        13: "  evidence: {quote: The agent}",
      ],
      says: """
        13:21: warning: borrowed provenance: neither the quote nor its paragraph names 'blue'; \
        quote the words that do, or add the name that stands there to the actor's aliases
        """)
  }

  @Test func aNameOfNothingVisible() throws {
    try ExampleCase.expect(
      [
        6: "  blue: {name: \"\\u200B\", type: organisation}",
        13: "  evidence: {quote: delivered the fuel}",
      ],
      says: "6:16: error: the name is blank; give it a value")
  }

  @Test func aNameOfASoftHyphenAmongAliases() throws {
    try ExampleCase.expect(
      [
        6: "  blue: {name: Blue Shipping, aliases: [\"\\u00AD\"], type: organisation}",
        13: "  evidence: {quote: delivered the fuel}",
      ],
      says: "6:41: error: the alias is blank; give it a value")
  }

  @Test func aMissingFileAndManyQuotes() throws {
    try ExampleCase.expect(
      [
        4: "  ledger: {file: other.txt}",
        13: "  evidence: [{quote: a}, {quote: b}, {quote: c}]",
      ],
      says: """
        4:18: error: 'other.txt' is not in the case folder: put it there, or give its 'sha256' to \
        leave its evidence unchecked
        """)
  }
}
