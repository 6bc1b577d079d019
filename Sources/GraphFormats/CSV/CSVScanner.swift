import KnowledgeGraph

/// A row of a table: its bytes as they stand in the file, without the line end, and where its cells
/// are in them.
package struct CSVRow {
  package var bytes: [UInt8] = []
  package var cells: [Cell] = []
  /// The line where it begins, from 1, and its place in bytes.
  package var line = 1
  var offset = 0

  /// Where a cell's text is, without quotation marks around it.
  package struct Cell {
    package let start: Int
    package let end: Int
    package var isQuoted = false
    /// Whether a quotation mark in it is doubled.
    var hasDoubledQuotes = false

    package var isEmpty: Bool { start == end }
  }

  /// Whether there is nothing in the line.
  package var isBlank: Bool { bytes.isEmpty }

  /// Whether no cell has anything in it.
  package var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }

  package init() {}

  /// An error at a place among the bytes.
  package func error(_ problem: String, at place: Int = 0) -> ReadError {
    let inRow = ReadError(problem, at: place, in: bytes)
    return ReadError(
      problem, line: line + inRow.line - 1, column: inRow.column, offset: offset + place)
  }
}

/// Splits bytes into rows, and rows into cells, wherever the blocks are cut that they come in.
///
/// A line ends with LF, CR LF or CR, in a quoted cell with none of them. A quotation mark counts at
/// the beginning of a cell only; elsewhere in a cell that is not quoted it stands for itself.
package struct CSVScanner {
  /// What stands between cells; nothing where that is not known yet: a row is then not split.
  package var delimiter: UInt8?
  package var row = CSVRow()
  private var state = State.cellStart
  private var cellStart = 0
  private var cellEnd = 0
  private var hasDoubledQuotes = false
  private var followsCR = false
  private var isComplete = false
  /// The line and the offset of the next row.
  private var line: Int
  private var offset: Int

  private enum State {
    case cellStart, plain, quoted, quoteInQuoted
    /// A whole line in which quotation marks mean nothing: JSON.
    case line
  }

  package init(delimiter: UInt8? = nil, line: Int = 1, offset: Int = 0) {
    self.delimiter = delimiter
    self.line = line
    self.offset = offset
    row.line = line
    row.offset = offset
  }

  private static let quote = UInt8(ascii: "\"")
  /// What may stand between cells: what RFC 4180 says, Excel where the comma is in numbers, and
  /// tabs.
  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Goes on in `block` from `place`, up to behind the end of a row; whether there is one.
  package mutating func scan(_ block: Span<UInt8>, from place: inout Int) throws(ReadError) -> Bool
  {
    if isComplete { beginRow() }
    if followsCR, place < block.count {
      followsCR = false
      if block[place] == 0x0A {
        place += 1
        offset += 1
        row.offset = offset
      }
    }
    while place < block.count {
      switch state {
      case .cellStart:
        if block[place] == CSVScanner.quote {
          row.bytes.append(CSVScanner.quote)
          place += 1
          cellStart = row.bytes.count
          state = .quoted
        } else if block[place] == UInt8(ascii: "{"), delimiter == nil, isAtStartOfRow {
          state = .line
        } else {
          state = .plain
        }
      case .plain, .line: if plain(block, &place) { return true }
      case .quoted: quoted(block, &place)
      case .quoteInQuoted:
        if block[place] == CSVScanner.quote {
          row.bytes.append(CSVScanner.quote)
          place += 1
          hasDoubledQuotes = true
          state = .quoted
        } else {
          cellEnd = row.bytes.count - 1
          guard delimiter == nil || isEnd(block[place]) else { throw goesOn() }
          state = .plain
        }
      }
    }
    return false
  }

  /// Ends the last row, where the file does not end with a line end; whether there is one.
  package mutating func finish() throws(ReadError) -> Bool {
    if isComplete { beginRow() }
    if row.bytes.isEmpty { return false }
    switch state {
    case .quoted:
      throw row.error(
        "a quoted cell that does not end; double the quotation marks inside of it",
        at: max(0, cellStart - 1))
    case .quoteInQuoted: cellEnd = row.bytes.count - 1
    case .cellStart, .plain, .line: break
    }
    endCell()
    isComplete = true
    return true
  }

  private var isAtStartOfRow: Bool { row.bytes.isEmpty || row.bytes == CSVScanner.byteOrderMark }

  private func goesOn() -> ReadError {
    row.error(
      "a quoted cell that goes on behind its closing quotation mark; double the quotation marks "
        + "inside of it", at: cellEnd)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == delimiter
  }

  private mutating func quoted(_ block: Span<UInt8>, _ place: inout Int) {
    var end = block.place(from: place) { $0.equals(CSVScanner.quote) }
    while end < block.count, block[end] != CSVScanner.quote { end += 1 }
    row.bytes.append(copying: block.extracting(place..<end))
    place = end
    if place < block.count {
      row.bytes.append(CSVScanner.quote)
      place += 1
      state = .quoteInQuoted
    }
  }

  /// Takes bytes up to the end of the cell, and that end; whether it ends the row, too.
  private mutating func plain(_ block: Span<UInt8>, _ place: inout Int) -> Bool {
    let delimiter = self.delimiter
    var end = place
    if let delimiter {
      end = block.place(from: place) {
        $0.equals(delimiter) | $0.equals(0x0A) | $0.equals(0x0D)
      }
    }
    while end < block.count {
      let byte = block[end]
      if byte == 0x0A || byte == 0x0D || byte == delimiter { break }
      end += 1
      // Where it is not known what stands between cells, a quotation mark may open one behind any
      // of it.
      if delimiter == nil, state == .plain, CSVScanner.delimiters.contains(byte) {
        row.bytes.append(copying: block.extracting(place..<end))
        place = end
        state = .cellStart
        return false
      }
    }
    row.bytes.append(copying: block.extracting(place..<end))
    place = end
    guard place < block.count else { return false }
    let byte = block[place]
    place += 1
    endCell()
    if byte == delimiter {
      row.bytes.append(byte)
      cellStart = row.bytes.count
      return false
    }
    offset += row.bytes.count + 1
    line += row.bytes.span.lineEnds(after: 0) + 1
    followsCR = byte == 0x0D
    isComplete = true
    return true
  }

  private mutating func endCell() {
    if delimiter != nil {
      row.cells.append(
        CSVRow.Cell(
          start: cellStart, end: cellEnd > 0 ? cellEnd : row.bytes.count, isQuoted: cellEnd > 0,
          hasDoubledQuotes: hasDoubledQuotes))
    }
    cellEnd = 0
    hasDoubledQuotes = false
    cellStart = row.bytes.count
    state = .cellStart
  }

  private mutating func beginRow() {
    row.bytes.removeAll(keepingCapacity: true)
    row.cells.removeAll(keepingCapacity: true)
    row.line = line
    row.offset = offset
    cellStart = 0
    isComplete = false
  }
}

extension CSVScanner {
  /// What stands between the cells of a header: of what may stand there, what does so most often.
  package static func delimiter(of header: [UInt8]) -> UInt8 {
    var counts = [0, 0, 0]
    var isQuoted = false
    var mayOpen = true
    for byte in header {
      let place = delimiters.firstIndex(of: byte)
      if byte == quote, isQuoted || mayOpen {
        isQuoted.toggle()
      } else if let place, !isQuoted {
        counts[place] += 1
      }
      mayOpen = place != nil
    }
    let best = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return counts[best] == counts[0] ? delimiters[0] : delimiters[best]
  }
}
