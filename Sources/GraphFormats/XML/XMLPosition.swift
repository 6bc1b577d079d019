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
  /// The byte before that.
  private var previous: UInt8 = 0

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

  /// Goes on to the place of an event; see `XMLEvents.Event`.
  mutating func advance(to index: Int) {
    if index < 0 {
      line = ~index >> 32
      column = ~index & 0xFFFF_FFFF
      first = bytes.count
      return
    }
    let end = min(max(first, first + index - offset), bytes.count)
    let (lines, scalars) = XMLPosition.count(
      bytes.span.extracting(first..<end), after: previous)
    line += lines
    column = lines > 0 ? scalars + 1 : column + scalars
    // A byte order mark is not counted.
    if offset == 0, lines == 0, end - first >= 3, bytes[first] == 0xEF, bytes[first + 1] == 0xBB {
      column -= 1
    }
    if end > first { previous = bytes[end - 1] }
    offset += end - first
    first = end
  }

  /// The lines that end in `passed`, with LF, CR LF or CR, and the Unicode scalars after the last one's end.
  private static func count(
    _ passed: Span<UInt8>, after previous: UInt8
  ) -> (lines: Int, scalars: Int) {
    var lines = 0
    var returns = 0
    for place in passed.indices {
      lines += passed[place] == 0x0A ? 1 : 0
      returns += passed[place] == 0x0D ? 1 : 0
    }
    if returns > 0 || previous == 0x0D { lines = ends(passed, after: previous) }
    var start = 0
    if lines > 0 {
      start = passed.count
      while start > 0, passed[start - 1] != 0x0A, passed[start - 1] != 0x0D { start -= 1 }
    }
    var scalars = 0
    for place in start..<passed.count where passed[place] & 0xC0 != 0x80 { scalars += 1 }
    return (lines, scalars)
  }

  private static func ends(_ passed: Span<UInt8>, after previous: UInt8) -> Int {
    var lines = 0
    var previous = previous
    for place in passed.indices {
      let byte = passed[place]
      if byte == 0x0D || byte == 0x0A && previous != 0x0D { lines += 1 }
      previous = byte
    }
    return lines
  }
}
