/// Where the lines of a document begin, to say places in lines and columns.
struct LineTable {
  /// The byte offset of each line's first byte.
  private var starts: [Int] = [0]

  /// The lines of a document; LF, CR LF and CR each end one, and a byte order mark is not counted.
  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { starts = [3] }
    for place in bytes.indices {
      let endsLine =
        switch bytes[place] {
        case 0x0A: true
        case 0x0D: place + 1 == bytes.count || bytes[place + 1] != 0x0A
        default: false
        }
      if endsLine { starts.append(place + 1) }
    }
  }

  /// The line, from 1, that holds a byte offset.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The column, from 1 and in Unicode scalars, of a byte offset in its line.
  func column(at offset: Int, in bytes: [UInt8]) -> Int {
    let end = min(max(offset, 0), bytes.count)
    let start = min(starts[line(at: end) - 1], end)
    return 1 + bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }
}
