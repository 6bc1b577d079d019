/// Collects what an expanded document says of each node (API, section 7.2.2).
struct NodeMapGeneration {
  let map = NodeMap()
  /// Whether properties are taken in the order of their names.
  let isOrdered: Bool

  /// The nodes of an expanded document.
  static func nodeMap(of expanded: [JSON], isOrdered: Bool) throws(JSONLDError) -> NodeMap {
    let generation = NodeMapGeneration(isOrdered: isOrdered)
    for element in expanded { _ = try generation.value(element, in: generation.map.defaultGraph) }
    return generation.map
  }

  /// What an expanded element is as a value, with the nodes in it added to a graph.
  private func value(_ element: JSON, in graph: NodeMap.Graph) throws(JSONLDError) -> NodeValue {
    if element[.value] != nil { return .value(element) }
    if let list = element[.list] {
      var values: [NodeValue] = []
      for item in list.elements { values.append(try value(item, in: graph)) }
      return .list(values)
    }
    return .reference(try add(element, to: graph).id)
  }

  /// Adds what an object says of a node.
  private func add(_ element: JSON, to graph: NodeMap.Graph) throws(JSONLDError) -> Node {
    let object = element.object ?? JSONObject()
    let id = identifier(object[.id])
    let node = graph.node(id)
    node.setPlace(element.place, isDescribed: object.count > 1 || object[.id] == nil)
    for type in object[.type]?.elements ?? [] {
      if let type = type.string { node.addType(map.issuer.relabelled(type)) }
    }
    if let index = object[.index] { try setIndex(index, of: node) }
    for member in object[.reverse]?.object?.members ?? [] {
      for value in member.value.elements {
        add(.reference(id), to: try add(value, to: graph), member.key)
      }
    }
    if let content = object[.graph] {
      let inner = map.graph(id)
      for element in content.elements { _ = try value(element, in: inner) }
    }
    for included in object[.included]?.elements ?? [] { _ = try value(included, in: graph) }
    for member in properties(of: object) { try addProperty(member, of: node, in: graph) }
    return node
  }

  /// The identifier of a node; `@null`, which RDF leaves out, for an `@id` that means nothing.
  private func identifier(_ id: JSON?) -> ExactString {
    guard let id else { return map.issuer.next() }
    return id.string.map { map.issuer.relabelled($0) } ?? .null
  }

  private func addProperty(
    _ member: JSONObject.Member, of node: Node, in graph: NodeMap.Graph
  ) throws(JSONLDError) {
    let name = map.issuer.relabelled(member.key)
    let place = node.place(ofProperty: name)
    for element in member.value.elements {
      node.add(try value(element, in: graph), toPropertyAt: place)
    }
  }

  private func add(_ value: NodeValue, to node: Node, _ property: ExactString) {
    node.add(value, toPropertyAt: node.place(ofProperty: map.issuer.relabelled(property)))
  }

  /// The members that are no keywords.
  private func properties(of object: JSONObject) -> [JSONObject.Member] {
    let properties = object.members.filter { !$0.key.isKeyword }
    return isOrdered ? properties.sorted { $0.key < $1.key } : properties
  }

  private func setIndex(_ index: JSON, of node: Node) throws(JSONLDError) {
    if let known = node.index, known != index {
      throw JSONLDError(
        .conflictingIndexes,
        "\(index.kind) as '@index' of <\(node.id)>, which has \(known.kind) elsewhere; keep one",
        at: index.place)
    }
    node.index = index
  }
}
