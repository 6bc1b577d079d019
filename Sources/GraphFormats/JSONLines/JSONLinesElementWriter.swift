import KnowledgeGraph

/// Spells actors and relations as JSON, each on a line.
struct JSONLinesElementWriter {
  private var element: JSONElementWriter

  /// A writer that goes on after what `block` has.
  init(_ keys: FlatKeys, _ block: consuming ByteBlock) { element = JSONElementWriter(keys, block) }

  /// What has been written.
  var block: ByteBlock { element.json.block }

  mutating func actor(_ place: Int, _ view: FlatView) {
    let actor = view.storage.actors[place]
    begin("actor")
    element.json.member("id", view.storage.identifiers[actor.id])
    view.visit(actor, &element)
    end()
  }

  mutating func relation(_ place: Int, _ view: FlatView) {
    let relation = view.storage.relations[place]
    begin("relation")
    element.json.member("from", view.storage.identifiers[relation.from])
    element.json.member("to", view.storage.identifiers[relation.to])
    view.visit(relation, &element)
    end()
  }

  private mutating func begin(_ kind: String) {
    element.json.beginObject()
    element.json.member("redstring", kind)
  }

  private mutating func end() {
    element.json.endObject()
    element.json.block.append("\n")
  }
}
