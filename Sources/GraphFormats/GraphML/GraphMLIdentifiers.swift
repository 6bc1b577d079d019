import KnowledgeGraph

/// What actors and relations are called in a GraphML file: by their own identifiers where XML's NMTOKEN
/// allows it, otherwise by `_:` and their place.
struct GraphMLIdentifiers: Sendable {
  private let storage: GraphStorage
  private let actorPlaces: PlaceTable
  private let actorsAreUsable: [Bool]
  let allActorsAreUsable: Bool
  let allRelationsAreUsable: Bool

  init(of graph: Graph) {
    storage = graph.storage
    actorPlaces = graph.actorPlaces
    actorsAreUsable = graph.storage.actors.map {
      GraphMLIdentifiers.isUsable(graph.storage.identifiers[$0.id])
    }
    allActorsAreUsable = actorsAreUsable.allSatisfy(\.self)
    allRelationsAreUsable = graph.storage.relations.allSatisfy {
      GraphMLIdentifiers.isUsable(graph.storage.identifiers[$0.id])
        && graph.actorPlaces[$0.id] == nil
    }
  }

  /// Whether an actor is called by its own identifier.
  func isOwn(actor place: Int) -> Bool { actorsAreUsable[place] }

  /// Whether a relation is called by its own identifier.
  func isOwn(relation place: Int) -> Bool {
    if allRelationsAreUsable { return true }
    let id = storage.relations[place].id
    return GraphMLIdentifiers.isUsable(storage.identifiers[id]) && actorPlaces[id] == nil
  }

  func append(actor place: Int, to block: inout ByteBlock) {
    if isOwn(actor: place) {
      block.append(storage.identifiers[storage.actors[place].id])
    } else {
      block.append("_:n")
      block.append(place + 1)
    }
  }

  func append(relation place: Int, to block: inout ByteBlock) {
    if isOwn(relation: place) {
      block.append(storage.identifiers[storage.relations[place].id])
    } else {
      block.append("_:e")
      block.append(place + 1)
    }
  }

  private static func isUsable(_ id: Span<UInt8>) -> Bool {
    let isTaken = id.count >= 2 && id[0] == UInt8(ascii: "_") && id[1] == UInt8(ascii: ":")
    return NameToken.isNameToken(id) && !isTaken
  }
}
