/// What a relation says: *from* — *type* — *to*, with everything that sets it apart from another
/// claim, and nothing of who says it.
public struct Claim: Hashable, Sendable {
  /// The name of one of the vocabulary's relation types.
  public var type: Identifier
  /// The identifier of the actor at the start.
  public var from: Identifier
  /// The identifier of the actor at the end.
  public var to: Identifier
  /// The qualifiers: object, via, stage, amount, role …
  public var attributes: Attributes
  public var time: Time?
  public var polarity: Polarity
  /// Whether no document says it in one place.
  public var isInferred: Bool
  /// Where a person stands with what a machine proposed; nothing where no machine did.
  public var review: Review?

  /// Makes a claim.
  public init(
    _ from: Identifier, _ type: Identifier, _ to: Identifier, attributes: Attributes = [:],
    time: Time? = nil, polarity: Polarity = .affirmative, isInferred: Bool = false,
    review: Review? = nil
  ) {
    self.type = type
    self.from = from
    self.to = to
    self.attributes = attributes
    self.time = time
    self.polarity = polarity
    self.isInferred = isInferred
    self.review = review
  }

  /// When it was so.
  public enum Time: Hashable, Sendable {
    /// On one day, in one month or year.
    case on(PartialDate)
    /// From then on; whether it has ended is not said.
    case since(PartialDate)
    /// Until then; when it began is not said.
    case until(PartialDate)
    /// From the first to the second.
    case between(PartialDate, PartialDate)
  }

  /// Whether the text says that it is so, or that it is not.
  public enum Polarity: String, CaseIterable, Sendable {
    case affirmative
    case negative
  }

  /// The claim with its ends changed over: the same claim, where its type is symmetric.
  public var reversed: Claim {
    var claim = self
    claim.from = to
    claim.to = from
    return claim
  }
}

/// A claim and the evidence that carries it.
public struct Relation: Hashable, Sendable {
  /// The relation's identifier, unique among the relations of a graph.
  public var id: Identifier
  public var claim: Claim
  /// At least one piece, in the order of the case.
  public var evidence: [Evidence]

  /// Makes a relation.
  public init(id: Identifier, _ claim: Claim, evidence: [Evidence]) {
    self.id = id
    self.claim = claim
    self.evidence = evidence
  }
}
