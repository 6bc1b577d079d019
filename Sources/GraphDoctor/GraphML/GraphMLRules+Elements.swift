/// Rules about nodes and edges, and what people see of them.
extension GraphMLFacts {
  static let nodeRules: [Rule<GraphMLFacts>] = [
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

  static let edgeRules: [Rule<GraphMLFacts>] = [
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

  static let labelRules: [Rule<GraphMLFacts>] = [
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
