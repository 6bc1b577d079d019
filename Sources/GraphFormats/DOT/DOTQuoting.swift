import KnowledgeGraph

/// What Graphviz makes of an attribute's value.
enum DOTReading: Sendable {
  /// Nothing: it is data.
  case verbatim
  /// It reads entities such as `&amp;`, and `\n` as a new line.
  case label
  /// It reads entities, and hands lines on to SVG, where only `&#10;` is one.
  case tooltip

  /// The language itself undoes only `\"`; what Graphviz makes of a label's backslashes is undone for
  /// every string, so that all are read by one rule: each backslash is doubled, LF is `\n` and CR `\r`.
  var escapes: Escapes {
    switch self {
    case .verbatim: DOTReading.verbatimEscapes
    case .label: DOTReading.labelEscapes
    case .tooltip: DOTReading.tooltipEscapes
    }
  }

  private static let quotes = [UInt8(ascii: "\""): "\\\"", UInt8(ascii: "\\"): "\\\\"]
  private static let lines: [UInt8: String] = [0x0A: "\\n", 0x0D: "\\r"]
  private static let ampersand = [UInt8(ascii: "&"): "&amp;"]

  private static let verbatimEscapes = Escapes(quotes + lines, isClean: isClean)
  private static let labelEscapes = Escapes(quotes + lines + ampersand, isClean: isClean)
  private static let tooltipEscapes = Escapes(
    quotes + ampersand + [0x0A: "&#10;", 0x0D: "&#13;"], isClean: isClean)

  private static func isClean(_ text: Span<UInt8>) -> Bool {
    var isClean = true
    for index in text.indices {
      let byte = text[index]
      isClean =
        isClean && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        && byte != UInt8(ascii: "&") && byte != 0x0A && byte != 0x0D
    }
    return isClean
  }
}

private func + (left: [UInt8: String], right: [UInt8: String]) -> [UInt8: String] {
  left.merging(right) { $1 }
}

extension ByteBlock {
  /// Appends a string in quotation marks.
  ///
  /// Graphviz's scanner refuses a run of 16,384 bytes without a quote or a backslash in it; a string is
  /// broken before that, and joined by `+`.
  mutating func append(quoted text: Span<UInt8>, _ reading: DOTReading = .verbatim) {
    append(UInt8(ascii: "\""))
    var start = 0
    while text.count - start > DOTQuoting.longestRun {
      var end = start + DOTQuoting.longestRun
      // Only where a scalar begins may a string be broken.
      while text[end] & 0xC0 == 0x80 { end -= 1 }
      reading.escapes.append(text.extracting(start..<end), to: &self)
      append("\" + \"")
      start = end
    }
    reading.escapes.append(text.extracting(start..<text.count), to: &self)
    append(UInt8(ascii: "\""))
  }

  mutating func append(quoted text: String, _ reading: DOTReading = .verbatim) {
    append(quoted: text.utf8.span, reading)
  }

  /// Appends an attribute's name, in quotation marks where it cannot stand without.
  mutating func append(attributeName name: String) {
    if DOTQuoting.isPlainName(name) { append(name) } else { append(quoted: name) }
  }
}

enum DOTQuoting {
  /// In bytes.
  fileprivate static let longestRun = 16_000

  /// Whether `name` can stand without quotes: letters, digits and underscores, no digit first, and
  /// none of the language's own words.
  fileprivate static func isPlainName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    let isWord = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x5F
    }
    let words = ["graph", "digraph", "node", "edge", "subgraph", "strict"]
    return isWord && !words.contains(name.lowercased())
  }
}
