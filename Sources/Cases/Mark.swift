/// A place in a text file: line and column, both from 1; the column counts Unicode scalars.
///
/// A byte order mark is not counted. LF, CR and CR LF end a line.
public struct Mark: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// A place; both numbers count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first place of a file.
  public static let start = Mark(line: 1, column: 1)

  /// Whether one place stands before another in the same file.
  public static func < (left: Mark, right: Mark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  /// `line:column`.
  public var description: String { "\(line):\(column)" }
}

/// Where the lines of a text start, so that offsets in Unicode scalars become marks.
struct LineTable: Sendable {
  /// The offset of each line's first scalar, in Unicode scalars.
  private var starts = [0]

  /// The lines of UTF-8 text from `offset` (bytes) on; bytes that are not UTF-8 count one scalar
  /// for each byte that does not continue another.
  init(_ utf8: [UInt8], from offset: Int = 0) {
    var scalars = 0
    for index in offset..<max(offset, utf8.count) {
      let byte = utf8[index]
      if byte & 0xC0 != 0x80 { scalars += 1 }
      let endsLine =
        byte == 0x0A
        || (byte == 0x0D && !(index + 1 < utf8.count && utf8[index + 1] == 0x0A))
      if endsLine { starts.append(scalars) }
    }
  }

  /// The mark of the scalar at an offset in Unicode scalars.
  func mark(ofScalar offset: Int) -> Mark {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return Mark(line: low + 1, column: offset - starts[low] + 1)
  }
}
