extension GEXFFacts {
  /// What Gephi 0.10 and NetworkX 3.6 do with GEXF, read in their sources; nobody else here reads it.
  static let rules: [Rule<GEXFFacts>] =
    documentRules + columnRules + nodeRules + edgeRules + valueRules + pictureRules

  private static let rewrite = "redstring convert FILE clean.gexf"

  /// The namespaces that NetworkX knows.
  private static let namespaces: [XMLNamespace] = [
    "http://www.gexf.net/1.1draft", "http://www.gexf.net/1.2draft", "http://gexf.net/1.3",
  ].map { .named($0) }

  private static let documentRules: [Rule<GEXFFacts>] = [
    Rule(
      .refuses, [.networkx], { Tally(!namespaces.contains($0.namespace), $0.rootPlace) },
      do: rewrite
    ) { _ in "its root element does not name the namespace of GEXF 1.1, 1.2 or 1.3" },
    Rule(.loses, [.networkx], \.laterGraphs) { "\($0.of("graph")) after the first one" },
    Rule(.shows, [.gephi], \.laterGraphs) { "the \($0.count + 1) graphs of the file as one" },
    Rule(.shows, [.gephi], { Tally($0.edgeDefault == .mutual, $0.edgeDefaultPlace) }) { _ in
      "edges in one direction, where the graph says that they go both ways"
    },
    Rule(
      .shows, [.networkx],
      { Tally($0.edgeDefault != .directed && $0.edgeDefault != .undirected, $0.edgeDefaultPlace) }
    ) { _ in "an undirected graph, because its defaultedgetype does not say what edges are" },
  ]

  private static let columnRules: [Rule<GEXFFacts>] = [
    Rule(.refuses, [.networkx], \.foreignColumns, do: rewrite) {
      "\($0.of("list")) of columns for neither nodes nor edges"
    },
    Rule(.loses, [.gephi], \.foreignColumns) {
      "\($0.of("list")) of columns for neither nodes nor edges"
    },
    Rule(
      .refuses, [.networkx],
      { $0.columns { $0.valueCount > 0 && !networkXTypes.contains($0.type ?? "") } }, do: rewrite
    ) { "\($0.of("column")) of a type that NetworkX does not know" },
    Rule(
      .loses, [.gephi], { $0.columns { !gephiTypes.contains(($0.type ?? "string").lowercased()) } },
      do: rewrite
    ) { "\($0.of("column")) of a type that Gephi does not know" },
    Rule(.loses, [.gephi], \.repeatedColumns, do: rewrite) {
      "\($0.of("column")) whose id is another one's but for upper and lower case"
    },
  ]

  /// "int" is NetworkX's only where NumPy is installed.
  private static let networkXTypes: Set<String> = [
    "integer", "float", "double", "boolean", "long", "liststring", "anyURI", "string", "int",
  ]

  private static let gephiTypes: Set<String> = Set(
    [
      "boolean", "int", "integer", "long", "float", "double", "string", "bigdecimal", "biginteger",
      "byte", "char", "character", "short",
    ].flatMap { [$0, "list" + $0] } + ["bool"])

  private static let nodeRules: [Rule<GEXFFacts>] = [
    Rule(.loses, [.gephi], \.nodesWithoutID) { "\($0.of("node")) without an id" },
    Rule(.refuses, [.networkx], \.nodesWithoutID) { "\($0.of("node")) without an id" },
    Rule(.loses, [.gephi, .networkx], \.elements.repeatedNodes) {
      "\($0.of("node")) with the id of another one: both are taken for one"
    },
    Rule(.loses, [.gephi], { $0.nestedNodes + $0.parents }) {
      "that \($0.of("node")) \($0.choose("is", "are")) inside of others"
    },
    Rule(.loses, [.gephi, .networkx], \.nestedEdges) { "\($0.of("edge")) inside of nodes" },
    Rule(.shows, [.gephi], \.unlabelledNodes) { "the ids of \($0.of("node")) without a label" },
    Rule(.shows, [.networkx], \.unlabelledNodes) { "None as the label of \($0.of("node"))" },
  ]

  private static let edgeRules: [Rule<GEXFFacts>] = [
    Rule(.loses, [.gephi], { $0.saidUndirected.only($0.edgeDefault == .directed) }, do: rewrite) {
      "\($0.of("edge")) of the type undirected, because the graph's edges are said to be directed"
    },
    Rule(.loses, [.gephi], { $0.saidDirected.only($0.edgeDefault == .undirected) }, do: rewrite) {
      "\($0.of("edge")) of the type directed, because the graph's edges are said to be undirected"
    },
    Rule(
      .refuses, [.networkx], { $0.saidUndirected.only($0.edgeDefault == .directed) }, do: rewrite
    ) {
      "\($0.of("edge")) of the type undirected in a directed graph"
    },
    Rule(.refuses, [.networkx], { $0.saidDirected.only($0.edgeDefault != .directed) }, do: rewrite)
    {
      "\($0.of("edge")) of the type directed in a graph that is not said to be directed"
    },
    Rule(.loses, [.gephi], \.mutualEdges) {
      "one of the two directions of \($0.of("mutual edge"))"
    },
    Rule(.loses, [.gephi], \.edgesWithoutEnds) { "\($0.of("edge")) without a source or a target" },
    Rule(.refuses, [.networkx], \.edgesWithoutEnds) {
      "\($0.of("edge")) without a source or a target"
    },
    Rule(.shows, [.gephi, .networkx], \.elements.danglingEdges) {
      "bare nodes where \($0.of("edge")) \($0.choose("goes", "go")) from or to one that is not there"
    },
    Rule(.loses, [.gephi], \.elements.repeatedEdgeIDs) {
      "\($0.of("edge")) with the id of another one"
    },
    Rule(.loses, [.networkx], \.elements.repeatedEdges) {
      "\($0.of("edge")) with the id and the ends of another one: the last one counts"
    },
    Rule(.loses, [.gephi], \.elements.parallelEdgesOfAKind) {
      "\($0.of("parallel edge")) without a kind of \($0.choose("its", "their")) own, merged into "
        + "\($0.choose("another one", "others")) between the same nodes; weights are added up"
    },
    Rule(.loses, [.gephi], \.zeroWeights) { "\($0.of("edge")) of the weight 0" },
    Rule(.loses, [.gephi], \.notWeights) {
      "\($0.of("weight that is no number", "weights that are no numbers")), and takes 1 instead"
    },
    Rule(.refuses, [.networkx], \.notWeights) {
      $0.of("weight that is no number", "weights that are no numbers")
    },
  ]

  private static let valueRules: [Rule<GEXFFacts>] = [
    Rule(.refuses, [.networkx], \.undeclaredValues, do: rewrite) {
      "\($0.of("value")) of columns that are not declared"
    },
    Rule(.loses, [.gephi], \.undeclaredValues, do: rewrite) {
      "\($0.of("value")) of columns that are not declared"
    },
    Rule(
      .refuses, [.networkx],
      {
        $0.values.notNumbers + $0.values.blankNumbers + $0.values.emptyNumbers + $0.values.fractions
      }, do: rewrite
    ) {
      $0.of(
        "value in a number column that Python reads as none",
        "values in number columns that Python reads as none")
    },
    Rule(
      .loses, [.gephi], { $0.values.notNumbers + $0.values.fractions + $0.values.overflows },
      do: rewrite
    ) {
      $0.of(
        "value in a number column that Java reads as none",
        "values in number columns that Java reads as none")
    },
    Rule(
      .refuses, [.networkx],
      {
        $0.values.notTruths + $0.values.looseTruths + $0.values.blankTruths + $0.values.emptyTruths
          + $0.capitalTruths
      }, do: rewrite
    ) {
      $0.of(
        "value in a boolean column that is neither true nor false",
        "values in boolean columns that are neither true nor false")
    },
    Rule(
      .refuses, [.networkx],
      {
        $0.defaults.notNumbers + $0.defaults.blankNumbers + $0.defaults.emptyNumbers
          + $0.defaults.fractions + $0.defaults.notTruths + $0.defaults.looseTruths
      }, do: rewrite
    ) { "\($0.of("default")) of the wrong type" },
  ]

  private static let pictureRules: [Rule<GEXFFacts>] = [
    Rule(.refuses, [.gephi], \.brokenDates, do: rewrite) {
      $0.of("time that is no whole day", "times that are no whole days") + ", in a graph of dates"
    },
    Rule(.loses, [.gephi], \.lostTimes, do: rewrite) {
      $0.of("time", "times") + " that \($0.choose("is", "are")) not of the graph's timeformat"
    },
    Rule(
      .refuses, [.networkx],
      { facts in facts.times.only(!networkXTimes.contains(facts.timeFormat ?? "")) }, do: rewrite
    ) { "\($0.of("time")) in a graph without a timeformat that NetworkX knows" },
    Rule(
      .refuses, [.networkx],
      { $0.openSpells.only(["double", "float", "integer", "long"].contains($0.timeFormat)) },
      do: rewrite
    ) { "\($0.of("spell")) with one end only, in a graph whose times are numbers" },
    Rule(.shows, [.networkx], { $0.openSpells.only($0.timeFormat == "date") }) {
      "'None' where \($0.of("spell")) \($0.choose("has", "have")) one end only"
    },
    Rule(.refuses, [.gephi], \.oddColors, do: rewrite) {
      "\($0.of("colour")) whose parts are no whole numbers"
    },
    Rule(.refuses, [.networkx], \.oddColors, do: rewrite) {
      "\($0.of("colour")) whose parts are no whole numbers"
    },
    Rule(.loses, [.networkx], \.edgeColors) { "\($0.of("colour")) of edges" },
  ]

  private static let networkXTimes: Set<String> = [
    "date", "double", "float", "integer", "long", "string",
  ]

  /// What people see of the file in a tool that opens it.
  func showing(in tool: Tool) -> Showing {
    tool == .gephi ? inGephi : inNetworkX
  }

  private var inGephi: Showing {
    let dropped =
      switch edgeDefault {
      case .directed: saidUndirected.count
      case .undirected: saidDirected.count
      case .mutual, nil: 0
      }
    let lost =
      dropped + elements.parallelEdgesOfAKind.count + zeroWeights.count
    var showing = Showing(
      nodes: nodeCount + elements.undeclaredNodeCount,
      edges: elements.edgeCount + laterEdges.count - max(lost, elements.repeatedEdgeIDs.count),
      elements.direction)
    showing.add("node labels", column: nodesHaveLabels ? "label" : nil, otherwise: "are the ids")
    showing.add("edge labels", column: labelledEdges.count > 0 ? "label" : nil)
    showing.add("kinds of edges", column: kinds.count > 0 ? "kind" : nil)
    showing.add("weights", column: weightedEdges.count > 0 ? "weight" : nil)
    showing.add("colours", column: nodeColors.count > 0 ? "viz:color" : nil)
    showing.add("sizes", column: sizes.count > 0 ? "viz:size" : nil)
    showing.add("positions", column: positions.count > 0 ? "viz:position" : nil)
    showing.add("times", column: times.count > 0 ? "spells" : nil)
    return showing
  }

  private var inNetworkX: Showing {
    let isDirected = edgeDefault == .directed
    var showing = Showing(
      nodes: elements.nodeCount + elements.undeclaredNodeCount,
      edges: elements.edgeCount - elements.repeatedEdges.count
        + (isDirected ? mutualEdges.count : 0), isDirected ? "directed" : "undirected")
    showing.add("nodes", column: nil, otherwise: "are the ids")
    showing.add("labels", column: nodesHaveLabels ? "label" : nil)
    showing.add("edge labels", column: labelledEdges.count > 0 ? "label" : nil)
    showing.add("weights", column: weightedEdges.count > 0 ? "weight" : nil)
    return showing
  }

  private var nodesHaveLabels: Bool { unlabelledNodes.count < nodeCount }
}
