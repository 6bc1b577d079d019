import KnowledgeGraph

/// Character data. A reader of XML makes LF of a CR that stands as it is.
enum XMLEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 {
    word.equals(UInt8(ascii: "&")) | word.equals(UInt8(ascii: "<"))
      | word.equals(UInt8(ascii: ">")) | word.equals(0x0D)
  }

  static func replacement(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case 0x0D: "&#13;"
    default: nil
    }
  }
}

/// The value of an attribute between quotation marks. A reader of XML makes spaces of a tab and a line end
/// that stand as they are.
enum XMLAttributeEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 {
    word.isLess(than: 0x20) | word.equals(UInt8(ascii: "&")) | word.equals(UInt8(ascii: "<"))
      | word.equals(UInt8(ascii: "\""))
  }

  static func replacement(_ byte: UInt8) -> String? {
    byte == UInt8(ascii: "\"") ? "&quot;" : inAnyMarks(byte)
  }

  /// What stands for a byte whatever marks the value is between.
  fileprivate static func inAnyMarks(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case 0x09: "&#9;"
    case 0x0A: "&#10;"
    case 0x0D: "&#13;"
    default: nil
    }
  }
}

/// The value of an attribute between apostrophes, which suits JSON: it is full of quotation marks.
enum XMLApostropheEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 {
    word.isLess(than: 0x20) | word.equals(UInt8(ascii: "&")) | word.equals(UInt8(ascii: "<"))
      | word.equals(UInt8(ascii: "'"))
  }

  static func replacement(_ byte: UInt8) -> String? {
    byte == UInt8(ascii: "'") ? "&#39;" : XMLAttributeEscapes.inAnyMarks(byte)
  }
}
