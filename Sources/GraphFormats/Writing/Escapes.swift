/// The bytes that cannot stand in a text as they are, and what stands for them: one type for each language, so
/// that each gets code of its own.
protocol Escapes {
  /// Whether a text has none of the bytes: a quick look at many bytes at a time.
  static func isClean(_ text: Span<UInt8>) -> Bool

  /// What stands for a byte; nothing where it stands for itself.
  static func replacement(_ byte: UInt8) -> String?
}

extension ByteBlock {
  /// Appends `text` with its escapes; clean stretches go over whole.
  mutating func append<Language: Escapes>(
    _ text: Span<UInt8>, escaping language: Language.Type
  ) {
    if Language.isClean(text) { return append(text) }
    var start = 0
    for index in text.indices {
      guard let replacement = Language.replacement(text[index]) else { continue }
      append(text.extracting(start..<index))
      append(replacement)
      start = index + 1
    }
    append(text.extracting(start..<text.count))
  }

  /// Appends what `text` holds with its escapes.
  mutating func append<Language: Escapes>(_ text: ByteBlock, escaping language: Language.Type) {
    append(text.bytes.span, escaping: language)
  }
}
