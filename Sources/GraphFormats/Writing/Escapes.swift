/// The bytes that cannot stand in a text as they are, and what stands for them: one type for each language, so
/// that each gets code of its own.
protocol Escapes {
  /// Its highest bit says whether the byte cannot stand as it is; the others mean nothing.
  ///
  /// There is no branch and no truth value in it, so that the compiler looks at many bytes at a time.
  static func mark(_ byte: UInt8) -> UInt8

  /// What stands for a byte that cannot.
  static func replacement(_ byte: UInt8) -> String
}

extension Escapes {
  /// Whether every byte can stand as it is.
  static func isClean(_ text: Span<UInt8>) -> Bool {
    var marks: UInt8 = 0
    for index in text.indices { marks |= mark(text[index]) }
    return marks < 0x80
  }
}

extension UInt8 {
  /// The highest bit is set where both bytes are the same; the others mean nothing.
  @inline(__always)
  func equals(_ other: UInt8) -> UInt8 {
    let difference = self ^ other
    return (difference &- 1) & ~difference
  }

  /// The highest bit is set where the byte is less than `bound`, which is at most 0x80; the others mean
  /// nothing.
  @inline(__always)
  func isLess(than bound: UInt8) -> UInt8 { (self &- bound) & ~self }
}

extension ByteBlock {
  /// Appends `text` with its escapes; clean stretches go over whole.
  mutating func append<Language: Escapes>(
    _ text: Span<UInt8>, escaping language: Language.Type
  ) {
    if Language.isClean(text) { return append(text) }
    var start = 0
    for index in text.indices where Language.mark(text[index]) >= 0x80 {
      append(text.extracting(start..<index))
      append(Language.replacement(text[index]))
      start = index + 1
    }
    append(text.extracting(start..<text.count))
  }

  /// Appends what `text` holds with its escapes.
  mutating func append<Language: Escapes>(_ text: ByteBlock, escaping language: Language.Type) {
    append(text.span, escaping: language)
  }
}
