import KnowledgeGraph
import Testing

/// Everything that stands in the way of a graph is found, with the part that it is in.
@Suite struct GraphCoherenceTests {
  private static let documents = [Document(id: "ledger")]
  private static let actors = [
    Actor(id: "blue", name: "Blue", type: "organisation"),
    Actor(id: "port", name: "Port", type: "organisation"),
    Actor(id: "ann", name: "Ann", type: "person"),
  ]
  private static let evidence = Evidence(
    document: "ledger", quote: Evidence.Quote("words"), state: .unchecked)

  private func relation(
    _ claim: Claim = Claim("blue", "supplies", "port"), id: Identifier = "r",
    evidence: [Evidence] = [Self.evidence]
  ) -> Relation {
    Relation(id: id, claim, evidence: evidence)
  }

  /// What is found, as `subject part item: problem`.
  private func found(
    documents: [Document] = Self.documents, actors: [Actor] = Self.actors,
    _ relations: Relation...
  ) -> [String] {
    let found = Graph.incoherences(
      vocabulary: .builtIn, documents: documents, actors: actors, relations: relations)
    let graph = Result { () throws(Incoherences) in
      try Graph(
        metadata: .init(name: "x"), vocabulary: .builtIn, documents: documents, actors: actors,
        relations: relations)
    }
    switch graph {
    case .success: #expect(found.isEmpty)
    case .failure(let thrown): #expect(thrown.list == found)
    }
    return found.map { incoherence in
      "\(incoherence.subject) \(incoherence.part) \(incoherence.item.map(String.init) ?? "-"): "
        + "\(incoherence)"
    }
  }

  private func date(_ text: String) throws -> PartialDate { try #require(PartialDate(text)) }

  @Test func nothingStandsInTheWay() {
    #expect(found(relation()) == [])
    #expect(found(documents: [], actors: []) == [])
  }

  @Test func idsAreUniqueInTheirList() {
    #expect(
      found(documents: [Document(id: "ledger"), Document(id: "blue"), Document(id: "ledger")])
        == ["document(2) id -: 'ledger' is already taken"])
    #expect(
      found(actors: Self.actors + [Actor(id: "ann", name: "Other", type: "person")])
        == ["actor(3) id -: 'ann' is already taken"])
    #expect(
      found(relation(), relation(Claim("port", "supplies", "blue")))
        == ["relation(1) id -: 'r' is already taken"])
  }

  @Test func typesExist() {
    #expect(
      found(actors: [Actor(id: "a", name: "A", type: "vessel")])
        == ["actor(0) type -: there is no actor type 'vessel'"])
    #expect(
      found(relation(Claim("blue", "sails", "port")))
        == ["relation(0) type -: there is no relation type 'sails'"])
  }

  @Test func actorsAndDocumentsExist() {
    var piece = Self.evidence
    piece.document = "other"
    piece.speaker = "ben"
    #expect(
      found(relation(Claim("a", "supplies", "b"), evidence: [Self.evidence, piece])) == [
        "relation(0) from -: there is no actor 'a'", "relation(0) to -: there is no actor 'b'",
        "relation(0) evidenceDocument 1: there is no document 'other'",
        "relation(0) evidenceSpeaker 1: there is no actor 'ben'",
      ])
    #expect(
      found(relation(Claim("blue", "supplies", "port", attributes: ["via": .actor("ben")])))
        == ["relation(0) attribute(via) -: there is no actor 'ben'"])
  }

  @Test func actorsFitTheirEnds() {
    #expect(
      found(relation(Claim("blue", "leads", "ann"))) == [
        """
        relation(0) from -: 'blue' is of the type 'organisation', which cannot begin a relation \
        'leads': that takes person
        """,
        """
        relation(0) to -: 'ann' is of the type 'person', which cannot end a relation 'leads': \
        that takes organisation or group
        """,
      ])
  }

  @Test func anUnknownTypeIsNotSaidAgainAtTheEnds() {
    let actors = [Actor(id: "blue", name: "B", type: "vessel"), Self.actors[1]]
    #expect(
      found(actors: actors, relation()) == ["actor(0) type -: there is no actor type 'vessel'"])
  }

  @Test func attributesAreDeclaredAndOfTheirKind() {
    var actor = Self.actors[0]
    actor.attributes = ["height": .integer(1), "status": .boolean(true)]
    #expect(
      found(actors: [actor]) == [
        "actor(0) attribute(height) -: there is no property 'height'",
        "actor(0) attribute(status) -: 'status' takes a value of the kind 'text'",
      ])
    #expect(
      found(relation(Claim("blue", "supplies", "port", attributes: ["role": .actor("ann")])))
        == ["relation(0) attribute(role) -: 'role' takes a value of the kind 'text'"])
  }

  @Test func timeRunsForward() throws {
    let claim = Claim(
      "blue", "supplies", "port", time: .between(try date("2024-03"), try date("2024-02-29")))
    #expect(
      found(relation(claim))
        == ["relation(0) time -: the end, 2024-02-29, lies before the start, 2024-03"])
    let within = Claim(
      "blue", "supplies", "port", time: .between(try date("2024-03"), try date("2024")))
    #expect(found(relation(within)) == [])
  }

  @Test func noRelationIsWithoutEvidence() {
    #expect(
      found(relation(evidence: [])) == [
        "relation(0) evidence -: a relation without evidence: no line on the map without its sentence"
      ])
  }

  @Test func statesGoWithTheirQuotes() {
    func evidence(_ state: Evidence.State, quote: Evidence.Quote? = Evidence.Quote("ab"))
      -> Evidence
    {
      Evidence(document: "ledger", quote: quote, state: state)
    }
    func found(_ passages: [(Range<Int>, Text)]) -> Evidence.State {
      .found(
        Evidence.Finding(
          passages: passages.map { Evidence.Passage(range: $0.0, exact: $0.1) }, before: "",
          after: ""))
    }
    let sound = [
      evidence(.unchecked), evidence(.file(line: nil), quote: nil),
      evidence(.file(line: 1), quote: nil), evidence(found([(0..<2, "ab")])),
      evidence(found([(0..<2, "ab"), (2..<3, "é"), (9..<10, "c")])),
    ]
    let unsound = [
      evidence(.unchecked, quote: nil), evidence(.file(line: 1)),
      evidence(.file(line: 0), quote: nil),
      evidence(found([])), evidence(found([(0..<2, "ab")]), quote: nil),
      evidence(found([(0..<0, "")])), evidence(found([(0..<2, "abc")])),
      evidence(found([(-2..<0, "ab")])), evidence(found([(0..<1, "e\u{301}")])),
      evidence(found([(4..<6, "ab"), (0..<2, "ab")])),
      evidence(found([(0..<2, "ab"), (1..<3, "bc")])),
    ]
    #expect(self.found(relation(evidence: sound)) == [])
    #expect(
      self.found(relation(evidence: unsound))
        == unsound.indices.map {
          "relation(0) evidenceState \($0): the evidence's state and its passages do not go together"
        })
  }
}
