import KnowledgeGraph

/// The parts that are spelled.
extension StreamedGraph {
  /// Actors that are spelled at once: those of a part, or, where they have very many direct relations, those whose
  /// relations are in a stretch.
  struct ActorUnit: Sendable {
    let part: Int
    /// Places of direct relations.
    var direct = 0..<0
    /// Whether there is no further unit of the part.
    var isLast = true
  }

  /// All actors.
  var actorUnits: [ActorUnit] {
    let count = actors.places.count - 1
    guard let direct else { return (0..<count).map { ActorUnit(part: $0) } }
    return (0..<count).flatMap { part -> [ActorUnit] in
      let (start, end) = (direct.starts[part], direct.starts[part + 1])
      let places = stride(from: start, to: max(end, start + 1), by: sizes.directRelations)
      return places.map { place in
        let last = min(place + sizes.directRelations, end)
        return ActorUnit(part: part, direct: place..<last, isLast: last == end)
      }
    }
  }

  /// The relations of a part.
  func relations(of place: Int) throws -> GraphPart {
    var part = try named(try parts.part(place))
    part.firstRelation = Int(relationPlaces[place])
    return part
  }

  /// The actors of a unit.
  func part(_ unit: ActorUnit) throws -> GraphPart {
    var part = try parts.part(unit.part)
    part.storage.relations.removeAll()
    if let degrees {
      let first = Int(actors.places[unit.part])
      part.degrees = try degrees.degrees(first..<first + part.actors.count)
    }
    guard let direct else { return try named(part) }
    try addDirectRelations(direct, of: unit, to: &part)
    return part
  }

  /// The part, with the names of the actors that are values in it, and of others where the format wants them.
  private func named(_ part: consuming GraphPart) throws -> GraphPart {
    // They exist: the graph has been gone through.
    if facts.hasActorValues { _ = try actors.resolve(part.values, withNames: true, in: &part) }
    if needsEnds { _ = try actors.resolve(part.references, withNames: true, in: &part) }
    return part
  }

  private func addDirectRelations(
    _ direct: StreamedDirectRelations, of unit: ActorUnit, to part: inout GraphPart
  ) throws {
    let triples = try direct.triples(unit.direct)
    let base = actors.places[unit.part]
    let ends = try identifiers(of: triples, in: &part)
    var starts: [UInt32] = []
    for (place, triple) in triples.enumerated() {
      let actor = Int(triple.actor - base)
      while starts.count <= actor { starts.append(UInt32(place)) }
      guard let end = ends[triple.end] else { continue }
      part.storage.relations.append(
        RelationRow(
          id: triple.type, type: triple.type, from: part.storage.actors[actor].id, to: end))
    }
    while starts.count <= part.actors.count { starts.append(UInt32(triples.count)) }
    part.directRelations = DirectRelations(starts: starts)
    // An actor without triples is begun with the next one that has some, or in the last unit.
    let previous = try direct.actor(before: unit.direct.lowerBound, in: unit.part)
    let begun = previous.map { Int($0 - base) + 1 } ?? 0
    if let previous, triples.first?.actor == previous { part.continuedActor = begun - 1 }
    let end = unit.isLast ? part.actors.upperBound : triples.last.map { Int($0.actor - base) + 1 }
    part.actors = begun..<max(begun, end ?? begun)
  }

  /// The identifiers of the actors at the triples' ends, as numbers of the part.
  private func identifiers(
    of triples: [StreamedDirectRelations.Triple], in part: inout GraphPart
  ) throws -> [UInt32: IdentifierNumber] {
    var numbers: [UInt32: IdentifierNumber] = [:]
    var identifier: [UInt8] = []
    // In the order of the file.
    for place in triples.map(\.end).sorted() where numbers[place] == nil {
      try actors.readIdentifier(place, into: &identifier)
      numbers[place] = part.storage.identifiers.number(of: identifier.span)
    }
    return numbers
  }
}
