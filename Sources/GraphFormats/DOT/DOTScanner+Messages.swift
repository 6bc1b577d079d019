/// What the scanner says of what it finds.
extension DOTScanner {
  /// The token at hand in words.
  var found: String {
    switch token.kind {
    case .end: "the end of the file"
    case .id where token.string.form == .quoted: "the string \"\(shortened)\""
    case .id where token.string.form == .html: "the HTML string <\(shortened)>"
    case .strict, .graph, .digraph, .subgraph, .node, .edge: "the keyword '\(shortened)'"
    default: "'\(shortened)'"
    }
  }

  /// The text of the token at hand, at most 40 scalars of it.
  var shortened: String { shortened(token.string) }

  /// A string, at most 40 scalars of it.
  func shortened(_ string: DOTString) -> String {
    let scalars = text.string(string).unicodeScalars
    return ReadError.printable(scalars.prefix(40)) + (scalars.count > 40 ? "…" : "")
  }

  /// The error at the token at hand.
  func error(_ problem: String) -> ReadError { text.error(problem, at: token.place) }

  /// The error about a byte that begins nothing.
  func stray(at offset: Int) -> ReadError {
    let byte = text.file[offset]
    let problem =
      switch byte {
      case 0: "a NUL byte: DOT is text, and the file seems to be something else or damaged"
      case UInt8(ascii: "+"): "'+' joins only strings in quotation marks"
      case UInt8(ascii: "-"):
        "'-' alone: an edge is '->' or '--', and a name with '-' needs quotation marks"
      case 0x20..<0x7F:
        "'\(Unicode.Scalar(byte))' has no meaning here: a name that holds it needs quotation marks"
      default:
        "control character U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true)): delete it"
      }
    return text.error(problem, at: offset)
  }

  /// The error about a `+` with no string after it.
  func joinsNothing() -> ReadError {
    text.error("'+' joins strings, and no string in quotation marks follows it", at: position)
  }
}
