public import KnowledgeGraph

/// Comma-separated values (RFC 4180): a table of nodes and a table of edges, for Gephi,
/// spreadsheets, databases and data frames.
///
/// A graph is three files: `case.json`, one line of JSON with the case, its documents and its
/// vocabulary, which also marks the others as ours; `nodes.csv`; and `edges.csv`. As one stream
/// they stand one after the other, with an empty line between.
///
/// Lines end with LF, which every reader takes as it takes RFC 4180's CR LF; those inside of a cell
/// stay as they are, in quotation marks. An empty cell is no value: a text that is there and empty
/// is named in the column `empty`, which outlives tools that quote cells anew. Lists, and all
/// evidence, are JSON text.
public struct CSVFormat: PositionedFormat, ProfiledFormat {
  public static let name = "CSV"
  public static let fileExtensions = ["csv"]
  public static let mediaType = "text/csv"

  /// Whose names the columns have.
  public enum Profile: String, CaseIterable, Sendable {
    /// Gephi's: `Id`, `Label`; `Source`, `Target`, `Type`, `Weight`. Spreadsheets, pandas and
    /// NetworkX take them, too.
    ///
    /// A text that a spreadsheet would run as a formula stands behind an apostrophe, which reading
    /// takes away.
    case gephi
    /// Neo4j's, with types, for its offline import. Texts are as they are: this is no file for
    /// spreadsheets.
    ///
    ///     neo4j-admin database import full --multiline-fields=true \
    ///       --nodes=nodes.csv --relationships=edges.csv neo4j
    ///
    /// `--multiline-fields` is needed for quotes that go over several lines. Nodes are the actors;
    /// documents stay in `case.json`. Dates are texts, because Neo4j has no partial ones.
    case neo4j
  }

  /// Whose names the columns have.
  public var profile: Profile

  /// Columns `x` and `y`, where there are any.
  public var positions: ActorPositions?

  /// Makes the format.
  public init(profile: Profile = .gephi, positions: ActorPositions? = nil) {
    self.profile = profile
    self.positions = positions
  }
}

extension CSVFormat: FolderFormat {
  public static let fileNames = ["case.json", "nodes.csv", "edges.csv"]

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, file: Int, to sink: inout Sink
  ) throws(Sink.Failure) {
    switch file {
    case 0: try writeHead(graph, to: &sink)
    case 1:
      try write(CSVTable.nodes(graph, self), graph.storage.actors.count, to: &sink) {
        $0.node($1, $2)
      }
    default:
      try write(CSVTable.edges(graph, self), graph.storage.relations.count, to: &sink) {
        $0.edge($1, $2)
      }
    }
  }

  private func writeHead<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    var head = CSVFormat.head(graph)
    try head.flush(to: &sink)
  }

  /// `case.json`.
  static func head(_ graph: Graph) -> ByteBlock {
    var head = JSONWriter()
    head.value(HeadRecord.record(graph))
    head.block.append("\n")
    return head.block
  }

  private func write<Sink: ByteSink & ~Copyable>(
    _ table: CSVTable, _ count: Int, to sink: inout Sink,
    _ row: @escaping @Sendable (inout CSVRowWriter, Int, CSVTable) -> Void
  ) throws(Sink.Failure) {
    var header = table.header
    try header.flush(to: &sink)
    try writeElements(count, to: &sink) { places, block in
      var writer = CSVRowWriter(table, block)
      for place in places { row(&writer, place, table) }
      return writer.block
    }
  }
}
