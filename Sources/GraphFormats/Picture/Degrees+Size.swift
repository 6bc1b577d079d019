import KnowledgeGraph

extension Degrees {
  /// The size at which tools are told to draw the actor: larger with its relations, up to a point.
  func size(_ place: Int) -> Int { 20 + 2 * min(40, self[place]) }
}
