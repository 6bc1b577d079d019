import Testing

@testable import CasePage

/// What opens a source at the words.
@Suite struct TextFragmentTests {
  @Test(
    arguments: [
      // Punctuation with a meaning is encoded; white space is one space.
      ("well-known, a\u{A0}b & c", nil, nil, "text=well%2Dknown%2C%20a%20b%20%26%20c"),
      ("Ñandú", nil, nil, "text=%C3%91and%C3%BA"),
      // A short quote comes with its neighbours, of which the outer ones may be cut.
      (
        "the fuel", "ed on the walls of that harbour ", " to the port and then to the air",
        "text=walls%20of%20that%20harbour-,the%20fuel,-to%20the%20port%20and"
      ),
      // Not beyond a paragraph, and not within a word.
      ("the fuel", "one.\nTwo ", "s of it", "text=Two-,the%20fuel"),
      ("the fuel", "x", "\nNext paragraph", "text=the%20fuel"),
      // A long one stands for itself.
      (
        "one two three four five six seven eight", "zero ", " nine ten",
        "text=one%20two%20three%20four%20five%20six%20seven%20eight"
      ),
    ] as [(String, String?, String?, String)])
  func short(words: String, before: String?, after: String?, directives: String) throws {
    #expect(
      try #require(TextFragment([words], before: before, after: after)).directives == directives)
  }

  /// Of what is long, or goes over paragraphs, both ends are named.
  @Test func long() throws {
    let words = (1...120).map { "word\($0)" }.joined(separator: " ")
    let fragment = try #require(TextFragment([words], before: "so and so ", after: " and so on"))
    let start = "word1%20word2%20word3%20word4%20word5"
    let end = "word116%20word117%20word118%20word119%20word120"
    #expect(fragment.directives == "text=so%20and%20so-,\(start),\(end),-and%20so%20on")
    let two = "a b c d e f\n\ng h i j k l"
    #expect(
      try #require(TextFragment([two], before: nil, after: nil)).directives
        == "text=a%20b%20c%20d%20e,h%20i%20j%20k%20l")
  }

  @Test func addresses() throws {
    let fragment = try #require(TextFragment(["a", "b"], before: nil, after: nil))
    #expect(fragment.link(to: "https://x.org/") == "https://x.org/#:~:text=a&text=b")
    #expect(fragment.link(to: "https://x.org/#top") == "https://x.org/#top:~:text=a&text=b")
    #expect(TextFragment([" "], before: nil, after: nil) == nil)
  }
}
