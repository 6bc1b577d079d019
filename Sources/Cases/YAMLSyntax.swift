/// libyaml's syntax errors in words for people, at the place where the mistake was made.
struct YAMLSyntax {
  /// The text as libyaml saw it, in bytes.
  let text: ArraySlice<UInt8>
  let lines: LineTable

  /// What is wrong, where, and what to do.
  func explain(_ error: YAMLSyntaxError) -> (message: String, mark: Mark) {
    let context = error.contextOffset ?? error.offset
    switch error.problem {
    case "found character that cannot start any token":
      return at(error.offset, characterMessage(at: error.offset))
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return at(error.offset, Self.tabMessage)
    case "could not find expected ':'":
      return at(context, "expected ':' after this key")
    case "mapping values are not allowed in this context":
      return at(error.offset, Self.colonMessage)
    case "found unexpected end of stream", "found unexpected document indicator":
      return at(context, "this quote is never closed: add the closing quote")
    case "did not find expected key":
      return at(error.offset, keyMessage(error))
    case "did not find expected '-' indicator":
      return at(error.offset, listMessage(error))
    case "did not find expected ',' or ']'":
      return at(error.offset, "expected ',' or ']' in the list that starts at \(mark(context))")
    case "did not find expected ',' or '}'":
      return at(error.offset, "expected ',' or '}' in the mapping that starts at \(mark(context))")
    case "did not find expected node content":
      return at(error.offset, "expected a value\(foundPhrase(at: error.offset))")
    default:
      return at(error.offset, Self.messages[error.problem] ?? error.problem)
    }
  }

  private static let tabMessage = "a tab indents this line: indent with spaces"
  private static let colonMessage =
    "':' cannot stand here: put a value that holds ': ' in quotes, give the keys of one mapping"
    + " the same indentation, and end the line before with ':' if it was meant as a key"

  /// The rarer problems, by libyaml's words.
  private static let messages: [String: String] = [
    "block sequence entries are not allowed in this context":
      "'- ' cannot stand here: start the list on a line of its own, or quote the text",
    "mapping keys are not allowed in this context":
      "'? ' cannot stand here: write 'key: value', or quote the text",
    "found unknown escape character":
      "unknown escape in a double-quoted text: write '\\\\' for a backslash,"
      + " or use single quotes",
    "found invalid Unicode character escape code":
      "this escape stands for no Unicode character",
    "did not find expected hexdecimal number":
      "expected hexadecimal digits after this escape",
    "did not find expected <document start>":
      "text after the end of the document: a file holds one mapping, written as 'key: value'",
    "did not find expected comment or line break":
      "expected the end of the line: the text of a block starts on the next line",
    "found an indentation indicator equal to 0":
      "an indentation of 0 is not possible: leave the digit out",
    "did not find expected alphabetic or numeric character":
      "expected a name after '&' or '*': put a text that starts with one of them in quotes",
    "found incompatible YAML document":
      "this version of YAML is not supported: leave the '%YAML' line out",
    "found undefined tag handle":
      "unknown tag: put a text that starts with '!' in quotes",
    "did not find expected tag URI":
      "expected a tag after '!': put a text that starts with '!' in quotes",
    "did not find expected whitespace or line break":
      "expected a space: put a text that starts with '!', '&' or '*' in quotes",
  ]

  private func at(_ offset: Int, _ message: String) -> (message: String, mark: Mark) {
    (message, mark(offset))
  }

  private func mark(_ offset: Int) -> Mark { lines.mark(ofScalar: offset) }

  private func characterMessage(at offset: Int) -> String {
    guard let found = scalar(at: offset) else { return "expected a value" }
    if found == "\t" { return Self.tabMessage }
    return "a text cannot start with '\(found)': put it in quotes"
  }

  private func foundPhrase(at offset: Int) -> String {
    guard let found = scalar(at: offset), !found.properties.isWhitespace else {
      return ", found the end of the line"
    }
    return ", found '\(found)': put a text that starts with it in quotes"
  }

  private func keyMessage(_ error: YAMLSyntaxError) -> String {
    if isFirstInLine(error.offset) { return indentationMessage(error, "mapping") }
    return "text after the end of a value: write a quote inside '…' twice,"
      + " and inside \"…\" as \\\""
  }

  private func listMessage(_ error: YAMLSyntaxError) -> String {
    if isFirstInLine(error.offset) {
      return indentationMessage(error, "list") + ", and start each of its entries with '- '"
    }
    return "text after the end of a list's entry: put the whole entry in quotes"
  }

  private func indentationMessage(_ error: YAMLSyntaxError, _ kind: String) -> String {
    let start = mark(error.contextOffset ?? error.offset)
    return "this line does not fit the \(kind) that starts at \(start):"
      + " indent it like the lines that it belongs to"
  }

  /// The scalar at an offset in Unicode scalars.
  private func scalar(at offset: Int) -> Unicode.Scalar? {
    guard let index = byteIndex(of: offset) else { return nil }
    return Array(text[index...].prefix(4)).utf8Scalar(at: 0)?.scalar
  }

  /// The index of the byte where the scalar at an offset starts.
  private func byteIndex(of offset: Int) -> Int? {
    var rest = offset
    for index in text.indices where text[index] & 0xC0 != 0x80 {
      if rest == 0 { return index }
      rest -= 1
    }
    return nil
  }

  /// Whether only spaces, or dashes of lists, come before an offset in its line.
  private func isFirstInLine(_ offset: Int) -> Bool {
    let before = text[..<(byteIndex(of: offset) ?? text.endIndex)]
    let indentation = before.reversed().prefix { $0 != 0x0A && $0 != 0x0D }
    return indentation.allSatisfy { $0 == 0x20 || $0 == 0x2D }
  }
}
