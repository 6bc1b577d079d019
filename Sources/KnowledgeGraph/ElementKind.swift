/// The kinds of things that a graph has lists of, and the graph itself; each as messages call it.
public enum ElementKind: String, Sendable, Hashable, CaseIterable {
  case graph = "case"
  case document
  case actor
  case relation
  case actorType = "actor type"
  case relationType = "relation type"
  case actorProperty = "property of actors"
  case relationProperty = "property of relations"
}
