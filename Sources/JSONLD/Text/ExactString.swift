/// A text that is equal to another when their UTF-8 bytes are.
///
/// Swift's own strings are equal when they are canonically equivalent; IRIs and the names of members are not.
/// The order is that of code points, as the algorithms ask for.
public struct ExactString: Sendable {
  /// The text as a string.
  public let string: String

  /// Makes a text of a string.
  @inlinable
  public init(_ string: String) { self.string = string }

  /// The UTF-8 bytes.
  public var utf8: String.UTF8View { string.utf8 }

  /// The number of bytes.
  var count: Int { string.utf8.count }

  var isEmpty: Bool { string.isEmpty }

  /// The first byte, if any.
  var first: UInt8? { string.utf8.first }

  /// Whether the text begins with `prefix`, byte by byte.
  func hasPrefix(_ prefix: ExactString) -> Bool {
    guard count >= prefix.count else { return false }
    let all = string.utf8.span
    let head = prefix.string.utf8.span
    for place in head.indices where all[place] != head[place] { return false }
    return true
  }

  /// The text after its first `count` bytes, which have to end where a scalar does.
  func dropping(_ count: Int) -> ExactString {
    ExactString(String(Substring(string.utf8.dropFirst(count))))
  }

  static func + (left: ExactString, right: ExactString) -> ExactString {
    ExactString(left.string + right.string)
  }

  /// The text with ASCII letters in lower case; language tags have no others.
  var lowercased: ExactString {
    guard string.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return self }
    return ExactString(
      String(
        decoding: string.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self))
  }
}

extension ExactString: Hashable, Comparable {
  public static func == (left: ExactString, right: ExactString) -> Bool {
    let a = left.string.utf8.span
    let b = right.string.utf8.span
    guard a.count == b.count else { return false }
    for place in a.indices where a[place] != b[place] { return false }
    return true
  }

  public static func < (left: ExactString, right: ExactString) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }

  /// Feeds the bytes, eight at a time: `String` would feed a normal form, which many texts may share.
  public func hash(into hasher: inout Hasher) {
    let bytes = string.utf8.span
    hasher.combine(bytes.count)
    var word: UInt64 = 0
    for place in bytes.indices {
      word = word << 8 | UInt64(bytes[place])
      if place & 7 == 7 { hasher.combine(word) }
    }
    if bytes.count & 7 != 0 { hasher.combine(word) }
  }
}

extension ExactString: ExpressibleByStringLiteral, CustomStringConvertible {
  @inlinable
  public init(stringLiteral value: String) { string = value }

  public var description: String { string }
}
