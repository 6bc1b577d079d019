import KnowledgeGraph

/// Things that one statement makes: they are of one type, because labels cannot be values.
struct CypherBatch: Sendable {
  /// Nothing where types do not matter.
  var type: IdentifierNumber?
  /// The places of the things in their list.
  var places: [Int]

  /// The batches of things of these types, up to `size` in each; types in the order in which they
  /// first occur.
  static func all(_ types: [IdentifierNumber], of size: Int) -> [CypherBatch] {
    var groups: [CypherBatch] = []
    var groupPlaces = PlaceTable()
    for (place, type) in types.enumerated() {
      if let group = groupPlaces[type] {
        groups[group].places.append(place)
      } else {
        groupPlaces[type] = groups.count
        groups.append(CypherBatch(type: type, places: [place]))
      }
    }
    return groups.flatMap { group in
      stride(from: 0, to: group.places.count, by: size).map { start in
        CypherBatch(
          type: group.type,
          places: Array(group.places[start..<min(start + size, group.places.count)]))
      }
    }
  }

  /// The batches of `count` things in their order.
  static func all(_ count: Int, of size: Int) -> [CypherBatch] {
    stride(from: 0, to: count, by: size).map {
      CypherBatch(places: Array($0..<min($0 + size, count)))
    }
  }
}
