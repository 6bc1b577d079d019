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
    let text = scanner.text
    guard text.string(scanner.token.string) == "charset" else { return nil }
    do throws(ReadError) {
      guard try goOn(), scanner.token.kind == .equals, try goOn(), scanner.token.kind == .id else {
        return nil
      }
    } catch {
      return nil
    }
    return (scanner.text.string(scanner.token.string), scanner.token.place)
  }

  /// Whether the word is anywhere at all.
  private static func occurs(in bytes: Span<UInt8>) -> Bool {
    let word: StaticString = "charset"
    let letters = Array(word.description.utf8)
    guard bytes.count >= letters.count else { return false }
    for start in 0...bytes.count - letters.count where bytes[start] == letters[0] {
      if letters.indices.allSatisfy({ bytes[start + $0] == letters[$0] }) { return true }
    }
    return false
  }
}
