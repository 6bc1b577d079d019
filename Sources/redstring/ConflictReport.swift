import KnowledgeGraph

/// A conflict between inputs, as it is said.
struct ConflictReport {
  /// Where the last of the inputs that take part in it has its say.
  let place: InputPlaces.Place
  /// What each says, and where.
  let text: String

  /// The conflicts between inputs, in their order.
  static func all(
    _ conflicts: [MergeConflict], _ contents: [GraphInput.Content]
  ) -> [ConflictReport] {
    let uses = contents.indices.map { graph in
      FirstUses(
        of: conflicts.filter { $0.values.contains { $0.graph == graph } }.map(\.subject),
        in: contents[graph].graph)
    }
    return conflicts.compactMap { conflict in
      func place(_ value: MergeConflict.Value) -> InputPlaces.Place {
        let places = contents[value.graph].places
        let use = uses[value.graph].first[conflict.subject]
        return places.place(of: conflict.part, of: conflict.subject, at: value.element)
          ?? use.flatMap { places.place(of: $0.part, of: $0.element, at: $0.index) }
          ?? places.whole
      }
      return conflict.values.max { $0.graph < $1.graph }.map {
        ConflictReport(place: place($0), text: conflict.description { "\(place($0))" })
      }
    }
  }
}

/// Where a graph first uses certain types and properties: there they stand where no file declares them.
private struct FirstUses {
  typealias Subject = MergeConflict.Subject

  /// The element that has a type or a property, its place among those of its kind, and the part of it.
  struct Use {
    let element: Subject
    let index: Int
    let part: String
  }

  private(set) var first: [Subject: Use] = [:]
  /// What no element has been found to use.
  private var sought: Set<Subject>

  init(of subjects: [Subject], in graph: Graph) {
    sought = Set(subjects.filter { ![.graph, .document, .actor, .relation].contains($0.kind) })
    for (index, actor) in graph.actors.enumerated() {
      if sought.isEmpty { return }
      let element = Subject(kind: .actor, id: actor.id)
      note(.actorType, actor.type, Use(element: element, index: index, part: "type"))
      for name in actor.attributes.map(\.name) {
        note(.actorProperty, name, Use(element: element, index: index, part: name.string))
      }
    }
    for (index, relation) in graph.relations.enumerated() {
      if sought.isEmpty { return }
      let element = Subject(kind: .relation, id: relation.id)
      note(.relationType, relation.claim.type, Use(element: element, index: index, part: "type"))
      for name in relation.claim.attributes.map(\.name) {
        note(.relationProperty, name, Use(element: element, index: index, part: name.string))
      }
    }
  }

  private mutating func note(_ kind: ElementKind, _ name: Identifier, _ use: Use) {
    let subject = Subject(kind: kind, id: name)
    if sought.remove(subject) != nil { first[subject] = use }
  }
}
