extension GraphMLFacts {
  /// What tools do with GraphML: one habit, one rule. Read in the sources of Gephi 0.10, Cytoscape 3.10,
  /// NetworkX 3.6, igraph 1.0, TinkerPop 3.7 (`GraphMLReader`) and APOC 5 (`apoc.import.graphml` with
  /// `readLabels`), and, of yEd 3, in its documentation.
  static let rules: [Rule<GraphMLFacts>] =
    documentRules + graphRules + keyRules + dataRules + valueRules + nodeRules + edgeRules
    + labelRules

  private static let rewrite = "redstring convert FILE clean.graphml"

  // MARK: The document

  private static let documentRules: [Rule<GraphMLFacts>] = [
    Rule(
      .refuses, [.networkx, .cytoscape],
      { Tally($0.namespace == .none && !$0.rootIsBare, $0.rootPlace) },
      do: "write <graphml xmlns=\"\(namespace)\">"
    ) { _ in "its root element does not name GraphML's namespace" },
    Rule(
      .refuses, [.networkx, .igraph, .cytoscape],
      { Tally($0.namespace != .none && $0.namespace != .named(namespace), $0.rootPlace) },
      do: "write xmlns=\"\(namespace)\""
    ) { _ in "its root element is in a namespace that is not GraphML's" },
    Rule(
      .refuses, [.cytoscape],
      { Tally($0.namespace == .named(namespace) && $0.rootPlace.line > 20, $0.rootPlace) },
      do: "move the root element up"
    ) { _ in "it does not name GraphML's namespace in the first 20 lines" },
    Rule(
      .refuses, [.cytoscape], { Tally($0.rootPrefix != nil, $0.rootPlace) }, do: rewrite
    ) { _ in "its elements have a prefix, which Cytoscape takes for a part of their names" },
  ]

  // MARK: Graphs

  private static let graphRules: [Rule<GraphMLFacts>] = [
    Rule(.loses, [.networkx, .igraph], \.laterGraphs) {
      "\($0.of("graph")) after the first one"
    },
    Rule(.shows, [.cytoscape], \.laterGraphs) { "\($0.count + 1) networks, one for each graph" },
    Rule(.shows, [.gephi, .neo4j, .tinkerpop], \.laterGraphs) {
      "the \($0.count + 1) graphs of the file as one"
    },
    Rule(.loses, [.networkx], \.nestedGraphs) {
      "\($0.of("graph")) in nodes, with the nodes and edges there"
    },
    Rule(.loses, [.igraph], { $0.nestedGraphs + $0.groups }) {
      "\($0.of("graph")) in nodes, with the nodes and edges there"
    },
    Rule(.loses, [.gephi], { $0.nestedGraphs + $0.groups }) {
      "the edges of \($0.of("graph")) in nodes; the nodes there are shown beside the others"
    },
    Rule(.loses, [.cytoscape], { $0.nestedGraphs + $0.groups }) {
      "\($0.of("node")) with a graph inside: each graph is a network of its own"
    },
    Rule(.refuses, [.tinkerpop], { $0.nestedGraphs + $0.groups }) { "\($0.of("graph")) in nodes" },
    Rule(.shows, [.neo4j], { $0.nestedGraphs + $0.groups }) {
      "\($0.of("graph")) in nodes as if \($0.choose("its", "their")) nodes stood beside the others"
    },
    Rule(.refuses, [.networkx], \.hyperedges) { $0.of("hyperedge") },
    Rule(.loses, [.gephi, .yed, .cytoscape, .igraph, .neo4j, .tinkerpop], \.hyperedges) {
      $0.of("hyperedge")
    },
    Rule(.loses, [.gephi, .cytoscape, .networkx, .igraph, .neo4j, .tinkerpop], \.ports) {
      "\($0.of("port")) of nodes"
    },
    Rule(.loses, [.gephi, .neo4j, .tinkerpop], \.graphData) {
      "\($0.of("value")) of the graph itself"
    },
    Rule(.loses, [.cytoscape], \.lateGraphData) {
      "\($0.of("value")) of the graph itself: the element before takes \($0.choose("it", "them"))"
    },
  ]

  // MARK: Keys

  private static let keyRules: [Rule<GraphMLFacts>] = [
    Rule(.refuses, [.igraph], \.keysWithoutID) { "\($0.of("key")) without an id" },
    Rule(.loses, [.gephi, .cytoscape, .networkx, .neo4j, .tinkerpop], \.keysWithoutID) {
      "\($0.of("column")) whose key has no id"
    },
    Rule(.refuses, [.igraph], \.repeatedKeyIDs, do: rewrite) {
      "\($0.of("key")) with the id of another one"
    },
    Rule(.loses, [.gephi], \.repeatedKeyIDs, do: rewrite) {
      "the name and type of \($0.of("key")) with the id of another one"
    },
    Rule(
      .loses, [.cytoscape, .networkx, .tinkerpop], { $0.repeatedKeyIDs + $0.sharedKeyIDs },
      do: rewrite
    ) { "the name and type of \($0.of("key")), whose id another one has" },
    Rule(.loses, [.neo4j], \.repeatedKeyIDs, do: rewrite) {
      "the name and type of \($0.of("key")), whose id another one has"
    },
    Rule(.refuses, [.networkx], { $0.keys { $0.name == nil && !$0.isYFiles } }, do: rewrite) {
      "\($0.of("key")) without attr.name"
    },
    Rule(
      .refuses, [.cytoscape], { $0.keys { $0.name == nil && $0.isTyped && $0.isUsed } },
      do: rewrite
    ) { "\($0.of("key")) without attr.name" },
    Rule(
      .refuses, [.neo4j], { $0.keys { $0.name == nil && !$0.isYFiles && $0.isUsed } }, do: rewrite
    ) {
      "\($0.of("key")) without attr.name"
    },
    Rule(.loses, [.tinkerpop], { $0.keys { $0.name == nil && $0.isUsed } }, do: rewrite) {
      "\($0.of("column")) whose key has no attr.name"
    },
    Rule(
      .loses, [.cytoscape, .igraph],
      { $0.keys { $0.type == nil && !$0.isYFiles && $0.isForItems } }, do: rewrite
    ) { "\($0.of("column")) whose key has no attr.type" },
    Rule(
      .refuses, [.networkx],
      { $0.keys { !$0.isTyped && $0.type != nil && $0.type != "integer" && !$0.isYFiles } },
      do: rewrite
    ) { "\($0.of("key")) of a type that GraphML does not have" },
    Rule(.refuses, [.igraph], { $0.keys { !$0.isTyped && $0.type != nil } }, do: rewrite) {
      "\($0.of("key")) of a type that GraphML does not have"
    },
    Rule(
      .refuses, [.neo4j],
      {
        $0.keys { !["boolean", "int", "long", "float", "double", "string"].contains($0.lowerType) }
      },
      do: rewrite
    ) { "\($0.of("key")) of a type that GraphML does not have" },
    Rule(.loses, [.cytoscape], { $0.keys { !$0.isTyped && $0.type != nil } }, do: rewrite) {
      "\($0.of("column")) of a type that GraphML does not have"
    },
    Rule(.loses, [.yed], { $0.keys { $0.type == "long" } }, do: rewrite) {
      "\($0.of("column")) of the type long"
    },
    Rule(.loses, [.igraph], { $0.keys { $0.owner == nil || $0.owner == "all" } }, do: rewrite) {
      $0.of(
        "column that is not for nodes or edges alone",
        "columns that are not for nodes or edges alone")
    },
    Rule(
      .shows, [.gephi],
      {
        $0.keys {
          ($0.owner == nil || $0.owner == "all") && ($0.name == "label" || $0.id == "label")
        }
      },
      do: rewrite
    ) { _ in
      "the labels as a column like any other, because their key is not for nodes or edges alone"
    },
    Rule(.shows, [.neo4j], { $0.keys { $0.owner == "all" && $0.nodeValues > 0 } }, do: rewrite) {
      "\($0.of("column")) of nodes as text, under the key's id, because the key is for all elements"
    },
    Rule(.refuses, [.igraph], { $0.keys { !owners.contains($0.owner ?? "all") } }) {
      "\($0.of("key")) for elements that GraphML does not have"
    },
    Rule(.refuses, [.igraph], { $0.repeatedNames() }, do: rewrite) {
      "\($0.of("key")) with the name of another one"
    },
    Rule(.loses, [.cytoscape, .networkx, .neo4j, .tinkerpop], { $0.repeatedNames() }, do: rewrite) {
      "values of \($0.of("column")) with the name of another one: of two values one is kept"
    },
    Rule(
      .loses, [.cytoscape],
      {
        let alike = $0.repeatedNames { $0.lowercased() }
        return Tally(count: alike.count - $0.repeatedNames().count, first: alike.first)
      }, do: rewrite
    ) {
      "values of \($0.of("column")) whose name differs from another one's by upper and lower case only"
    },
    Rule(.loses, [.cytoscape], { $0.keys { ["SUID", "selected"].contains($0.name) && $0.isUsed } })
    {
      "\($0.of("column")) with the name of one of Cytoscape's own"
    },
    Rule(.loses, [.igraph], { $0.keys { $0.owner == "node" && $0.name == "id" } }, do: rewrite) {
      _ in
      "the ids of the nodes, because a column is called 'id'"
    },
    Rule(.loses, [.igraph], { $0.keys { $0.owner == "edge" && $0.name == "id" } }, do: rewrite) {
      _ in
      "the ids of the edges, because a column is called 'id'"
    },
    Rule(
      .refuses, [.tinkerpop],
      { $0.keys { ($0.name?.isEmpty ?? false || $0.name?.first == "~") && $0.isUsed } }, do: rewrite
    ) { "\($0.of("key")) whose attr.name is empty or begins with '~'" },
    Rule(
      .loses, [.cytoscape, .networkx, .tinkerpop], { $0.keys(where: \.hasDefault) }, do: rewrite
    ) {
      "\($0.of("default value")): elements without a value of their own have none"
    },
    Rule(
      .loses, [.gephi],
      { $0.keys { $0.hasDefault && ["label", "weight", "color", "size"].contains($0.name) } },
      do: rewrite
    ) { "\($0.of("default")) of what is drawn: elements without a value of their own have none" },
  ]

  private static let owners: Set<String> = [
    "all", "graphml", "graph", "node", "edge", "hyperedge", "port", "endpoint",
  ]

  // MARK: Data

  private static let dataRules: [Rule<GraphMLFacts>] = [
    Rule(.refuses, [.networkx], \.undeclaredData, do: rewrite) {
      "\($0.of("value")) of keys that are not declared"
    },
    Rule(.loses, [.gephi, .cytoscape, .igraph, .tinkerpop, .yed], \.undeclaredData, do: rewrite) {
      "\($0.of("value")) of keys that are not declared"
    },
    Rule(.loses, [.gephi, .igraph], \.misplacedData, do: rewrite) {
      "\($0.of("value")) of keys that are for other elements"
    },
    Rule(
      .loses, [.gephi, .cytoscape, .networkx, .igraph, .neo4j, .tinkerpop], \.repeatedData,
      do: rewrite
    ) { "\($0.of("value")), because the element has another one of the same key" },
    Rule(.refuses, [.tinkerpop], { $0.drawings + $0.markup }, do: rewrite) {
      "\($0.of("value")) with elements inside"
    },
    Rule(.loses, [.networkx], \.drawings) {
      "\($0.of("drawing")) of yEd's, all but labels, shapes and places"
    },
    Rule(.loses, [.cytoscape, .igraph, .neo4j], \.drawings, do: rewrite) {
      "\($0.of("drawing")) of yEd's, with the labels in \($0.choose("it", "them"))"
    },
    Rule(.loses, [.cytoscape, .networkx, .igraph, .neo4j], \.markup) {
      "\($0.of("value")) with elements inside"
    },
  ]

  // MARK: Values

  private static let valueRules: [Rule<GraphMLFacts>] = [
    Rule(.refuses, [.networkx], { $0.values.notNumbers + $0.values.blankNumbers }, do: rewrite) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(.refuses, [.igraph], \.values.notNumbers, do: rewrite) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(
      .refuses, [.tinkerpop],
      { $0.values.notNumbers + $0.values.blankNumbers + $0.values.emptyNumbers }, do: rewrite
    ) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(.refuses, [.neo4j], \.values.notNumbers, do: rewrite) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(.loses, [.gephi, .cytoscape, .yed], \.values.notNumbers, do: rewrite) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(.refuses, [.networkx, .neo4j, .tinkerpop], \.values.fractions, do: rewrite) {
      $0.of(
        "value in a column of whole numbers that is not whole",
        "values in columns of whole numbers that are not whole")
    },
    Rule(.loses, [.gephi, .cytoscape], \.values.fractions, do: rewrite) {
      $0.of(
        "value in a column of whole numbers that is not whole",
        "values in columns of whole numbers that are not whole")
    },
    Rule(.refuses, [.neo4j, .tinkerpop], \.values.spacedIntegers, do: rewrite) {
      $0.of("number with white space around it", "numbers with white space around them")
    },
    Rule(.refuses, [.neo4j, .tinkerpop], \.values.overflows, do: rewrite) {
      $0.of(
        "number too large for the type of its column",
        "numbers too large for the types of their columns")
    },
    Rule(.loses, [.gephi, .cytoscape], \.values.overflows, do: rewrite) {
      $0.of(
        "number too large for the type of its column",
        "numbers too large for the types of their columns")
    },
    Rule(.loses, [.igraph], \.values.roundedIntegers, do: rewrite) {
      "the last digits of \($0.of("number")): igraph keeps numbers as doubles"
    },
    Rule(.refuses, [.igraph], \.values.outOfRange, do: rewrite) {
      "\($0.of("number")) outside of what a double holds"
    },
    Rule(.refuses, [.neo4j, .tinkerpop], \.values.foreignInfinities, do: rewrite) {
      "\($0.of("value")) for infinity, or no number, that Java spells 'Infinity' and 'NaN'"
    },
    Rule(.loses, [.cytoscape], \.values.foreignInfinities, do: rewrite) {
      "\($0.of("value")) for infinity, or no number, that Java spells 'Infinity' and 'NaN'"
    },
    Rule(
      .refuses, [.networkx],
      { $0.values.notTruths + $0.values.looseTruths + $0.values.blankTruths }, do: rewrite
    ) {
      $0.of(
        "value in a boolean column that is neither true nor false",
        "values in boolean columns that are neither true nor false")
    },
    Rule(.refuses, [.igraph], \.values.notTruths, do: rewrite) {
      $0.of(
        "value in a boolean column that is neither true nor false",
        "values in boolean columns that are neither true nor false")
    },
    Rule(
      .loses, [.cytoscape, .neo4j, .tinkerpop],
      { $0.values.notTruths + $0.values.looseTruths + $0.values.ones }, do: rewrite
    ) {
      "\($0.of("truth value")): whatever is not 'true' is false, also '1' and 'yes'"
    },
    Rule(
      .refuses, [.networkx],
      {
        $0.defaults.notNumbers + $0.defaults.blankNumbers + $0.defaults.emptyNumbers
          + $0.defaults.fractions + $0.defaults.notTruths + $0.defaults.looseTruths
          + $0.defaults.blankTruths + $0.defaults.emptyTruths
      }, do: rewrite
    ) { "\($0.of("default")) of the wrong type" },
    Rule(
      .refuses, [.igraph],
      { $0.defaults.notNumbers + $0.defaults.outOfRange + $0.defaults.notTruths }, do: rewrite
    ) { "\($0.of("default")) of the wrong type" },
    Rule(.loses, [.gephi], \.oddColors, do: rewrite) {
      $0.of("colour that is not spelled #rrggbb", "colours that are not spelled #rrggbb")
    },
    Rule(
      .shows, [.igraph],
      { facts in
        guard let key = facts.key(.edge, named: "weight"), key.edgeValues > 0 else {
          return Tally()
        }
        return Tally(count: facts.main.edgeCount - key.edgeValues, first: nil)
      }
    ) { "no number (NaN) as the weight of \($0.of("edge")) without one" },
  ]

  // MARK: Nodes

  private static let nodeRules: [Rule<GraphMLFacts>] = [
    Rule(.refuses, [.igraph], \.nodesWithoutID) { "\($0.of("node")) without an id" },
    Rule(.loses, [.gephi, .yed], \.nodesWithoutID) { "\($0.of("node")) without an id" },
    Rule(.shows, [.networkx], \.nodesWithoutID) { "\($0.of("node")) without an id as 'None'" },
    Rule(
      .loses, [.gephi, .cytoscape, .networkx, .igraph, .tinkerpop], \.main.repeatedNodes
    ) { "\($0.of("node")) with the id of another one: both are taken for one" },
    Rule(.shows, [.neo4j], \.main.repeatedNodes) {
      "\($0.of("node")) with the id of another one as a node apart"
    },
  ]

  // MARK: Edges

  private static let edgeRules: [Rule<GraphMLFacts>] = [
    Rule(.refuses, [.gephi, .igraph, .neo4j], \.edgesWithoutEnds) {
      "\($0.of("edge")) without a source or a target"
    },
    Rule(.loses, [.cytoscape, .yed, .tinkerpop], \.edgesWithoutEnds) {
      "\($0.of("edge")) without a source or a target"
    },
    Rule(.shows, [.networkx], \.edgesWithoutEnds) {
      "\($0.of("edge")) without a source or a target as going from or to a node 'None'"
    },
    Rule(.refuses, [.neo4j], \.main.danglingEdges) {
      "\($0.of("edge")) from or to a node that is not there"
    },
    Rule(.loses, [.cytoscape], \.main.danglingEdges) {
      "\($0.of("edge")) from or to a node that is not there; the element before takes "
        + "\($0.choose("its", "their")) values"
    },
    Rule(.loses, [.yed], \.main.danglingEdges) {
      "\($0.of("edge")) from or to a node that is not there"
    },
    Rule(.shows, [.gephi, .networkx, .igraph, .tinkerpop], \.main.danglingEdges) {
      "bare nodes where \($0.of("edge")) \($0.choose("goes", "go")) from or to one that is not there"
    },
    Rule(.refuses, [.neo4j], \.main.earlyEdges, do: rewrite) {
      "\($0.of("edge")) before \($0.choose("its", "their")) nodes"
    },
    Rule(.loses, [.cytoscape], \.main.earlyEdges, do: rewrite) {
      "\($0.of("edge")) before \($0.choose("its", "their")) nodes; the element before takes "
        + "\($0.choose("its", "their")) values"
    },
    Rule(.loses, [.tinkerpop], \.main.earlyEdges, do: rewrite) {
      "the labels of nodes behind \($0.of("edge")) from or to them"
    },
    Rule(.refuses, [.tinkerpop], \.main.repeatedEdgeIDs) {
      "\($0.of("edge")) with the id of another one"
    },
    Rule(.loses, [.gephi], \.main.repeatedEdgeIDs) {
      "\($0.of("edge")) with the id of another one"
    },
    Rule(.loses, [.networkx], \.main.repeatedEdges) {
      "\($0.of("edge")) with the id and the ends of another one: the last one counts"
    },
    Rule(
      .loses, [.gephi], \.main.parallelEdgesOfAKind, do: "redstring convert FILE map.gexf"
    ) {
      "\($0.of("parallel edge")), merged into \($0.choose("another one", "others")) between the "
        + "same nodes; weights are added up"
    },
    Rule(.loses, [.gephi], \.zeroWeights) { "\($0.of("edge")) of the weight 0" },
    Rule(.refuses, [.networkx], \.contraryEdges, do: rewrite) {
      "\($0.of("edge")) that \($0.choose("says", "say")) directed=\"false\" in a directed graph, or "
        + "\"true\" in an undirected one"
    },
    Rule(.loses, [.cytoscape, .igraph], \.contraryEdges) {
      "the own direction of \($0.of("edge")): all have the graph's"
    },
    Rule(.loses, [.neo4j, .tinkerpop], \.main.undirectedEdges) {
      "that \($0.of("edge")) \($0.choose("has", "have")) no direction: "
        + "\($0.choose("it goes", "they go")) from source to target"
    },
  ]

  // MARK: Labels

  private static let labelRules: [Rule<GraphMLFacts>] = [
    Rule(.shows, [.gephi], { $0.unlabelled(.node) }, do: rewrite) {
      "the ids of \($0.of("node")) without a value in the column 'label'"
    },
    Rule(
      .shows, [.yed],
      { Tally($0.drawings.count == 0 && $0.nodeCount > 0) },
      do: "redstring convert FILE map.yed.graphml"
    ) { _ in "nodes without labels, one upon the other: only yEd's own drawings count" },
    Rule(.shows, [.cytoscape], { $0.without(.node, $0.key(.node, named: "name")) }, do: rewrite) {
      "the ids of \($0.of("node")) without a value in the column 'name'"
    },
    Rule(
      .shows, [.cytoscape], { $0.without(.edge, $0.key(.edge, named: "interaction")) }, do: rewrite
    ) { "'-' as the interaction of \($0.of("edge")) without a value in that column" },
    Rule(.shows, [.tinkerpop], { $0.without(.node, $0.key(.node, id: "labelV")) }, do: rewrite) {
      "\($0.of("vertex", "vertices")) with the label 'vertex': no value of a key with the id 'labelV'"
    },
    Rule(.shows, [.tinkerpop], { $0.without(.edge, $0.key(.edge, id: "labelE")) }, do: rewrite) {
      "\($0.of("edge")) with the label 'edge': no value of a key with the id 'labelE'"
    },
    Rule(.shows, [.neo4j], { $0.without(.node, $0.key(.node, id: "labels")) }, do: rewrite) {
      "\($0.of("node")) without labels: no value of a key with the id 'labels'"
    },
    Rule(.loses, [.neo4j], \.edgesWithoutTypeFirst, do: rewrite) {
      "the type of \($0.of("edge")) that \($0.choose("does", "do")) not begin with the data of a key "
        + "with the id 'label', and what stands there: \($0.choose("it is", "they are")) RELATED"
    },
  ]
}

extension GraphMLFacts.Key {
  /// Whether it has one of GraphML's types.
  var isTyped: Bool {
    ["boolean", "int", "long", "float", "double", "string"].contains(type)
  }

  fileprivate var lowerType: String { (type ?? "string").lowercased() }
  fileprivate var isUsed: Bool { nodeValues + edgeValues > 0 }
  fileprivate var isForItems: Bool { isFor(.node) || isFor(.edge) }
}

extension GraphMLFacts {
  /// Nodes, or edges, without a value of a key.
  fileprivate func without(_ owner: Owner, _ key: Key?) -> Tally {
    let count = owner == .node ? nodeCount : edgeCount
    return Tally(count: count - (key?.values(of: owner) ?? 0), first: key?.place)
  }

  /// Nodes, or edges, without what Gephi takes for a label.
  fileprivate func unlabelled(_ owner: Owner) -> Tally {
    without(owner, gephiKey(owner, "label", owner == .node ? "nodelabel" : "edgelabel"))
  }

  /// The key that Gephi takes by its id or by its name.
  func gephiKey(_ owner: Owner, _ names: String...) -> Key? {
    keys.first { key in
      key.owner == owner.rawValue && key.values(of: owner) > 0
        && (names.contains(key.id) || names.contains(key.name ?? key.id))
    }
  }
}
