import KnowledgeGraph

/// Names as a DOT file spells them.
extension IdentifierTable {
  /// The number of a name, entered where it is new.
  mutating func add(_ name: DOTString, in text: DOTText) -> (number: Int, isNew: Bool) {
    let count = count
    let number: IdentifierNumber = text.withBytes(of: name) { self.number(of: $0) }
    return (number.place, number.place == count)
  }

  /// The number of a name, if it is there.
  func number(of name: DOTString, in text: DOTText) -> Int? {
    let number: IdentifierNumber? = text.withBytes(of: name) { self.existingNumber(of: $0) }
    return number?.place
  }

  /// Whether a name is the one with that number.
  @inline(__always)
  func isEqual(_ name: DOTString, _ number: Int, in text: DOTText) -> Bool {
    let known = self[IdentifierNumber(place: number)]
    return text.withBytes(of: name) { $0.isEqual(to: known) }
  }
}
