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

extension Claim {
  /// The identifier of a relation that was given none: `r-` and 16 hexadecimal digits, a hash of type,
  /// ends, qualifiers and dates, and of polarity and inference where they are out of the ordinary.
  ///
  /// It does not depend on evidence, on review or on other relations, so it stays when they change.
  /// Where the type is symmetric, the claim and its reverse have the same one. The hash is FNV-1a of
  /// 64 bits (Fowler, Noll and Vo): no secret is kept by it, and two claims that share it are an
  /// error of the graph, not a silent union.
  public func derivedIdentifier(isSymmetric: Bool) -> Identifier {
    var hash = FowlerNollVoHash()
    let ends = isSymmetric && to < from ? (to, from) : (from, to)
    hash.combine(type.string)
    hash.combine(ends.0.string)
    hash.combine(ends.1.string)
    for attribute in attributes {
      hash.combine(attribute.name.string)
      hash.combine(attribute.value.hashedForm)
    }
    hash.combine(time?.hashedForm ?? "")
    if polarity == .negative { hash.combine("negative") }
    if isInferred { hash.combine("inferred") }
    let digits = String(hash.value, radix: 16)
    let padded = String(repeating: "0", count: 16 - digits.count) + digits
    return Identifier(stringLiteral: "r-" + padded)
  }
}

extension Claim.Time {
  fileprivate var hashedForm: String {
    switch self {
    case .on(let date): "on \(date)"
    case .since(let start): "since \(start)"
    case .until(let end): "until \(end)"
    case .between(let start, let end): "between \(start) \(end)"
    }
  }
}

extension AttributeValue {
  fileprivate var hashedForm: String {
    switch self {
    case .text(let text): "text \(text)"
    case .integer(let number): "integer \(number)"
    case .decimal(let number): "decimal \(number)"
    case .boolean(let truth): "boolean \(truth)"
    case .date(let date): "date \(date)"
    case .actor(let id): "actor \(id)"
    }
  }
}

/// FNV-1a, 64 bits. Each text is closed by a byte that UTF-8 never has, so that no two lists of texts
/// are hashed from the same bytes.
private struct FowlerNollVoHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
    combine(0xFF as UInt8)
  }

  private mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
}
