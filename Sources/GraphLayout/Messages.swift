/// Graphviz's messages, put together from the fragments that `agseterrf`'s callback gets:
/// `Warning`, `: `, the text, perhaps more text. The same message comes once per format.
struct Messages: Sendable {
  private var drafts: [(isError: Bool, bytes: [UInt8])] = []
  private(set) var hasError = false

  init() {}

  /// The lines that libraries below Graphviz (pango, fontconfig) have written to standard error.
  init(lines: [UInt8]) {
    drafts = lines.split(separator: UInt8(ascii: "\n")).map { (false, Array($0)) }
  }

  /// Takes one fragment.
  mutating func take(_ fragment: [UInt8]) {
    if fragment.elementsEqual("Error".utf8) || fragment.elementsEqual("Warning".utf8) {
      let isError = fragment.first == UInt8(ascii: "E")
      hasError = hasError || isError
      drafts.append((isError, []))
    } else if drafts.isEmpty {
      drafts.append((false, fragment))
    } else {
      drafts[drafts.count - 1].bytes += fragment
    }
  }

  /// Each message once, in the order of its first coming, on one line.
  var texts: [String] {
    var seen: Set<String> = []
    return drafts.map { Self.oneLine($0.bytes) }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The text without the colon before it, its line ends as single spaces, safe on a terminal.
  private static func oneLine(_ bytes: [UInt8]) -> String {
    let text = bytes.starts(with: ": ".utf8) ? bytes.dropFirst(2) : bytes[...]
    let lines = String(decoding: text, as: UTF8.self).unicodeScalars
      .split { $0 == "\n" || $0 == "\r" }
      .map { escapingControlCharacters(String($0).trimmingSpaces) }
    let line = lines.filter { !$0.isEmpty }.joined(separator: " ").unicodeScalars
    guard line.count > longest else { return String(line) }
    return String(String.UnicodeScalarView(line.prefix(longest))) + "…"
  }

  /// The most Unicode scalars of a message: some name every node of the graph.
  private static let longest = 200
}

extension String {
  /// The string without spaces and tabs at either end.
  fileprivate var trimmingSpaces: String {
    let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let kept = unicodeScalars.drop(while: isSpace)
    guard let last = kept.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(kept[...last])
  }
}

/// The text with control characters, and those that turn the direction of writing, as `\u{1B}`.
func escapingControlCharacters(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      result.append(
        contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    default:
      result.append(scalar)
    }
  }
  return String(result)
}
