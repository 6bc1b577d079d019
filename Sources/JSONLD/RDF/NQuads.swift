extension Quad {
  /// The statement as a line of N-Quads, with its end.
  public var nQuads: String {
    let terms = [subject, predicate, object, graph].compactMap { $0?.nQuads }
    return terms.joined(separator: " ") + " .\n"
  }
}

extension RDFTerm {
  /// The term as N-Quads spells it.
  public var nQuads: String {
    switch self {
    case .iri(let iri): return "<\(iri)>"
    case .blank(let identifier): return identifier.string
    case .literal(let literal):
      let text = "\"\(RDFTerm.escaped(literal.value))\""
      if let language = literal.language { return "\(text)@\(language)" }
      return literal.datatype == RDFVocabulary.string ? text : "\(text)^^<\(literal.datatype)>"
    }
  }

  /// A text with those escapes that N-Quads needs.
  private static func escaped(_ text: ExactString) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): result += "\\\\".utf8
      case UInt8(ascii: "\""): result += "\\\"".utf8
      case 0x0A: result += "\\n".utf8
      case 0x0D: result += "\\r".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
