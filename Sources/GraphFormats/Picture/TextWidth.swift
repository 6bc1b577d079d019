/// How wide words are in DejaVu Sans, which pictures are set in: near enough to break lines and to leave room.
enum TextWidth {
  /// The advance of ASCII from the space on, in hundredths of the font's size (DejaVu Sans 2.37).
  private static let ascii: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// The width of a scalar, as a share of the font's size.
  static func of(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: Double(ascii[Int(scalar.value) - 0x20]) / 100
    case 0..<0x20, 0x7F, 0x300...0x36F, 0x200B...0x200F, 0x2066...0x2069, 0xFE00...0xFE0F: 0
    // Signs above and below others, in further blocks and in Hebrew, Arabic and emoji.
    case 0x483...0x489, 0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F, 0x6D6...0x6ED,
      0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F, 0x1F3FB...0x1F3FF:
      0
    // Chinese, Japanese and Korean, and what is drawn as a picture.
    case 0x1100...0x115F, 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFF:
      // Other fonts stand in for this one, and are wider.
      1.15
    case 0x2014, 0x2026: 1
    case 0x2070...0x209F, 0xB2, 0xB3, 0xB9: 0.4
    default: 0.66
    }
  }

  /// The width of a text on one line, as a share of the font's size.
  static func of(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// `text` in lines that are at most so wide, as a share of the font's size: broken at spaces, and inside of a word
  /// that has no room on a line of its own.
  static func lines(of text: String, width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0.0
    for word in text.split(whereSeparator: \.isWhitespace) {
      let length = of(String(word))
      if !line.isEmpty, used + of(" ") + length <= width {
        line += " " + word
        used += of(" ") + length
        continue
      }
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
      for character in word {
        let length = of(String(character))
        if used + length > width, !line.isEmpty {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += length
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
