import KnowledgeGraph

/// Names and labels as a picture shows them.
extension Drawing {
  /// Whether a name needs neither wrapping nor shortening, as far as a quick look tells: less than 20
  /// letters, digits and signs of ASCII, and single spaces between them.
  static func isOneLine(_ name: Span<UInt8>) -> Bool {
    guard name.count < 20 else { return false }
    var wordIsOpen = false
    for index in name.indices {
      if name[index] == UInt8(ascii: " ") {
        if !wordIsOpen { return false }
        wordIsOpen = false
      } else {
        guard (0x21...0x7E).contains(name[index]) else { return false }
        wordIsOpen = true
      }
    }
    return wordIsOpen
  }

  /// The most Unicode scalars of a name that a picture shows; the data has all of them.
  private static let longestLabel = 120

  /// A label as a picture shows it: not too long, and without the controls that turn text around.
  static func shortened(_ label: String) -> String {
    let scalars = String.UnicodeScalarView(
      label.unicodeScalars.map { $0.isDirectionControl ? "\u{FFFD}" : $0 })
    guard scalars.count > longestLabel else { return String(scalars) }
    return String(String.UnicodeScalarView(scalars.prefix(longestLabel - 1))) + "…"
  }

  /// `label` in lines of at most `width` Unicode scalars, broken at spaces; a longer word stays whole.
  static func wrapped(_ label: String, width: Int) -> String {
    var lines: [String] = []
    for word in label.split(whereSeparator: \.isWhitespace) {
      if let line = lines.last, line.unicodeScalars.count + word.unicodeScalars.count < width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// Whether the scalar changes the direction of text (Unicode's explicit formatting characters).
  fileprivate var isDirectionControl: Bool {
    switch value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C: true
    default: false
    }
  }
}
