import KnowledgeGraph

/// What is wrong with a file of RDF, in our words: what was found, what was expected, what to do.
enum RDFProblem {
  /// What begins no statement.
  static let noStatement =
    "no statement here, where an IRI or a blank node was expected, of which it says something"

  /// What to say for a message of Serd's.
  static func text(_ message: String, _ syntax: RDFSyntax) -> String {
    let message = message.prefix { !$0.isNewline || message.hasPrefix("expected") }
    if let (_, text) = known.first(where: { message.hasPrefix($0.0) }) { return text }
    if message.hasPrefix("expected `") { return expected(String(message)) }
    let words = ReadError.printable(message.unicodeScalars.prefix(120))
      .replacing("`", with: "'")
    return "this is no \(syntax.name) here: \(words); see also what stands before it"
  }

  /// A message of the form ``expected `.', not `x'``.
  private static func expected(_ message: String) -> String {
    let parts = message.split(separator: "`", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let wanted = parts[1].first, let found = parts[2].unicodeScalars.first
    else { return "this is no statement here: \(message)" }
    let what =
      switch found.value {
      case 0x0A, 0x0D: "a line end"
      case 0x21...0x26, 0x28...0x7E: "'\(found)'"
      case 0x27 where parts[2].count > 2: "\"'\""
      case 0x20: "a space"
      // Serd makes a byte of the end.
      case 0xFFFD: "the end of the file"
      default: "something else"
      }
    return "\(what), where '\(wanted)' was expected\(advice[wanted] ?? "")"
  }

  private static let advice: [Character: String] = [
    ".": "; a statement ends with ' .'",
    "<": "; an IRI stands between '<' and '>', and a statement ends with ' .'",
    "]": "; each '[' is closed by a ']'",
    "}": "; each '{' is closed by a '}'",
  ]

  /// What Serd's messages begin with.
  private static let known: [(String, String)] = [
    (
      "line end in short string",
      "a line end in a string, where the string's end was expected; write it as '\\n'"
    ),
    ("end of file in", "the file ends inside of a string; it may be cut off"),
    ("unexpected end of", "the file ends inside of a statement; it may be cut off"),
    ("missing ';' or '.'", "neither ';' nor '.' after an object; a statement ends with ' .'"),
    ("bad verb", "no predicate, where an IRI, a prefixed name or 'a' was expected"),
    ("bad subject", "no subject, where an IRI, a prefixed name or a blank node was expected"),
    ("expected object", "no object, where an IRI, a name, a blank node or a literal was expected"),
    (
      "syntax does not support directives",
      "a directive of Turtle, where a statement was expected; give the file the ending '.ttl'"
    ),
    (
      "invalid IRI character",
      "a character that no IRI has, where its end '>' was expected; write it percent-encoded, a space "
        + "as %20"
    ),
    (
      "invalid escaped IRI character",
      "the escape of a character that no IRI has; write it percent-encoded, a space as %20"
    ),
    (
      "missing IRI scheme",
      "an IRI that does not begin with a scheme such as 'https:'; N-Triples and N-Quads have no "
        + "relative ones"
    ),
    (
      "expected IRI scheme",
      "an IRI that does not begin with a scheme such as 'https:'; N-Triples and N-Quads have no "
        + "relative ones"
    ),
    (
      "bad IRI scheme",
      "an IRI that does not begin with a scheme such as 'https:'; N-Triples and N-Quads have no "
        + "relative ones"
    ),
    ("expected prefixed name", "a word that is no prefixed name such as 'ex:name'"),
    (
      "found both",
      "blank nodes called 'b' and 'B' with the same number, which are confused; give one of them "
        + "another name"
    ),
    ("invalid escape", "an escape that is none; a backslash is written as two"),
    ("bad escape", "an escape that is none; a backslash is written as two"),
    ("unicode character", "an escape of no character, beyond U+10FFFF"),
    ("invalid hexadecimal digit", "an escape with something that is no hexadecimal digit"),
  ]
}

extension RDFSyntax {
  fileprivate var name: String {
    switch self {
    case .lines: "N-Triples or N-Quads"
    case .turtle: "Turtle or TriG"
    }
  }
}
