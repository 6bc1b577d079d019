import KnowledgeGraph

/// What actors and relations are called in a file where they share one space of identifiers: by their own where
/// the format allows it, otherwise by `_:` and their place.
struct ElementIdentifiers: Sendable {
  private var storage: GraphStorage
  private let actorPlaces: PlaceTable
  private let isAllowed: @Sendable (Span<UInt8>) -> Bool
  private let actorsAreUsable: [Bool]
  let allActorsAreUsable: Bool
  let allRelationsAreUsable: Bool

  /// The identifiers of a graph's file, of which `isAllowed` says whether the format allows them.
  init(of graph: Graph, where isAllowed: @escaping @Sendable (Span<UInt8>) -> Bool) {
    let storage = graph.storage
    self.storage = storage
    self.isAllowed = isAllowed
    actorPlaces = graph.actorPlaces
    actorsAreUsable = storage.actors.map {
      ElementIdentifiers.isUsable(storage.identifiers[$0.id], where: isAllowed)
    }
    allActorsAreUsable = actorsAreUsable.allSatisfy(\.self)
    allRelationsAreUsable = storage.relations.allSatisfy {
      ElementIdentifiers.isUsable(storage.identifiers[$0.id], where: isAllowed)
        && graph.actorPlaces[$0.id] == nil
    }
  }

  /// The same of a part of the graph, all of whose identifiers are usable.
  func of(_ part: GraphPart) -> ElementIdentifiers {
    var identifiers = self
    identifiers.storage = part.storage
    return identifiers
  }

  /// Whether an actor is called by its own identifier.
  func isOwn(actor place: Int) -> Bool { allActorsAreUsable || actorsAreUsable[place] }

  /// Whether a relation is called by its own identifier.
  func isOwn(relation place: Int) -> Bool {
    if allRelationsAreUsable { return true }
    let id = storage.relations[place].id
    return ElementIdentifiers.isUsable(storage.identifiers[id], where: isAllowed)
      && actorPlaces[id] == nil
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

  /// Whether the format allows an identifier, which is none of those that are made here.
  static func isUsable(
    _ id: Span<UInt8>, where isAllowed: (Span<UInt8>) -> Bool
  ) -> Bool {
    let isMade = id.count >= 2 && id[0] == UInt8(ascii: "_") && id[1] == UInt8(ascii: ":")
    return !isMade && isAllowed(id)
  }
}
