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
    let written = folded(word)
    guard !written.isEmpty, written.count <= 100 else { return nil }
    var bound = written.count <= 3 ? 1 : max(2, written.count / 3)
    bound = min(bound, written.count - (written.count > 1 ? 1 : 0))
    var best: String?
    for candidate in candidates {
      let other = folded(candidate)
      guard abs(other.count - written.count) <= bound, !other.isEmpty else { continue }
      let distance = distance(written, other)
      guard distance <= bound, distance < max(written.count, other.count) else { continue }
      if distance < bound || precedes(candidate, best) { best = candidate }
      bound = distance
    }
    return best
  }

  /// `; did you mean 'supplies'?`, or nothing when no candidate is near.
  package static func phrase(
    for word: String, among candidates: some Sequence<String>
  ) -> String {
    nearest(to: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
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

  /// The number of edits between two words, by three rows of the usual table.
  static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1..<(left.count + 1) {
      var current = [row]
      for column in 1..<(right.count + 1) {
        let replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        var cost = min(last[column] + 1, current[column - 1] + 1, replaced)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
