import KnowledgeGraph

/// What tools show of each type: an actor's colour, and a relation's label.
struct ShownTypes: Sendable {
  fileprivate let actorPlaces: PlaceTable
  fileprivate let colors: TextPool
  fileprivate let relationPlaces: PlaceTable
  fileprivate let labels: TextPool

  init(_ graph: Graph) {
    let (actors, relations) = (graph.vocabulary.actorTypes, graph.vocabulary.relationTypes)
    actorPlaces = graph.actorTypePlaces
    colors = TextPool(actors.map { Array($0.color.description.utf8) })
    relationPlaces = graph.relationTypePlaces
    labels = TextPool(relations.map { Array($0.shownLabel.utf8) })
  }
}

/// What tools look for.
extension JSONElementWriter {
  /// What is shown of an actor: its name, or its identifier where it has none, and the colour of its type.
  mutating func show(_ actor: ActorRow, _ types: ShownTypes, _ storage: GraphStorage) {
    if storage.texts[actor.name].isEmpty {
      json.member("label", storage.identifiers[actor.id])
    } else {
      json.member("label", storage.texts[actor.name])
    }
    if let place = types.actorPlaces[actor.type] { json.member("color", types.colors[place]) }
  }

  /// What is shown of a relation: its type's label, under each of the names.
  mutating func show(_ relation: RelationRow, as names: [String], _ types: ShownTypes) {
    guard let place = types.relationPlaces[relation.type] else { return }
    for name in names { json.member(name, types.labels[place]) }
  }
}

extension JSONElementWriter: FlatEvidenceVisitor {
  mutating func text(_ column: FlatEvidence.Column, _ text: Span<UInt8>) {
    json.member(column.name, text)
  }

  mutating func integer(_ column: FlatEvidence.Column, _ number: Int) {
    json.member(column.name, number)
  }
}

extension JSONWriter {
  /// The members `x` and `y`.
  mutating func members(_ point: ActorPositions.Point) {
    key("x")
    block.append(coordinate: point.x)
    key("y")
    block.append(coordinate: point.y)
  }
}
