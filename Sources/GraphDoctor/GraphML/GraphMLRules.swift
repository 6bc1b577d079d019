extension GraphMLFacts {
  /// What tools do with GraphML: one habit, one rule. Read in the sources of Gephi 0.10, Cytoscape 3.10,
  /// NetworkX 3.6, igraph 1.0, TinkerPop 3.7 (`GraphMLReader`) and APOC 5 (`apoc.import.graphml` with
  /// `readLabels`), and, of yEd 3, in its documentation.
  static let rules: [Rule<GraphMLFacts>] =
    documentRules + graphRules + keyRules + dataRules + valueRules + nodeRules + edgeRules
    + labelRules

  /// What makes a clean file of most.
  static let rewrite = "redstring convert FILE clean.graphml"

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
}
