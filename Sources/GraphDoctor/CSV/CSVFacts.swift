import GraphFormats

/// What a CSV file has that makes a difference to the tools that read it.
struct CSVFacts: Sendable {
  // The header.
  var headers: [String] = []
  var headerPlace = Place(line: 1, column: 1)
  var delimiter = UInt8(ascii: ",")
  /// What Gephi takes for what stands between cells.
  var gephiDelimiter = UInt8(ascii: ",")
  /// The columns as Neo4j's import reads them; nothing where it finds no nodes or edges in them.
  var neo4j: CSVHeader?
  /// Whether the rows are edges, or some of them, as Neo4j exports them; and the columns of their ends.
  var isEdges = false
  var isMixed = false
  var start: Int?
  var end: Int?
  /// The column of a node's identifier.
  var id: Int?
  /// An Excel file's first line that says what stands between cells.
  var separatorLine = Tally()

  // Rows.
  var rowCount = 0
  var shortRows = Tally()
  var longRows = Tally()
  var firstRowIsLong = false
  /// Rows behind an empty line that are another table.
  var secondTables = Tally()
  var secondTableIsWider = false
  var badBytes = Tally()
  var elements = ElementCensus()
  var rowsWithoutID = Tally()
  var rowsWithoutEnds = Tally()

  // Cells.
  /// Quoted cells with more than one line.
  var longCells = Tally()
  /// Cells whose backslashes make Gephi miss where they end; it gives up there.
  var brokenCells = Tally()
  /// Other cells with a backslash that Gephi takes for an escape.
  var escapes = Tally()
  /// Values that do not fit what Gephi guesses from the first rows that the column's type is.
  var lateValues = Tally()
  /// Words that pandas takes for no value: `NA`, `null`, `None`.
  var missingWords = Tally()
  /// Columns of nothing but digits, in some of whose values a zero comes first.
  var leadingZeros = Tally()
  var oddDirections = Tally()
  var zeroWeights = Tally()
  var notWeights = Tally()
  var unlabelled = Tally()
  /// Values of Neo4j's typed columns.
  var values = ValueCensus()

  /// What Gephi takes a table for, by its header.
  enum GephiTable: Sendable { case edges, nodes, adjacencyList, matrix }

  var gephiTable: GephiTable {
    if headers.first?.isEmpty ?? true { return .matrix }
    let names = headers.map { $0.lowercased() }
    if names.contains("source") || names.contains("target") { return .edges }
    return names.contains { ["id", "label", "timeset"].contains($0) } ? .nodes : .adjacencyList
  }

  /// The place of the column that a tool calls so, upper and lower case aside.
  func column(_ name: String) -> Int? { headers.firstIndex { $0.lowercased() == name } }

  /// The header's own spelling of a column.
  func title(_ name: String) -> String? { column(name).map { headers[$0] } }

  /// Columns with the name of another one before them, as `spelling` spells it.
  func repeatedHeaders(_ spelling: (String) -> String = { $0 }) -> Tally {
    var seen = NameTable()
    let count = headers.count { seen.update(spelling($0), 0) }
    return Tally(count: count, first: headerPlace)
  }

  /// Columns with something behind a colon that is no type of Neo4j's, and so a part of the name.
  var unknownTypes: Tally {
    let columns = neo4j?.columns ?? []
    let count = zip(columns, headers).count { column, header in
      column.name == header && header.contains(":")
    }
    return Tally(count: count, first: headerPlace)
  }

  /// Columns of which something is true.
  func columns(where isSo: (CSVHeader.Column) -> Bool) -> Tally {
    Tally(count: neo4j?.columns.count(where: isSo) ?? 0, first: headerPlace)
  }

  var nodeCount: Int {
    elements.nodeCount + elements.undeclaredNodeCount + rowsWithoutID.count
  }
  var edgeCount: Int { elements.edgeCount + rowsWithoutEnds.count }
}
