/// What opens a document at some of its words: `#:~:text=…` (<https://wicg.github.io/scroll-to-text-fragment/>).
struct TextFragment {
  /// The directives: `text=prefix-,start,end,-suffix`, one for each passage.
  let directives: String

  /// The longest text that is given whole, in Unicode scalars; of a longer one, its first and last words.
  private static let longestWhole = 300
  /// How many words of a long text are given at each end.
  private static let wordsAtEnds = 5
  /// What has fewer words may stand in several places.
  private static let fewestWords = 8
  /// How many words of the context are given.
  private static let contextWords = 4

  /// A fragment for `passages`, with what stands right before the first and after the last; nothing where there are
  /// no words.
  init?(_ passages: [String], before: String?, after: String?) {
    let directives = passages.enumerated().compactMap { place, passage in
      TextFragment.directive(
        passage, before: place == 0 ? before : nil,
        after: place == passages.count - 1 ? after : nil)
    }
    if directives.isEmpty { return nil }
    self.directives = directives.joined(separator: "&")
  }

  /// `address`, opened at the words.
  func link(to address: String) -> String {
    address + (address.contains("#") ? "" : "#") + ":~:" + directives
  }

  private static func directive(_ passage: String, before: String?, after: String?) -> String? {
    let words = passage.split(whereSeparator: \.isWhitespace)
    if words.isEmpty { return nil }
    // A text that is searched for as a whole cannot go from one paragraph to the next.
    let isWhole =
      passage.unicodeScalars.count <= longestWhole && !passage.contains(where: \.isNewline)
      || words.count < 2 * wordsAtEnds
    var parts: [String] = []
    if isWhole {
      parts.append(encoded(words))
    } else {
      parts.append(encoded(words.prefix(wordsAtEnds)))
      parts.append(encoded(words.suffix(wordsAtEnds)))
    }
    if words.count < fewestWords || !isWhole {
      if let before = wordsBefore(before) { parts.insert(encoded(before) + "-", at: 0) }
      if let after = wordsAfter(after) { parts.append("-" + encoded(after)) }
    }
    return "text=" + parts.joined(separator: ",")
  }

  /// The last whole words of what stands before a text, in its paragraph; nothing where there are none, or where the
  /// text begins within a word.
  private static func wordsBefore(_ text: String?) -> [Substring]? {
    guard let text, text.last?.isWhitespace == true,
      let line = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).last
    else { return nil }
    var words = line.split(whereSeparator: \.isWhitespace)[...]
    if isCut(text), line.count == text.count, line.first?.isWhitespace == false {
      words = words.dropFirst()
    }
    return words.isEmpty ? nil : Array(words.suffix(contextWords))
  }

  /// The same of what stands after a text.
  private static func wordsAfter(_ text: String?) -> [Substring]? {
    guard let text, text.first?.isWhitespace == true,
      let line = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).first
    else { return nil }
    var words = line.split(whereSeparator: \.isWhitespace)[...]
    if isCut(text), line.count == text.count, line.last?.isWhitespace == false {
      words = words.dropLast()
    }
    return words.isEmpty ? nil : Array(words.prefix(contextWords))
  }

  /// Whether a context may be cut off within a word: a graph has so much of it, or what there is.
  private static func isCut(_ text: String) -> Bool { text.unicodeScalars.count >= 32 }

  /// Words with a space between them, percent-encoded; a hyphen, which has a meaning here, is encoded too.
  private static func encoded(_ words: some Sequence<Substring>) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in words.joined(separator: " ").utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.append(Unicode.Scalar(byte))
      default:
        text.append("%")
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
    }
    return String(text)
  }
}
