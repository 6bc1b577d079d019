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

  /// Whether the word is anywhere at all. Blocks without a `ch` and its `t` are passed at once, in
  /// a loop that the compiler makes one of wide registers.
  private static func occurs(in bytes: Span<UInt8>) -> Bool {
    var start = 0
    while start + block + 6 <= bytes.count {
      if mayBegin(in: start..<start + block, of: bytes),
        begins(in: start..<start + block, of: bytes)
      {
        return true
      }
      start += block
    }
    return begins(in: start..<max(start, bytes.count - 6), of: bytes)
  }

  private static let block = 64

  @inline(__always)
  private static func mayBegin(in range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    let first = bytes.extracting(range)
    let second = bytes.extracting(range.lowerBound + 1..<range.upperBound + 1)
    let last = bytes.extracting(range.lowerBound + 6..<range.upperBound + 6)
    var hits: UInt8 = 0
    for index in 0..<block {
      hits |=
        (first[index] == UInt8(ascii: "c") ? 1 : 0) & (second[index] == UInt8(ascii: "h") ? 1 : 0)
        & (last[index] == UInt8(ascii: "t") ? 1 : 0)
    }
    return hits != 0
  }

  private static func begins(in range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    let word = Array("charset".utf8)
    return range.contains { start in
      word.indices.allSatisfy { bytes[start + $0] == word[$0] }
    }
  }
}
