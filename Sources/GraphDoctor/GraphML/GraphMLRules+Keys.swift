/// Rules about keys: what columns are declared as.
extension GraphMLFacts {
  static let keyRules: [Rule<GraphMLFacts>] = [
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
