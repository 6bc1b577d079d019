import KnowledgeGraph

/// Makes a graph of tables, row by row.
struct CSVReader {
  var assembly: Assembly
  private var scanner = CSVScanner()
  /// The table at hand, and what stands between its cells.
  private var table: CSVHeader?
  private var delimiter: UInt8?
  /// What an Excel file says of that in its first line.
  private var declaredDelimiter: UInt8?
  /// The names of the files that were begun.
  private var files: [Text] = []
  private(set) var hasNodes = false
  private var hasEdges = false
  /// By owner and place: the number of a column, once there is a value in it.
  var columns: [[Int?]] = [[], []]
  /// The actors that have a row.
  var known = PlaceTable()
  /// Whether the edge at hand has a direction.
  var isDirected = true

  init(_ origin: Assembly.Origin, byteCount: Int) {
    assembly = Assembly(origin)
    assembly.builder.reserve(byteCount: byteCount)
  }

  /// Begins a file: the only one, or the next of several.
  mutating func beginFile(_ name: Text) {
    files.append(name)
    assembly.origin = Assembly.Origin(name: name)
    if files.count == 2 { assembly.remarks.name(files[0]) }
    if files.count > 1 { assembly.remarks.file = name }
  }

  /// Takes the next bytes.
  mutating func take(_ block: [UInt8]) throws(ReadError) {
    try inFile { reader throws(ReadError) in
      var place = 0
      while try reader.scanner.scan(block.span, from: &place) { try reader.takeRow() }
    }
  }

  /// Ends the file. Where another one follows, it has tables of its own.
  mutating func endFile() throws(ReadError) {
    try inFile { reader throws(ReadError) in
      if try reader.scanner.finish() { try reader.takeRow() }
    }
    scanner = CSVScanner()
    declaredDelimiter = nil
  }

  /// Where a row stands.
  func position(_ row: CSVRow) -> UInt64 {
    FilePlace(file: files.count - 1, line: row.line).number
  }

  /// Says of an error in which file it is.
  private mutating func inFile(
    _ body: (inout CSVReader) throws(ReadError) -> Void
  ) throws(ReadError) {
    do throws(ReadError) {
      try body(&self)
    } catch {
      throw error.inFile(files.count - 1, of: files)
    }
  }

  /// Looks whether there have been the tables that there must be.
  func checkTables() throws(ReadError) {
    if table == nil {
      throw ReadError(
        "no table in the file, where a row with 'Id', or with 'Source' and 'Target', was expected",
        line: 1, column: 1)
    }
    if assembly.head != nil, !hasEdges {
      throw ReadError("no table of edges behind Redstring's table of nodes", line: 1, column: 1)
    }
  }

  /// The graph of all rows.
  consuming func reading(sha256: Text?) throws(ReadError) -> Reading {
    try checkTables()
    do throws(Assembly.Fault) {
      if assembly.head == nil || !hasNodes { try addEnds(saySo: hasNodes) }
      assembly.sha256 = sha256
      return try assembly.graph(.fileAndLine(files))
    } catch {
      let place = FilePlace(error.position ?? 1)
      throw ReadError(error.problem, line: place.line, column: 1)
        .inFile(place.file, of: files)
    }
  }

  private mutating func takeRow() throws(ReadError) {
    // Swapped, not copied, so that the memory is used again.
    var row = CSVRow()
    swap(&row, &scanner.row)
    if scanner.delimiter == nil {
      try takeUnsplit(row)
    } else if row.isBlank {
      // Another table may begin.
      scanner.delimiter = nil
    } else {
      try take(row)
    }
    swap(&row, &scanner.row)
  }

  /// Takes a row that may be the header of a table.
  private mutating func takeUnsplit(_ whole: CSVRow) throws(ReadError) {
    var whole = whole
    if whole.bytes.starts(with: CSVScanner.byteOrderMark) {
      whole.bytes.removeFirst(CSVScanner.byteOrderMark.count)
      whole.offset += CSVScanner.byteOrderMark.count
    }
    if whole.isBlank { return }
    try checkEncoding(whole)
    if whole.bytes[0] == UInt8(ascii: "{"), table == nil, assembly.head == nil {
      return try takeHead(whole)
    }
    if table == nil, whole.bytes.count == 5, whole.bytes.starts(with: "sep=".utf8) {
      declaredDelimiter = whole.bytes[4]
      return
    }
    let found = declaredDelimiter ?? CSVScanner.delimiter(of: whole.bytes)
    let rows = try CSVReader.rows(of: whole, found)
    let names = (rows.first?.cells ?? []).map { rows[0].string($0) }
    if let header = CSVHeader(names, isOurs: assembly.head != nil) {
      begin(header, at: whole.line)
      delimiter = found
      for row in rows.dropFirst() { try take(row) }
    } else if table != nil, let delimiter {
      for row in try CSVReader.rows(of: whole, delimiter) { try take(row) }
    } else if names.count == 2, rows[0].cells.allSatisfy({ !$0.isEmpty }),
      let header = CSVHeader.pairs
    {
      begin(header, at: whole.line)
      delimiter = found
      assembly.remarks.count("pairs", line: whole.line) { _ in
        "no row says what the columns are: every row, the first one too, is read as an edge from one "
          + "actor to another"
      }
      for row in rows { try take(row) }
    } else {
      throw unknownTable(names, whole)
    }
    scanner.delimiter = delimiter
  }

  private func unknownTable(_ names: [String], _ row: CSVRow) -> ReadError {
    let found = names.prefix(6).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
    return row.error(
      "a table with \(found)\(names.count > 6 ? " …" : ""), where a column 'Id' was expected, or "
        + "'Source' and 'Target'; name them so in the first row")
  }

  /// The rows that the bytes of one make when they are split.
  private static func rows(of whole: CSVRow, _ delimiter: UInt8) throws(ReadError) -> [CSVRow] {
    var scanner = CSVScanner(delimiter: delimiter, line: whole.line, offset: whole.offset)
    var rows: [CSVRow] = []
    var place = 0
    while try scanner.scan(whole.bytes.span, from: &place) { rows.append(scanner.row) }
    if try scanner.finish() { rows.append(scanner.row) }
    return rows
  }

  private mutating func begin(_ header: CSVHeader, at line: Int) {
    table = header
    hasNodes = hasNodes || header.kind != .edge
    hasEdges = hasEdges || header.kind != .node
    let none = [Int?](repeating: nil, count: header.columns.count)
    columns = [none, none]
    var seen: Set<String> = []
    for column in header.columns {
      if column.name.isEmpty, column.role == .ignored {
        assembly.remarks.count("nameless", line: line) {
          "\($0) \($0 == 1 ? "column" : "columns") without a name dropped"
        }
      } else if column.role == .value, !seen.insert(column.name).inserted {
        let name = column.name
        assembly.remarks.count("twice " + name, line: line) { _ in
          "there are two columns '\(name)': of two values in a row the later one counts"
        }
      }
    }
  }

  private mutating func takeHead(_ row: CSVRow) throws(ReadError) {
    do {
      let record = try Record(json: row.bytes.span)
      if record["redstring"] == nil {
        throw row.error("a first line of JSON that is not Redstring's 'case.json'")
      }
      try assembly.setHead(record, at: position(row))
    } catch let fault as Assembly.Fault {
      throw row.error(fault.problem)
    } catch let fault as JSONScanner.Fault {
      throw row.error("the first line is not as Redstring writes it: " + fault.problem)
    } catch let error as ReadError {
      throw error
    } catch {
      throw row.error("the first line is not as Redstring writes it")
    }
  }

  private func checkEncoding(_ row: CSVRow) throws(ReadError) {
    guard let place = row.bytes.span.firstInvalidByte else { return }
    throw row.error(
      ReadError.noUTF8(row.bytes[place]) + ", in Excel as 'CSV UTF-8'", at: place)
  }

  /// Takes a row of the table at hand.
  private mutating func take(_ row: CSVRow) throws(ReadError) {
    guard let table, !row.isEmpty else { return }
    try checkEncoding(row)
    if row.cells.count > table.columns.count {
      for cell in row.cells.dropFirst(table.columns.count) where !cell.isEmpty {
        throw row.error(
          "a row of \(row.cells.count) cells, where the first row has \(table.columns.count); put a cell "
            + "that holds what stands between cells in quotation marks", at: cell.start)
      }
    }
    switch table.kind {
    case .node: try takeNode(row, table)
    case .edge: try takeEdge(row, table)
    case .nodeOrEdge:
      let isEdge = [table.start, table.end].contains { row.isFilled($0) }
      if isEdge { try takeEdge(row, table) } else { try takeNode(row, table) }
    }
  }

  /// Adds the ends of edges that have no row.
  private mutating func addEnds(saySo: Bool) throws(Assembly.Fault) {
    for place in assembly.builder.storage.relations.indices {
      let relation = assembly.builder.storage.relations[place]
      let position = assembly.relationPositions[place]
      for end in [relation.from, relation.to] where known[end] == nil {
        known[end] = 0
        assembly.beginActor(end)
        try assembly.endActor(at: position)
        if saySo {
          assembly.remarks.count("ends", line: FilePlace(position).line) {
            "\($0) \($0 == 1 ? "actor is" : "actors are") known from edges only: the table of nodes does "
              + "not have \($0 == 1 ? "it" : "them")"
          }
        }
      }
    }
  }
}

extension CSVRow {
  /// Whether there is something in the cell at `place`.
  package func isFilled(_ place: Int?) -> Bool {
    guard let place, place < cells.count else { return false }
    return !cells[place].isEmpty
  }

  /// What a cell says.
  package func text(_ cell: Cell) -> [UInt8] {
    let text = bytes.span.extracting(cell.start..<cell.end)
    guard cell.hasDoubledQuotes else { return [UInt8](copying: text) }
    var unescaped: [UInt8] = []
    unescaped.reserveCapacity(text.count)
    var start = 0
    var place = 0
    while place < text.count {
      place = text.place(from: place) { $0.equals(UInt8(ascii: "\"")) }
      while place < text.count, text[place] != UInt8(ascii: "\"") { place += 1 }
      // The first of the two stays.
      unescaped.append(copying: text.extracting(start..<min(place + 1, text.count)))
      place += 2
      start = min(place, text.count)
    }
    return unescaped
  }

  /// What a cell of a header says.
  package func string(_ cell: Cell) -> String { text(cell).span.trimmed.string }
}
