import KnowledgeGraph

/// A name to be looked for in a text, without regard to case and typography.
struct NameSearch: Sendable {
  private let name: [UInt8]

  init(_ name: Text) {
    self.name = WantedQuote.trimmed(Array(NameSearch.folded(name.string).utf8))
  }

  /// A text as names are looked for in it: typography folded, in lower case.
  static func folded(_ text: String) -> String {
    String(decoding: FoldedText(Array(text.utf8)).bytes, as: UTF8.self).lowercased()
  }

  /// Whether the name stands in `text`, which was folded, as words of its own.
  func isNamed(in text: inout SearchedText) -> Bool {
    // A name of nothing but what is folded away names nothing.
    if name.isEmpty { return false }
    var search = text.search(for: name)
    var start = 0
    while let place = search.next(from: start) {
      if isWhole(place..<(place + name.count), in: text.bytes) { return true }
      start = place + 1
    }
    return false
  }

  /// Whether no word goes on across either end of a range: "US" does not stand in "USAGE".
  private func isWhole(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    func isWord(at place: Int) -> Bool { NameSearch.isWord(bytes, at: place) }
    let opens =
      range.lowerBound == 0 || !isWord(at: range.lowerBound - 1) || !isWord(at: range.lowerBound)
    let closes =
      range.upperBound == bytes.count || !isWord(at: range.upperBound)
      || !isWord(at: range.upperBound - 1)
    return opens && closes
  }

  /// Whether the scalar that has a byte belongs to a word, as letters, digits and accents do.
  ///
  /// Scripts that put no spaces between words have no bounds to look for, and Korean adds endings to
  /// names; there a name is found wherever it stands.
  private static func isWord(_ bytes: [UInt8], at place: Int) -> Bool {
    var start = place
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let (scalar, _) = bytes.utf8Scalar(at: start) else { return false }
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0xAC00...0xD7A3:
      return false
    default:
      let properties = scalar.properties
      return (properties.isAlphabetic && !properties.isIdeographic) || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark
    }
  }
}
