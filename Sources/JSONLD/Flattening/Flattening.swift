/// Makes an expanded document of nodes, each of which is there once in a graph (API, section 7.1).
struct Flattening {
  /// Whether nodes are in the order of their identifiers.
  let isOrdered: Bool

  /// The document of nodes.
  func document(_ map: NodeMap) -> [JSON] {
    var graphs: [ExactString: NodeMap.Graph] = [:]
    for graph in map.namedGraphs {
      guard let name = graph.name else { continue }
      graphs[name] = graph
      _ = map.defaultGraph.node(name)
    }
    return ordered(map.defaultGraph).compactMap { node in
      let graph = graphs[node.id]
      if node.isBare, graph == nil { return nil }
      var object = object(node)
      if let graph {
        let nodes = ordered(graph).filter { !$0.isBare }
        object.append(
          .graph, .array(nodes.map { .object(self.object($0), at: $0.place) }))
      }
      return .object(object, at: node.place)
    }
  }

  private func ordered(_ graph: NodeMap.Graph) -> [Node] {
    isOrdered ? graph.nodes.sorted { $0.id < $1.id } : graph.nodes
  }

  private func object(_ node: Node) -> JSONObject {
    var object = JSONObject()
    object.append(.id, identifier(node.id))
    if !node.types.isEmpty { object.append(.type, .array(node.types.map { .string($0) })) }
    if let index = node.index { object.append(.index, index) }
    for property in node.properties {
      object.append(property.name, .array(property.values.map { value($0) }))
    }
    return object
  }

  private func value(_ value: NodeValue) -> JSON {
    switch value {
    case .reference(let id): .object([.id: identifier(id)])
    case .value(let json): json
    case .list(let values): .object([.list: .array(values.map { self.value($0) })])
    }
  }

  private func identifier(_ id: ExactString) -> JSON { id == .null ? .null : .string(id) }
}
