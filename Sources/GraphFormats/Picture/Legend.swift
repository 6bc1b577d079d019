package import KnowledgeGraph

/// What a picture's signs mean: only those that are in it, each with how often it is.
package struct Legend: Sendable, Equatable {
  package let entries: [Entry]

  package struct Entry: Sendable, Equatable {
    package let sign: Sign
    package let label: String
    package let count: Int
  }

  /// What is shown before an entry's words.
  package enum Sign: Sendable, Equatable {
    /// An actor of this colour and shape.
    case actor(Color, ActorType.Shape)
    case unnamedSource
    /// A line of this colour.
    case family(Color)
    /// A line of this pattern.
    case pattern(LineStyle)
    /// A line with the dots of a denial beside it.
    case disputed
    /// An arrow that ends in a bar.
    case negative
    /// A hollow arrow.
    case inferred
    /// A wide line.
    case wide
    /// A box around actors.
    case box
  }

  /// The legend of a graph's picture.
  package init(of graph: Graph, _ theme: Theme, _ plan: PicturePlan? = nil) {
    let counts = Counts(of: graph, theme)
    var entries: [Entry] = []
    func add(_ sign: Sign, _ label: String, _ count: Int) {
      if count > 0 { entries.append(Entry(sign: sign, label: label, count: count)) }
    }
    for (place, type) in graph.vocabulary.actorTypes.enumerated() {
      let style = theme.style(of: type)
      let label = type.label.isEmpty ? type.name.string : type.label.string
      add(.actor(style.color, style.shape), label, counts.actorTypes[place])
    }
    add(.unnamedSource, "source without a name", counts.unnamedSources)
    if let plan, let clustering = plan.clustering {
      add(.box, clustering.meaning(graph.vocabulary), plan.clusters.count)
    }
    if plan?.isTiled != true { entries += Legend.lines(counts, theme) }
    self.entries = entries
  }

  /// What lines are, where there are any.
  private static func lines(_ counts: Counts, _ theme: Theme) -> [Entry] {
    var entries: [Entry] = []
    func add(_ sign: Sign, _ label: String, _ count: Int) {
      if count > 0 { entries.append(Entry(sign: sign, label: label, count: count)) }
    }
    for (place, family) in (theme.families + [theme.others]).enumerated() {
      add(.family(family.color), family.label.string, counts.families[place])
    }
    add(.pattern(.solid), "asserted", counts.asserted)
    add(.pattern(.dashed), "alleged", counts.alleged)
    add(.pattern(.dotted), "only denied", counts.denied)
    add(.disputed, "also denied", counts.disputed)
    add(.negative, "said not to be so", counts.negative)
    add(.inferred, "inferred", counts.inferred)
    add(.wide, "in several documents", counts.wide)
    return entries
  }

  private struct Counts {
    var actorTypes: [Int]
    var families: [Int]
    var unnamedSources = 0
    var asserted = 0
    var alleged = 0
    var denied = 0
    var disputed = 0
    var negative = 0
    var inferred = 0
    var wide = 0

    init(of graph: Graph, _ theme: Theme) {
      let storage = graph.storage
      let vocabulary = graph.vocabulary
      let types = graph.actorTypePlaces
      actorTypes = Array(repeating: 0, count: vocabulary.actorTypes.count)
      let unnamed = UnnamedSources(of: graph)
      for actor in storage.actors {
        if let place = types[actor.type] { actorTypes[place] += 1 }
        if unnamed.contains(actor) { unnamedSources += 1 }
      }
      let relationTypes = graph.relationTypePlaces
      let familyOfType = vocabulary.relationTypes.map { type in
        theme.families.firstIndex { $0.types.contains(type.name) } ?? theme.families.count
      }
      families = Array(repeating: 0, count: theme.families.count + 1)
      for relation in storage.relations {
        if let place = relationTypes[relation.type] { families[familyOfType[place]] += 1 }
        let (stance, isDenied) = storage.stances(of: relation)
        switch stance {
        case .asserts: asserted += 1
        case .alleges: alleged += 1
        case .denies: denied += 1
        }
        if isDenied, stance != .denies { disputed += 1 }
        if relation.polarity == .negative { negative += 1 }
        if relation.isInferred { inferred += 1 }
        if storage.documentCount(of: relation) > 1 { wide += 1 }
      }
    }
  }
}

extension Clustering {
  /// What the actors in a box have in common, in words.
  fileprivate func meaning(_ vocabulary: Vocabulary) -> String {
    switch self {
    case .type: "actors of one type"
    case .community: "community of actors"
    case .property(let name):
      "actors with the same " + (vocabulary.actorProperty(name)?.label ?? name.text).string
    }
  }
}

extension GraphStorage {
  /// In how many documents a relation has its sentences.
  package func documentCount(of relation: RelationRow) -> Int {
    if relation.evidence.count == 1 { return 1 }
    var seen: [IdentifierNumber] = []
    for place in relation.evidence.places where !seen.contains(evidence[place].document) {
      seen.append(evidence[place].document)
    }
    return seen.count
  }
}
