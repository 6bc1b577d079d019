import KnowledgeGraph

/// How Gephi splits a table: with Commons CSV, where a backslash is an escape.
extension Span where Element == UInt8 {
  /// Whether Gephi, which takes backslashes for escapes, still finds where a cell ends; nothing where there are none
  /// that make a difference.
  func escapesForGephi(isQuoted: Bool) -> Bool? {
    var isChanged = false
    var place = 0
    while place < count {
      if self[place] == UInt8(ascii: "\\") {
        // What ends the cell is escaped.
        if place + 1 == count { return false }
        if self[place + 1].isEscapable { isChanged = true }
        place += 2
      } else if isQuoted, self[place] == UInt8(ascii: "\"") {
        // The second of a pair may have been taken by a backslash.
        guard place + 1 < count, self[place + 1] == UInt8(ascii: "\"") else { return false }
        place += 2
      } else {
        place += 1
      }
    }
    if place > count { return false }
    return isChanged ? true : nil
  }

  /// Whether pandas takes the text for a value that is missing.
  var isMissingForPandas: Bool {
    guard !isEmpty, count <= 8 else { return false }
    return missingWords.contains(string)
  }
}

private let missingWords: Set<String> = [
  "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
  "N/A",
  "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
]

extension UInt8 {
  /// Whether a backslash before it is taken away, or makes something else of it.
  fileprivate var isEscapable: Bool {
    "rntbf\\\",".utf8.contains(self) || self == 0x0A || self == 0x0D
  }
}

extension [UInt8] {
  /// What Gephi takes for what stands between the cells of this header: the most frequent of comma, semicolon,
  /// tab and space.
  var gephiDelimiter: UInt8 {
    let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, 0x20]
    var counts = [0, 0, 0, 0]
    var isQuoted = false
    for (place, byte) in enumerated() {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { isQuoted.toggle() }
      guard !isQuoted, let found = delimiters.firstIndex(of: byte) else { continue }
      // Spaces around commas and semicolons do not count.
      let neighbours = [place > 0 ? self[place - 1] : 0, place + 1 < count ? self[place + 1] : 0]
      if found == 3, neighbours.contains(where: { $0 == delimiters[0] || $0 == delimiters[1] }) {
        continue
      }
      counts[found] += 1
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { delimiters[$0] } ?? delimiters[0]
  }
}
