/// What forms of text the algorithms tell apart.
extension ExactString {
  /// Whether the text is made like an IRI or a blank node identifier: a scheme, or `_`, and a colon, without
  /// white space. What it names is not looked at.
  var hasFormOfIRI: Bool {
    isBlankNode || hasScheme && !utf8.contains { $0 <= 0x20 }
  }

  /// Whether the text begins with a scheme and a colon.
  private var hasScheme: Bool {
    guard let first, first.isLetter else { return false }
    return utf8.first { !$0.isOfScheme } == UInt8(ascii: ":")
  }

  /// Whether the text is a blank node identifier.
  var isBlankNode: Bool { first == UInt8(ascii: "_") && hasPrefix("_:") }

  /// Whether the text is `@` and letters only, as keywords are, also those to come.
  var hasFormOfKeyword: Bool {
    first == UInt8(ascii: "@") && count > 1 && utf8.dropFirst().allSatisfy { $0.isLetter }
  }

  /// Whether the text has a colon somewhere after its first byte.
  var hasInnerColon: Bool { utf8.dropFirst().contains(UInt8(ascii: ":")) }

  /// Whether the text may be an IRI in RDF (RFC 3987, section 2.2).
  var isWellFormedIRI: Bool {
    guard hasScheme else { return false }
    let ranges = CharacterClass.self
    var fragments = 0
    var hexadecimalsDue = 0
    for scalar in string.unicodeScalars {
      if hexadecimalsDue > 0 {
        guard scalar.properties.isASCIIHexDigit else { return false }
        hexadecimalsDue -= 1
        continue
      }
      switch scalar {
      case "%": hexadecimalsDue = 2
      case "#": fragments += 1
      default: guard ranges.isOfIRI(scalar) else { return false }
      }
    }
    return hexadecimalsDue == 0 && fragments <= 1
  }

  /// Whether the text is made like a language tag (BCP 47, section 2.2.9: well-formed, without a registry).
  var isWellFormedLanguage: Bool {
    let subtags = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return subtags.enumerated().allSatisfy { place, subtag in
      (1...8).contains(subtag.count)
        && subtag.allSatisfy { $0.isLetter || $0.isDigit && place > 0 }
    }
  }
}

/// Which characters may stand where.
private enum CharacterClass {
  /// Whether a character may stand in an IRI other than as an escape or before the fragment.
  static func isOfIRI(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F..<0xA0: false
    case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: false
    case 0xFDD0...0xFDEF, 0xFFF0...0xFFFF: false
    case 0x10000...: scalar.value & 0xFFFF < 0xFFFE
    default: true
    }
  }
}
