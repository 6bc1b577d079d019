import KnowledgeGraph

/// The elements of a stretch of a file, as rows of their own.
///
/// Behind its own actors may stand others that they, or the relations, refer to: only what is known of them
/// by the index.
package struct GraphPart: Sendable {
  var storage: GraphStorage
  /// Where in the part's list of actors each stands.
  var actorPlaces: PlaceTable
  /// The part's own actors that are to be spelled.
  var actors: Range<Int>
  /// Which part of the file it is.
  let place: Int
  /// How many relations stand before the part's.
  var firstRelation = 0
  /// How many lines the stretch has.
  let lineCount: Int
  /// In place of the part's relations, where these are the direct ones of its actors.
  var directRelations: DirectRelations?
  /// An actor, of which only further direct relations are to be spelled, before the others.
  var continuedActor: Int?
  /// Of the part's own actors, where the format wants them.
  var degrees: Degrees?

  /// A part of what has been read.
  init(_ storage: GraphStorage, place: Int, lineCount: Int) {
    self.storage = storage
    self.place = place
    self.lineCount = lineCount
    actors = storage.actors.indices
    actorPlaces = PlaceTable(storage.actors.map(\.id))
  }

  var relations: Range<Int> { storage.relations.indices }

  /// The actors that attributes have as values.
  var values: [IdentifierNumber] {
    storage.attributes.compactMap { if case .actor(let id) = $0.value { id } else { nil } }
  }

  /// Every other actor that anything refers to.
  var references: [IdentifierNumber] {
    var numbers: [IdentifierNumber] = []
    for relation in storage.relations {
      numbers.append(relation.from)
      numbers.append(relation.to)
    }
    for piece in storage.evidence { if let speaker = piece.speaker { numbers.append(speaker) } }
    return numbers
  }
}

/// Why a file cannot be converted in parts: what the sentence "the whole graph is kept in memory, because …" ends
/// with.
package struct StreamRefusal: Error, Equatable {
  package let reason: String

  package init(_ reason: String) { self.reason = reason }
}

/// What is known of a graph once it has been gone through.
package struct StreamFacts: Sendable {
  var actors = 0
  var relations = 0
  var lines = 0
  /// Whether anything is proposed or rejected.
  var hasOpenReviews = false
  /// Whether attributes have actors as values, whose names flat formats write.
  var hasActorValues = false
  var actorKeys: UsedKeys
  var relationKeys: UsedKeys
  /// Whether some identifier is none that the format allows.
  var hasOtherIdentifiers = false
  /// How much there is of what the format does not carry, by its features in their order.
  private(set) var losses: [Int]
  private var evidence: Set<FlatEvidence.Column>

  /// The facts of a part, whose own actors are before the others.
  init(_ part: GraphPart, _ view: FlatView, for format: any StreamableFormat) {
    let view = view.of(part)
    losses = format.lostOfElements.map { $0.count(in: part.storage) }
    actors = part.actors.count
    relations = part.relations.count
    lines = part.lineCount
    actorKeys = UsedKeys.actors(view, part.actors)
    relationKeys = UsedKeys.relations(view)
    evidence = Set(FlatEvidence.usedColumns(part.storage))
    hasActorValues = part.storage.attributes.contains {
      if case .actor = $0.value { true } else { false }
    }
    hasOpenReviews =
      part.storage.actors[part.actors].contains { StreamFacts.isOpen($0.review) }
      || part.storage.relations.contains { StreamFacts.isOpen($0.review) }
    if let isAllowed = format.allowsIdentifier {
      let ids = part.storage.actors[part.actors].map(\.id) + part.storage.relations.map(\.id)
      hasOtherIdentifiers = ids.contains {
        !ElementIdentifiers.isUsable(part.storage.identifiers[$0], where: isAllowed)
      }
    }
  }

  private static func isOpen(_ review: Review?) -> Bool {
    review == .proposed || review == .rejected
  }

  /// The fields of evidence that any relation has a value for.
  var evidenceColumns: [FlatEvidence.Column] {
    FlatEvidence.Column.allCases.filter(evidence.contains)
  }

  mutating func add(_ other: StreamFacts) {
    actors += other.actors
    relations += other.relations
    lines += other.lines
    hasOpenReviews = hasOpenReviews || other.hasOpenReviews
    hasActorValues = hasActorValues || other.hasActorValues
    hasOtherIdentifiers = hasOtherIdentifiers || other.hasOtherIdentifiers
    for place in losses.indices { losses[place] += other.losses[place] }
    actorKeys.formUnion(other.actorKeys)
    relationKeys.formUnion(other.relationKeys)
    evidence.formUnion(other.evidence)
  }
}
