import KnowledgeGraph

/// What Graphviz makes of an attribute's value.
enum DOTReading: Sendable {
  /// Nothing: it is data.
  case verbatim
  /// It reads entities such as `&amp;`, and `\n` as a new line.
  case label
  /// The same, with lines that begin at the left: `\l` ends each.
  case leftLabel
  /// It reads entities, and hands lines on to SVG, where only `&#10;` is one.
  case tooltip
}

/// The language itself undoes only `\"`; what Graphviz makes of a label's backslashes is undone for every
/// string, so that all are read by one rule: each backslash is doubled, LF is `\n` and CR `\r`.
private enum DOTDataEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 {
    word.equals(UInt8(ascii: "\"")) | word.equals(UInt8(ascii: "\\"))
      | word.equals(0x0A) | word.equals(0x0D)
  }

  static func replacement(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    default: nil
    }
  }
}

/// The same, with what entities begin with.
enum DOTLabelEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 {
    DOTDataEscapes.marks(word) | word.equals(UInt8(ascii: "&"))
  }

  static func replacement(_ byte: UInt8) -> String? {
    byte == UInt8(ascii: "&") ? "&amp;" : DOTDataEscapes.replacement(byte)
  }
}

/// The same, with line ends that set the line at the left.
private enum DOTLeftLabelEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 { DOTLabelEscapes.marks(word) }

  static func replacement(_ byte: UInt8) -> String? {
    byte == 0x0A ? "\\l" : DOTLabelEscapes.replacement(byte)
  }
}

/// The same, with line ends that SVG knows.
private enum DOTTooltipEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 { DOTLabelEscapes.marks(word) }

  static func replacement(_ byte: UInt8) -> String? {
    switch byte {
    case 0x0A: "&#10;"
    case 0x0D: "&#13;"
    default: DOTLabelEscapes.replacement(byte)
    }
  }
}

extension ByteBlock {
  /// Appends a string in quotation marks.
  ///
  /// Graphviz's scanner refuses a run of 16,384 bytes without a quote or a backslash in it; a string is
  /// broken before that, and joined by `+`.
  mutating func append(quoted text: Span<UInt8>, _ reading: DOTReading = .verbatim) {
    if reading == .verbatim, text.count <= DOTQuoting.longestRun, DOTDataEscapes.isClean(text) {
      return append(text, between: UInt8(ascii: "\""))
    }
    append(UInt8(ascii: "\""))
    var start = 0
    while text.count - start > DOTQuoting.longestRun {
      var end = start + DOTQuoting.longestRun
      // Only where a scalar begins may a string be broken.
      while text[end] & 0xC0 == 0x80 { end -= 1 }
      append(part: text.extracting(start..<end), reading)
      append("\" + \"")
      start = end
    }
    append(part: text.extracting(start..<text.count), reading)
    append(UInt8(ascii: "\""))
  }

  private mutating func append(part text: Span<UInt8>, _ reading: DOTReading) {
    switch reading {
    case .verbatim: append(text, escaping: DOTDataEscapes.self)
    case .label: append(text, escaping: DOTLabelEscapes.self)
    case .leftLabel: append(text, escaping: DOTLeftLabelEscapes.self)
    case .tooltip: append(text, escaping: DOTTooltipEscapes.self)
    }
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
