/// A piece of text that every format can carry, compared by its bytes.
///
/// Swift's `String` treats canonically equivalent text as equal: an `é` of one scalar and an `é` of
/// two are the same `String`. Identifiers and quotes are not to be merged like that, so texts are
/// equal exactly when their UTF-8 bytes are, and they are ordered by their bytes.
///
/// Control characters other than tab, line feed and carriage return, and the two noncharacters that
/// XML 1.0 cannot hold, are not text: each becomes one U+FFFD. Whoever reads from outside says so.
public struct Text: Sendable {
  /// The text as a `String`.
  public let string: String

  /// Makes a text; each scalar that no format can carry becomes one U+FFFD.
  public init(_ string: String) {
    self.string = Text.isCarried(string.utf8.span) ? string : Text.replacingControls(in: string)
  }

  /// Makes a text of what is known to be carried.
  package init(carried string: String) { self.string = string }

  /// Whether the text has no scalar at all.
  public var isEmpty: Bool { string.isEmpty }

  /// The number of Unicode scalars.
  public var scalarCount: Int { string.unicodeScalars.count }

  /// Whether text cannot hold `scalar`: a control character other than tab, line feed and carriage
  /// return, U+FFFE or U+FFFF.
  public static func excludes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Whether every scalar can be carried; false also where that takes a closer look.
  ///
  /// Looks only at bytes, many at a time, so that the common text is passed after one quick scan.
  static func isCarried(_ bytes: Span<UInt8>) -> Bool {
    // 0xC2 leads U+0080...U+00BF, 0xEF leads U+F000...U+FFFF.
    let isDoubtful = bytes.hasMark { word in
      word.isLess(than: 0x20) | word.equals(0x7F) | word.equals(0xC2) | word.equals(0xEF)
    }
    return !isDoubtful || hasOnlyLayout(bytes)
  }

  /// The same, where tabs and line ends are all that is doubtful.
  private static func hasOnlyLayout(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case 0x09, 0x0A, 0x0D: continue
      case 0x00..<0x20, 0x7F, 0xC2, 0xEF: return false
      default: continue
      }
    }
    return true
  }

  private static func replacingControls(in string: String) -> String {
    var carried = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      carried.append(excludes(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(carried)
  }
}

extension Text: Hashable {
  public static func == (left: Text, right: Text) -> Bool {
    left.string.utf8.elementsEqual(right.string.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    // `String` hashes canonically equivalent texts alike, which is allowed here and quicker.
    hasher.combine(string)
  }
}

extension Text: Comparable {
  public static func < (left: Text, right: Text) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: String) { self.init(value) }

  public var description: String { string }
}
