/// An IRI or a relative reference in its five parts (RFC 3986, section 3).
///
/// Nothing is normalised or refused: any text has these parts.
public struct IRIReference: Sendable, Equatable {
  /// The scheme without its colon.
  public private(set) var scheme: String?
  /// The authority without the slashes before it.
  public private(set) var authority: String?
  /// The path, which may be empty.
  public private(set) var path: String
  /// The query without its question mark.
  public private(set) var query: String?
  /// The fragment without its number sign.
  public private(set) var fragment: String?

  /// Takes a text apart (RFC 3986, appendix B).
  public init(_ text: String) {
    var rest = text.utf8[...]
    if let end = IRIReference.schemeEnd(rest) {
      scheme = String(Substring(rest[..<end]))
      rest = rest[rest.index(after: end)...]
    }
    if let sign = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = String(Substring(rest[rest.index(after: sign)...]))
      rest = rest[..<sign]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = String(Substring(rest[rest.index(after: mark)...]))
      rest = rest[..<mark]
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = String(Substring(rest[..<end]))
      rest = rest[end...]
    }
    path = String(Substring(rest))
  }

  /// Where the colon after the scheme is, if the text begins with one.
  private static func schemeEnd(_ text: Substring.UTF8View) -> Substring.UTF8View.Index? {
    guard let first = text.first, first.isLetter else { return nil }
    guard let end = text.firstIndex(where: { !$0.isOfScheme }) else { return nil }
    return text[end] == UInt8(ascii: ":") ? end : nil
  }

  /// The parts put together again (RFC 3986, section 5.3).
  public var text: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }
}

/// Resolution.
extension IRIReference {
  /// What a reference means in a document whose IRI is this (RFC 3986, section 5.2.2).
  public func resolving(_ reference: IRIReference) -> IRIReference {
    var target = reference
    if reference.scheme != nil {
      target.path = IRIReference.removingDotSegments(reference.path)
      return target
    }
    target.scheme = scheme
    if reference.authority != nil {
      target.path = IRIReference.removingDotSegments(reference.path)
      return target
    }
    target.authority = authority
    if reference.path.isEmpty {
      target.path = path
      target.query = reference.query ?? query
    } else if reference.path.utf8.first == UInt8(ascii: "/") {
      target.path = IRIReference.removingDotSegments(reference.path)
    } else {
      target.path = IRIReference.removingDotSegments(merge(reference.path))
    }
    return target
  }

  /// A relative path after all but the last segment of this path (RFC 3986, section 5.2.3).
  private func merge(_ relative: String) -> String {
    if authority != nil, path.isEmpty { return "/" + relative }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return relative }
    return String(path[...slash]) + relative
  }

  /// A path in which `.` and `..` have been followed (RFC 3986, section 5.2.4).
  static func removingDotSegments(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    let slash = UInt8(ascii: "/")
    var input = path.utf8[...]
    var output: [UInt8] = []
    while let first = input.first {
      if input.starts(with: "../".utf8) {
        input = input.dropFirst(3)
      } else if input.starts(with: "./".utf8) || input.starts(with: "/./".utf8) {
        input = input.dropFirst(2)
      } else if input.elementsEqual("/.".utf8) {
        input = "/"[...].utf8
      } else if input.starts(with: "/../".utf8) || input.elementsEqual("/..".utf8) {
        input = input.elementsEqual("/..".utf8) ? "/"[...].utf8 : input.dropFirst(3)
        while let last = output.popLast(), last != slash {}
      } else if input.elementsEqual(".".utf8) || input.elementsEqual("..".utf8) {
        input = input.dropFirst(input.count)
      } else {
        output.append(first)
        let segment = input.dropFirst().prefix { $0 != slash }
        output.append(contentsOf: segment)
        input = input[segment.endIndex...]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII letter.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// Whether the byte may stand in a scheme.
  var isOfScheme: Bool {
    isLetter || isDigit || self == UInt8(ascii: "+") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: ".")
  }
}
