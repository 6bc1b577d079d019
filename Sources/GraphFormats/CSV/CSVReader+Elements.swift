import KnowledgeGraph

/// Nodes and edges.
extension CSVReader {
  mutating func takeNode(_ row: CSVRow, _ table: CSVHeader) throws(ReadError) {
    guard let id = identifier(table.id, row, table) else {
      throw row.error("a row without an id, which no edge could name", at: row.start(table.id))
    }
    known[id] = 0
    assembly.beginActor(id)
    try takeValues(.actor, row, table)
    do throws(Assembly.Fault) {
      try assembly.endActor(at: position(row))
    } catch {
      throw row.error(error.problem)
    }
  }

  mutating func takeEdge(_ row: CSVRow, _ table: CSVHeader) throws(ReadError) {
    guard let from = identifier(table.start, row, table) else {
      throw row.error("an edge that begins nowhere", at: row.start(table.start))
    }
    guard let to = identifier(table.end, row, table) else {
      throw row.error("an edge that ends nowhere", at: row.start(table.end))
    }
    assembly.beginRelation(identifier(table.id, row, table))
    isDirected = true
    try takeValues(.relation, row, table)
    do throws(Assembly.Fault) {
      try assembly.endRelation(
        from: from, to: to, isDirected: isDirected, line: row.line, at: position(row))
    } catch {
      throw row.error(error.problem)
    }
  }

  /// The identifier that the cell at `place` holds, with the space where Neo4j's ids are unique in
  /// theirs only.
  private mutating func identifier(
    _ place: Int?, _ row: CSVRow, _ table: CSVHeader
  ) -> IdentifierNumber? {
    guard let place, row.isFilled(place) else { return nil }
    var text = [UInt8](copying: undone(row.text(row.cells[place]).span, table))
    if let space = table.columns[place].space, !space.isEmpty {
      text = Array((space + ":").utf8) + text
    }
    return assembly.builder.nonEmptyIdentifier(text.span)
  }

  /// A cell without what keeps spreadsheets from running it, where we have put that there.
  @_lifetime(copy text)
  private func undone(_ text: Span<UInt8>, _ table: CSVHeader) -> Span<UInt8> {
    assembly.head == nil || table.isNeo4j ? text : CSVFormula.undone(text)
  }

  private mutating func takeValues(
    _ owner: Assembly.Owner, _ row: CSVRow, _ table: CSVHeader
  ) throws(ReadError) {
    for place in 0..<min(row.cells.count, table.columns.count) where row.isFilled(place) {
      let cell = row.cells[place]
      do throws(Assembly.Fault) {
        switch table.columns[place].role {
        case .ignored, .start, .end: break
        case .id: try takeNamedIdentifier(place, owner, row, table)
        case .labels: try takeLabels(place, owner, row.text(cell))
        case .type: try assembly.value(column(place, owner, table), row.text(cell).span)
        case .value:
          if cell.hasDoubledQuotes || table.columns[place].isList {
            try take(row.text(cell).span, place, owner, table)
          } else {
            try take(row.bytes.span.extracting(cell.start..<cell.end), place, owner, table)
          }
        }
      } catch {
        throw row.error(error.problem, at: cell.start)
      }
    }
  }

  private mutating func take(
    _ text: Span<UInt8>, _ place: Int, _ owner: Assembly.Owner, _ table: CSVHeader
  ) throws(Assembly.Fault) {
    let column = table.columns[place]
    if owner == .relation, !table.isNeo4j, column.name.lowercased() == "type" {
      switch text.string.lowercased() {
      case "directed": return
      case "undirected":
        isDirected = false
        return
      default: break
      }
    }
    if column.isList {
      let list = CSVReader.json(ofList: text)
      try assembly.value(self.column(place, owner, table), list.span)
    } else {
      try assembly.value(self.column(place, owner, table), undone(text, table))
    }
  }

  /// Neo4j keeps an id as a property where the column has a name.
  private mutating func takeNamedIdentifier(
    _ place: Int, _ owner: Assembly.Owner, _ row: CSVRow, _ table: CSVHeader
  ) throws(Assembly.Fault) {
    let name = table.columns[place].name
    guard table.isNeo4j, assembly.head == nil, !name.isEmpty, name.lowercased() != "id" else {
      return
    }
    try assembly.value(column(place, owner, table), row.text(row.cells[place]).span)
  }

  /// Takes Neo4j's labels: `Person;Actor` in what it imports, `:Person:Actor` in what it exports.
  /// Ours have the type beside them.
  private mutating func takeLabels(
    _ place: Int, _ owner: Assembly.Owner, _ text: [UInt8]
  ) throws(Assembly.Fault) {
    guard assembly.head == nil else { return }
    let labels = text.split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }
    let list = labels.flatMap { [UInt8(ascii: ":")] + $0 }
    let number = columns[owner.rawValue][place] ?? assembly.column(owner, "labels")
    columns[owner.rawValue][place] = number
    try assembly.value(number, list.span)
  }

  /// The number of a column, which is declared when it first has a value.
  private mutating func column(
    _ place: Int, _ owner: Assembly.Owner, _ table: CSVHeader
  ) -> Int {
    if let number = columns[owner.rawValue][place] { return number }
    let column = table.columns[place]
    let number = assembly.column(owner, name(of: column, owner, table), column.kind)
    columns[owner.rawValue][place] = number
    return number
  }

  /// What the flat view calls a column.
  private func name(
    of column: CSVHeader.Column, _ owner: Assembly.Owner, _ table: CSVHeader
  ) -> String {
    if column.role == .type { return assembly.head == nil ? "type" : "label" }
    guard assembly.head != nil, !table.isNeo4j else { return column.name }
    switch (owner, column.name.lowercased()) {
    case (.relation, "kind"): return RelationField.type.name
    case (_, "label"), (.relation, "weight"): return column.name.lowercased()
    default: return CSVColumn.key(ofGephiHeader: CSVFormula.undone(column.name.utf8.span).string)
    }
  }

  /// Texts with `;` between them, as JSON's array.
  private static func json(ofList text: Span<UInt8>) -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    for part in [UInt8](copying: text).split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    {
      json.element()
      json.value(Array(part).span)
    }
    json.endArray()
    return json.block.bytes
  }
}

extension CSVRow {
  /// Where the cell at `place` begins, or the row ends before it.
  fileprivate func start(_ place: Int?) -> Int {
    guard let place else { return 0 }
    return place < cells.count ? cells[place].start : bytes.count
  }
}
