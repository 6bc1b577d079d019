import KnowledgeGraph

/// Where things stand that have names: names are equal where their bytes are.
struct NameTable: Sendable {
  private var names = IdentifierTable()
  private var places = PlaceTable()

  subscript(name: String) -> Int? {
    names.existingNumber(of: name.utf8.span).flatMap { places[$0] }
  }

  /// Gives a name a place; whether it had one.
  mutating func update(_ name: String, _ place: Int) -> Bool {
    let number = names.number(of: name.utf8.span)
    let isKnown = places[number] != nil
    places[number] = place
    return isKnown
  }
}
