/// Text of others in markup, in which it stays text.
enum Markup {
  /// `text` as people read it: what would turn the order of its letters around, as in `txt.exe` that is an
  /// `exe.txt`, is seen as U+FFFD. These are the embeddings, overrides and isolates of UAX #9, not its marks.
  static func visible(_ text: String) -> String {
    func turns(_ scalar: Unicode.Scalar) -> Bool {
      (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
    guard text.unicodeScalars.contains(where: turns) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { turns($0) ? "\u{FFFD}" : $0 }))
  }

  /// `text` as character data of HTML.
  static func text(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        visible(text).unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          switch scalar {
          case "<": Array("&lt;".unicodeScalars)
          case ">": Array("&gt;".unicodeScalars)
          case "&": Array("&amp;".unicodeScalars)
          case "\"": Array("&quot;".unicodeScalars)
          default: [scalar]
          }
        }))
  }

  /// JSON as it can stand in a `script` element: what might end the element, begin another one, or end a line of a
  /// script is spelled as an escape. Outside of strings, JSON has none of it.
  static func script(json: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + json.count / 16)
    var place = 0
    while place < json.count {
      switch json[place] {
      case UInt8(ascii: "<"): bytes += "\\u003c".utf8
      case UInt8(ascii: ">"): bytes += "\\u003e".utf8
      case UInt8(ascii: "&"): bytes += "\\u0026".utf8
      case 0xE2
      where place + 2 < json.count && json[place + 1] == 0x80
        && (json[place + 2] == 0xA8 || json[place + 2] == 0xA9):
        bytes += (json[place + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
        place += 2
      default: bytes.append(json[place])
      }
      place += 1
    }
    return bytes
  }
}
