import KnowledgeGraph

/// An actor or a relation that is being read, field by field.
struct ElementDraft {
  var id: IdentifierNumber?
  /// What the file calls the element.
  var element: IdentifierNumber?
  /// Whether the file says what the element is called really.
  var isIdentified = false
  /// Whether the file gave the element no identifier, and the one that its address ends with.
  var isNameless = false
  var addressed: IdentifierNumber?
  var name: PooledText?
  /// What the element shows, where it may be one that was added by hand to a file of ours.
  var shown: [UInt8] = []
  var type: IdentifierNumber?
  var description: PooledText?
  /// The red, green and blue of its colour.
  var color: InlineArray<3, UInt8?> = [nil, nil, nil]
  var aliases: [PooledText] = []
  var sameAs: [PooledText] = []
  /// Where they stand in their lists, where these are numbered.
  var aliasPlaces: [Int] = []
  var sameAsPlaces: [Int] = []
  var isInferred = false
  var review: Review?
  var date: PartialDate?
  var start: PartialDate?
  var end: PartialDate?
  var polarity = Claim.Polarity.affirmative
  var evidence: [EvidenceDraft] = []
  /// Properties whose value is an actor: what stands under their own keys is the actor's name.
  var actorValues: [AttributeRow] = []
  /// Where the element's attributes begin in the column.
  var firstAttribute = 0

  var time: Claim.Time? {
    if let date { return .on(date) }
    return switch (start, end) {
    case (let start?, let end?): .between(start, end)
    case (let start?, nil): .since(start)
    case (nil, let end?): .until(end)
    case (nil, nil): nil
    }
  }

  /// Makes it as new, and keeps the lists' memory.
  mutating func reset(firstAttribute: Int) {
    var emptied = ElementDraft()
    // Swapped, not copied: whoever is alone with a list keeps its memory.
    swap(&emptied.shown, &shown)
    swap(&emptied.aliases, &aliases)
    swap(&emptied.sameAs, &sameAs)
    swap(&emptied.evidence, &evidence)
    swap(&emptied.actorValues, &actorValues)
    emptied.shown.removeAll(keepingCapacity: true)
    emptied.aliases.removeAll(keepingCapacity: true)
    emptied.sameAs.removeAll(keepingCapacity: true)
    emptied.evidence.removeAll(keepingCapacity: true)
    emptied.actorValues.removeAll(keepingCapacity: true)
    emptied.firstAttribute = firstAttribute
    self = emptied
  }
}
