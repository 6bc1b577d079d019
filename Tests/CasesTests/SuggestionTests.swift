import Cases
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("tpye", "type"), ("organization", "organisation"), ("suplies", "supplies"),
    ("same_as", "same-as"), ("TITLE", "title"), ("form", "from"), ("tp", "to"),
    ("prosecuted-by", "prosecutes"),
  ])
  func nearWordsAreSuggested(_ word: String, _ expected: String) {
    let candidates = [
      "type", "title", "organisation", "supplies", "same-as", "from", "to", "prosecutes",
    ]
    #expect(Suggestion.nearest(to: word, among: candidates) == expected)
    #expect(Suggestion.nearest(to: word, among: candidates.reversed()) == expected)
  }

  @Test(arguments: ["", "x", "zebra", "qqqq", "ab"])
  func farWordsAreNot(_ word: String) {
    #expect(Suggestion.nearest(to: word, among: ["type", "title", "cd", "y", ""]) == nil)
    #expect(Suggestion.phrase(for: word, among: ["type", "title", "cd"]) == "")
  }

  @Test func tiesAreBrokenByBytes() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "bad", "hat"]) == "bad")
    #expect(Suggestion.nearest(to: "bat", among: ["hat", "cat", "bad"]) == "bad")
  }

  @Test func phraseAsks() {
    #expect(Suggestion.phrase(for: "tpye", among: ["type"]) == "; did you mean 'type'?")
  }
}
