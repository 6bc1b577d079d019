import KnowledgeGraph

/// The bytes that cannot stand in a text as they are, and what stands for them: one type for each language, so
/// that each gets code of its own.
protocol Escapes {
  /// A mark (see `UInt64.equals`) for each byte that cannot stand as it is; a space can.
  static func marks(_ word: UInt64) -> UInt64

  /// What stands for a byte; nothing where it stands for itself.
  static func replacement(_ byte: UInt8) -> String?
}

/// Every byte can stand as it is.
enum NoEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 { 0 }
  static func replacement(_ byte: UInt8) -> String? { nil }
}

extension Escapes {
  /// Whether every byte can stand as it is.
  static func isClean(_ text: Span<UInt8>) -> Bool { !text.hasMark(marks) }
}

extension ByteBlock {
  /// Appends `text` with its escapes; clean stretches go over whole.
  mutating func append<Language: Escapes>(
    _ text: Span<UInt8>, escaping language: Language.Type
  ) {
    if Language.isClean(text) { return append(text) }
    var start = 0
    var place = 0
    while place < text.count {
      place = text.place(from: place, ofFirst: Language.marks)
      while place < text.count, Language.replacement(text[place]) == nil { place += 1 }
      append(text.extracting(start..<place))
      if place < text.count, let replacement = Language.replacement(text[place]) {
        append(replacement)
      }
      place += 1
      start = place
    }
  }

  /// Appends what `text` holds with its escapes.
  mutating func append<Language: Escapes>(_ text: ByteBlock, escaping language: Language.Type) {
    append(text.span, escaping: language)
  }
}
