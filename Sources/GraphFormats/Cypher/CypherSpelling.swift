import KnowledgeGraph

/// Strings in single quotation marks.
private enum CypherEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 {
    word.isLess(than: 0x20) | word.equals(UInt8(ascii: "'")) | word.equals(UInt8(ascii: "\\"))
  }

  static func replacement(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "'"): "\\'"
    case UInt8(ascii: "\\"): "\\\\"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    default: nil
    }
  }
}

/// A name in a script: of a label, of a type of relationship, of a property.
enum CypherName {
  /// The name as it is spelled: in backticks where it is no plain word.
  static func spelled(_ name: String) -> String {
    isPlain(name) ? name : "`" + name.replacingBackticks + "`"
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
      && !reserved.contains(name.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
  }

  /// The words of the language (openCypher 9, "Reserved keywords").
  private static let reserved = Set(
    """
    all asc ascending by create delete desc descending detach exists limit match merge on optional \
    order remove return set skip where with union unwind and as contains distinct ends in is not or \
    starts xor false true null constraint do for require unique case when then else end mandatory \
    scalar of add drop
    """.split(separator: " ").map(String.init))
}

extension String {
  fileprivate var replacingBackticks: String {
    split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``")
  }
}

extension ByteBlock {
  /// Appends a string.
  ///
  /// A backslash before a `u` ends a string, to which the rest is added: Neo4j up to version 4
  /// takes the two for an escape before it looks whether the backslash is escaped itself.
  mutating func append(string text: Span<UInt8>) {
    append(UInt8(ascii: "'"))
    var start = 0
    if text.hasMark({ $0.equals(UInt8(ascii: "\\")) }) {
      for place in 1..<max(1, text.count)
      where text[place - 1] == UInt8(ascii: "\\") && text[place] | 0x20 == UInt8(ascii: "u") {
        append(text.extracting(start..<place), escaping: CypherEscapes.self)
        append("' + '")
        start = place
      }
    }
    append(text.extracting(start..<text.count), escaping: CypherEscapes.self)
    append(UInt8(ascii: "'"))
  }

  /// Appends what `block` holds as a string.
  mutating func append(string block: ByteBlock) { append(string: block.span) }

  /// Appends an integer. The lowest one is spelled as a difference: without its sign it would be
  /// too large.
  mutating func append(integer number: Int) {
    if number == Int.min {
      append("(\(Int.min + 1) - 1)")
    } else {
      append(number)
    }
  }

  /// Appends a decimal number as a floating-point one; as a string, where it is too large for that.
  mutating func append(decimal form: Span<UInt8>) {
    let string = form.string
    let digits = string.drop { "+-".contains($0) }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0].drop { $0 == "0" }
    guard whole.count <= 300 else { return append(string: form) }
    if string.hasPrefix("-") { append("-") }
    append(whole.isEmpty ? "0" : String(whole))
    append(".")
    append(parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : "0")
  }
}
