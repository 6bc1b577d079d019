import GraphTesting
import KnowledgeGraph
import Testing

/// Relations that become one, and graphs that are equal.
@Suite struct GraphTests {
  private func graph(_ relations: [Relation], name: Identifier = "x") throws -> Graph {
    try Graph(
      metadata: .init(name: name), vocabulary: .builtIn,
      documents: [Document(id: "ledger"), Document(id: "other")],
      actors: ["a", "b", "c"].map { Actor(id: $0, name: $0.text, type: "person") },
      relations: relations)
  }

  private func relation(_ claim: Claim, _ quotes: Text..., id: Identifier? = nil) -> Relation {
    Relation(
      id: id ?? claim.derivedIdentifier(isSymmetric: claim.type == "kin-of"), claim,
      evidence: quotes.map {
        Evidence(document: "ledger", quote: Evidence.Quote($0), state: .unchecked)
      })
  }

  private func quotes(_ graph: Graph) -> [[Text?]] {
    graph.relations.map { $0.evidence.map { $0.quote?.text } }
  }

  @Test func equalRelationsBecomeOneAtThePlaceOfTheFirst() throws {
    let claim = Claim("a", "kills", "b")
    let graph = try graph([
      relation(claim, "1", "2"), relation(Claim("b", "kills", "c"), "3"), relation(claim, "4"),
      relation(claim, "1"),
    ])
    #expect(quotes(graph) == [["1", "2", "4", "1"], ["3"]])
  }

  @Test func aSymmetricRelationIsItsReverse() throws {
    let graph = try graph([
      relation(Claim("b", "kin-of", "a"), "1"), relation(Claim("a", "kin-of", "b"), "2"),
    ])
    #expect(quotes(graph) == [["1", "2"]])
    // The first stays as it was written.
    #expect(graph.relations[0].claim.from == "b")
  }

  @Test func aDirectedRelationIsNotItsReverse() throws {
    let graph = try graph([
      relation(Claim("b", "kills", "a"), "1"), relation(Claim("a", "kills", "b"), "2"),
    ])
    #expect(graph.relations.count == 2)
  }

  @Test func whatDiffersInMoreThanEvidenceStaysApart() throws {
    let claims = [
      Claim("a", "kills", "b"), Claim("a", "kills", "b", polarity: .negative),
      Claim("a", "kills", "b", isInferred: true),
      Claim("a", "kills", "b", attributes: ["manner": .text("x")]),
      Claim("a", "kills", "b", time: .on(try #require(PartialDate("2024")))),
    ]
    #expect(try graph(claims.map { relation($0, "1") }).relations.map(\.claim) == claims)
    let ids = try graph([relation(claims[0], "1", id: "one"), relation(claims[0], "2", id: "two")])
    #expect(ids.relations.count == 2)
  }

  @Test func anotherReviewWithTheSameIDIsRefused() {
    let relations = [
      relation(Claim("a", "kills", "b"), "1"),
      relation(Claim("a", "kills", "b", review: .proposed), "2"),
    ]
    #expect(throws: Incoherences.self) { try graph(relations) }
  }

  @Test func restatementsNameTheFirst() {
    let claim = Claim("a", "kin-of", "b")
    let relations = [
      relation(claim, "1"), relation(Claim("a", "kills", "b"), "2"), relation(claim.reversed, "3"),
      relation(claim, "4"),
    ]
    #expect(Graph.restatements(in: relations, .builtIn) == [2: 0, 3: 0])
  }

  @Test func graphsAreEqualWithTheirSymmetricRelationsReversed() throws {
    let claim = Claim("a", "kin-of", "b")
    let one = try graph([relation(claim, "1")])
    #expect(try one == graph([relation(claim.reversed, "1")]))
    #expect(try one != graph([relation(claim.reversed, "2")]))
    #expect(try one != graph([relation(claim.reversed, "1", id: "other")]))
    #expect(try one != graph([relation(claim, "1")], name: "y"))
    let directed = Claim("a", "kills", "b")
    let other = try graph([relation(directed, "1", id: "r")])
    #expect(try other != graph([relation(directed.reversed, "1", id: "r")]))
  }

  @Test func orderCounts() throws {
    let one = relation(Claim("a", "kills", "b"), "1")
    let two = relation(Claim("b", "kills", "c"), "2")
    #expect(try graph([one, two]) != graph([two, one]))
  }

  @Test func thingsAreFoundByTheirIDs() throws {
    let graph = try graph([])
    #expect(graph.actor("b")?.name == "b")
    #expect(graph.document("other")?.id == "other")
    #expect(graph.actor("ledger") == nil)
    #expect(graph.document("a") == nil)
  }

  @Test(arguments: 0..<100) func aGraphMadeOfAGraphsPartsIsTheSame(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let again = try Graph(
      metadata: graph.metadata, vocabulary: graph.vocabulary, documents: graph.documents,
      actors: graph.actors,
      relations: graph.relations.map { relation in
        var copy = relation
        if graph.vocabulary.isSymmetric(relation.claim.type) {
          copy.claim = relation.claim.reversed
        }
        return copy
      })
    #expect(again == graph)
  }
}
