/// Makes one graph of several, see ``Graph/merging(_:)``.
struct GraphMerge {
  private let graphs: [Graph]
  var reconciliation = Reconciliation()

  init(_ graphs: [Graph]) { self.graphs = graphs }

  mutating func merging() throws(MergeFailure) -> Graph.Merging {
    let metadata = self.metadata()
    let documents = groups(\.documents, by: \.id).map { document($0) }
    let vocabulary = self.vocabulary()
    let actors = groups({ Array($0.actors) }, by: \.id).map { actor($0) }
    let relations = self.relations()
    let unresolved = reconciliation.unresolved
    guard unresolved.isEmpty else {
      throw MergeFailure(conflicts: unresolved, incoherences: [])
    }
    do throws(Incoherences) {
      let vocabulary = try vocabulary.get()
      return Graph.Merging(
        graph: try Graph(
          metadata: metadata, vocabulary: vocabulary, documents: documents, actors: actors,
          relations: relations),
        conflicts: reconciliation.resolved)
    } catch {
      throw MergeFailure(conflicts: [], incoherences: error.list)
    }
  }

  /// Everything that `list` gives of the graphs, by its identifier.
  func groups<Value>(
    _ list: (Graph) -> [Value], by id: (Value) -> Identifier
  ) -> [[Reconciliation.Candidate<Value>]] {
    var groups = Groups<Identifier, Value>()
    for (place, graph) in graphs.enumerated() {
      for (element, value) in list(graph).enumerated() {
        groups.add(.init(value: value, graph: place, element: element), id(value))
      }
    }
    return groups.all
  }

  private mutating func metadata() -> Graph.Metadata {
    let name = graphs.map(\.metadata.name).min() ?? "graph"
    let named = graphs.enumerated().filter { $0.element.metadata.name == name }
      .map {
        Reconciliation.Candidate(value: $0.element.metadata, graph: $0.offset, element: 0)
      }
    let subject = MergeConflict.Subject(kind: .graph, id: name)
    return Graph.Metadata(
      name: name,
      title: reconciliation.value(
        of: "title", subject, named.optionalPart(\.title), spelling: \.string),
      base: reconciliation.value(
        of: "base", subject, named.optionalPart(\.base), spelling: \.string))
  }

  private mutating func document(
    _ candidates: [Reconciliation.Candidate<Document>]
  ) -> Document {
    var document = candidates[0].value
    let subject = MergeConflict.Subject(kind: .document, id: document.id)
    document.sha256 = reconciliation.commonValue(
      of: "sha256", subject, candidates.optionalPart(\.sha256), spelling: \.string)
    document.title = text("title", subject, candidates.optionalPart(\.title))
    document.publisher = text("publisher", subject, candidates.optionalPart(\.publisher))
    document.language = text("language", subject, candidates.optionalPart(\.language))
    document.file = text("file", subject, candidates.optionalPart(\.file))
    document.published = reconciliation.value(
      of: "published", subject, candidates.optionalPart(\.published), spelling: \.description)
    document.url = reconciliation.value(
      of: "url", subject, candidates.optionalPart(\.url), spelling: \.string)
    let authors = candidates.part(\.authors).filter { !$0.value.isEmpty }
    document.authors =
      reconciliation.value(of: "authors", subject, authors) {
        $0.map(\.string).joined(separator: "; ")
      } ?? []
    return document
  }

  mutating func text(
    _ part: String, _ subject: MergeConflict.Subject,
    _ candidates: [Reconciliation.Candidate<Text>]
  ) -> Text? {
    reconciliation.value(of: part, subject, candidates, spelling: \.string)
  }
}

/// Actors.
extension GraphMerge {
  private mutating func actor(_ candidates: [Reconciliation.Candidate<Actor>]) -> Actor {
    var actor = candidates[0].value
    let subject = MergeConflict.Subject(kind: .actor, id: actor.id)
    let names = candidates.part(\.name)
    if let name = text("name", subject, names) { actor.name = name }
    // What the actor is called elsewhere is a name that people know it by.
    if candidates.count > 1 {
      actor.aliases =
        (candidates.union(\.aliases) + names.distinctTexts)
        .filter { $0 != actor.name }.distinct
    }
    let types = candidates.part(\.type)
    let known = types.filter { $0.value != ActorType.unknown }
    if let type = reconciliation.value(
      of: "type", subject, known.isEmpty ? types : known, spelling: \.string)
    {
      actor.type = type
    }
    actor.description = text("description", subject, candidates.optionalPart(\.description))
    actor.sameAs = candidates.union(\.sameAs)
    actor.isInferred = candidates.allSatisfy(\.value.isInferred)
    actor.review = candidates.map(\.value.review).min { $0.rank < $1.rank } ?? nil
    actor.attributes = attributes(subject, candidates.part(\.attributes))
    return actor
  }

  private mutating func attributes(
    _ subject: MergeConflict.Subject, _ candidates: [Reconciliation.Candidate<Attributes>]
  ) -> Attributes {
    guard candidates.count > 1 else { return candidates[0].value }
    var merged = Attributes()
    for name in candidates.union({ $0.map(\.name) }) {
      merged[name] = reconciliation.value(
        of: name.string, subject, candidates.optionalPart { $0[name] }, spelling: \.spelling)
    }
    return merged
  }
}

/// Relations.
extension GraphMerge {
  /// Relations of all graphs: those with one claim are one.
  private mutating func relations() -> [Relation] {
    var groups = Groups<Claim, Relation>()
    var claims: [Identifier: [Reconciliation.Candidate<Claim>]] = [:]
    var shared: [Identifier] = []
    for (place, graph) in graphs.enumerated() {
      for (element, relation) in graph.relations.enumerated() {
        let isSymmetric = graph.vocabulary.isSymmetric(relation.claim.type)
        let claim = relation.claim.canonical(isSymmetric: isSymmetric)
        let candidate = Reconciliation.Candidate(
          value: relation, graph: place, element: element)
        groups.add(candidate, claim)
        if let first = claims[relation.id]?.first?.value, first != claim {
          shared.append(relation.id)
        }
        claims[relation.id, default: []].append(candidate.with(claim))
      }
    }
    for id in shared.distinct {
      _ = reconciliation.commonValue(
        of: "claim", .init(kind: .relation, id: id), claims[id] ?? []
      ) { "\($0.from) \($0.type) \($0.to)" }
    }
    return groups.all.map { relation($0) }
  }

  private mutating func relation(_ candidates: [Reconciliation.Candidate<Relation>]) -> Relation {
    var relation = candidates[0].value
    guard candidates.count > 1 else { return relation }
    // A name that somebody gave is kept before one that was derived.
    let derived = [true, false].map { relation.claim.derivedIdentifier(isSymmetric: $0) }
    let ids = candidates.map(\.value.id)
    let given = ids.filter { !derived.contains($0) }
    relation.id = (given.isEmpty ? ids : given).min() ?? relation.id
    relation.evidence = evidence(.init(kind: .relation, id: relation.id), candidates)
    return relation
  }

  private mutating func evidence(
    _ subject: MergeConflict.Subject, _ candidates: [Reconciliation.Candidate<Relation>]
  ) -> [Evidence] {
    var groups = Groups<Evidence, Evidence>()
    for candidate in candidates {
      for evidence in candidate.value.evidence {
        groups.add(candidate.with(evidence), evidence.withoutFinding)
      }
    }
    return groups.all.map { pieces in
      var evidence = pieces[0].value
      let found = pieces.optionalPart(\.finding)
      if let finding = reconciliation.value(of: "evidence", subject, found, spelling: \.spelling) {
        evidence.state = .found(finding)
      }
      return evidence
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each once, where it first comes.
  fileprivate var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Claim {
  /// The claim, or its reverse where that says the same, so that both are equal.
  fileprivate func canonical(isSymmetric: Bool) -> Claim {
    isSymmetric && to < from ? reversed : self
  }
}

extension Review? {
  /// The lower counts: what needs no review, or has passed it, is fact.
  fileprivate var rank: Int {
    switch self {
    case nil: 0
    case .accepted: 1
    case .rejected: 2
    case .proposed: 3
    }
  }
}

extension AttributeValue {
  /// The value as it is written.
  fileprivate var spelling: String {
    switch self {
    case .text(let text): text.string
    case .integer(let number): String(number)
    case .decimal(let number): number.lexicalForm
    case .boolean(let truth): String(truth)
    case .date(let date): date.description
    case .actor(let id): id.string
    }
  }
}

extension Evidence {
  /// The evidence without what a check has found of it: two of which one was checked are one.
  fileprivate var withoutFinding: Evidence {
    var evidence = self
    if finding != nil { evidence.state = .unchecked }
    return evidence
  }

  fileprivate var finding: Finding? {
    if case .found(let finding) = state { finding } else { nil }
  }
}

extension Evidence.Finding {
  fileprivate var spelling: String {
    passages.map { "\($0.range.lowerBound)–\($0.range.upperBound) \($0.exact)" }
      .joined(separator: ", ") + " \(before) \(after)"
  }
}
