import KnowledgeGraph

/// Where something stands, mostly a tag: counted from what stands before it, so that no byte is counted twice.
package struct XMLPosition {
  /// From 1.
  package private(set) var line = 1
  /// In Unicode scalars, from 1.
  package private(set) var column = 1
  /// In bytes, from the start of the document.
  private(set) var offset = 0
  /// The blocks that have been fed and not passed, and where in the first of them `offset` is.
  private var blocks: [[UInt8]] = []
  private var first = 0
  /// The byte before that.
  private var previous: UInt8 = 0
  /// The first three bytes, as far as they have been passed.
  private var beginning: [UInt8] = []

  package init() {}

  /// Takes the blocks that come next.
  package mutating func begin(_ blocks: [[UInt8]]) { self.blocks += blocks }

  /// Goes on to the place of an event; see `XMLEvents.Event`.
  package mutating func advance(to index: Int) {
    if index < 0 {
      line = ~index >> 32
      column = ~index & 0xFFFF_FFFF
      blocks.removeAll()
      first = 0
      return
    }
    while let block = blocks.first, index > offset {
      let end = min(first + index - offset, block.count)
      pass(block.span.extracting(first..<end))
      first = end
      if end == block.count {
        blocks.removeFirst()
        first = 0
      }
    }
  }

  private mutating func pass(_ passed: Span<UInt8>) {
    if passed.isEmpty { return }
    let (lines, scalars) = XMLPosition.count(passed, after: previous)
    line += lines
    column = lines > 0 ? scalars + 1 : column + scalars
    if offset < 3 {
      beginning.append(copying: passed.extracting(0..<min(passed.count, 3 - offset)))
      // A byte order mark is not counted.
      if lines == 0, beginning == [0xEF, 0xBB, 0xBF] { column -= 1 }
    }
    previous = passed[passed.count - 1]
    offset += passed.count
  }

  /// The lines that end in `passed`, with LF, CR LF or CR, and the Unicode scalars after the last one's end.
  private static func count(
    _ passed: Span<UInt8>, after previous: UInt8
  ) -> (lines: Int, scalars: Int) {
    let lines = passed.lineEnds(after: previous)
    // The LF of a pair whose CR stands before the bytes belongs to the line that has ended.
    var start = previous == 0x0D && !passed.isEmpty && passed[0] == 0x0A ? 1 : 0
    if lines > 0 {
      start = passed.count
      while start > 0, passed[start - 1] != 0x0A, passed[start - 1] != 0x0D { start -= 1 }
    }
    var scalars = 0
    for place in start..<passed.count where passed[place] & 0xC0 != 0x80 { scalars += 1 }
    return (lines, scalars)
  }
}
