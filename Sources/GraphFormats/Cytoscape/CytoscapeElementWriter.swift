import KnowledgeGraph

/// Spells nodes and edges as elements of Cytoscape.js, each on a line.
struct CytoscapeElementWriter {
  private var element: JSONElementWriter

  /// A writer that goes on after what `block` has.
  init(_ keys: FlatKeys, _ block: consuming ByteBlock) {
    element = JSONElementWriter(keys, evidenceAs: .text, block)
  }

  /// What has been written.
  var block: ByteBlock { element.json.block }

  mutating func node(_ place: Int, _ spelling: CytoscapeSpelling) {
    let storage = spelling.view.storage
    let actor = storage.actors[place]
    begin(place)
    identifier("id", actor: place, spelling)
    // What NetworkX calls the node, and its edges' ends.
    identifier("value", actor: place, spelling)
    element.show(actor, spelling.types, storage)
    if !spelling.identifiers.isOwn(actor: place) {
      element.json.member("identifier", storage.identifiers[actor.id])
    }
    spelling.view.visit(actor, &element)
    element.json.endObject()
    if let point = spelling.positions[place] {
      element.json.key("position")
      element.json.beginObject()
      element.json.members(point)
      element.json.endObject()
    }
    element.json.endObject()
  }

  mutating func edge(_ place: Int, _ spelling: CytoscapeSpelling) {
    let storage = spelling.view.storage
    let relation = storage.relations[place]
    begin(place)
    identifier("id", relation: place, spelling)
    end("source", relation.from, spelling)
    end("target", relation.to, spelling)
    // By it NetworkX tells parallel edges.
    identifier("key", relation: place, spelling)
    element.show(relation, as: ["label", "interaction"], spelling.types)
    element.json.member("weight", relation.evidence.count)
    FlatEvidence(of: relation, in: storage).visit(in: storage, &element)
    if !spelling.identifiers.isOwn(relation: place) {
      element.json.member("identifier", storage.identifiers[relation.id])
    }
    element.leavesIdentifierOut = true
    spelling.view.visit(relation, &element)
    element.json.endObject()
    element.json.endObject()
  }

  private mutating func begin(_ place: Int) {
    element.json.block.append(place == 0 ? "\n" : ",\n")
    element.json.beginObject()
    element.json.key("data")
    element.json.beginObject()
  }

  private mutating func identifier(
    _ name: String, actor place: Int, _ spelling: CytoscapeSpelling
  ) {
    element.json.key(name)
    if spelling.identifiers.isOwn(actor: place) {
      element.json.value(spelling.view.storage.identifiers[spelling.view.storage.actors[place].id])
    } else {
      element.json.beginString()
      spelling.identifiers.append(actor: place, to: &element.json.block)
      element.json.endString()
    }
  }

  private mutating func identifier(
    _ name: String, relation place: Int, _ spelling: CytoscapeSpelling
  ) {
    element.json.key(name)
    if spelling.identifiers.isOwn(relation: place) {
      element.json.value(
        spelling.view.storage.identifiers[spelling.view.storage.relations[place].id])
    } else {
      element.json.beginString()
      spelling.identifiers.append(relation: place, to: &element.json.block)
      element.json.endString()
    }
  }

  /// A graph is coherent: there is such an actor.
  private mutating func end(_ name: String, _ id: IdentifierNumber, _ spelling: CytoscapeSpelling) {
    if let place = spelling.view.actorPlaces[id] { identifier(name, actor: place, spelling) }
  }
}
