import KnowledgeGraph

/// What spells the flat view of an actor or a relation, one field after the other.
protocol FlatVisitor {
  mutating func text(_ key: FlatKey, _ text: Span<UInt8>)
  /// A decimal number, as it is spelled.
  mutating func decimal(_ key: FlatKey, _ form: Span<UInt8>)
  /// One of a few words: `true`, `proposed` …
  mutating func word(_ key: FlatKey, _ word: String)
  mutating func integer(_ key: FlatKey, _ number: Int)
  mutating func date(_ key: FlatKey, _ date: PartialDate)
  /// A list of texts, not empty.
  mutating func texts(_ key: FlatKey, _ texts: ColumnRange, in storage: GraphStorage)
  /// A list of pieces of evidence, not empty.
  mutating func evidence(_ key: FlatKey, _ evidence: ColumnRange, in storage: GraphStorage)
}

/// Most formats know no numbers.
extension FlatVisitor {
  mutating func decimal(_ key: FlatKey, _ form: Span<UInt8>) { text(key, form) }
}

/// A graph's actors and relations as lists of named values: what DOT, GraphML and GEXF spell and read.
struct FlatView: Sendable {
  private(set) var storage: GraphStorage
  private(set) var actorPlaces: PlaceTable
  let actorKeys: FlatKeys
  let relationKeys: FlatKeys

  init(_ graph: Graph) {
    storage = graph.storage
    actorPlaces = graph.actorPlaces
    actorKeys = FlatKeys.actors(graph)
    relationKeys = FlatKeys.relations(graph)
  }

  /// The view of a stretch of a graph with that vocabulary.
  init(_ part: GraphPart, _ vocabulary: Vocabulary) {
    storage = part.storage
    actorPlaces = part.actorPlaces
    actorKeys = FlatKeys.actors(vocabulary, storage.identifiers)
    relationKeys = FlatKeys.relations(vocabulary, storage.identifiers)
  }

  /// The same view of a part of the graph.
  func of(_ part: GraphPart) -> FlatView {
    var view = self
    view.storage = part.storage
    view.actorPlaces = part.actorPlaces
    return view
  }

  /// The fields of an actor, without its identifier.
  func visit<Visitor: FlatVisitor>(_ actor: ActorRow, _ visitor: inout Visitor) {
    visitor.text(.actor(.name), storage.texts[actor.name])
    visitor.text(.actor(.type), storage.identifiers[actor.type])
    if !actor.aliases.isEmpty { visitor.texts(.actor(.alias), actor.aliases, in: storage) }
    if let description = actor.description {
      visitor.text(.actor(.description), storage.texts[description])
    }
    if !actor.sameAs.isEmpty { visitor.texts(.actor(.sameAs), actor.sameAs, in: storage) }
    if actor.isInferred { visitor.word(.actor(.inferred), "true") }
    if let review = actor.review { visitor.word(.actor(.review), review.rawValue) }
    visit(actor.attributes, actorKeys, &visitor)
  }

  /// The fields of a relation, without its ends.
  func visit<Visitor: FlatVisitor>(_ relation: RelationRow, _ visitor: inout Visitor) {
    visitor.text(.relation(.id), storage.identifiers[relation.id])
    visitor.text(.relation(.type), storage.identifiers[relation.type])
    switch relation.time {
    case .on(let date): visitor.date(.relation(.date), date)
    case .since(let start): visitor.date(.relation(.start), start)
    case .until(let end): visitor.date(.relation(.end), end)
    case .between(let start, let end):
      visitor.date(.relation(.start), start)
      visitor.date(.relation(.end), end)
    case nil: break
    }
    if relation.polarity == .negative {
      visitor.word(.relation(.polarity), relation.polarity.rawValue)
    }
    if relation.isInferred { visitor.word(.relation(.inferred), "true") }
    if let review = relation.review { visitor.word(.relation(.review), review.rawValue) }
    visit(relation.attributes, relationKeys, &visitor)
    visitor.evidence(.relation(.evidence), relation.evidence, in: storage)
  }

  private func visit<Visitor: FlatVisitor>(
    _ attributes: ColumnRange, _ keys: FlatKeys, _ visitor: inout Visitor
  ) {
    for place in attributes.places {
      let attribute = storage.attributes[place]
      let key = keys.property(attribute.name)
      switch attribute.value {
      case .text(let text): visitor.text(key, storage.texts[text])
      case .decimal(let form): visitor.decimal(key, storage.texts[form])
      case .integer(let number): visitor.integer(key, number)
      case .boolean(let truth): visitor.word(key, truth ? "true" : "false")
      case .date(let date): visitor.date(key, date)
      case .actor(let id):
        // A graph is coherent: there is such an actor.
        if let place = actorPlaces[id] {
          visitor.text(key, storage.texts[storage.actors[place].name])
        }
        visitor.text(key.actor, storage.identifiers[id])
      }
    }
  }
}
