/// Where in a list the things stand that identifiers name: a dictionary that is quick because
/// identifiers are numbers.
package struct PlaceTable: Sendable {
  /// By the identifier's number; -1 where it names nothing in the list.
  private var places: [Int32] = []

  package init() {}

  /// The places of `identifiers`; of two that are equal, the first one's.
  package init(_ identifiers: some Sequence<IdentifierNumber?>) {
    for (place, identifier) in identifiers.enumerated() {
      if let identifier, self[identifier] == nil { self[identifier] = place }
    }
  }

  package subscript(identifier: IdentifierNumber) -> Int? {
    get {
      guard identifier.place < places.count, places[identifier.place] >= 0 else { return nil }
      return Int(places[identifier.place])
    }
    set {
      if identifier.place >= places.count {
        // Doubling, as identifiers come in the order of their numbers.
        let count = max(identifier.place + 1, 2 * places.count)
        places.append(contentsOf: repeatElement(-1, count: count - places.count))
      }
      places[identifier.place] = newValue.map { Int32($0) } ?? -1
    }
  }
}
