import KnowledgeGraph

/// Texts that a spreadsheet runs as a formula when it opens a file: those that begin with one of a
/// few characters (OWASP, "CSV Injection"), some of them also in their wide form.
///
/// Such a text stands behind an apostrophe. So does one that has apostrophes of its own before such
/// a character; thus whoever takes one apostrophe away wherever apostrophes stand before such a
/// character has every text back.
enum CSVFormula {
  /// What stands before such a text.
  static let guardMark = UInt8(ascii: "'")

  /// Whether a text begins as a formula does, behind any number of apostrophes.
  static func isOne(_ text: Span<UInt8>) -> Bool {
    var place = 0
    while place < text.count, text[place] == guardMark { place += 1 }
    guard place < text.count else { return false }
    switch text[place] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D:
      return true
    case 0xEF: return isWide(text.extracting(place..<text.count))
    default: return false
    }
  }

  /// `＝`, `＋`, `－` and `＠`, as Japanese keyboards write them.
  private static func isWide(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 3, text[1] == 0xBC else { return false }
    return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])
  }

  /// The text that a cell of ours says.
  @_lifetime(copy cell)
  static func undone(_ cell: Span<UInt8>) -> Span<UInt8> {
    guard cell.count > 1, cell[0] == guardMark, isOne(cell) else { return cell }
    return cell.extracting(1..<cell.count)
  }
}

/// What stands in quotation marks: each of its own is doubled.
enum CSVEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 { word.equals(UInt8(ascii: "\"")) }

  static func replacement(_ byte: UInt8) -> String? { byte == UInt8(ascii: "\"") ? "\"\"" : nil }
}

extension ByteBlock {
  /// Appends a cell, in quotation marks where it needs them, and behind an apostrophe where it
  /// would else be run.
  mutating func append(cell text: Span<UInt8>, guardingFormulas: Bool = false) {
    let isGuarded = guardingFormulas && CSVFormula.isOne(text)
    let isQuoted = ByteBlock.needsQuotes(text)
    if isQuoted { append(UInt8(ascii: "\"")) }
    if isGuarded { append(CSVFormula.guardMark) }
    if isQuoted {
      append(text, escaping: CSVEscapes.self)
      append(UInt8(ascii: "\""))
    } else {
      append(text)
    }
  }

  /// Appends a stretch of `block` as a cell.
  mutating func append(
    cell block: ByteBlock, _ range: Range<Int>, guardingFormulas: Bool
  ) {
    append(cell: block.span.extracting(range), guardingFormulas: guardingFormulas)
  }

  /// Appends what `block` holds.
  mutating func append(_ block: ByteBlock) { append(block.span) }

  /// Also around what other dialects put between cells, so that nobody who has to guess guesses
  /// wrong, and around spaces that somebody might take away.
  private static func needsQuotes(_ text: Span<UInt8>) -> Bool {
    if text.isEmpty { return false }
    if text[0] == 0x20 || text[text.count - 1] == 0x20 { return true }
    return text.hasMark { word in
      word.equals(UInt8(ascii: ",")) | word.equals(UInt8(ascii: "\"")) | word.equals(0x0A)
        | word.equals(0x0D) | word.equals(0x09) | word.equals(UInt8(ascii: ";"))
    }
  }
}

extension ByteBlock {
  /// Appends JSON with its escapes as numbers, `\u0022` for `\"`: Gephi takes a backslash for an escape of the table,
  /// and would lose the rows from a `\"` on; before `u` it lets it stand.
  mutating func append(jsonWithNumberedEscapes json: Span<UInt8>) {
    let backslash = UInt8(ascii: "\\")
    var start = 0
    var place = 0
    while true {
      place = json.place(from: place) { $0.equals(backslash) }
      while place < json.count, json[place] != backslash { place += 1 }
      guard place + 1 < json.count else { break }
      append(json.extracting(start..<place))
      append(ByteBlock.numberedEscape(json[place + 1]))
      place += 2
      start = place
    }
    append(json.extracting(start...))
  }

  /// What stands for a backslash and `letter` in JSON.
  private static func numberedEscape(_ letter: UInt8) -> String {
    switch letter {
    case UInt8(ascii: "n"): "\\u000a"
    case UInt8(ascii: "r"): "\\u000d"
    case UInt8(ascii: "t"): "\\u0009"
    case UInt8(ascii: "b"): "\\u0008"
    case UInt8(ascii: "f"): "\\u000c"
    case UInt8(ascii: "u"): "\\u"
    case UInt8(ascii: "\""): "\\u0022"
    default: "\\u005c"
    }
  }
}
