import KnowledgeGraph

/// What a GraphML file has that makes a difference to the tools that read it.
struct GraphMLFacts: Sendable {
  static let namespace = "http://graphml.graphdrawing.org/xmlns"

  // The file.
  var namespace = XMLNamespace.none
  var rootPlace = Place(line: 1, column: 1)
  var rootPrefix: String?
  /// Whether the root element's bytes are `<graphml>`, which some take for one in GraphML's namespace.
  var rootIsBare = false
  /// Whether edges have a direction that do not say.
  var isDirected = false
  var hasGraph = false
  /// Graphs after the first one.
  var laterGraphs = Tally()
  /// Graphs in nodes, and of these, those in groups of yEd's.
  var nestedGraphs = Tally()
  var groups = Tally()
  /// Nodes and edges in the first graph, without those in its nodes.
  var main = ElementCensus()
  /// Nodes and edges in nested graphs or later ones.
  var otherNodes = Tally()
  var otherEdges = Tally()
  var hyperedges = Tally()
  var ports = Tally()
  var graphData = Tally()
  /// Data of the graph behind its first node or edge.
  var lateGraphData = Tally()

  // Keys.
  var keys: [Key] = []
  var keysWithoutID = Tally()
  /// Keys whose identifier another one has: for the same elements, or for others.
  var repeatedKeyIDs = Tally()
  var sharedKeyIDs = Tally()

  // Nodes and edges.
  var nodesWithoutID = Tally()
  var edgesWithoutEnds = Tally()
  /// Edges that say that they have the other direction than the graph's.
  var contraryEdges = Tally()
  /// Edges that do not begin with the data of the key `label`, which Neo4j takes for their type.
  var edgesWithoutTypeFirst = Tally()
  var zeroWeights = Tally()
  /// Colours that are neither hexadecimal nor a name.
  var oddColors = Tally()

  // Data.
  var undeclaredData = Tally()
  /// Data of a key that is for other elements.
  var misplacedData = Tally()
  var repeatedData = Tally()
  /// Data that holds elements: what yEd draws, and anything else.
  var drawings = Tally()
  var markup = Tally()
  var values = ValueCensus()
  var defaults = ValueCensus()

  /// A `<key>`.
  struct Key: Sendable {
    let id: String
    let owner: String?
    let name: String?
    let type: String?
    let isYFiles: Bool
    /// What yEd keeps in it: `nodegraphics`, `edgegraphics`.
    let yFilesType: String?
    let place: Place
    var hasDefault = false
    /// How many nodes and edges have a value.
    var nodeValues = 0
    var edgeValues = 0

    var valueType: ValueCensus.ValueType {
      switch type {
      case "int": .int
      case "long": .long
      case "float", "double": .decimal
      case "boolean": .truth
      default: .text
      }
    }

    /// Whether nodes, or edges, may have values of it.
    func isFor(_ kind: Owner) -> Bool { owner == nil || owner == "all" || owner == kind.rawValue }

    func values(of kind: Owner) -> Int { kind == .node ? nodeValues : edgeValues }
  }

  enum Owner: String, Sendable { case node, edge }

  /// The first key for nodes, or edges, that one of `names` names, with the least of them first.
  func key(_ kind: Owner, named names: String...) -> Key? {
    for name in names {
      if let key = keys.first(where: { $0.owner == kind.rawValue && $0.name == name }) {
        return key
      }
    }
    return nil
  }

  func key(_ kind: Owner, id: String) -> Key? { keys.first { $0.isFor(kind) && $0.id == id } }

  /// The keys of which something is true.
  func keys(where isSo: (Key) -> Bool) -> Tally {
    let found = keys.filter(isSo)
    return Tally(count: found.count, first: found.first?.place)
  }

  /// Keys that spell a name as another one before them does, for the same elements.
  func repeatedNames(_ spelling: (String) -> String = { $0 }) -> Tally {
    var seen = NameTable()
    return keys { key in
      guard let name = key.name else { return false }
      return seen.update((key.owner ?? "all") + ":" + spelling(name), 0)
    }
  }

  var nodeCount: Int { main.nodeCount + otherNodes.count }
  var edgeCount: Int { main.edgeCount + otherEdges.count }
}
