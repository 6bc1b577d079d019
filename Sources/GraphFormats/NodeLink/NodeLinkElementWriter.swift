import KnowledgeGraph

/// Spells nodes and edges of node-link JSON, each on a line.
struct NodeLinkElementWriter {
  private var element: JSONElementWriter

  /// A writer that goes on after what `block` has.
  init(_ keys: FlatKeys, _ block: consuming ByteBlock) { element = JSONElementWriter(keys, block) }

  /// What has been written.
  var block: ByteBlock { element.json.block }

  mutating func node(_ place: Int, _ spelling: NodeLinkSpelling) {
    let storage = spelling.view.storage
    let actor = storage.actors[place]
    begin(place)
    element.json.member("id", storage.identifiers[actor.id])
    element.show(actor, spelling.types, storage)
    // By it d3's examples choose colours.
    element.json.member("group", storage.identifiers[actor.type])
    spelling.view.visit(actor, &element)
    if let point = spelling.positions[place] { element.json.members(point) }
    element.json.endObject()
  }

  mutating func edge(_ place: Int, _ spelling: NodeLinkSpelling) {
    let storage = spelling.view.storage
    let relation = storage.relations[place]
    begin(place)
    element.json.member("source", storage.identifiers[relation.from])
    element.json.member("target", storage.identifiers[relation.to])
    // By it NetworkX tells parallel edges; it is no attribute there, so that `id` is another.
    element.json.member("key", storage.identifiers[relation.id])
    element.show(relation, as: ["label"], spelling.types)
    // NetworkX's algorithms look for a weight, d3's examples for a value.
    element.json.member("weight", relation.evidence.count)
    element.json.member("value", relation.evidence.count)
    spelling.view.visit(relation, &element)
    element.json.endObject()
  }

  private mutating func begin(_ place: Int) {
    element.json.block.append(place == 0 ? "\n" : ",\n")
    element.json.beginObject()
  }
}
