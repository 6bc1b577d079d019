import GraphTesting
import KnowledgeGraph
import Testing

/// What holds of every focus on every graph.
@Suite struct FocusLawTests {
  private func graph(_ seed: Int) throws -> Graph {
    var generator = GraphGenerator(seed: UInt64(seed))
    return try generator.graph()
  }

  @Test(arguments: 0..<100) func aFocusThatAsksForNothingLeavesTheGraph(seed: Int) throws {
    let graph = try graph(seed)
    let focusing = try graph.focused(on: GraphFocus())
    let isTheSame = focusing.graph == graph
    #expect(isTheSame)
    var all = GraphFocus()
    all.relationTypes = graph.vocabulary.relationTypes.map(\.name)
    all.actors = graph.actors.map(\.id)
    all.depth = 0
    let part = try graph.focused(on: all).graph
    #expect(part.actors.elementsEqual(graph.actors))
    #expect(part.relations.elementsEqual(graph.relations))
  }

  @Test(arguments: 0..<300) func theSimplestWayFindsTheSame(seed: Int) throws {
    let graph = try graph(seed)
    var generator = FocusGenerator(of: graph, seed: seed)
    for focus in [GraphFocus.all(generator.criteria()), generator.place(), generator.place()]
    where !focus.isEverything && !isReversed(focus) {
      let oracle = FocusOracle(focus, of: graph)
      guard let relations = oracle.relations else {
        #expect(throws: FocusFailure.self) { try graph.focused(on: focus) }
        continue
      }
      let focusing = try graph.focused(on: focus)
      let part = focusing.graph
      #expect(focusing.undatedRelations == oracle.undated)
      #expect(Array(part.relations) == relations)
      #expect(Array(part.actors) == oracle.actors(with: relations))
      let cited = Set(relations.flatMap { $0.evidence.map(\.document) })
      #expect(part.documents == graph.documents.filter { cited.contains($0.id) })
    }
  }

  /// Whether a focus asks for a time that ends before it begins.
  private func isReversed(_ focus: GraphFocus) -> Bool {
    if let since = focus.since, let until = focus.until { until.isBefore(since) } else { false }
  }

  @Test(arguments: 0..<200) func aPartIsCoherentAndOnlyAPart(seed: Int) throws {
    let graph = try graph(seed)
    var generator = FocusGenerator(of: graph, seed: seed)
    let focus = generator.place()
    guard let part = try? graph.focused(on: focus).graph else { return }
    let remade = try Graph(
      metadata: graph.metadata, vocabulary: graph.vocabulary, documents: part.documents,
      actors: part.actors, relations: part.relations)
    let isCoherent = remade == part
    #expect(isCoherent)
    #expect(isInOrder(part.actors, graph.actors))
    #expect(isInOrder(part.relations, graph.relations))
    #expect(part.actors.allSatisfy { part.actor($0.id) == $0 })
  }

  /// Whether all of `some` come in `all`, in this order.
  private func isInOrder<Element: Equatable>(
    _ some: some Sequence<Element>, _ all: some Sequence<Element>
  ) -> Bool {
    var rest = all.makeIterator()
    return some.allSatisfy { element in
      while let next = rest.next() { if next == element { return true } }
      return false
    }
  }

  /// Rows that nothing refers to would be counted as what the graph says.
  @Test(arguments: 0..<50) func columnsHaveNothingElse(seed: Int) throws {
    let graph = try graph(seed)
    var generator = FocusGenerator(of: graph, seed: seed)
    guard let part = try? graph.focused(on: generator.place()).graph else { return }
    let evidence = part.relations.map(\.evidence.count).reduce(0, +)
    #expect(part.storage.evidence.count == evidence)
    let qualifiers = part.relations.map(\.claim.attributes.count).reduce(0, +)
    let properties = part.actors.map(\.attributes.count).reduce(0, +)
    #expect(part.storage.attributes.count == qualifiers + properties)
    let listed = part.actors.map { $0.aliases.count + $0.sameAs.count }.reduce(0, +)
    #expect(part.storage.listedTexts.count == listed)
  }

  @Test(arguments: 0..<200) func criteriaCommute(seed: Int) throws {
    let graph = try graph(seed)
    var generator = FocusGenerator(of: graph, seed: seed)
    let criteria = generator.criteria()
    let together = try graph.focused(on: .all(criteria)).graph
    var random = RandomNumbers(seed: UInt64(seed))
    for order in [criteria, criteria.reversed(), criteria.shuffled(using: &random)] {
      let oneByOne = try order.reduce(graph) { try $0.focused(on: $1).graph }
      let isTheSame = oneByOne == together
      #expect(isTheSame)
    }
  }

  @Test(arguments: 0..<200) func aSecondTimeNothingGoes(seed: Int) throws {
    let graph = try graph(seed)
    var generator = FocusGenerator(of: graph, seed: seed)
    for focus in [GraphFocus.all(generator.criteria()), generator.place()] {
      guard let once = try? graph.focused(on: focus).graph else { continue }
      let twice = try once.focused(on: focus)
      let isTheSame = twice.graph == once
      #expect(isTheSame)
      #expect(twice.undatedRelations == 0)
    }
  }

  @Test(arguments: 0..<100) func withEveryStepThereIsMore(seed: Int) throws {
    let graph = try graph(seed)
    var generator = FocusGenerator(of: graph, seed: seed)
    var focus = GraphFocus.all(generator.criteria())
    focus.actors = graph.actors.prefix(1).map(\.id)
    var last: [Identifier] = []
    for depth in 0..<6 {
      focus.depth = depth
      let ids = try graph.focused(on: focus).graph.relations.map(\.id)
      #expect(isInOrder(last, ids))
      last = ids
    }
  }

  @Test(arguments: 0..<200) func aPathJoinsItsEnds(seed: Int) throws {
    let graph = try graph(seed)
    let (first, last) = (graph.actors[0].id, graph.actors[graph.actors.count - 1].id)
    var focus = GraphFocus()
    focus.paths = [.init(from: first, to: last)]
    guard let part = try? graph.focused(on: focus).graph else { return }
    var reached: Set<Identifier> = [first]
    for _ in part.actors {
      for claim in part.relations.map(\.claim) {
        if reached.contains(claim.from) { reached.insert(claim.to) }
        if reached.contains(claim.to) { reached.insert(claim.from) }
      }
    }
    #expect(reached.contains(last))
    #expect(part.relations.allSatisfy { reached.contains($0.claim.from) })
  }
}
