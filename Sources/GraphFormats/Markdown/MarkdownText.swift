import KnowledgeGraph

/// Text in Markdown that stays text: nothing in it becomes markup, a link, a footnote or a tag.
enum MarkdownText {
  /// On one line, as in a heading.
  static func line(_ text: String) -> String { escaped(text, lineBreak: " ") }

  /// In a cell of a table, or in an item of a list.
  static func cell(_ text: String) -> String { escaped(text, lineBreak: "<br>") }

  /// An IRI that leads where it says; of other schemes than the web's and mail's only the text.
  static func link(_ iri: IRI) -> String {
    let isSafe = ["http://", "https://", "mailto:"].contains { iri.string.hasPrefix($0) }
    let isPlain = iri.string.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && !"<>|\\`".unicodeScalars.contains(scalar)
    }
    return isSafe && isPlain ? "<\(iri.string)>" : cell(iri.string)
  }

  /// Whether a note can have this name in Obsidian, and a table can hold it as it is.
  static func canNameANote(_ name: String) -> Bool {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && !"[]|#^\\/:*?\"<>`".unicodeScalars.contains(scalar)
        && !scalar.properties.isWhitespace || scalar == " "
    }
    // `&amp;` would be read as `&`.
    let isEntity = name.utf8.contains(UInt8(ascii: "&")) && name.utf8.contains(UInt8(ascii: ";"))
    return isPlain && !isEntity && name.first != "." && name.first != " " && !name.isEmpty
      && name.last != " "
  }

  /// CommonMark lets a backslash stand before any of ASCII's punctuation. A letter after it stays as it is, so
  /// only what could be markup somewhere in a line, or begin a block or a tag, gets one.
  private static func escaped(_ text: String, lineBreak: String) -> String {
    var escaped = ""
    var before: Unicode.Scalar?
    /// Whether nothing but digits has come: a point or bracket after them would begin a list.
    var isNumber = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$", "^", "=", "#", "&", "%", "!",
        "{",
        "}", "+", "@":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      case "-" where before == nil, "." where isNumber && before != nil,
        ")" where isNumber && before != nil:
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      case "\n":
        if before != "\r" { escaped += lineBreak }
      case "\r", "\u{85}", "\u{2028}", "\u{2029}":
        escaped += lineBreak
      case "\t":
        escaped += " "
      default:
        escaped.unicodeScalars.append(scalar)
      }
      isNumber = isNumber && ("0"..."9").contains(scalar)
      before = scalar
    }
    return escaped
  }
}
