/// What a GEXF file has that makes a difference to the tools that read it.
struct GEXFFacts: Sendable {
  // The file.
  var namespace = XMLNamespace.none
  var rootPlace = Place(line: 1, column: 1)
  var hasGraph = false
  var laterGraphs = Tally()
  /// What the graph says of edges that do not say.
  var edgeDefault: EdgeDefault?
  var edgeDefaultPlace: Place?
  /// How times are spelled; nothing where the graph does not say.
  var timeFormat: String?

  // Columns.
  var columns: [Column] = []
  /// Columns for something that is neither nodes nor edges.
  var foreignColumns = Tally()
  /// Node columns whose identifier is that of another one but for upper and lower case.
  var repeatedColumns = Tally()

  // Nodes and edges.
  /// Those of the first graph; of the later ones only the numbers.
  var elements = ElementCensus()
  var laterNodes = Tally()
  var laterEdges = Tally()
  var nodesWithoutID = Tally()
  var unlabelledNodes = Tally()
  /// Nodes in nodes, and those that name another one as the one they are in.
  var nestedNodes = Tally()
  var nestedEdges = Tally()
  var parents = Tally()
  var edgesWithoutEnds = Tally()
  /// Edges that say that they are undirected, directed, mutual, or something else.
  var saidUndirected = Tally()
  var saidDirected = Tally()
  var mutualEdges = Tally()
  var oddDirections = Tally()
  var labelledEdges = Tally()
  var weightedEdges = Tally()
  var zeroWeights = Tally()
  var notWeights = Tally()
  var kinds = Tally()

  // Values.
  var undeclaredValues = Tally()
  var valuesWithoutText = Tally()
  var values = ValueCensus()
  /// Booleans in capitals.
  var capitalTruths = Tally()
  var defaults = ValueCensus()

  // Times and pictures.
  var times = Tally()
  /// Times that are no days in a graph of dates, which Gephi does not expect; and others that it cannot read.
  var brokenDates = Tally()
  var lostTimes = Tally()
  /// Spells with one end only.
  var openSpells = Tally()
  var nodeColors = Tally()
  var edgeColors = Tally()
  /// Colours whose parts are no whole numbers.
  var oddColors = Tally()
  var positions = Tally()
  var sizes = Tally()

  /// Whether Gephi reads times as dates, and not as numbers.
  var hasDates: Bool { ["date", "datetime", "timestamp"].contains(timeFormat?.lowercased()) }

  enum EdgeDefault: String, Sendable { case directed, undirected, mutual }

  /// An `<attribute>`.
  struct Column: Sendable {
    let id: String
    let owner: Owner
    let title: String?
    let type: String?
    let place: Place
    let isDynamic: Bool
    var valueCount = 0

    var valueType: ValueCensus.ValueType {
      switch type {
      case "integer", "int", "short", "byte": .int
      case "long": .long
      case "float", "double": .decimal
      case "boolean": .truth
      default: .text
      }
    }
  }

  enum Owner: String, Sendable { case node, edge }

  /// The columns of which something is true.
  func columns(where isSo: (Column) -> Bool) -> Tally {
    let found = columns.filter(isSo)
    return Tally(count: found.count, first: found.first?.place)
  }

  var nodeCount: Int { elements.nodeCount + laterNodes.count }
  var edgeCount: Int {
    elements.edgeCount + laterEdges.count + edgesWithoutEnds.count + nestedEdges.count
  }
}
