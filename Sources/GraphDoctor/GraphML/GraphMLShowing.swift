extension GraphMLFacts {
  /// What people see of the file in a tool that opens it.
  func showing(in tool: Tool) -> Showing {
    switch tool {
    case .gephi: inGephi
    case .yed: inYEd
    case .cytoscape: inCytoscape
    case .networkx: inNetworkX
    case .igraph: inIgraph
    case .neo4j: inNeo4j
    case .tinkerpop: inTinkerPop
    }
  }

  private var inGephi: Showing {
    let merged = main.parallelEdgesOfAKind.count + zeroWeights.count
    let laterEdges = nestedGraphs.count + groups.count == 0 ? otherEdges.count : 0
    var showing = Showing(
      nodes: nodeCount - nodesWithoutID.count + main.undeclaredNodeCount,
      edges: main.edgeCount + laterEdges - max(merged, main.repeatedEdgeIDs.count), main.direction)
    showing.add(
      "node labels", column: gephiKey(.node, "label", "nodelabel")?.title, otherwise: "are the ids")
    showing.add("edge labels", column: gephiKey(.edge, "label", "edgelabel")?.title)
    showing.add("weights", column: gephiKey(.edge, "weight", "Edge Weight")?.title)
    showing.add("colours", column: gephiKey(.node, "color", "r")?.title)
    showing.add("sizes", column: gephiKey(.node, "size")?.title)
    showing.add("positions", column: gephiKey(.node, "x", "xpos")?.title)
    return showing
  }

  private var inYEd: Showing {
    var showing = Showing(
      nodes: nodeCount, edges: edgeCount - main.danglingEdges.count, main.direction)
    let nodes = keys.first { $0.yFilesType == "nodegraphics" }
    let edges = keys.first { $0.yFilesType == "edgegraphics" }
    showing.add("node labels", column: nodes?.id, otherwise: "are empty")
    showing.add("edge labels", column: edges?.id)
    return showing
  }

  private var inCytoscape: Showing {
    let lost = main.danglingEdges.count + main.earlyEdges.count
    var showing = Showing(
      nodes: nodeCount - nestedGraphs.count - groups.count, edges: edgeCount - lost, graphDirection)
    showing.add(
      "node names", column: filledKey(.node, ["name"], \.isTyped)?.title, otherwise: "are the ids")
    showing.add(
      "interactions", column: filledKey(.edge, ["interaction"], \.isTyped)?.title,
      otherwise: "are '-'")
    return showing
  }

  private var inNetworkX: Showing {
    let isInGroups = groups.count > 0
    // What is not said is called 'None'.
    let hasNone = nodesWithoutID.count + edgesWithoutEnds.count > 0
    let nodes = main.nodeCount + main.undeclaredNodeCount + (hasNone ? 1 : 0)
    let edges = main.edgeCount - main.repeatedEdges.count + edgesWithoutEnds.count
    var showing = Showing(
      nodes: nodes + (isInGroups ? otherNodes.count : 0),
      edges: edges + (isInGroups ? otherEdges.count : 0), graphDirection)
    let kind = (isDirected ? "Di" : "") + "Graph"
    showing.add(
      "class", column: nil,
      otherwise: "is " + (main.parallelEdges.count > 0 ? "Multi" : "") + kind)
    showing.add("nodes", column: nil, otherwise: "are the ids")
    addAttributes(to: &showing)
    return showing
  }

  private var inIgraph: Showing {
    var showing = Showing(
      nodes: main.nodeCount + main.undeclaredNodeCount, edges: main.edgeCount, graphDirection)
    let hasName = filledKey(.node, ["name"], \.isTyped) != nil
    showing.add("vertices", column: nil, otherwise: hasName ? nil : "have no 'name'")
    addAttributes(to: &showing, of: \.isTyped)
    return showing
  }

  private var inNeo4j: Showing {
    var showing = Showing(
      nodes: nodeCount + main.repeatedNodes.count, edges: edgeCount,
      edgeCount > 0 ? "directed" : nil)
    showing.add("labels", column: key(.node, id: "labels")?.id, otherwise: "are missing")
    showing.add("types", column: key(.edge, id: "label")?.id, otherwise: "are RELATED")
    showing.add("import", column: nil, otherwise: "is apoc.import.graphml with {readLabels: true}")
    return showing
  }

  private var inTinkerPop: Showing {
    var showing = Showing(
      nodes: nodeCount + main.undeclaredNodeCount, edges: edgeCount,
      edgeCount > 0 ? "directed" : nil)
    showing.add("vertex labels", column: key(.node, id: "labelV")?.id, otherwise: "are 'vertex'")
    showing.add("edge labels", column: key(.edge, id: "labelE")?.id, otherwise: "are 'edge'")
    return showing
  }

  private var graphDirection: String? { isDirected ? "directed" : "undirected" }

  /// What data frames call columns.
  private func addAttributes(to showing: inout Showing, of isKept: (Key) -> Bool = { _ in true }) {
    for (name, owner) in [("labels", Owner.node), ("edge labels", .edge)] {
      showing.add(name, column: filledKey(owner, ["label", "name"], isKept)?.title)
    }
    showing.add("weights", column: filledKey(.edge, ["weight"], isKept)?.title)
  }

  /// The first key with one of `names` that nodes, or edges, have values of.
  private func filledKey(
    _ owner: Owner, _ names: [String], _ isKept: (Key) -> Bool = { _ in true }
  ) -> Key? {
    for name in names {
      let key = keys.first {
        $0.owner == owner.rawValue && $0.name == name && $0.values(of: owner) > 0 && isKept($0)
      }
      if let key { return key }
    }
    return nil
  }
}

extension GraphMLFacts.Key {
  /// What the column is called.
  fileprivate var title: String { name ?? id }
}
