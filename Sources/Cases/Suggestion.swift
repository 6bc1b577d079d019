/// The nearest of the words that would have been right.
package enum Suggestion {
  /// The candidate nearest to a word that is not one of them, or nil when none is near.
  ///
  /// Near is a Damerau–Levenshtein distance (insert, delete, replace, swap two neighbours; no
  /// stretch is edited twice) of at most 2, or a third of the word's length where that is more;
  /// a word of three scalars or fewer allows 1. Letters are compared without ASCII case. Of
  /// equally near candidates the first by UTF-8 bytes is taken, so their order does not matter.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    var candidates = SuggestionCandidates(candidates)
    return candidates.nearest(to: word)
  }

  /// `; did you mean 'supplies'?`, or nothing when no candidate is near.
  package static func phrase(
    for word: String, among candidates: some Sequence<String>
  ) -> String {
    var candidates = SuggestionCandidates(candidates)
    return candidates.phrase(for: word)
  }
}

/// Words of which the nearest is asked for again and again.
package struct SuggestionCandidates {
  private struct Candidate {
    let word: String
    let folded: [UInt32]
    let letters: UInt64
  }
  private let candidates: [Candidate]
  /// What was said of each word so far.
  private var known: [[UInt8]: String?] = [:]
  /// How many more candidates may be compared, so that thousands of errors stay quick; beyond
  /// that, nothing is suggested.
  private var budget: Int

  /// Candidates; `budget` of them are compared with one word or another in all.
  package init(_ words: some Sequence<String>, budget: Int = 50_000_000) {
    self.budget = budget
    candidates = words.map { word in
      let folded = Self.folded(word)
      return Candidate(word: word, folded: folded, letters: Self.letters(folded))
    }
  }

  /// The candidate nearest to a word: see `Suggestion.nearest`.
  package mutating func nearest(to word: String) -> String? {
    let key = Array(word.utf8)
    if let known = known[key] { return known }
    let nearest = search(for: word)
    known[key] = .some(nearest)
    return nearest
  }

  /// `; did you mean 'supplies'?`, or nothing when no candidate is near.
  package mutating func phrase(for word: String) -> String {
    nearest(to: word).map { "; did you mean '\($0)'?" } ?? ""
  }

  private mutating func search(for word: String) -> String? {
    let written = Self.folded(word)
    guard !written.isEmpty, written.count <= 100, budget >= candidates.count else { return nil }
    budget -= candidates.count
    let letters = Self.letters(written)
    var bound = written.count <= 3 ? 1 : max(2, written.count / 3)
    bound = min(bound, written.count - (written.count > 1 ? 1 : 0))
    var best: String?
    for candidate in candidates {
      let other = candidate.folded
      // An edit takes away a letter, adds one or does both.
      guard abs(other.count - written.count) <= bound, !other.isEmpty,
        (letters ^ candidate.letters).nonzeroBitCount <= 2 * bound
      else { continue }
      let distance = Self.distance(written, other, bound: bound)
      guard distance <= bound, distance < max(written.count, other.count) else { continue }
      if distance < bound || Self.precedes(candidate.word, best) { best = candidate.word }
      bound = distance
    }
    return best
  }

  private static func precedes(_ candidate: String, _ best: String?) -> Bool {
    guard let best else { return true }
    return candidate.utf8.lexicographicallyPrecedes(best.utf8)
  }

  private static func folded(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { scalar in
      (0x41...0x5A).contains(scalar.value) ? scalar.value + 0x20 : scalar.value
    }
  }

  /// A bit for each letter of a word; some letters share one.
  private static func letters(_ folded: [UInt32]) -> UInt64 {
    folded.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// The number of edits between two words, by three rows of the usual table; where there are more
  /// than `bound`, some number above it.
  private static func distance(_ left: [UInt32], _ right: [UInt32], bound: Int) -> Int {
    let beyond = bound + 1
    var beforeLast = [Int](repeating: beyond, count: right.count + 1)
    var last = Array(0...right.count)
    var current = beforeLast
    for row in 1..<(left.count + 1) {
      // Farther from the diagonal, there are more insertions or deletions than the bound.
      let columns = max(1, row - bound)..<(min(right.count, row + bound) + 1)
      current[columns.lowerBound - 1] = columns.lowerBound == 1 ? row : beyond
      var least = beyond
      for column in columns {
        let replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        var cost = min(last[column] + 1, current[column - 1] + 1, replaced)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current[column] = cost
        least = min(least, cost)
      }
      if columns.upperBound <= right.count { current[columns.upperBound] = beyond }
      if least > bound { return beyond }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count]
  }
}
