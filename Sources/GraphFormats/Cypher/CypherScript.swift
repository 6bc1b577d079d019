import KnowledgeGraph

/// What the statements of a script have in common, and those at its beginning.
struct CypherScript: Sendable {
  let view: FlatView
  let evidence: CypherFormat.Profile
  /// `name: ` for each key, by its number.
  let actorKeys: TextPool
  let relationKeys: TextPool
  /// What the IRIs of actors and of relations begin with.
  let actorPrefix: [UInt8]
  let relationPrefix: [UInt8]
  private let graph: Graph

  init(_ graph: Graph, _ evidence: CypherFormat.Profile) {
    self.graph = graph
    self.evidence = evidence
    view = FlatView(graph)
    actorKeys = CypherScript.keys(view.actorKeys)
    relationKeys = CypherScript.keys(view.relationKeys)
    let names = Names(graph.metadata)
    actorPrefix = Array(names.actorPrefix.utf8)
    relationPrefix = Array(names.relationPrefix.utf8)
  }

  private static func keys(_ keys: FlatKeys) -> TextPool {
    TextPool(keys.names.map { Array((CypherName.spelled($0) + ": ").utf8) })
  }

  /// The keys of what is no field of the flat view.
  enum Key {
    static let id = "id"
    static let uid = "uid"
    static let place = "case_place"
  }

  /// Everything before the first actor.
  func begin(_ block: inout ByteBlock) {
    block.append("// Made by Redstring. Load it with: cypher-shell --file FILE\n")
    constraint("Actor", &block)
    constraint("Document", &block)
    constraint("Case", &block)
    if evidence == .nodes {
      constraint("Evidence", &block)
      block.append(
        "CREATE INDEX redstring_evidence_relation IF NOT EXISTS "
          + "FOR (n:Evidence) ON (n.relation);\n")
    }
    theCase(&block)
    if !graph.documents.isEmpty { documents(&block) }
  }

  /// It also makes an index, without which each thing would be looked for among all.
  private func constraint(_ label: String, _ block: inout ByteBlock) {
    block.append(
      "CREATE CONSTRAINT redstring_\(label.lowercased()) IF NOT EXISTS "
        + "FOR (n:\(label)) REQUIRE n.id IS UNIQUE;\n")
  }

  private func theCase(_ block: inout ByteBlock) {
    var map = CypherMap()
    map.string(Key.id, graph.metadata.name.string, &block, opening: "UNWIND [\n  ")
    map.string("title", graph.metadata.title?.string, &block)
    map.string("base", graph.metadata.base?.string, &block)
    block.append("}\n] AS row\nMERGE (n:Case {id: row.id}) SET n = row;\n")
  }

  private func documents(_ block: inout ByteBlock) {
    let names = Names(graph.metadata)
    for (place, document) in graph.documents.enumerated() {
      var map = CypherMap()
      map.string(
        Key.id, document.id.string, &block, opening: place % 500 == 0 ? "UNWIND [\n  " : ",\n  ")
      map.string(Key.uid, names.document(document.id).string, &block)
      map.integer(Key.place, place + 1, &block)
      map.string("title", document.title?.string, &block)
      map.string("publisher", document.publisher?.string, &block)
      map.strings("author", document.authors.map(\.string), &block)
      map.string("published", document.published?.description, &block)
      map.string("url", document.url?.string, &block)
      map.string("language", document.language?.string, &block)
      map.string("file", document.file?.string, &block)
      map.string("sha256", document.sha256?.string, &block)
      block.append("}")
      if place % 500 == 499 || place == graph.documents.count - 1 {
        block.append("\n] AS row\nMERGE (n:Document {id: row.id}) SET n = row;\n")
      }
    }
  }
}

/// A map that is being spelled.
struct CypherMap {
  private var hasEntry = false

  /// Begins an entry; its value comes next.
  mutating func key(_ name: String, _ block: inout ByteBlock, opening: String = "") {
    block.append(hasEntry ? ", " : opening + "{")
    hasEntry = true
    block.append(CypherName.spelled(name))
    block.append(": ")
  }

  mutating func string(
    _ name: String, _ value: String?, _ block: inout ByteBlock, opening: String = ""
  ) {
    guard let value else { return }
    key(name, &block, opening: opening)
    block.append(string: value.utf8.span)
  }

  mutating func string(_ name: String, _ value: ByteBlock, _ block: inout ByteBlock) {
    key(name, &block)
    block.append(string: value)
  }

  mutating func integer(_ name: String, _ value: Int, _ block: inout ByteBlock) {
    key(name, &block)
    block.append(integer: value)
  }

  mutating func strings(_ name: String, _ values: [String], _ block: inout ByteBlock) {
    if values.isEmpty { return }
    list(name, values.count, &block) { place, block in
      block.append(string: values[place].utf8.span)
    }
  }

  /// A list of `count` values.
  mutating func list(
    _ name: String, _ count: Int, _ block: inout ByteBlock,
    _ value: (_ place: Int, _ block: inout ByteBlock) -> Void
  ) {
    key(name, &block)
    block.append("[")
    for place in 0..<count {
      if place > 0 { block.append(", ") }
      value(place, &block)
    }
    block.append("]")
  }
}
