/// What of a graph is looked at: criteria that a relation has to meet, and places where it has to lie.
///
/// A relation stays where it meets every criterion that is given; of what one criterion lists, any will do. Where there
/// are places as well, actors to look around or paths to follow, it has to lie at one of them, as the relations that
/// meet the criteria lead there.
public struct GraphFocus: Hashable, Sendable {
  /// The types that a relation may have; empty where any will do.
  public var relationTypes: [Identifier] = []
  /// The types of which an actor at one of its ends has to be; empty where any will do.
  public var actorTypes: [Identifier] = []

  /// The documents that a piece of its evidence may be from; empty where any will do.
  ///
  /// One piece has to meet all that is asked of evidence; the relation then keeps all the others too, for what
  /// someone denies must not look undisputed.
  public var documents: [Identifier] = []
  /// Who may speak in that piece; empty where it may be anyone, or the document itself.
  public var speakers: [Identifier] = []
  /// The stances that the piece may have; empty where any will do.
  public var stances: [Evidence.Stance] = []

  /// The first day that counts: what may have been so then or later stays. What has no date does not.
  public var since: PartialDate?
  /// The last day that counts: what may have been so then or earlier stays. What has no date does not.
  public var until: PartialDate?

  /// From how many different documents its evidence has to be at least.
  public var minimumSources = 1

  /// Actors of which one has to be near: both ends are within `depth` steps of any of them.
  public var actors: [Identifier] = []
  /// How many relations a step away may be counted, whichever way they point.
  public var depth = 1
  /// Pairs of actors on a shortest way between which the relation may lie instead.
  public var paths: [Path] = []

  /// The shortest ways between two actors, whichever way the relations on them point.
  public struct Path: Hashable, Sendable {
    public var from: Identifier
    public var to: Identifier

    /// Makes a path.
    public init(from: Identifier, to: Identifier) {
      self.from = from
      self.to = to
    }
  }

  /// Makes a focus that leaves nothing out.
  public init() {}

  /// Whether nothing is asked for, so that nothing is left out.
  public var isEverything: Bool { !hasCriteria && !hasPlaces }

  /// Whether a relation has to lie somewhere.
  var hasPlaces: Bool { !actors.isEmpty || !paths.isEmpty }

  private var hasCriteria: Bool {
    !relationTypes.isEmpty || !actorTypes.isEmpty || asksOfEvidence || asksForTime
      || minimumSources > 1
  }

  var asksOfEvidence: Bool { !documents.isEmpty || !speakers.isEmpty || !stances.isEmpty }
  var asksForTime: Bool { since != nil || until != nil }
}

/// Why a graph cannot be focused.
public enum FocusFailure: Error, Hashable, Sendable {
  /// The graph has no actor that the focus names as a place.
  case unknownActor(Identifier)
  /// No relations that meet the criteria lead from one actor to the other.
  case noPath(GraphFocus.Path)
}

extension Claim.Time {
  /// Whether it may have been so on a day from `since` to `until`; where one is not given, that side is open.
  public func mayLie(since: PartialDate?, until: PartialDate?) -> Bool {
    let (first, last): (PartialDate?, PartialDate?) =
      switch self {
      case .on(let date): (date, date)
      case .since(let date): (date, nil)
      case .until(let date): (nil, date)
      case .between(let start, let end): (start, end)
      }
    if let since, let last, last.isBefore(since) { return false }
    if let until, let first, until.isBefore(first) { return false }
    return true
  }
}
