import KnowledgeGraph

/// For each actor, the relations that are direct triples on it.
struct DirectRelations: Sendable {
  /// Where each actor's stretch of `relations` begins, and where the last one's ends.
  private var starts: [UInt32]
  /// Places of relations, by the actor they begin at.
  private var relations: [UInt32]

  init(_ graph: Graph) {
    let storage = graph.storage
    var counts = Array(repeating: UInt32(0), count: storage.actors.count + 1)
    let begins = storage.relations.map { relation -> Int? in
      storage.isStatedAsFact(relation) ? graph.actorPlaces[relation.from] : nil
    }
    for actor in begins { if let actor { counts[actor + 1] += 1 } }
    for place in 1..<max(1, counts.count) { counts[place] += counts[place - 1] }
    starts = counts
    relations = Array(repeating: 0, count: Int(counts.last ?? 0))
    for (place, actor) in begins.enumerated() {
      guard let actor else { continue }
      relations[Int(counts[actor])] = UInt32(truncatingIfNeeded: place)
      counts[actor] += 1
    }
  }

  /// Of a part: where each actor's stretch of its relations begins, and where the last one's ends.
  init(starts: [UInt32]) {
    self.starts = starts
    relations = Array(0..<(starts.last ?? 0))
  }

  /// The places of the relations that begin at the actor at `place`, in their order.
  subscript(place: Int) -> ArraySlice<UInt32> {
    relations[Int(starts[place])..<Int(starts[place + 1])]
  }
}

extension GraphStorage {
  /// Whether the relation may stand as a fact, without what is said about it.
  func isStatedAsFact(_ relation: RelationRow) -> Bool {
    relation.polarity == .affirmative && !relation.isInferred
      && (relation.review == nil || relation.review == .accepted)
      && relation.evidence.places.contains { evidence[$0].stance == .asserts }
  }
}

/// A relation as a plain triple on its actor.
struct DirectTriple {
  let type: Int
  let end: IdentifierNumber
  /// Its place among the actor's relations.
  let order: Int
  /// The place of the first one of its type.
  var typeOrder: Int

  /// An actor's triples, each once: type by type, each type where its first relation stands.
  static func triples(of actor: Int, _ view: LinkedDataView) -> [DirectTriple] {
    var triples: [DirectTriple] = []
    for (order, relation) in view.directRelations[actor].enumerated() {
      let relation = view.storage.relations[Int(relation)]
      guard let type = view.relationTypes[relation.type] else { continue }
      triples.append(DirectTriple(type: type, end: relation.to, order: order, typeOrder: order))
    }
    if triples.count < 2 { return triples }
    triples.sort { ($0.type, $0.end.number, $0.order) < ($1.type, $1.end.number, $1.order) }
    triples.keepFirstOfEqualOnes()
    var start = 0
    while start < triples.count {
      let end = triples[start...].firstIndex { $0.type != triples[start].type } ?? triples.count
      let first = triples[start..<end].reduce(Int.max) { min($0, $1.order) }
      for place in start..<end { triples[place].typeOrder = first }
      start = end
    }
    triples.sort { ($0.typeOrder, $0.order) < ($1.typeOrder, $1.order) }
    return triples
  }
}

extension [DirectTriple] {
  /// Takes out those that say the same as the one before them.
  fileprivate mutating func keepFirstOfEqualOnes() {
    var kept = 1
    for place in 1..<count
    where self[place].end != self[kept - 1].end || self[place].type != self[kept - 1].type {
      self[kept] = self[place]
      kept += 1
    }
    removeSubrange(kept...)
  }
}
