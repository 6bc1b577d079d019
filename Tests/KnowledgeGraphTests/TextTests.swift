import KnowledgeGraph
import Testing

/// Texts are their bytes.
@Suite struct TextTests {
  @Test func equivalentTextsAreDifferentTexts() {
    #expect("\u{E9}" == "e\u{301}" as String)
    #expect(Text("\u{E9}") != Text("e\u{301}"))
    #expect(Set([Text("\u{E9}"), Text("e\u{301}"), Text("\u{E9}")]).count == 2)
    #expect(Identifier("\u{E9}") != Identifier("e\u{301}"))
    #expect(IRI("urn:x:\u{E9}") != IRI("urn:x:e\u{301}"))
  }

  @Test func orderIsThatOfBytes() {
    let texts: [Text] = ["", "A", "Z", "a", "aa", "e\u{301}", "\u{7F}0", "\u{E9}", "\u{FFFD}", "😀"]
    let sorted = texts.shuffled().sorted()
    #expect(
      sorted == texts.sorted { Array($0.string.utf8).lexicographicallyPrecedes($1.string.utf8) })
    #expect(sorted.first == "")
    #expect(sorted.last == "😀")
    // In UTF-16, or by Swift's collation, these two would stand the other way round.
    #expect(Text("\u{FFFD}") < Text("😀"))
    #expect(!(Text("a") < Text("a")))
  }

  @Test func whatNoFormatCarriesIsReplacedOneForOne() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl = scalar.properties.generalCategory == .control
      let isKept = !isControl || ["\t", "\n", "\r"].contains(scalar)
      let isExcluded = !isKept || value == 0xFFFE || value == 0xFFFF
      let text = Text("a\(scalar)b")
      if Text.excludes(scalar) != isExcluded || text.scalarCount != 3
        || Array(text.string.unicodeScalars)[1] != (isExcluded ? "\u{FFFD}" : scalar)
      {
        Issue.record("U+\(String(value, radix: 16)) is not treated as it should be")
      }
    }
  }

  @Test func lineEndsAreKept() {
    let text = Text("a\r\nb\rc\n\td")
    #expect(Array(text.string.utf8) == Array("a\r\nb\rc\n\td".utf8))
    #expect(text.scalarCount == 9)
    #expect(Text("👩‍👩‍👧").scalarCount == 5)
    #expect(Text("").isEmpty)
    #expect(!Text("\u{200B}").isEmpty)
  }

  @Test func whatLooksLikeAControlByItsFirstByteIsKept() {
    #expect(
      Text("\u{A0}\u{BF}\u{F000}\u{FFFD}\u{FEFF}").string == "\u{A0}\u{BF}\u{F000}\u{FFFD}\u{FEFF}")
  }

  @Test(arguments: ["a", "0", "a-b", "el-mencho", "a1-2b-c3", "007"]) func slugs(slug: String) {
    #expect(Identifier.isSlug(slug))
    #expect(Identifier(slug)?.isSlug == true)
  }

  @Test(arguments: [
    "", "-", "a-", "-a", "a--b", "A", "aB", "a_b", "a b", "a.b", "é", "e\u{301}", "a\n", "ａ", "a/b",
    "a–b", "\u{0}",
  ]) func noSlugs(text: String) {
    #expect(!Identifier.isSlug(text))
  }

  @Test func anIdentifierIsNotEmpty() {
    #expect(Identifier(String()) == nil)
    #expect(Identifier(Text("")) == nil)
    #expect(Identifier(" ").string == " ")
    #expect(("quoted-about" as Identifier).label == "quoted about")
    #expect(("-" as Identifier).label == " ")
  }
}
