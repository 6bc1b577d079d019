/// An absolute Internationalized Resource Identifier (RFC 3987), checked well enough that no RDF
/// tool refuses it.
public struct IRI: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The IRI's text.
  public let text: Text

  /// Makes an IRI, or nothing when `string` is not an absolute one: a scheme, a colon, and scalars
  /// that RFC 3987 allows, each `%` followed by two hexadecimal digits; after `http` and `https` a host.
  public init?(_ string: String) {
    let scalars = Array(string.unicodeScalars)
    guard let colon = scalars.firstIndex(of: ":"), IRI.isScheme(scalars[..<colon]) else {
      return nil
    }
    let rest = scalars[(colon + 1)...]
    guard !rest.isEmpty, IRI.isBody(rest), IRI.hasSoundAuthority(rest) else { return nil }
    let scheme = String(String.UnicodeScalarView(scalars[..<colon])).lowercased()
    if ["http", "https"].contains(scheme), IRI.authority(rest).isEmpty { return nil }
    self.text = Text(string)
  }

  /// Makes an IRI from parts that are known to give one.
  package init(unchecked string: String) { self.text = Text(string) }

  /// The IRI as a `String`.
  public var string: String { text.string }

  /// The IRI as a `String`.
  public var description: String { string }

  public static func < (left: IRI, right: IRI) -> Bool { left.text < right.text }

  /// `string` with everything but RFC 3986's unreserved characters percent-encoded, byte by byte in
  /// UTF-8, so that any identifier can be one segment of an IRI and none is another's.
  public static func encodingSegment(_ string: String) -> String {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in string.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text can be one segment of an IRI as it stands.
  package static func isSegment(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where !isUnreserved(text[index]) { return false }
    return true
  }

  /// What `encodingSegment` was given, in UTF-8; nothing where that gives no such segment.
  package static func decodedSegment(_ segment: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = segment.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(hexadecimal), let low = rest.next().flatMap(hexadecimal)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8? {
    Character(Unicode.Scalar(digit)).hexDigitValue.map { UInt8($0) }
  }

  /// Whether a byte is one of RFC 3986's unreserved characters.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    // A bit for each byte: digits, '-' and '.'; letters, '_' and '~'.
    let lower: UInt64 = 0x03FF_6000_0000_0000
    let upper: UInt64 = 0x47FF_FFFE_87FF_FFFE
    return byte < 0x80 && (byte < 0x40 ? lower : upper) >> UInt64(byte & 0x3F) & 1 == 1
  }

  private static func isLetterOrDigit(_ value: UInt32) -> Bool {
    (0x30...0x39).contains(value) || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
  }

  private static func isScheme(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = scalars.first, first.properties.isAlphabetic, first.isASCII else {
      return false
    }
    return scalars.allSatisfy { isLetterOrDigit($0.value) || "+-.".unicodeScalars.contains($0) }
  }

  private static func isBody(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var fragmentIsOpen = false
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar == "%" {
        let digits = scalars[(index + 1)...].prefix(2)
        guard digits.count == 2, digits.allSatisfy({ $0.isASCII && $0.properties.isHexDigit })
        else { return false }
      } else if scalar == "#" {
        if fragmentIsOpen { return false }
        fragmentIsOpen = true
      } else if !isAllowed(scalar) {
        return false
      }
      index += 1
    }
    return true
  }

  /// RFC 3987's `iunreserved`, `sub-delims` and the delimiters of paths and queries. Square brackets
  /// belong to IPv6 authorities only, which no source cites; they are refused.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return isLetterOrDigit(scalar.value) || "-._~!$&'()*+,;=:@/?".unicodeScalars.contains(scalar)
    }
    switch scalar.value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: return true
    case 0xE0000..<0xE1000: return false
    case 0x10000...0xEFFFD: return scalar.value & 0xFFFF <= 0xFFFD
    default: return false
    }
  }

  /// What stands between `//` and the path; empty where there is none.
  private static func authority(
    _ scalars: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    guard scalars.starts(with: "//".unicodeScalars) else { return [] }
    return scalars.dropFirst(2).prefix { !"/?#".unicodeScalars.contains($0) }
  }

  /// One user at most stands before a host, and a port that is a number after it.
  private static func hasSoundAuthority(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let parts = authority(scalars).split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, let host = parts.last else { return false }
    guard let colon = host.firstIndex(of: ":") else { return true }
    return host[(colon + 1)...].allSatisfy { ("0"..."9").contains($0) }
  }
}
