import Testing

/// What is said of actors: every message and its place, nothing else.
@Suite struct CaseActorsTests {
  @Test func anUnknownType() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, type: organization}"],
      says: """
        6:37: error: there is no actor type 'organization'; did you mean 'organisation'?
        """)
  }

  @Test func anUnknownTypeNearNothing() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, type: vessel}"],
      says: """
        6:37: error: there is no actor type 'vessel'; there are person, organisation, group, \
        place, asset, channel, scheme, event, document
        """)
  }

  @Test func aMissingName() throws {
    try ExampleCase.expect(
      [6: "  blue: {type: organisation}"],
      says: "6:9: error: the actor 'blue' has no 'name'; add one")
  }

  @Test func aMissingType() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping}"],
      says: "6:9: error: the actor 'blue' has no 'type'; add one")
  }

  @Test func aMisspeltName() throws {
    try ExampleCase.expect(
      [6: "  blue: {nmae: Blue Shipping, type: organisation}"],
      says: """
        6:10: error: unknown key 'nmae' in an actor; did you mean 'name'?
        """)
  }

  @Test func aMisspeltType() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, typ: organisation}"],
      says: """
        6:31: error: unknown key 'typ' in an actor; did you mean 'type'?
        """)
  }

  @Test func aMisspeltAlias() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: The Agent, alises: [Blue Shipping], type: organisation}"],
      says: """
        6:27: error: unknown key 'alises' in an actor; did you mean 'aliases'?
        """)
  }

  @Test func anUnknownKey() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, type: organisation, height: 3}"],
      says: """
        6:51: error: unknown key 'height' in an actor; known are name, type, aliases, \
        description, same-as, inferred, review, status
        """)
  }

  @Test func anActorThatIsAText() throws {
    try ExampleCase.expect(
      [6: "  blue: Blue Shipping"],
      says: """
        6:9: error: the actor 'blue' is the text 'Blue Shipping', but a mapping of keys and \
        values was expected
        """)
  }

  @Test func anActorThatIsNothing() throws {
    try ExampleCase.expect(
      [6: "  blue:"],
      says: """
        6:8: error: the actor 'blue' is nothing, but a mapping of keys and values was expected
        """)
  }

  @Test func anActorThatIsAList() throws {
    try ExampleCase.expect(
      [6: "  blue: [Blue Shipping]"],
      says: """
        6:9: error: the actor 'blue' is a list, but a mapping of keys and values was expected
        """)
  }

  @Test func aNameThatIsAList() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: [Blue Shipping], type: organisation}"],
      says: "6:16: error: the name is a list, but a text was expected")
  }

  @Test func aTypeThatIsAMapping() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, type: {a: b}}"],
      says: """
        6:37: error: the type is a mapping, but a text was expected
        """)
  }

  @Test func anAliasThatIsAMapping() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, aliases: [BS, {a: b}], type: organisation}"],
      says: """
        6:45: error: the alias is a mapping, but a text was expected
        """)
  }

  @Test func aSingleAlias() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Shipping Company, aliases: Blue Shipping, type: organisation}"],
      says: "")
  }

  @Test func anIDThatIsNoSlug() throws {
    try ExampleCase.expect(
      [
        6: "  Blue_Shipping: {name: Blue Shipping, type: organisation}",
        10: "- from: Blue_Shipping",
      ],
      says: """
        6:3: error: the actor's id 'Blue_Shipping' may only have the letters a to z, digits, and \
        single hyphens between them; write 'blue-shipping'
        """)
  }

  @Test func aReferenceToWhatAnIDShouldBe() throws {
    try ExampleCase.expect(
      [6: "  Blue: {name: Blue Shipping, type: organisation}"],
      says: """
        6:3: error: the actor's id 'Blue' may only have the letters a to z, digits, and single \
        hyphens between them; write 'blue'
        """)
  }

  @Test func anEmptyID() throws {
    try ExampleCase.expect(
      [
        6: """
          blue: {name: Blue Shipping, type: organisation}
          "": {name: B, type: person}
        """
      ],
      says: "7:3: error: the actor's id is empty; give it a value")
  }

  @Test func aDuplicateID() throws {
    try ExampleCase.expect(
      [
        8: """
          ann: {name: Ann Archer, type: person}
          ann: {name: Ann Other, type: person}
        """
      ],
      says: """
        9:3: error: key 'ann' stands twice in this mapping, first at 8:3: keep one of them
        """)
  }

  @Test func aSameAsThatIsNoIRI() throws {
    try ExampleCase.expect(
      [
        6: """
          blue: {name: Blue Shipping, type: organisation, same-as: [https://example.org/1, Q1]}
        """
      ],
      says: """
        6:84: error: 'same-as' is 'Q1', which is no absolute IRI; write one as \
        https://example.org/page, with other characters percent-encoded
        """)
  }

  @Test func inferredThatIsNoBoolean() throws {
    try ExampleCase.expect(
      [6: "  blue: {name: Blue Shipping, type: organisation, inferred: yes}"],
      says: """
        6:61: error: 'inferred' is the text 'yes', but true or false was expected
        """)
  }
}
