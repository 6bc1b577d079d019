import GraphTesting
import KnowledgeGraph

/// What of a graph a focus leaves, found in the simplest way.
struct FocusOracle {
  private let graph: Graph
  private let focus: GraphFocus
  private let met: [Relation]

  init(_ focus: GraphFocus, of graph: Graph) {
    self.graph = graph
    self.focus = focus
    met = graph.relations.filter { FocusOracle.isMet(focus, by: $0, of: graph) }
  }

  /// How many meet everything but have no date.
  var undated: Int {
    if focus.since == nil, focus.until == nil { return 0 }
    var timeless = focus
    (timeless.since, timeless.until) = (nil, nil)
    return graph.relations.count {
      $0.claim.time == nil && FocusOracle.isMet(timeless, by: $0, of: graph)
    }
  }

  /// The relations; nothing where there is no path.
  var relations: [Relation]? {
    if focus.actors.isEmpty, focus.paths.isEmpty { return met }
    let steps = steps
    var lies = [Bool](repeating: false, count: met.count)
    for (place, relation) in met.enumerated() {
      let ends = [relation.claim.from, relation.claim.to]
      lies[place] =
        !focus.actors.isEmpty
        && ends.allSatisfy { end in
          focus.actors.contains { steps[[$0, end]] ?? .max <= focus.depth }
        }
    }
    for path in focus.paths {
      guard let length = steps[[path.from, path.to]] else { return nil }
      for (place, relation) in met.enumerated() {
        for (one, other) in [
          (relation.claim.from, relation.claim.to), (relation.claim.to, relation.claim.from),
        ] {
          if let before = steps[[path.from, one]], let behind = steps[[other, path.to]],
            before + 1 + behind == length
          {
            lies[place] = true
          }
        }
      }
    }
    return zip(met, lies).filter(\.1).map(\.0)
  }

  /// The actors that the relations need, and those whom the focus names.
  func actors(with relations: [Relation]) -> [Actor] {
    var needed = Set(focus.actors + focus.paths.flatMap { [$0.from, $0.to] })
    for relation in relations {
      needed.formUnion([relation.claim.from, relation.claim.to])
      needed.formUnion(relation.evidence.compactMap(\.speaker))
      needed.formUnion(values(relation.claim.attributes))
    }
    // As often as there are actors, so that everything is reached.
    for _ in graph.actors {
      for actor in graph.actors where needed.contains(actor.id) {
        needed.formUnion(values(actor.attributes))
      }
    }
    return graph.actors.filter { needed.contains($0.id) }
  }

  private func values(_ attributes: Attributes) -> [Identifier] {
    attributes.compactMap { if case .actor(let id) = $0.value { id } else { nil } }
  }

  /// How many steps there are between two actors (Floyd and Warshall).
  private var steps: [[Identifier]: Int] {
    let ids = graph.actors.map(\.id)
    var steps: [[Identifier]: Int] = [:]
    for id in ids { steps[[id, id]] = 0 }
    for relation in met where relation.claim.from != relation.claim.to {
      steps[[relation.claim.from, relation.claim.to]] = 1
      steps[[relation.claim.to, relation.claim.from]] = 1
    }
    for middle in ids {
      for from in ids {
        for to in ids {
          guard let one = steps[[from, middle]], let other = steps[[middle, to]] else { continue }
          steps[[from, to]] = min(steps[[from, to]] ?? .max, one + other)
        }
      }
    }
    return steps
  }

  private static func isMet(
    _ focus: GraphFocus, by relation: Relation, of graph: Graph
  ) -> Bool {
    func allows(_ choice: [Identifier], _ ids: Identifier?...) -> Bool {
      choice.isEmpty || ids.contains { $0.map(choice.contains) ?? false }
    }
    return allows(focus.relationTypes, relation.claim.type)
      && allows(
        focus.actorTypes, graph.actor(relation.claim.from)?.type,
        graph.actor(relation.claim.to)?.type)
      && relation.evidence.contains {
        allows(focus.documents, $0.document) && allows(focus.speakers, $0.speaker)
          && (focus.stances.isEmpty || focus.stances.contains($0.stance))
      }
      && Set(relation.evidence.map(\.document)).count >= focus.minimumSources
      && isTimely(focus, relation.claim.time)
  }

  private static func isTimely(_ focus: GraphFocus, _ time: Claim.Time?) -> Bool {
    if focus.since == nil, focus.until == nil { return true }
    guard let time else { return false }
    let days: ClosedRange<Int> =
      switch time {
      case .on(let date): number(date.firstDay)...number(date.lastDay)
      case .since(let date): number(date.firstDay)...Int.max
      case .until(let date): Int.min...number(date.lastDay)
      case .between(let start, let end): number(start.firstDay)...number(end.lastDay)
      }
    let first = focus.since.map { number($0.firstDay) } ?? .min
    let last = focus.until.map { number($0.lastDay) } ?? .max
    return days.lowerBound <= last && days.upperBound >= first
  }

  /// Days of a calendar in which every month has 31.
  private static func number(_ day: PartialDate) -> Int {
    day.year * 372 + (day.month ?? 1) * 31 + (day.day ?? 1)
  }
}

/// Focuses that ask for what is in a graph.
struct FocusGenerator {
  private var random: RandomNumbers
  private let graph: Graph

  init(of graph: Graph, seed: Int) {
    random = RandomNumbers(seed: UInt64(seed))
    self.graph = graph
  }

  /// The criteria of a focus, each by itself; what is asked of evidence is one, for one piece has to meet it.
  mutating func criteria() -> [GraphFocus] {
    var criteria = [GraphFocus](repeating: GraphFocus(), count: 6)
    let vocabulary = graph.vocabulary
    let used = graph.relations.map(\.claim.type)
    criteria[0].relationTypes = some(used.isEmpty ? vocabulary.relationTypes.map(\.name) : used)
    criteria[1].actorTypes = some(graph.actors.map(\.type))
    criteria[2].documents = some(graph.documents.map(\.id))
    criteria[2].stances = random.oneIn(3) ? [.asserts, .denies] : []
    criteria[2].speakers = random.oneIn(3) ? some(graph.actors.map(\.id)) : []
    criteria[3].since = random.oneIn(4) ? date() : nil
    criteria[4].until = random.oneIn(4) ? date() : nil
    criteria[5].minimumSources = random.oneIn(4) ? 2 : 1
    return criteria.map { random.oneIn(2) ? $0 : GraphFocus() }
  }

  /// Perhaps some criteria, and a place.
  mutating func place() -> GraphFocus {
    var focus = random.oneIn(2) ? GraphFocus() : GraphFocus.all(criteria())
    let ids = graph.actors.map(\.id)
    if random.oneIn(2) { focus.actors = some(ids) }
    focus.depth = random.below(4)
    if focus.actors.isEmpty || random.oneIn(2) {
      focus.paths = (0...random.below(2)).map { _ in
        GraphFocus.Path(from: ids[random.below(ids.count)], to: ids[random.below(ids.count)])
      }
    }
    return focus
  }

  private mutating func some(_ ids: [Identifier]) -> [Identifier] {
    ids.isEmpty ? [] : (0...random.below(2)).map { _ in ids[random.below(ids.count)] }
  }

  private mutating func date() -> PartialDate? {
    let dates = graph.relations.compactMap { relation -> PartialDate? in
      switch relation.claim.time {
      case .on(let date), .since(let date), .until(let date), .between(_, let date): date
      case nil: nil
      }
    }
    return dates.isEmpty ? nil : dates[random.below(dates.count)]
  }
}

extension GraphFocus {
  /// All criteria together.
  static func all(_ criteria: [GraphFocus]) -> GraphFocus {
    criteria.reduce(into: GraphFocus()) { focus, criterion in
      focus.relationTypes += criterion.relationTypes
      focus.actorTypes += criterion.actorTypes
      focus.documents += criterion.documents
      focus.speakers += criterion.speakers
      focus.stances += criterion.stances
      focus.since = focus.since ?? criterion.since
      focus.until = focus.until ?? criterion.until
      focus.minimumSources = max(focus.minimumSources, criterion.minimumSources)
    }
  }
}
