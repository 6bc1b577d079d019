/// One token of the DOT language.
struct DOTToken {
  /// What a token is.
  enum Kind: UInt8 {
    case id
    case strict, graph, digraph, subgraph, node, edge
    case arrow, line
    case leftBrace, rightBrace, leftBracket, rightBracket
    case semicolon, comma, colon, equals
    case end
  }

  /// What it is.
  var kind: Kind
  /// Its text: of an id the text meant, else the text as it is spelled.
  var string: DOTString

  /// Where it begins: a byte offset.
  var place: Int { string.place }
}

/// What a byte can be outside of strings and comments.
enum DOTByte {
  /// Letters, `_` and all that is not ASCII.
  static let letter: UInt8 = 0
  static let digit: UInt8 = 1
  static let space: UInt8 = 2
  static let punctuation: UInt8 = 3
  static let quote: UInt8 = 4
  static let less: UInt8 = 5
  static let minus: UInt8 = 6
  static let point: UInt8 = 7
  /// What may begin a comment.
  static let comment: UInt8 = 8
  static let stray: UInt8 = 9

  /// The class of each byte.
  static func classes() -> InlineArray<256, UInt8> {
    InlineArray { byte in
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF: letter
      case 0x30...0x39: digit
      case 0x20, 0x09, 0x0A, 0x0D: space
      case 0x22: quote
      case 0x3C: less
      case 0x2D: minus
      case 0x2E: point
      case 0x23, 0x2F: comment
      default: kind(ofPunctuation: UInt8(byte)) == nil ? stray : punctuation
      }
    }
  }

  /// The token that a single byte is.
  static func kind(ofPunctuation byte: UInt8) -> DOTToken.Kind? {
    switch byte {
    case UInt8(ascii: "{"): .leftBrace
    case UInt8(ascii: "}"): .rightBrace
    case UInt8(ascii: "["): .leftBracket
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "="): .equals
    default: nil
    }
  }
}
