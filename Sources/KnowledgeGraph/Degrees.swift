/// How many relations each actor of a graph begins or ends, by the actor's place.
package struct Degrees: Sendable {
  private let counts: [UInt32]

  /// The degrees of actors in their order.
  package init(_ counts: [UInt32]) { self.counts = counts }

  package init(of graph: Graph) {
    var counts = Array(repeating: UInt32(0), count: graph.storage.actors.count)
    for relation in graph.storage.relations {
      if let place = graph.actorPlaces[relation.from] { counts[place] += 1 }
      if let place = graph.actorPlaces[relation.to] { counts[place] += 1 }
    }
    self.counts = counts
  }

  package subscript(place: Int) -> Int { Int(counts[place]) }

  /// The actors' places, the most connected first.
  package var places: [Int] { counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) } }
}
