extension String {
  /// The text on one line, with all that could steer or deceive a terminal spelled out.
  ///
  /// Control characters (so ANSI escapes as well), line and paragraph separators and the controls
  /// of writing direction become `\n`, `\t`, `\r` or `\u{1B}`.
  package var escapedForTerminal: String {
    guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case _ where scalar.steersTerminal: escaped += "\\u{\(scalar.hexadecimal)}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Unicode.Scalar {
  /// Whether this is a control character, C0, DEL or C1 (general category Cc).
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

  /// Whether this is a control character that no text of ours may hold: all but tab, LF and CR.
  var isForbiddenControl: Bool {
    isControl && value != 0x09 && value != 0x0A && value != 0x0D
  }

  /// The number in upper-case hexadecimal digits, without padding.
  var hexadecimal: String { String(value, radix: 16, uppercase: true) }

  /// `U+` and at least four hexadecimal digits.
  var codePoint: String {
    "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
  }

  fileprivate var steersTerminal: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: isControl
    }
  }
}
