import JSONLD

/// Reads the N-Quads of the suite, which are well-formed; what is not makes the result wrong, and so a test fail.
struct NQuadsReader {
  private var rest: Substring

  static func read(_ text: String) -> [Quad] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      var reader = NQuadsReader(rest: line)
      return reader.quad()
    }
  }

  private mutating func quad() -> Quad? {
    guard let subject = term(), let predicate = term(), let object = term() else { return nil }
    return Quad(subject, predicate, object, graph: term())
  }

  private mutating func term() -> RDFTerm? {
    rest = rest.drop { $0 == " " || $0 == "\t" }
    switch rest.first {
    case "<": return .iri(ExactString(bracketed()))
    case "_":
      let label = rest.prefix { $0 != " " && $0 != "\t" }
      rest = rest.dropFirst(label.count)
      return .blank(ExactString(String(label)))
    case "\"": return literal()
    default: return nil
    }
  }

  private mutating func bracketed() -> String {
    let text = rest.dropFirst().prefix { $0 != ">" }
    rest = rest.dropFirst(text.count + 2)
    return NQuadsReader.unescaped(text)
  }

  private mutating func literal() -> RDFTerm {
    var end = rest.index(after: rest.startIndex)
    while end < rest.endIndex, rest[end] != "\"" {
      if rest[end] == "\\" { end = rest.index(after: end) }
      end = rest.index(after: end)
    }
    let value = ExactString(NQuadsReader.unescaped(rest[rest.startIndex..<end].dropFirst()))
    rest = rest[end...].dropFirst()
    if rest.first == "@" {
      let tag = rest.dropFirst().prefix { $0 != " " }
      rest = rest.dropFirst(tag.count + 1)
      return .literal(
        RDFTerm.Literal(
          value, datatype: RDFVocabulary.langString, language: ExactString(String(tag))))
    }
    guard rest.hasPrefix("^^") else { return .literal(RDFTerm.Literal(value)) }
    rest = rest.dropFirst(2)
    return .literal(RDFTerm.Literal(value, datatype: ExactString(bracketed())))
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\", let letter = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch letter {
      case "n": result += "\n"
      case "r": result += "\r"
      case "t": result += "\t"
      case "u", "U":
        let digits = rest.prefix(letter == "u" ? 4 : 8)
        rest = rest.dropFirst(digits.count)
        if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
          result.unicodeScalars.append(scalar)
        }
      default: result.append(letter)
      }
    }
    return result
  }
}
