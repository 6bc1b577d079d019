/// The search for a graph's `charset` among the tokens of its file, whatever the bytes mean.
struct DOTCharset {
  private var scanner: DOTScanner
  private var braces = 0
  /// Whether the list at hand, or one that may follow, holds attributes of the graph.
  private var list = List.none

  private enum List {
    case none
    case graph
    case other
  }

  /// What the graph itself says last, not its nodes, edges or subgraphs: the name and its place.
  static func declared(in bytes: [UInt8]) -> (name: String, place: Int)? {
    guard occurs(in: bytes.span) else { return nil }
    var search = DOTCharset(scanner: DOTScanner(DOTText(bytes)))
    var found: (name: String, place: Int)?
    // What is wrong with the file beyond that is said by the parser.
    do throws(ReadError) {
      while try search.goOn() { found = search.declaration() ?? found }
    } catch {}
    return found
  }

  private init(scanner: DOTScanner) { self.scanner = scanner }

  /// Takes one token; false at the end of the graph.
  private mutating func goOn() throws(ReadError) -> Bool {
    let previous = scanner.token.kind
    try scanner.advance()
    switch scanner.token.kind {
    case .end: return false
    case .leftBrace: braces += 1
    case .rightBrace:
      braces -= 1
      return braces > 0
    case .leftBracket where previous == .graph: list = .graph
    case .leftBracket where previous != .rightBracket: list = .other
    default: break
    }
    if previous == .rightBracket, scanner.token.kind != .leftBracket { list = .none }
    return true
  }

  /// The declaration that ends with the token at hand, if one does.
  private mutating func declaration() -> (name: String, place: Int)? {
    guard braces == 1, list != .other, scanner.token.kind == .id else { return nil }
    let string = scanner.token.string
    guard string.count == 7, scanner.text.string(string) == "charset" else { return nil }
    do throws(ReadError) {
      guard try goOn(), scanner.token.kind == .equals, try goOn(), scanner.token.kind == .id else {
        return nil
      }
    } catch {
      return nil
    }
    return (scanner.text.string(scanner.token.string), scanner.token.place)
  }

  /// Whether the word is anywhere at all. Only every seventh byte is looked at, unless it is a
  /// letter of the word: then the word's end is as far as that letter is from it.
  private static func occurs(in bytes: Span<UInt8>) -> Bool {
    var end = 6
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "t"):
        if bytes[end - 6] == UInt8(ascii: "c"), ends(at: end, in: bytes) { return true }
        end += 7
      case UInt8(ascii: "e"): end += 1
      case UInt8(ascii: "s"): end += 2
      case UInt8(ascii: "r"): end += 3
      case UInt8(ascii: "a"): end += 4
      case UInt8(ascii: "h"): end += 5
      case UInt8(ascii: "c"): end += 6
      default: end += 7
      }
    }
    return false
  }

  private static func ends(at end: Int, in bytes: Span<UInt8>) -> Bool {
    let word = bytes.extracting(end - 6..<end + 1)
    return word.indices.allSatisfy { word[$0] == Array("charset".utf8)[$0] }
  }
}
