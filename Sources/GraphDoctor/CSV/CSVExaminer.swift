import GraphFormats
import KnowledgeGraph

/// Collects the facts of a table.
struct CSVExaminer {
  private(set) var facts = CSVFacts()
  private var scanner = CSVScanner()
  private var hasHeader = false
  private var followsBlank = false
  /// By column: what Gephi guesses; nothing of those that it knows.
  private var types: [GuessedType?] = []
  private var places = Places()
  /// By column: whether every value so far is of digits, and the first that a zero begins.
  private var areDigits: [Bool] = []
  private var zeros: [Place?] = []

  /// Where the columns are that Gephi knows, looked up once: a header may be longer than all rows.
  private struct Places {
    var id: Int?
    var label: Int?
    var direction: Int?
    var weight: Int?
    var kind: Int?
  }

  /// Looks at the next bytes.
  mutating func take(_ block: [UInt8]) throws(ReadError) {
    var place = 0
    while try scanner.scan(block.span, from: &place) { try takeRow() }
  }

  /// Ends the table.
  mutating func finish() throws(ReadError) {
    if try scanner.finish() { try takeRow() }
    guard hasHeader else {
      throw ReadError("no row in the file, where a header was expected", line: 1, column: 1)
    }
    for place in zeros.indices where areDigits[place] {
      if let zero = zeros[place] { facts.leadingZeros.add(zero) }
    }
    facts.elements.finish()
  }

  private mutating func takeRow() throws(ReadError) {
    var row = CSVRow()
    swap(&row, &scanner.row)
    if !hasHeader {
      try takeHeader(row)
    } else if row.isBlank {
      followsBlank = true
    } else if facts.secondTables.count == 0 {
      take(row)
    }
    swap(&row, &scanner.row)
  }

  // MARK: The header

  private mutating func takeHeader(_ whole: CSVRow) throws(ReadError) {
    var whole = whole
    if whole.bytes.starts(with: CSVScanner.byteOrderMark) {
      whole.bytes.removeFirst(CSVScanner.byteOrderMark.count)
    }
    if whole.isBlank { return }
    if whole.bytes.first == UInt8(ascii: "{") {
      throw whole.error(
        "a line of JSON, where a header was expected; write tables as files of their own, and name one"
      )
    }
    let place = Place(line: whole.line, column: 1)
    if whole.bytes.count == 5, whole.bytes.starts(with: "sep=".utf8) {
      facts.separatorLine.add(place)
      return
    }
    facts.headerPlace = place
    facts.delimiter = CSVScanner.delimiter(of: whole.bytes)
    facts.gephiDelimiter = whole.bytes.gephiDelimiter
    var split = CSVScanner(delimiter: facts.delimiter, line: whole.line)
    var start = 0
    if try !split.scan(whole.bytes.span, from: &start) { _ = try split.finish() }
    begin(split.row.cells.map { split.row.string($0) })
    scanner.delimiter = facts.delimiter
    hasHeader = true
  }

  private mutating func begin(_ names: [String]) {
    facts.headers = names
    let known: Set<String> = ["id", "label", "source", "target", "type", "kind"]
    types = names.map { known.contains($0.lowercased()) ? nil : GuessedType() }
    areDigits = names.map { _ in true }
    zeros = names.map { _ in nil }
    let header = CSVHeader(names)
    if let header, header.isNeo4j { facts.neo4j = header }
    facts.start = header?.start ?? facts.column("source")
    facts.end = header?.end ?? facts.column("target")
    facts.isEdges = facts.start != nil && facts.end != nil
    if case .nodeOrEdge = header?.kind { facts.isMixed = true }
    facts.id = header?.id ?? facts.column("id")
    places = Places(
      id: facts.column("id"), label: facts.column("label"), direction: facts.column("type"),
      weight: facts.column("weight"),
      kind: facts.neo4j?.columns.firstIndex { $0.role == .type } ?? facts.column("kind"))
  }

  // MARK: Rows

  private mutating func take(_ row: CSVRow) {
    let place = Place(line: row.line, column: 1)
    if followsBlank, CSVHeader(row.cells.map { row.string($0) }) != nil {
      facts.secondTableIsWider = row.cells.count > facts.headers.count
      return facts.secondTables.add(place)
    }
    followsBlank = false
    facts.rowCount += 1
    if row.cells.count < facts.headers.count { facts.shortRows.add(place) }
    if row.cells.count > facts.headers.count {
      facts.longRows.add(place)
      if facts.rowCount == 1 { facts.firstRowIsLong = true }
    }
    if row.bytes.span.firstInvalidByte != nil { facts.badBytes.add(place) }
    var line = row.line
    for (column, cell) in row.cells.prefix(facts.headers.count).enumerated() {
      takeCell(cell, of: row, column, Place(line: line, column: 1))
      if cell.isQuoted {
        let ends = row.bytes.span.extracting(cell.start..<cell.end).lineEnds(after: 0)
        if ends > 0 { facts.longCells.add(Place(line: line, column: 1)) }
        line += ends
      }
    }
    let hasEnds = row.isFilled(facts.start) || row.isFilled(facts.end)
    if facts.isEdges, !facts.isMixed || hasEnds { addEdge(row, place) } else { addNode(row, place) }
  }

  private mutating func takeCell(
    _ cell: CSVRow.Cell, of row: CSVRow, _ column: Int, _ place: Place
  ) {
    let text = row.text(cell)
    let raw = row.bytes.span.extracting(cell.start..<cell.end)
    switch raw.escapesForGephi(isQuoted: cell.isQuoted) {
    case .none: break
    case .some(true): facts.escapes.add(place)
    case .some(false): facts.brokenCells.add(place)
    }
    if types[column]?.takes(text, row: facts.rowCount) == false { facts.lateValues.add(place) }
    if text.span.isMissingForPandas { facts.missingWords.add(place) }
    if areDigits[column], !text.isEmpty {
      areDigits[column] = text.allSatisfy { (0x30...0x39).contains($0) }
      if text.count > 1, text[0] == 0x30 { zeros[column] = zeros[column] ?? place }
    }
    if let header = facts.neo4j, header.columns[column].role == .value,
      !header.columns[column].isList, !text.isEmpty
    {
      facts.values.add(text.span, header.columns[column].valueType, place)
    }
  }

  private func bytes(_ row: CSVRow, _ column: Int?) -> [UInt8] {
    guard let column, column < row.cells.count else { return [] }
    return row.text(row.cells[column])
  }

  private mutating func addNode(_ row: CSVRow, _ place: Place) {
    let id = bytes(row, facts.id)
    if id.isEmpty { facts.rowsWithoutID.add(place) } else { facts.elements.addNode(id.span, place) }
    if bytes(row, places.label).isEmpty { facts.unlabelled.add(place) }
  }

  private mutating func addEdge(_ row: CSVRow, _ place: Place) {
    let (source, target) = (bytes(row, facts.start), bytes(row, facts.end))
    if source.isEmpty || target.isEmpty { return facts.rowsWithoutEnds.add(place) }
    let direction = String(decoding: bytes(row, places.direction), as: UTF8.self).lowercased()
    if facts.neo4j == nil, !["directed", "undirected", ""].contains(direction) {
      facts.oddDirections.add(place)
    }
    let weight = bytes(row, places.weight)
    if weight.span.isZero { facts.zeroWeights.add(place) }
    if !weight.isEmpty, Double(String(decoding: weight.prefix(400), as: UTF8.self)) == nil {
      facts.notWeights.add(place)
    }
    let id = bytes(row, places.id)
    let kind = bytes(row, places.kind)
    facts.elements.addEdge(
      facts.elements.node(source.span), facts.elements.node(target.span),
      id: id.isEmpty ? nil : facts.elements.edgeID(id.span),
      kind: kind.isEmpty ? nil : facts.elements.kind(kind.span),
      isDirected: direction != "undirected", place)
  }
}

extension CSVHeader.Column {
  fileprivate var valueType: ValueCensus.ValueType {
    switch kind {
    case .integer: .long
    case .decimal: .decimal
    case .boolean: .truth
    default: .text
    }
  }
}
