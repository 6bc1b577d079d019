import Testing

/// What is said of relations: every message and its place, nothing else.
@Suite struct CaseRelationsTests {
  @Test func anUnknownType() throws {
    try ExampleCase.expect(
      [11: "  type: suplies"],
      says: """
        11:9: error: there is no relation type 'suplies'; did you mean 'supplies'?
        """)
  }

  @Test func anUnknownTypeNearNothing() throws {
    try ExampleCase.expect(
      [11: "  type: x"],
      says: """
        11:9: error: there is no relation type 'x'; there are leads, affiliated-with, kin-of, \
        cooperates-with, located-in, operates, acquires, supplies, smuggles, steals-from, \
        launders-through, funds, facilitates, kills, attacks, combats, prosecutes, pressures, \
        constrains, quoted-about
        """)
  }

  @Test func aDanglingStart() throws {
    try ExampleCase.expect(
      [10: "- from: bleu"],
      says: """
        10:9: error: there is no actor 'bleu'; did you mean 'blue'?
        """)
  }

  @Test func aDanglingEnd() throws {
    try ExampleCase.expect(
      [12: "  to: somewhere-else"],
      says: """
        12:7: error: there is no actor 'somewhere-else'; add it, or name one that there is
        """)
  }

  @Test func aDanglingSpeaker() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: delivered the fuel, speaker: anne}"],
      says: """
        13:50: error: there is no actor 'anne'; did you mean 'ann'?
        """)
  }

  @Test func anActorOutsideOfTheDomain() throws {
    try ExampleCase.expect(
      [
        10: "- from: ann",
        11: "  type: quoted-about",
        12: "  to: port",
        14: "- {from: blue, type: leads, to: ann, evidence: {quote: leads the}}",
      ],
      says: """
        14:10: error: 'blue' is of the type 'organisation', which cannot begin a relation \
        'leads': that takes person; choose another relation type, or allow 'organisation' in the \
        case's vocabulary
        14:33: error: 'ann' is of the type 'person', which cannot end a relation 'leads': that \
        takes organisation or group; choose another relation type, or allow 'person' in the \
        case's vocabulary
        """)
  }

  @Test func aRelationWithoutEvidence() throws {
    try ExampleCase.expect(
      [13: nil],
      says: """
        10:3: error: the relation has no evidence; add the quote that carries it
        """)
  }

  @Test func anEmptyListOfEvidence() throws {
    try ExampleCase.expect(
      [13: "  evidence: []"],
      says: """
        13:13: error: the relation has no evidence; add the quote that carries it
        """)
  }

  @Test func blankEvidence() throws {
    try ExampleCase.expect(
      [13: "  evidence:"],
      says: """
        13:12: error: the relation has no evidence; add the quote that carries it
        """)
  }

  @Test func evidenceThatIsAText() throws {
    try ExampleCase.expect(
      [13: "  evidence: delivered the fuel"],
      says: """
        13:13: error: the evidence is the text 'delivered the fuel', but a mapping of keys and \
        values was expected
        """)
  }

  @Test func evidenceThatHoldsAText() throws {
    try ExampleCase.expect(
      [13: "  evidence: [{quote: delivered the fuel}, delivered]"],
      says: """
        13:43: error: the evidence is the text 'delivered', but a mapping of keys and values was \
        expected
        """)
  }

  @Test func misspeltEvidence() throws {
    try ExampleCase.expect(
      [13: "  evidnece: {quote: delivered the fuel}"],
      says: """
        13:3: error: unknown key 'evidnece' in a relation; did you mean 'evidence'?
        """)
  }

  @Test func aMissingStart() throws {
    try ExampleCase.expect(
      [
        10: "- type: supplies",
        11: nil,
      ],
      says: "10:3: error: the relation has no 'from'; add one")
  }

  @Test func aMissingType() throws {
    try ExampleCase.expect(
      [11: nil],
      says: "10:3: error: the relation has no 'type'; add one")
  }

  @Test func aMissingEnd() throws {
    try ExampleCase.expect(
      [12: nil],
      says: "10:3: error: the relation has no 'to'; add one")
  }

  @Test func aMisspeltEnd() throws {
    try ExampleCase.expect(
      [10: "- form: blue"],
      says: """
        10:3: error: unknown key 'form' in a relation; did you mean 'from'?
        """)
  }

  @Test func anEndThatIsAList() throws {
    try ExampleCase.expect(
      [12: "  to: [port]"],
      says: "12:7: error: 'to' is a list, but a text was expected")
  }

  @Test func aBlankEnd() throws {
    try ExampleCase.expect(
      [12: "  to:"],
      says: "12:6: error: 'to' is empty; give it a value")
  }

  @Test func aMissingQuote() throws {
    try ExampleCase.expect(
      [13: "  evidence: {document: ledger}"],
      says: "13:13: error: the evidence has no 'quote'; add one")
  }

  @Test func aBlankQuote() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: \" \"}"],
      says: "13:21: error: the quote is blank; give it a value")
  }

  @Test func aMisspeltQuote() throws {
    try ExampleCase.expect(
      [13: "  evidence: {qoute: delivered the fuel}"],
      says: """
        13:14: error: unknown key 'qoute' in a piece of evidence; did you mean 'quote'?
        """)
  }

  @Test func anUnknownKey() throws {
    try ExampleCase.expect(
      [
        13: """
          evidence: {quote: delivered the fuel}
          objcet: fuel
        """
      ],
      says: """
        14:3: error: unknown key 'objcet' in a relation; did you mean 'object'?
        """)
  }

  @Test func anUnknownKeyNearNothing() throws {
    try ExampleCase.expect(
      [
        13: """
          evidence: {quote: delivered the fuel}
          cargo-manifest: fuel
        """
      ],
      says: """
        14:3: error: unknown key 'cargo-manifest' in a relation; known are from, type, to, id, \
        date, start, end, polarity, inferred, review, evidence, object, via, via-document, \
        source, destination, origin, topic, role, status, kind, kin, stage, mode, modality, \
        amount, share, manner, time
        """)
  }

  @Test func anUnknownKeyOfEvidence() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: delivered the fuel, page: 3}"],
      says: """
        13:41: error: unknown key 'page' in a piece of evidence; known are document, quote, \
        prefix, suffix, speaker, stance
        """)
  }
}
