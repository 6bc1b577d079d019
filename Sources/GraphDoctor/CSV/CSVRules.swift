import GraphFormats

extension CSVFacts: ExaminedFacts {
  /// What tools do with tables, read in the source of Gephi 0.10's spreadsheet importer, and in the documentation of
  /// neo4j-admin 5, of pandas (the way from CSV to NetworkX and igraph) and of Cytoscape 3.
  static let rules: [Rule<CSVFacts>] = headerRules + neo4jHeaderRules + rowRules + cellRules

  private static let rewrite = "redstring convert FILE clean.csv"
  private static let forNeo4j = "redstring convert FILE map.csv --profile neo4j"

  private static let headerRules: [Rule<CSVFacts>] = [
    Rule(.loses, [.gephi], { Tally($0.gephiTable == .adjacencyList, $0.headerPlace) }, do: rewrite)
    { _ in
      "what the columns mean: without 'Source' and 'Target', or 'Id', in the header each row is a node and "
        + "its neighbours"
    },
    Rule(.loses, [.gephi], { Tally($0.gephiTable == .matrix, $0.headerPlace) }, do: rewrite) { _ in
      "what the columns mean: with a first cell that is empty the table is a matrix"
    },
    Rule(
      .loses, [.gephi],
      {
        Tally(
          $0.gephiTable == .edges && ($0.column("source") == nil || $0.column("target") == nil),
          $0.headerPlace)
      },
      do: rewrite
    ) { _ in "every edge: there is a column 'Source' or 'Target', but not both" },
    Rule(.loses, [.gephi], { Tally($0.gephiDelimiter != $0.delimiter, $0.headerPlace) }) { _ in
      "what the cells are: it splits the rows at spaces, of which the header has more than of anything else; "
        + "choose another separator in the dialogue"
    },
    Rule(.refuses, [.neo4j], \.separatorLine) { _ in
      "its first line, 'sep=', is no header; take it away"
    },
    Rule(.loses, [.gephi, .networkx, .igraph], \.separatorLine) { _ in
      "what the columns mean: its first line, 'sep=', is no header; take it away"
    },
    Rule(.refuses, [.gephi], { $0.headers.emptyNames($0) }, do: rewrite) {
      "\($0.of("column")) without a name"
    },
    Rule(.refuses, [.gephi, .neo4j], { $0.repeatedHeaders() }, do: rewrite) {
      "\($0.of("column")) with the name of another one"
    },
    Rule(.shows, [.networkx, .igraph], { $0.repeatedHeaders() }) {
      "\($0.of("column")) with the name of another one and '.1' behind"
    },
    Rule(
      .loses, [.gephi],
      {
        let alike = $0.repeatedHeaders { $0.lowercased() }
        return Tally(count: alike.count - $0.repeatedHeaders().count, first: alike.first)
      }, do: rewrite
    ) { "\($0.of("column")) whose name is another one's but for upper and lower case" },
    Rule(
      .loses, [.igraph], { Tally($0.isEdges && ($0.start != 0 || $0.end != 1), $0.headerPlace) }
    ) { _ in
      "the ends of edges: Graph.DataFrame takes them from the first two columns; move them there"
    },
    Rule(
      .shows, [.networkx, .igraph], { Tally($0.delimiter != UInt8(ascii: ","), $0.headerPlace) }
    ) { _ in "columns only with sep= in read_csv, because cells are not separated by commas" },
    Rule(.loses, [.networkx, .igraph], { Tally($0.isMixed, $0.headerPlace) }, do: rewrite) { _ in
      "what the rows are: those of nodes are taken for edges, too"
    },
    Rule(.loses, [.gephi, .cytoscape, .neo4j], \.secondTables) { _ in
      "the table behind an empty line; put each table in a file of its own"
    },
    Rule(.refuses, [.networkx, .igraph], { $0.secondTables.only($0.secondTableIsWider) }) { _ in
      "a wider table behind an empty line; put each table in a file of its own"
    },
    Rule(.loses, [.networkx, .igraph], { $0.secondTables.only(!$0.secondTableIsWider) }) { _ in
      "what the rows behind an empty line are: another table; put each in a file of its own"
    },
  ]

  private static let neo4jHeaderRules: [Rule<CSVFacts>] = [
    Rule(.refuses, [.neo4j], { Tally($0.neo4j == nil, $0.headerPlace) }, do: forNeo4j) { _ in
      "its header has neither ':ID' nor ':START_ID' and ':END_ID', which neo4j-admin needs; LOAD CSV takes "
        + "any header, with a query of your own"
    },
    Rule(
      .refuses, [.neo4j], \.unknownTypes,
      do: forNeo4j
    ) { "\($0.of("column")) of a type that Neo4j does not know" },
    Rule(
      .shows, [.neo4j],
      { facts in
        Tally(
          facts.neo4j != nil && facts.isEdges && facts.columns { $0.role == .type }.count == 0,
          facts.headerPlace)
      }
    ) { _ in "edges only with --relationships=TYPE=FILE, because there is no column ':TYPE'" },
    Rule(
      .shows, [.neo4j],
      { facts in
        Tally(
          facts.neo4j != nil && !facts.isEdges && facts.columns { $0.role == .labels }.count == 0,
          facts.headerPlace)
      }
    ) { _ in
      "nodes without labels, because there is no column ':LABEL'; name one with --nodes=LABEL=FILE"
    },
    Rule(
      .shows, [.neo4j],
      { Tally($0.neo4j != nil && $0.delimiter != UInt8(ascii: ","), $0.headerPlace) }
    ) { _ in
      "rows only with --delimiter, because cells are not separated by commas"
    },
    Rule(.shows, [.neo4j], { $0.longCells.only($0.neo4j != nil) }) {
      "\($0.of("cell")) of several lines only with --multiline-fields=true"
    },
  ]

  private static let rowRules: [Rule<CSVFacts>] = [
    Rule(.loses, [.gephi], { $0.shortRows + $0.longRows }) {
      $0.of("row without as many cells as the header", "rows without as many cells as the header")
    },
    Rule(.refuses, [.neo4j], \.longRows) { "\($0.of("row")) with more cells than the header" },
    Rule(.refuses, [.networkx, .igraph], { $0.longRows.only(!$0.firstRowIsLong) }) {
      "\($0.of("row")) with more cells than the header"
    },
    Rule(.loses, [.networkx, .igraph], { $0.longRows.only($0.firstRowIsLong) }) { _ in
      "what the columns mean: the first row has more cells than the header, and pandas moves them"
    },
    Rule(.refuses, [.networkx, .igraph], \.badBytes, do: "save the file as UTF-8") {
      "\($0.of("row")) with bytes that are no UTF-8"
    },
    Rule(.loses, [.gephi, .cytoscape, .neo4j], \.badBytes, do: "save the file as UTF-8") {
      "letters of \($0.of("row")) with bytes that are no UTF-8"
    },
    Rule(.loses, [.gephi, .cytoscape], \.rowsWithoutEnds) {
      "\($0.of("edge")) without a source or a target"
    },
    Rule(.refuses, [.neo4j], { $0.rowsWithoutEnds.only($0.neo4j != nil) }) {
      "\($0.of("relationship")) without a start or an end"
    },
    Rule(.shows, [.networkx, .igraph], \.rowsWithoutEnds) {
      "a node for nothing at \($0.of("edge")) without a source or a target"
    },
    Rule(.loses, [.gephi], \.elements.repeatedNodes) {
      "\($0.of("node")) with the id of another one"
    },
    Rule(.refuses, [.neo4j], { $0.elements.repeatedNodes.only($0.neo4j != nil) }) {
      "\($0.of("node")) with the id of another one"
    },
    Rule(.refuses, [.igraph], \.elements.repeatedNodes) {
      "\($0.of("node")) with the id of another one"
    },
    Rule(.loses, [.networkx], \.elements.repeatedNodes) {
      "\($0.of("node")) with the id of another one: both are taken for one"
    },
    Rule(.loses, [.gephi], \.elements.repeatedEdgeIDs) {
      "\($0.of("edge")) with the id of another one"
    },
    Rule(.loses, [.gephi], \.elements.parallelEdgesOfAKind) {
      "\($0.of("parallel edge")) without a 'Kind' of \($0.choose("its", "their")) own, merged into "
        + "\($0.choose("another one", "others")) between the same nodes; weights are added up"
    },
    Rule(.loses, [.gephi], \.zeroWeights) { "\($0.of("edge")) of the weight 0" },
    Rule(.loses, [.gephi], \.notWeights) {
      $0.of("weight that is no number", "weights that are no numbers")
    },
    Rule(.shows, [.gephi], { $0.oddDirections.only($0.gephiTable == .edges) }) {
      "\($0.of("edge")) as directed, whose 'Type' says neither directed nor undirected"
    },
    Rule(.shows, [.gephi], { $0.unlabelled.only($0.gephiTable == .nodes) }) {
      "no label for \($0.of("node"))"
    },
  ]

  private static let cellRules: [Rule<CSVFacts>] = [
    Rule(
      .loses, [.gephi], \.brokenCells,
      do: "redstring convert FILE map.gexf"
    ) {
      "all rows from the first of \($0.of("cell")) on in which a backslash stands before a quotation mark or at "
        + "the end: it takes backslashes for escapes, and gives up there"
    },
    Rule(.loses, [.gephi], \.escapes, do: "redstring convert FILE map.gexf") {
      "backslashes of \($0.of("cell")), which it takes for escapes"
    },
    Rule(.loses, [.gephi], \.lateValues) {
      "\($0.of("value")) that \($0.choose("does", "do")) not fit the type it guesses for the column from the first "
        + "\(GuessedType.rowLimit) rows; choose the type in the dialogue"
    },
    Rule(.loses, [.networkx, .igraph], \.missingWords) {
      "\($0.of("value")) that pandas takes for a missing one, such as 'NA' and 'None'; read with keep_default_na=False"
    },
    Rule(.loses, [.networkx, .igraph], \.leadingZeros) {
      "the zeros that values of \($0.of("column")) begin with, because pandas takes them for numbers; read with dtype=str"
    },
    Rule(
      .refuses, [.neo4j],
      { $0.values.notNumbers + $0.values.blankNumbers + $0.values.fractions + $0.values.overflows }
    ) {
      "\($0.of("value")) that \($0.choose("is", "are")) not of the type of \($0.choose("its", "their")) column"
    },
    Rule(.loses, [.neo4j], { $0.values.notTruths + $0.values.looseTruths + $0.values.ones }) {
      "\($0.of("value")) of boolean columns: whatever is not 'true' is false"
    },
  ]

  /// What people see of the file in a tool that opens it.
  func showing(in tool: Tool) -> Showing {
    switch tool {
    case .gephi: return inGephi
    case .neo4j:
      var showing = Showing(nodes: nodeCount, edges: edgeCount, isEdges ? "directed" : nil)
      showing.add("import", column: nil, otherwise: "is neo4j-admin database import")
      return showing
    case .networkx:
      return inPandas(
        "is nx.from_pandas_edgelist with " + (headers.count > 2 ? "edge_attr=True and " : "")
          + "create_using=" + (elements.parallelEdges.count > 0 ? "nx.MultiDiGraph" : "nx.DiGraph"),
        "is Graph.add_nodes_from")
    case .igraph:
      return inPandas("is Graph.DataFrame with use_vids=False", "is Graph.DataFrame with vertices=")
    case .cytoscape:
      return inPandas("is File > Import > Network from File", "is File > Import > Table from File")
    case .yed, .tinkerpop: return Showing(nodes: 0, edges: 0)
    }
  }

  private var inGephi: Showing {
    let lost = elements.parallelEdgesOfAKind.count + zeroWeights.count
    var showing = Showing(
      nodes: nodeCount,
      edges: elements.edgeCount - max(lost, elements.repeatedEdgeIDs.count), elements.direction)
    if isEdges {
      showing.add("edge labels", column: title("label"))
      showing.add("weights", column: title("weight"))
      showing.add("kinds of edges", column: title("kind"))
      showing.add("directions", column: title("type"), otherwise: "are all directed")
    } else {
      showing.add("node labels", column: title("label"), otherwise: "are empty")
    }
    return showing
  }

  private func inPandas(_ edges: String, _ nodes: String) -> Showing {
    let hasNone = rowsWithoutEnds.count > 0
    var showing = Showing(
      nodes: nodeCount + (hasNone ? 1 : 0), edges: elements.edgeCount + rowsWithoutEnds.count)
    showing.add("import", column: nil, otherwise: isEdges ? edges : nodes)
    if isEdges, let start, let end {
      showing.add("ends", column: nil, otherwise: "from '\(headers[start])' and '\(headers[end])'")
    }
    return showing
  }
}

extension [String] {
  fileprivate func emptyNames(_ facts: CSVFacts) -> Tally {
    // A first one makes the table a matrix.
    Tally(
      count: facts.gephiTable == .matrix ? 0 : count(where: \.isEmpty), first: facts.headerPlace)
  }
}
