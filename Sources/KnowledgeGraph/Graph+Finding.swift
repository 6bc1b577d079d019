extension Graph {
  /// The actors that a person means by `word`: the one with this identifier; else, without regard to case, those with
  /// such an identifier; else those of that name; else those with that alias.
  public func actors(called word: String) -> [Actor] {
    guard let id = Identifier(word) else { return [] }
    if let actor = actor(id) { return [actor] }
    let wanted = CaselessText(word)
    let storage = storage
    let kinds: [(ActorRow) -> Bool] = [
      { wanted.isEqual(to: storage.identifiers[$0.id]) },
      { wanted.isEqual(to: storage.texts[$0.name]) },
      { row in
        row.aliases.places.contains { wanted.isEqual(to: storage.texts[storage.listedTexts[$0]]) }
      },
    ]
    for isMeant in kinds {
      let places = storage.actors.indices.filter { isMeant(storage.actors[$0]) }
      if !places.isEmpty { return places.map { storage.actor(at: $0) } }
    }
    return []
  }
}

/// A text that is compared without regard to case, as a person types it: canonically equivalent texts are equal.
private struct CaselessText {
  private let lowercased: String
  /// Nothing where there is more than ASCII in it.
  private let ascii: [UInt8]?

  init(_ text: String) {
    lowercased = text.lowercased()
    ascii = lowercased.utf8.allSatisfy { $0 < 0x80 } ? Array(lowercased.utf8) : nil
  }

  func isEqual(to text: Span<UInt8>) -> Bool {
    // What is all ASCII, as most names are, is compared where it lies.
    if text.hasMark({ $0 }) { return text.string.lowercased() == lowercased }
    guard let ascii, ascii.count == text.count else { return false }
    for place in text.indices where text[place].lowercased != ascii[place] { return false }
    return true
  }
}

extension UInt8 {
  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
