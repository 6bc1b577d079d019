import Testing

/// What is said of relations as a whole, and relations that are there twice: every message and its place, nothing else.
@Suite struct CaseRelationListTests {
  @Test func aRelationThatIsAText() throws {
    try ExampleCase.expect(
      [14: "- ann leads port"],
      says: """
        14:3: error: the relation is the text 'ann leads port', but a mapping of keys and values \
        was expected
        """)
  }

  @Test func relationsThatAreAMapping() throws {
    try ExampleCase.expect(
      [
        9: "relations: {from: blue}",
        10: nil,
        11: nil,
        12: nil,
        13: nil,
        14: nil,
      ],
      says: """
        9:12: error: 'relations' is a mapping, but a list was expected
        """)
  }

  @Test func relationsThatAreBlank() throws {
    try ExampleCase.expect(
      [
        10: nil,
        11: nil,
        12: nil,
        13: nil,
        14: nil,
      ],
      says: """
        9:11: warning: the case has no relations; add those that its documents carry under \
        'relations'
        """)
  }

  @Test func anIDThatIsNoSlug() throws {
    try ExampleCase.expect(
      [
        13: """
          id: R 1
          evidence: {quote: delivered the fuel}
        """
      ],
      says: """
        13:7: error: the relation's id 'R 1' may only have the letters a to z, digits, and single \
        hyphens between them; write 'r-1'
        """)
  }

  @Test func anIDThatIsTaken() throws {
    try ExampleCase.expect(
      [
        13: """
          id: one
          evidence: {quote: delivered the fuel}
        """,
        14: "- {id: one, from: ann, type: leads, to: port, evidence: {quote: leads the}}",
      ],
      says: """
        15:8: error: the id 'one' is already taken by the relation in line 10; choose another
        """)
  }

  @Test func aKeyThatStandsTwice() throws {
    try ExampleCase.expect(
      [
        13: """
          to: ann
          evidence: {quote: delivered the fuel}
        """
      ],
      says: """
        13:3: error: key 'to' stands twice in this mapping, first at 12:3: keep one of them
        """)
  }

  @Test func aRestatement() throws {
    try ExampleCase.expect(
      [
        14: """
        - {from: ann, type: leads, to: port, evidence: {quote: leads the}}
        - {from: ann, type: leads, to: port, evidence: {quote: Ann Archer leads}}
        """
      ],
      says: """
        15:3: warning: this is the relation of line 14 again; move its evidence there
        """)
  }

  @Test func aReversedRestatement() throws {
    try ExampleCase.expect(
      [
        14: """
        - {from: ann, type: leads, to: port, evidence: {quote: leads the}}
        - {from: ann, type: cooperates-with, to: port, evidence: {quote: leads the}}
        - {from: port, type: cooperates-with, to: ann, evidence: {quote: Ann Archer leads}}
        """
      ],
      says: """
        16:3: warning: this is the relation of line 15 again; move its evidence there
        """)
  }

  @Test func noRestatementOfARelationInDoubt() throws {
    try ExampleCase.expect(
      [
        14: """
        - {from: ann, type: leads, to: port, evidence: {quote: leads the}}
        - {from: ann, type: leads, to: port, date: 2024-13, evidence: {quote: leads the}}
        - {from: ann, type: leads, to: prot, role: chief, evidence: {quote: leads the}}
        - {from: ann, type: leads, evidence: {quote: leads the}}
        - {from: ann, type: leads, evidence: {quote: leads the}}
        """
      ],
      says: """
        15:44: error: the date is '2024-13', which is no date; write a year, a month or a day \
        that exists, as 2024, 2024-03 or 2024-03-05
        16:32: error: there is no actor 'prot'; did you mean 'port'?
        17:3: error: the relation has no 'to'; add one
        18:3: error: the relation has no 'to'; add one
        """)
  }

  @Test func anotherReview() throws {
    try ExampleCase.expect(
      [
        14: """
        - {from: ann, type: leads, to: port, evidence: {quote: leads the}}
        - {from: ann, type: leads, to: port, review: proposed, evidence: {quote: leads the}}
        """
      ],
      says: """
        15:3: error: this is the relation of line 14, but with another 'review'; make them one, \
        or give one of them an 'id'
        """)
  }
}
