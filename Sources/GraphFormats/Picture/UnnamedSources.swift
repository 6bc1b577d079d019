package import KnowledgeGraph

/// Those who are quoted, but not by name: "DEA spokesperson", "security sources".
package struct UnnamedSources: Sendable {
  private let places: PlaceTable

  /// The unnamed sources of a graph: actors who say something, and whose name is what they are; where an actor has the
  /// property `unnamed`, that decides.
  package init(of graph: Graph) {
    let storage = graph.storage
    let property = storage.identifiers.existingNumber(of: "unnamed".utf8.span)
    var speakers = PlaceTable()
    for piece in storage.evidence {
      if let speaker = piece.speaker { speakers[speaker] = 1 }
    }
    let speech = storage.identifiers.existingNumber(of: "quoted-about".utf8.span)
    for relation in storage.relations where relation.type == speech { speakers[relation.from] = 1 }
    var places = PlaceTable()
    for (place, actor) in storage.actors.enumerated() where speakers[actor.id] != nil {
      let said = actor.attributes.places.lazy.map { storage.attributes[$0] }
        .first { $0.name == property }
      let isUnnamed =
        if case .boolean(let said) = said?.value {
          said
        } else {
          UnnamedSources.isDescription(storage.texts[actor.name].string)
        }
      if isUnnamed { places[actor.id] = place }
    }
    self.places = places
  }

  package func contains(_ actor: ActorRow) -> Bool { places[actor.id] != nil }

  /// Whether a name is what somebody is: it ends with such a word, or has it before the first "of", "in" …
  static func isDescription(_ name: String) -> Bool {
    let words = name.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard let last = words.last else { return false }
    let head = words.firstIndex(where: joining.contains).flatMap { $0 > 0 ? words[$0 - 1] : nil }
    return [last, head].contains { $0.map(nouns.contains) ?? false }
  }

  private static let joining: Set<String> = [
    "of", "in", "at", "for", "from", "with", "to", "on", "close", "familiar", "near", "who",
  ]

  private static let nouns: Set<String> = [
    "spokesperson", "spokesman", "spokeswoman", "spokespeople", "spokespersons", "source",
    "sources",
    "official", "officials", "officer", "officers", "authorities", "aide", "aides", "diplomat",
    "diplomats", "insider", "insiders", "investigator", "investigators", "analyst", "analysts",
    "expert", "experts", "prosecutor", "prosecutors", "agent", "agents", "lawyer", "lawyers",
    "resident", "residents", "witness", "witnesses", "employee", "employees", "person", "people",
    "man", "woman", "researcher", "researchers", "lawmaker", "lawmakers", "executive", "executives",
  ]
}
