import KnowledgeGraph
import Testing

@Suite struct ProposalTests {
  @Test func whatNobodyHasAcceptedIsLeftOut() throws {
    let (graph, actors, relations) = try graph().withoutProposals()
    #expect(graph.actors.map(\.id) == ["ann", "firm", "speaker"])
    #expect(graph.relations.map(\.id) == ["plain", "accepted"])
    #expect(actors == 1)
    #expect(relations == 2)
  }

  @Test func aGraphWithoutProposalsIsItself() throws {
    let once = try graph().withoutProposals().graph
    let (twice, actors, relations) = once.withoutProposals()
    #expect(twice == once)
    #expect(actors + relations == 0)
  }

  private func graph() throws -> Graph {
    func relation(_ id: Identifier, _ role: Text, _ review: Review?, to end: Identifier = "firm")
      -> Relation
    {
      Relation(
        id: id,
        Claim("ann", "affiliated-with", end, attributes: ["role": .text(role)], review: review),
        evidence: [
          Evidence(
            document: "d", quote: Evidence.Quote("words"), speaker: "speaker", state: .unchecked)
        ])
    }
    return try Graph(
      metadata: Graph.Metadata(name: "proposals"), vocabulary: .builtIn,
      documents: [Document(id: "d")],
      actors: [
        Actor(id: "ann", name: "Ann", type: "person"),
        Actor(id: "firm", name: "Firm", type: "organisation"),
        Actor(id: "speaker", name: "Speaker", type: "person", review: .proposed),
        Actor(id: "guess", name: "Guess", type: "organisation", review: .proposed),
      ],
      relations: [
        relation("plain", "a", nil), relation("accepted", "b", .accepted),
        relation("proposed", "c", .proposed, to: "guess"), relation("rejected", "d", .rejected),
      ])
  }
}
