import KnowledgeGraph

/// Where a tag stands: counted from the tag before it, so that no byte is counted twice.
struct XMLPosition {
  /// From 1.
  private(set) var line = 1
  /// In Unicode scalars, from 1.
  private(set) var column = 1
  /// In bytes, from the start of the document.
  private(set) var offset = 0
  /// The bytes from `offset` on that have been fed.
  private var bytes: [UInt8] = []
  private var first = 0

  /// Takes the bytes that come next.
  mutating func begin(_ block: [UInt8]) {
    if first == bytes.count {
      bytes.removeAll(keepingCapacity: true)
    } else {
      bytes.removeSubrange(..<first)
    }
    bytes.append(copying: block.span)
    first = 0
  }

  /// Goes on to a byte of the document.
  mutating func advance(to index: Int) {
    let end = min(max(first, first + index - offset), bytes.count)
    let (lines, scalars) = XMLPosition.count(bytes.span.extracting(first..<end))
    line += lines
    column = lines > 0 ? scalars + 1 : column + scalars
    offset += end - first
    first = end
  }

  /// The lines that end in `passed`, and the Unicode scalars after the last one's end.
  private static func count(_ passed: Span<UInt8>) -> (lines: Int, scalars: Int) {
    var lines = 0
    for place in passed.indices where passed[place] == 0x0A { lines += 1 }
    var start = 0
    if lines > 0 {
      start = passed.count
      while passed[start - 1] != 0x0A { start -= 1 }
    }
    var scalars = 0
    for place in start..<passed.count where passed[place] & 0xC0 != 0x80 { scalars += 1 }
    return (lines, scalars)
  }
}
