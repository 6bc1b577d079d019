import KnowledgeGraph

/// What strings of DOT mean beyond the language itself.
enum DOTLabel {
  /// Whether Graphviz shows the values of an attribute as text, with escapes and entities.
  static func isLabel(_ name: String) -> Bool {
    ["label", "xlabel", "headlabel", "taillabel", "tooltip"].contains(name)
  }

  /// Whether an attribute says where something was drawn.
  static func isLayout(_ name: String) -> Bool {
    [
      "pos", "lp", "xlp", "bb", "head_lp", "tail_lp", "rects", "vertices", "_draw_", "_ldraw_",
      "_hdraw_", "_tdraw_", "_hldraw_", "_tldraw_", "lwidth", "lheight",
    ].contains(name)
  }

  /// Takes back what our writer does to a string: each backslash is doubled, LF is `\n`, CR is `\r`.
  static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        index += 1
        switch bytes[index] {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case let byte: text.append(byte)
        }
      } else {
        text.append(bytes[index])
      }
      index += 1
    }
    return text
  }

  /// Whether a label says what it is spelled as: it has no escape and no entity.
  static func isPlain(_ label: Span<UInt8>) -> Bool {
    if label.hasMark({ $0.equals(UInt8(ascii: "\\")) }) { return false }
    // An entity begins with '&' and ends with ';'.
    return !label.hasMark { $0.equals(UInt8(ascii: "&")) }
      || !label.hasMark { $0.equals(UInt8(ascii: ";")) }
  }

  /// The text that Graphviz shows for a label: lines end at `\n`, `\l` and `\r`, and `\N`, `\G` stand for
  /// the names of the node and the graph.
  static func plain(_ bytes: [UInt8], _ names: [String: String]) -> String {
    var text = ""
    var isEscaped = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard isEscaped else {
        if scalar == "\\" { isEscaped = true } else { text.unicodeScalars.append(scalar) }
        continue
      }
      isEscaped = false
      switch scalar {
      case "n", "l", "r": text += "\n"
      case let other: text += names[String(other)] ?? String(other)
      }
    }
    // The last line's end is no line of its own.
    while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    return entitiesDecoded(text)
  }

  /// The text of an HTML label without its mark-up.
  static func plain(html bytes: [UInt8]) -> String {
    var text = ""
    var tag: String?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch (scalar, tag) {
      case ("<", nil): tag = ""
      case (">", let name?):
        tag = nil
        let name = name.lowercased().trimmingPrefix("/")
        let isBreak = ["br", "tr", "td"].contains { name.hasPrefix($0) }
        if isBreak, !text.isEmpty, text.last != "\n" { text += "\n" }
      case (let scalar, let name?): tag = name + String(scalar)
      case (let scalar, nil): text.unicodeScalars.append(scalar)
      }
    }
    let lines = entitiesDecoded(text).split(separator: "\n").map { line in
      line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Puts the characters in the place of `&amp;`, `&#233;`, `&#xE9;`; names that are not XML's stay.
  static func entitiesDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var decoded = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      decoded += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";"),
        let scalar = scalar(rest[rest.index(after: rest.startIndex)..<end])
      else {
        decoded += "&"
        rest = rest.dropFirst()
        continue
      }
      decoded.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: end)...]
    }
    return decoded + rest
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
    return ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"][name]
  }
}
