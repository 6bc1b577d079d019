/// Goes through what is to become a graph and collects everything that stands in the way.
struct CoherenceCheck {
  private(set) var found: [Incoherence] = []
  /// Where in the list of actors the one with an identifier stands.
  private(set) var actorPlaces = PlaceTable()
  private(set) var restatements: [Restatement] = []

  private let vocabulary: Vocabulary
  private let storage: GraphStorage
  private let documentPlaces: PlaceTable
  private let actorTypePlaces: PlaceTable
  private let relationTypes: RelationTypes
  private let actorProperties: Properties
  private let relationProperties: Properties

  init(vocabulary: Vocabulary, documents: [Document], storage: GraphStorage) {
    self.vocabulary = vocabulary
    self.storage = storage
    func number(_ id: Identifier) -> IdentifierNumber? {
      storage.identifiers.existingNumber(of: id.string.utf8.span)
    }
    documentPlaces = PlaceTable(documents.map { number($0.id) })
    actorTypePlaces = PlaceTable(vocabulary.actorTypes.map { number($0.name) })
    relationTypes = RelationTypes(vocabulary.relationTypes, number)
    actorProperties = Properties(vocabulary.actorProperties, number)
    relationProperties = Properties(vocabulary.relationProperties, number)
    checkDocuments(documents)
    checkActors()
    checkRelations()
  }

  /// The relation types by number, with the actor types that may stand at their ends.
  private struct RelationTypes {
    let places: PlaceTable
    let domains: [Set<IdentifierNumber>]
    let ranges: [Set<IdentifierNumber>]
    let areSymmetric: [Bool]

    init(_ types: [RelationType], _ number: (Identifier) -> IdentifierNumber?) {
      places = PlaceTable(types.map { number($0.name) })
      // An actor type that no actor has has no number, and cannot be the one that stands there.
      domains = types.map { Set($0.domain.compactMap(number)) }
      ranges = types.map { Set($0.range.compactMap(number)) }
      areSymmetric = types.map(\.isSymmetric)
    }
  }

  /// Properties by number.
  private struct Properties {
    let places: PlaceTable
    let kinds: [PropertyKind]

    init(_ properties: [Property], _ number: (Identifier) -> IdentifierNumber?) {
      places = PlaceTable(properties.map { number($0.name) })
      kinds = properties.map(\.kind)
    }
  }

  private mutating func checkDocuments(_ documents: [Document]) {
    var first: [Identifier: Int] = [:]
    for (place, document) in documents.enumerated() {
      if let earlier = first[document.id] {
        report(.document(place), .id, .duplicate(document.id, first: earlier))
      } else {
        first[document.id] = place
      }
    }
  }

  private mutating func checkActors() {
    for (place, actor) in storage.actors.enumerated() {
      if let first = actorPlaces[actor.id] {
        report(.actor(place), .id, .duplicate(storage.identifier(actor.id), first: first))
      } else {
        actorPlaces[actor.id] = place
      }
    }
    for (place, actor) in storage.actors.enumerated() {
      if actorTypePlaces[actor.type] == nil {
        report(.actor(place), .type, .unknownActorType(storage.identifier(actor.type)))
      }
      check(actor.attributes, of: .actor(place), actorProperties)
    }
  }

  private mutating func checkRelations() {
    let relationTypes = relationTypes
    let (restatements, duplicates) = storage.repetitions { type in
      relationTypes.places[type].map { relationTypes.areSymmetric[$0] } ?? false
    }
    self.restatements = restatements
    for duplicate in duplicates {
      let id = storage.identifier(storage.relations[duplicate.later].id)
      report(.relation(duplicate.later), .id, .duplicate(id, first: duplicate.first))
    }
    for (place, relation) in storage.relations.enumerated() {
      check(relation, place)
      check(relation.evidence, place)
    }
  }

  private mutating func check(_ relation: RelationRow, _ place: Int) {
    let type = relationTypes.places[relation.type]
    if type == nil {
      let name = storage.identifier(relation.type)
      report(.relation(place), .type, .unknownRelationType(name))
    }
    checkEnd(relation.from, type, .from, place)
    checkEnd(relation.to, type, .to, place)
    check(relation.attributes, of: .relation(place), relationProperties)
    if case .between(let start, let end) = relation.time, end.isBefore(start) {
      report(.relation(place), .time, .endsBeforeItBegins(start, end))
    }
  }

  private mutating func checkEnd(
    _ id: IdentifierNumber, _ relationType: Int?, _ part: Incoherence.Part, _ place: Int
  ) {
    guard let actor = actorPlaces[id] else {
      return report(.relation(place), part, .unknownActor(storage.identifier(id)))
    }
    guard let relationType else { return }
    let declared = vocabulary.relationTypes[relationType]
    let allowed = part == .from ? declared.domain : declared.range
    let numbers =
      part == .from ? relationTypes.domains[relationType] : relationTypes.ranges[relationType]
    let type = storage.actors[actor].type
    // An actor type that does not exist has been reported where it stands.
    if allowed.isEmpty || numbers.contains(type) || actorTypePlaces[type] == nil { return }
    report(
      .relation(place), part,
      .endOutside(
        type: storage.identifier(type), of: declared.name, actor: storage.identifier(id),
        allowed: allowed))
  }

  private mutating func check(_ evidence: ColumnRange, _ place: Int) {
    if evidence.isEmpty { report(.relation(place), .evidence, .noEvidence) }
    for (item, row) in evidence.places.enumerated() {
      let piece = storage.evidence[row]
      if documentPlaces[piece.document] == nil {
        let document = storage.identifier(piece.document)
        report(.relation(place), .evidenceDocument, .unknownDocument(document), item)
      }
      if let speaker = piece.speaker, actorPlaces[speaker] == nil {
        let name = storage.identifier(speaker)
        report(.relation(place), .evidenceSpeaker, .unknownActor(name), item)
      }
      if !storage.isSound(piece) {
        report(.relation(place), .evidenceState, .unsoundEvidence, item)
      }
    }
  }

  private mutating func check(
    _ attributes: ColumnRange, of subject: Incoherence.Subject, _ declared: Properties
  ) {
    for place in attributes.places {
      let attribute = storage.attributes[place]
      guard let property = declared.places[attribute.name] else {
        let name = storage.identifier(attribute.name)
        report(subject, .attribute(name), .undeclaredProperty(name))
        continue
      }
      if !attribute.value.fits(declared.kinds[property]) {
        let name = storage.identifier(attribute.name)
        report(subject, .attribute(name), .wrongKind(name, declared.kinds[property]))
      }
      if case .actor(let id) = attribute.value, actorPlaces[id] == nil {
        let part = Incoherence.Part.attribute(storage.identifier(attribute.name))
        report(subject, part, .unknownActor(storage.identifier(id)))
      }
    }
  }

  private mutating func report(
    _ subject: Incoherence.Subject, _ part: Incoherence.Part, _ problem: Incoherence.Problem,
    _ item: Int? = nil
  ) {
    found.append(Incoherence(subject, part, problem, item: item))
  }
}

extension GraphStorage {
  /// Where the actors stand, of rows that could be a graph as they are, no relation said twice; nothing of others.
  package func placesIfCoherent(
    _ vocabulary: Vocabulary, documents: [Document]
  ) -> PlaceTable? {
    let check = CoherenceCheck(vocabulary: vocabulary, documents: documents, storage: self)
    return check.found.isEmpty && check.restatements.isEmpty ? check.actorPlaces : nil
  }
}

extension AttributeRow.Value {
  /// Whether a property of `kind` may have this value.
  fileprivate func fits(_ kind: PropertyKind) -> Bool {
    switch (self, kind) {
    case (.text, .text), (.text, .actorOrText), (.integer, .integer), (.decimal, .decimal),
      (.boolean, .boolean), (.date, .date), (.actor, .actor), (.actor, .actorOrText):
      true
    default:
      false
    }
  }
}

extension GraphStorage {
  /// Whether the evidence's state goes with its quote, and the passages stand in order, each as long as
  /// its text.
  fileprivate func isSound(_ piece: EvidenceRow) -> Bool {
    switch piece.state {
    case .unchecked: return piece.quote != nil
    case .file(let line): return piece.quote == nil && line ?? 1 >= 1
    case .found(let passages, _, _):
      guard piece.quote != nil, !passages.isEmpty else { return false }
      var end = 0
      for place in passages.places {
        let passage = self.passages[place]
        guard passage.range.lowerBound >= end, !passage.range.isEmpty,
          passage.range.count == texts[passage.exact].scalarCount
        else { return false }
        end = passage.range.upperBound
      }
      return true
    }
  }
}

extension Span where Element == UInt8 {
  /// The number of Unicode scalars.
  fileprivate var scalarCount: Int {
    var count = 0
    for index in indices where self[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
