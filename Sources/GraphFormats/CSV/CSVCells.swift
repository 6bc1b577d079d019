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
