/// The graphs of a document with their nodes, each node once in a graph (API, section 7.2).
///
/// Graphs, nodes and properties are in the order in which the document has them.
final class NodeMap {
  /// A graph's nodes.
  final class Graph {
    /// The IRI or blank node identifier; nil for the default graph.
    let name: ExactString?
    private(set) var nodes: [Node] = []
    private var places: [ExactString: Int] = [:]

    init(_ name: ExactString?) { self.name = name }

    /// Where the node of an identifier is in the document, or -1.
    func place(of id: ExactString) -> Int { places[id].map { nodes[$0].place } ?? -1 }

    /// The node of an identifier, which is made where there is none.
    func node(_ id: ExactString) -> Node {
      if let place = places[id] { return nodes[place] }
      let node = Node(id)
      places[id] = nodes.count
      nodes.append(node)
      return node
    }
  }

  /// The default graph.
  let defaultGraph = Graph(nil)
  private(set) var namedGraphs: [Graph] = []
  private var places: [ExactString: Int] = [:]
  /// Gives identifiers to the blank nodes of the document.
  var issuer = BlankNodeIssuer()

  /// The graph of a name, which is made where there is none.
  func graph(_ name: ExactString) -> Graph {
    if let place = places[name] { return namedGraphs[place] }
    let graph = Graph(name)
    places[name] = namedGraphs.count
    namedGraphs.append(graph)
    return graph
  }
}

/// What a property of a node may be.
enum NodeValue {
  /// Another node, by its identifier.
  case reference(ExactString)
  /// An expanded value: an object with `@value`.
  case value(JSON)
  /// A list in order.
  case list([NodeValue])
}

/// All that a graph says of a node.
final class Node {
  /// A property's values, each once, apart from lists.
  struct Property {
    /// The IRI or blank node identifier.
    let name: ExactString
    fileprivate(set) var values: [NodeValue] = []
    /// The keys of the values, once there are so many that looking at each is slow.
    fileprivate var keys: Set<ValueKey> = []
  }

  /// What makes a value the same as another.
  fileprivate enum ValueKey: Hashable {
    case reference(ExactString)
    case value(ExactString)
  }

  /// The IRI or blank node identifier.
  let id: ExactString
  /// The byte offset of the first object that says something of the node, or else of the first that names it; -1 for
  /// none.
  private(set) var place = -1
  private var isDescribed = false
  var index: JSON?
  private(set) var types: [ExactString] = []
  private var knownTypes: Set<ExactString> = []
  private(set) var properties: [Property] = []
  private var places: [ExactString: Int] = [:]

  /// How many values or properties are looked through one by one.
  fileprivate static let few = 8

  init(_ id: ExactString) { self.id = id }

  /// Whether the graph says nothing of the node but that it is there.
  var isBare: Bool { types.isEmpty && properties.isEmpty && index == nil }

  /// Says where an object is that names the node, and perhaps says more of it.
  func setPlace(_ place: Int, isDescribed: Bool) {
    if self.place < 0 || isDescribed && !self.isDescribed { self.place = place }
    if isDescribed { self.isDescribed = true }
  }

  /// Adds a type, once.
  func addType(_ type: ExactString) {
    if types.count > Node.few {
      if knownTypes.isEmpty { knownTypes = Set(types) }
      guard knownTypes.insert(type).inserted else { return }
    } else if types.contains(type) {
      return
    }
    types.append(type)
  }

  /// Where a property is among the properties; it is made where there is none.
  func place(ofProperty name: ExactString) -> Int {
    let known = places.isEmpty ? properties.firstIndex { $0.name == name } : places[name]
    if let known { return known }
    properties.append(Property(name: name))
    if properties.count > Node.few {
      if places.isEmpty {
        for (place, property) in properties.enumerated() { places[property.name] = place }
      }
      places[name] = properties.count - 1
    }
    return properties.count - 1
  }

  /// Adds a value to the property at a place among the properties, once, apart from lists.
  func add(_ value: NodeValue, toPropertyAt place: Int) {
    if properties[place].adds(value) { properties[place].values.append(value) }
  }
}

extension Node.Property {
  /// Whether a value is to be added, which is not there yet.
  fileprivate mutating func adds(_ value: NodeValue) -> Bool {
    if case .list = value { return true }
    if values.count <= Node.few { return !values.contains { Node.Property.isSame($0, value) } }
    guard let key = Node.Property.key(value) else { return true }
    if keys.isEmpty { keys = Set(values.compactMap { Node.Property.key($0) }) }
    return keys.insert(key).inserted
  }

  private static func key(_ value: NodeValue) -> Node.ValueKey? {
    switch value {
    case .reference(let id): .reference(id)
    case .value(let json): .value(json.canonicalText ?? ExactString(json.text))
    case .list: nil
    }
  }

  private static func isSame(_ left: NodeValue, _ right: NodeValue) -> Bool {
    switch (left, right) {
    case (.reference(let a), .reference(let b)): a == b
    case (.value(let a), .value(let b)): a == b
    default: false
    }
  }
}
