import Testing

/// What is said of actors as a whole: every message and its place, nothing else.
@Suite struct CaseActorListTests {
  @Test func anUnknownReview() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, type: organisation, review: proposd}"],
      says: """
        6:59: error: 'review' is 'proposd', which is none of proposed, accepted, rejected; did \
        you mean 'proposed'?
        """)
  }

  @Test func aBlankStatus() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, type: organisation, status: }"],
      says: "6:59: error: 'status' is empty; give it a value")
  }

  @Test func actorsThatAreAList() throws {
    try ExampleCase.expect(
      [
        5: "actors: [blue, port]",
        6: nil,
        7: nil,
        8: nil,
      ],
      says: """
        5:9: error: 'actors' is a list, but a mapping of keys and values was expected
        """)
  }

  @Test func actorsThatAreBlank() throws {
    try ExampleCase.expect(
      [
        6: nil,
        7: nil,
        8: nil,
      ],
      says: """
        5:8: error: the case has relations, but no actors; add those that they are between under \
        'actors'
        """)
  }

  @Test func actorsThatAreMissing() throws {
    try ExampleCase.expect(
      [
        5: nil,
        6: nil,
        7: nil,
        8: nil,
      ],
      says: """
        1:1: error: the case has relations, but no actors; add those that they are between under \
        'actors'
        """)
  }

  @Test func actorsThatAreMisspelt() throws {
    try ExampleCase.expect(
      [5: "actros:"],
      says: """
        5:1: error: unknown key 'actros' in a case; did you mean 'actors'?
        """)
  }

  @Test func actorsThatAreMerged() throws {
    try ExampleCase.expect(
      [8: "  <<: {name: Ann Archer, type: person}"],
      says: """
        8:3: error: merge key '<<' is not supported: write the keys out
        """)
  }

  @Test func aSharedName() throws {
    try ExampleCase.expect(
      [
        8: """
          ann: {name: Ann Archer, type: person, aliases: [the Port  AUTHORITY, Port Authority]}
        """
      ],
      says: """
        8:72: warning: the name 'Port Authority' is shared by 'port' and 'ann'; if they are one, \
        make them one, otherwise tell them apart
        """)
  }

  @Test func aNameSharedByThree() throws {
    try ExampleCase.expect(
      [
        8: """
          ann: {name: Ann Archer, type: person}
          b: {name: Ann Archer, type: person}
          c: {name: Ann Archer, type: person}
        """,
        14: """
        - {from: ann, type: leads, to: port, evidence: {quote: leads the}}
        - {from: b, type: kin-of, to: c, evidence: {quote: leads the}}
        """,
      ],
      says: """
        9:13: warning: the name 'Ann Archer' is shared by 'ann' and 'b'; if they are one, make \
        them one, otherwise tell them apart
        10:13: warning: the name 'Ann Archer' is shared by 'ann' and 'c'; if they are one, make \
        them one, otherwise tell them apart
        """)
  }

  @Test func anUnusedActor() throws {
    try ExampleCase.expect(
      [
        8: """
          ann: {name: Ann Archer, type: person}
          ben: {name: Ben, type: person}
        """
      ],
      says: """
        9:3: warning: no relation has the actor 'ben' in it; add one, or leave the actor out
        """)
  }

  @Test func aSpeakerIsUsed() throws {
    try ExampleCase.expect(
      [
        8: """
          ann: {name: Ann Archer, type: person}
          ben: {name: Ben, type: person}
        """,
        13: "  evidence: {quote: delivered the fuel, speaker: ben}",
      ],
      says: "")
  }

  @Test func aQualifierIsUsed() throws {
    try ExampleCase.expect(
      [
        8: """
          ann: {name: Ann Archer, type: person}
          ben: {name: Ben, type: person}
        """,
        13: """
          via: ben
          evidence: {quote: delivered the fuel}
        """,
      ],
      says: "")
  }

  @Test func anUnusedActorIsNotSaidWhereAnEndIsDangling() throws {
    try ExampleCase.expect(
      [
        8: """
          ann: {name: Ann Archer, type: person}
          ben: {name: Ben, type: person}
        """,
        13: "  evidence: {quote: delivered the fuel, speaker: bne}",
      ],
      says: "14:50: error: there is no actor 'bne'; did you mean 'ben'?")
  }
}
