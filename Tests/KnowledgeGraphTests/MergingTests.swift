import GraphTesting
import KnowledgeGraph
import Testing

/// Several graphs into one.
@Suite struct MergingTests {
  @Test(arguments: 0..<150) func mergingIsAssociativeAndCommutative(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let whole = try generator.graph()
    var variants = GraphVariants(of: whole, seed: UInt64(seed))
    let (one, two, three) = (try variants.next(), try variants.next(), try variants.next())
    let merged = try merge(one, two, three).sorted()
    let fromTheLeft = try merge(merge(one, two), three).sorted() == merged
    #expect(fromTheLeft)
    let fromTheRight = try merge(one, merge(two, three)).sorted() == merged
    #expect(fromTheRight)
    let theOtherWayRound = try merge(three, two, one).sorted() == merged
    #expect(theOtherWayRound)
    let again = try merge(merged, merged, one).sorted() == merged
    #expect(again)
  }

  @Test func actorsWithOneIdentifierUnite() throws {
    let one = try graph(
      "one",
      Actor(
        id: "cjng", name: "CJNG", type: "group", aliases: ["Jalisco"],
        sameAs: [IRI(unchecked: "urn:a")]))
    let two = try graph(
      "two",
      Actor(
        id: "cjng", name: "Jalisco Cartel", type: "group", aliases: ["CJNG", "Mencho's"],
        description: "a cartel", sameAs: [IRI(unchecked: "urn:b"), IRI(unchecked: "urn:a")]))
    let merging = try Graph.merging([one, two])
    #expect(
      Array(merging.graph.actors) == [
        Actor(
          id: "cjng", name: "Jalisco Cartel", type: "group",
          aliases: ["Jalisco", "CJNG", "Mencho's"], description: "a cartel",
          sameAs: [IRI(unchecked: "urn:a"), IRI(unchecked: "urn:b")])
      ])
    #expect(
      merging.conflicts.map { $0.description { ["a.yaml", "b.dot"][$0.graph] } } == [
        "actor 'cjng': name is 'CJNG' in a.yaml, 'Jalisco Cartel' in b.dot; 'Jalisco Cartel' is kept"
      ])
  }

  @Test func anUnknownTypeYieldsWithoutAWord() throws {
    let vocabulary = try Vocabulary(
      actorTypes: [
        ActorType(name: "thing", color: Color(0)), ActorType(name: "x", color: Color(0)),
      ], relationTypes: [], actorProperties: [], relationProperties: [])
    let graphs = try ["thing", "x"].map { type in
      try Graph(
        metadata: .init(name: "g"), vocabulary: vocabulary, documents: [],
        actors: [Actor(id: "a", name: "A", type: type)], relations: [])
    }
    let merging = try Graph.merging(graphs)
    #expect(merging.graph.actor("a")?.type == "x")
    #expect(merging.conflicts.isEmpty)
  }

  @Test func evidenceOfOneClaimUnitesAndWhatWasFoundCounts() throws {
    let quote = Evidence.Quote("sold the fuel")
    let finding = Evidence.Finding(
      passages: [.init(range: 5..<18, exact: "sold the fuel")], before: "They ", after: ".")
    let unchecked = Evidence(document: "d", quote: quote, state: .unchecked)
    let found = Evidence(document: "d", quote: quote, state: .found(finding))
    let other = Evidence(document: "d", quote: quote, stance: .denies, state: .unchecked)
    let one = try graph("one", evidence: [unchecked, other])
    let two = try graph("two", evidence: [found])
    let merged = try merge(one, two)
    #expect(merged.relations.map(\.evidence) == [[found, other]])
  }

  @Test func aNameThatWasGivenIsKeptBeforeADerivedOne() throws {
    let evidence = [Evidence(document: "d", state: .file(line: nil))]
    let claim = Claim("a", "supplies", "b")
    let derived = claim.derivedIdentifier(isSymmetric: false)
    let graphs = try [derived, "zz", "the-sale"].map { try graph("g", id: $0, evidence: evidence) }
    #expect(try merge(graphs[0], graphs[1], graphs[2]).relations.map(\.id) == ["the-sale"])
    #expect(try merge(graphs[0], graphs[0]).relations.map(\.id) == [derived])
  }

  @Test func oneNameForTwoDocumentsIsRefused() throws {
    let graphs = try ["0", "1"].map { digit in
      try Graph(
        metadata: .init(name: "g"), vocabulary: .builtIn,
        documents: [
          Document(id: "ledger", sha256: Text(String(repeating: digit, count: 64)))
        ], actors: [], relations: [])
    }
    #expect {
      try Graph.merging(graphs)
    } throws: { error in
      guard let conflict = (error as? MergeFailure)?.conflicts.first else { return false }
      return conflict.subject.description == "document 'ledger'" && conflict.part == "sha256"
        && conflict.kept == nil && conflict.values.map(\.graph) == [0, 1]
    }
  }

  @Test func oneNameForTwoClaimsIsRefused() throws {
    let evidence = [Evidence(document: "d", state: .file(line: nil))]
    let one = try graph("g", id: "sale", evidence: evidence)
    let two = try graph("g", id: "sale", type: "funds", evidence: evidence)
    #expect {
      try Graph.merging([one, two])
    } throws: { error in
      (error as? MergeFailure)?.conflicts.map { $0.description { "\($0.graph)" } } == [
        "relation 'sale': claim is 'a supplies b' in 0, 'a funds b' in 1"
      ]
    }
  }

  @Test(arguments: 0..<50) func prefixesKeepGraphsApart(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let merged = try merge(graph.prefixed(by: "x"), graph.prefixed(by: "y"))
    #expect(merged.actors.count == 2 * graph.actors.count)
    #expect(merged.relations.count == 2 * graph.relations.count)
    #expect(merged.documents.count == 2 * graph.documents.count)
    #expect(pieces(merged) == 2 * pieces(graph))
  }

  private func pieces(_ graph: Graph) -> Int {
    graph.relations.reduce(0) { $0 + $1.evidence.count }
  }

  private func merge(_ graphs: Graph...) throws -> Graph { try Graph.merging(graphs).graph }

  private func graph(_ name: Identifier, _ actor: Actor) throws -> Graph {
    try Graph(
      metadata: .init(name: name), vocabulary: .builtIn, documents: [], actors: [actor],
      relations: [])
  }

  /// A sells to B.
  private func graph(
    _ name: Identifier, id: Identifier = "sale", type: Identifier = "supplies",
    evidence: [Evidence]
  ) throws -> Graph {
    try Graph(
      metadata: .init(name: name), vocabulary: .builtIn, documents: [Document(id: "d")],
      actors: ["a", "b"].map { Actor(id: $0, name: $0.text, type: "organisation") },
      relations: [Relation(id: id, Claim("a", type, "b"), evidence: evidence)])
  }
}

/// Graphs that say a part of what a whole one says, and some of it otherwise.
private struct GraphVariants {
  private let whole: Graph
  private var random: RandomNumbers

  init(of whole: Graph, seed: UInt64) {
    self.whole = whole
    random = RandomNumbers(seed: seed &+ 1_000)
  }

  mutating func next() throws -> Graph {
    var relations: [Relation] = []
    for relation in whole.relations where !random.oneIn(3) { relations.append(relation) }
    for place in relations.indices { vary(&relations[place]) }
    var actors: [Actor] = []
    for actor in whole.actors { actors.append(varied(actor)) }
    var documents: [Document] = []
    for document in whole.documents { documents.append(varied(document)) }
    return try Graph(
      metadata: .init(name: random.oneIn(2) ? "one" : "two", title: random.oneIn(2) ? "T" : nil),
      vocabulary: whole.vocabulary, documents: documents.shuffled(using: &random),
      actors: actors.shuffled(using: &random), relations: relations.shuffled(using: &random))
  }

  private mutating func vary(_ relation: inout Relation) {
    relation.evidence.shuffle(using: &random)
    if relation.evidence.count > 1, random.oneIn(2) { relation.evidence.removeLast() }
    for place in relation.evidence.indices where random.oneIn(3) {
      if case .found = relation.evidence[place].state {
        relation.evidence[place].state = .unchecked
      }
    }
  }

  private mutating func varied(_ actor: Actor) -> Actor {
    var actor = actor
    if random.oneIn(3) { actor.name = Text("Name \(random.below(3))") }
    if random.oneIn(3) { actor.aliases.append(Text("Name \(random.below(3))")) }
    if random.oneIn(3) { actor.description = random.oneIn(2) ? nil : "a description" }
    if random.oneIn(3) { actor.isInferred.toggle() }
    if random.oneIn(3) { actor.review = Review.allCases.randomElement(using: &random) }
    for attribute in actor.attributes where random.oneIn(3) {
      let isText = if case .text = attribute.value { true } else { false }
      actor.attributes[attribute.name] = isText && random.oneIn(2) ? .text("other") : nil
    }
    return actor
  }

  private mutating func varied(_ document: Document) -> Document {
    var document = document
    if random.oneIn(3) { document.title = random.oneIn(2) ? nil : "A title" }
    if random.oneIn(3) { document.sha256 = nil }
    if random.oneIn(3) { document.authors = ["N. N."] }
    return document
  }
}
