import Testing

/// What is said of the actor types of a case's own vocabulary: every message and its place, nothing else.
@Suite struct CaseVocabularyActorTypesTests {
  @Test func anActorTypeByItsName() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-types: [vessel]
          relation-types: [{name: quoted-about, domain: vessel}]
        """,
        6: "  blue: {name: Blue Shipping, type: vessel}",
        11: "  type: quoted-about",
      ],
      says: "")
  }

  @Test func anActorTypeInFull() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-types:
          - {name: vessel, label: a vessel, definition: it floats, color: "#aabbcc", shape: \
        hexagon, iri: https://example.org/vessel, super-classes: [https://schema.org/Vehicle]}
        """
      ],
      says: "")
  }

  @Test func anActorTypeTwice() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-types: [vessel, vessel]
        """
      ],
      says: """
        4:25: error: 'vessel' stands here for the second time; keep one
        """)
  }

  @Test func aColourThatIsNone() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-types: [{name: vessel, color: blue}]
        """
      ],
      says: """
        4:39: error: the colour is the text 'blue'; write one as "#aabbcc", with the quotes
        """)
  }

  @Test func aColourThatIsAComment() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-types:
          - name: vessel
            color: #aabbcc
        """
      ],
      says: """
        6:11: error: the colour is nothing; write one as "#aabbcc", with the quotes
        """)
  }

  @Test func aShapeThatIsNone() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-types: [{name: vessel, shape: bxo}]
        """
      ],
      says: """
        4:39: error: the shape is 'bxo', which is none of ellipse, rectangle, rounded-rectangle, \
        hexagon, octagon, house, note, box, cylinder; did you mean 'box'?
        """)
  }

  @Test func actorTypesThatAreAText() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-types: vessel
        """
      ],
      says: """
        4:16: error: 'actor-types' is the text 'vessel', but a list was expected
        """)
  }

  @Test func anUnknownSection() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-typs: [vessel]
        """,
        6: "  blue: {name: Blue Shipping, type: vessel}",
      ],
      says: """
        4:3: error: unknown key 'actor-typs' in the vocabulary; did you mean 'actor-types'?
        """)
  }

  @Test func aNameThatIsNoSlug() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-types: [A Vessel]
          relation-types: [{name: sails, domain: [a-vessel], range: [a-vessel]}]
        """,
        6: "  blue: {name: Blue Shipping, type: a-vessel}",
      ],
      says: """
        4:17: error: the actor type's name 'A Vessel' may only have the letters a to z, digits, \
        and single hyphens between them; write 'a-vessel'
        """)
  }
}
