import Testing

/// What is said of the relation types of a case's own vocabulary: every message and its place, nothing else.
@Suite struct CaseVocabularyRelationTypesTests {
  @Test func aRelationType() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: sails-to, inverse: sailed to by, definition: sails, domain: \
        organisation, range: organisation, label: sails to}]
        """,
        11: "  type: sails-to",
      ],
      says: "")
  }

  @Test func aRelationTypeWithoutAName() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{inverse: sailed to by}]
        """,
        11: "  type: sails-to",
      ],
      says: "4:20: error: the relation type has no 'name'; add one")
  }

  @Test func aRelationTypeThatIsAText() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [sails-to]
        """
      ],
      says: """
        4:20: error: a relation type is the text 'sails-to', but a mapping of keys and values was \
        expected
        """)
  }

  @Test func endsAreWidened() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: supplies, range: [organisation, asset]}]
        """,
        7: "  port: {name: Port Authority, type: asset}",
        14: nil,
      ],
      says: """
        10:3: warning: no relation has the actor 'ann' in it; add one, or leave the actor out
        """)
  }

  @Test func endsAreRestricted() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: supplies, domain: [person]}]
        """
      ],
      says: """
        12:9: error: 'blue' is of the type 'organisation', which cannot begin a relation \
        'supplies': that takes person; choose another relation type, or allow 'organisation' in \
        the case's vocabulary
        """)
  }

  @Test func anEmptyDomain() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: supplies, domain: []}]
        """
      ],
      says: """
        4:45: error: the domain is empty, so that no actor could stand there; name actor types
        """)
  }

  @Test func anUnknownTypeInADomain() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: supplies, domain: [organization, vessel]}]
        """
      ],
      says: """
        4:46: error: there is no actor type 'organization'; did you mean 'organisation'?
        4:60: error: there is no actor type 'vessel'; there are person, organisation, group, \
        place, asset, channel, scheme, event, document
        """)
  }

  @Test func symmetryChanged() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: supplies, symmetric: true}]
        """
      ],
      says: """
        4:48: error: 'supplies' is built in as directed, and cannot be changed; give the new type \
        a name of its own
        """)
  }

  @Test func symmetryThatIsNone() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: sails, symmetric: perhaps}]
        """
      ],
      says: """
        4:45: error: 'symmetric' is the text 'perhaps', but true or false was expected
        """)
  }

  @Test func anUnknownKeyOfARelationType() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: sails, inverse-label: sailed}]
        """
      ],
      says: """
        4:34: error: unknown key 'inverse-label' in a relation type; known are name, label, \
        inverse, definition, domain, range, symmetric, iri, super-properties
        """)
  }

  @Test func aSuperPropertyThatIsShared() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: sails, super-properties: [https://schema.org/location]}]
        """
      ],
      says: """
        4:53: error: 'https://schema.org/location' belongs to 'located-in' already, and two types \
        cannot share it; leave it out
        """)
  }

  @Test func anIRIThatIsShared() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: sails, iri: https://example.org/x}, {name: rows, iri: \
        https://example.org/x}]
        """
      ],
      says: """
        4:81: error: the IRI 'https://example.org/x' is already that of 'sails'; leave it out, or give \
        another
        """)
  }
}
