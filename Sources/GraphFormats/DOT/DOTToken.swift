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
enum DOTByte: UInt8 {
  /// Letters, `_` and all that is not ASCII.
  case letter
  case digit
  case space
  case punctuation
  case quote
  case less
  case minus
  case point
  /// What may begin a comment.
  case comment
  case stray

  @inline(__always)
  init(_ byte: UInt8) {
    self =
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF: .letter
      case 0x30...0x39: .digit
      case 0x20, 0x09, 0x0A, 0x0D: .space
      case UInt8(ascii: "\""): .quote
      case UInt8(ascii: "<"): .less
      case UInt8(ascii: "-"): .minus
      case UInt8(ascii: "."): .point
      case UInt8(ascii: "#"), UInt8(ascii: "/"): .comment
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "="):
        .punctuation
      default: .stray
      }
  }

  /// Whether a name goes on with a byte: a letter, a digit, `_` or what is not ASCII.
  @inline(__always)
  static func isInName(_ byte: UInt8) -> Bool {
    // A bit for each byte: digits; letters and '_'.
    let lower: UInt64 = 0x03FF_0000_0000_0000
    let upper: UInt64 = 0x07FF_FFFE_87FF_FFFE
    return byte >= 0x80 || (byte < 0x40 ? lower : upper) >> UInt64(byte & 0x3F) & 1 == 1
  }
}

extension DOTToken.Kind {
  /// The token that a single byte is.
  init?(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "{"): self = .leftBrace
    case UInt8(ascii: "}"): self = .rightBrace
    case UInt8(ascii: "["): self = .leftBracket
    case UInt8(ascii: "]"): self = .rightBracket
    case UInt8(ascii: ";"): self = .semicolon
    case UInt8(ascii: ","): self = .comma
    case UInt8(ascii: ":"): self = .colon
    case UInt8(ascii: "="): self = .equals
    default: return nil
    }
  }
}
