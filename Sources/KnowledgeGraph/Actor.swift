/// Someone or something that acts or is acted on: a person, an organisation, a place, an event …
public struct Actor: Hashable, Sendable {
  /// The actor's identifier, unique among the actors of a graph.
  public var id: Identifier
  public var name: Text
  /// The name of one of the vocabulary's actor types.
  public var type: Identifier
  public var aliases: [Text]
  public var description: Text?
  /// The same actor elsewhere, for instance in Wikidata.
  public var sameAs: [IRI]
  /// Whether no document says in one place that there is such an actor.
  public var isInferred: Bool
  /// Where a person stands with what a machine proposed; nothing where no machine did.
  public var review: Review?
  public var attributes: Attributes

  /// Makes an actor.
  public init(
    id: Identifier, name: Text, type: Identifier, aliases: [Text] = [], description: Text? = nil,
    sameAs: [IRI] = [], isInferred: Bool = false, review: Review? = nil,
    attributes: Attributes = [:]
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.aliases = aliases
    self.description = description
    self.sameAs = sameAs
    self.isInferred = isInferred
    self.review = review
    self.attributes = attributes
  }
}

/// Where a person stands with what a machine proposed.
public enum Review: String, CaseIterable, Sendable {
  case proposed
  case accepted
  case rejected
}
