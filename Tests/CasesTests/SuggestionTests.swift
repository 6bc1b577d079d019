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

  @Test func allNearWordsAreFound() {
    var random = Seeded(5)
    func word() -> [Character] {
      (0..<Int.random(in: 1...9, using: &random)).map { _ in
        "abc".randomElement(using: &random) ?? "a"
      }
    }
    for _ in 0..<3000 {
      let (left, right) = (word(), word())
      let bound = left.count <= 3 ? 1 : max(2, left.count / 3)
      let distance = editDistance(left, right)
      let isNear =
        distance <= min(bound, left.count - (left.count > 1 ? 1 : 0))
        && distance < max(left.count, right.count)
      #expect(
        Suggestion.nearest(to: String(left), among: [String(right)])
          == (isNear ? String(right) : nil), "\(left) \(right)")
    }
  }

  @Test func beyondTheBudgetNothingIsSuggested() {
    var candidates = SuggestionCandidates(["type", "title"], budget: 5)
    let asked = ["tpye", "titel", "tpye", "ttle"].map { candidates.nearest(to: $0) }
    #expect(asked == ["type", "title", "type", nil])
  }

  @Test func phraseAsks() {
    #expect(Suggestion.phrase(for: "tpye", among: ["type"]) == "; did you mean 'type'?")
  }
}

/// The edits between two words, told again: insert, delete, replace, or swap two neighbours.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var table = (0...left.count).map { row in
    (0...right.count).map { column in row == 0 ? column : row }
  }
  for row in 1...left.count {
    for column in 1...right.count {
      let isSame = left[row - 1] == right[column - 1]
      var cost = min(
        table[row - 1][column] + 1, table[row][column - 1] + 1,
        table[row - 1][column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, left[row - 1] == right[column - 2],
        left[row - 2] == right[column - 1]
      {
        cost = min(cost, table[row - 2][column - 2] + 1)
      }
      table[row][column] = cost
    }
  }
  return table[left.count][right.count]
}
