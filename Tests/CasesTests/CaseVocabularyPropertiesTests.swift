import Testing

/// What is said of the properties and the file of a case's own vocabulary: every message and its place, nothing else.
@Suite struct CaseVocabularyPropertiesTests {
  @Test func propertiesOfEveryKind() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-properties:
            weight: decimal
            count: integer
            sure: boolean
            seen: date
            owner: actor
            cargo: actor or text
            note: text
        """,
        13: """
          weight: 0.50
          count: -3
          sure: true
          seen: 2024-03
          owner: ann
          cargo: port
          note: x
          evidence: {quote: delivered the fuel}
        """,
      ],
      says: "")
  }

  @Test func valuesOfTheWrongKind() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-properties:
            weight: decimal
            count: integer
            sure: boolean
            seen: date
            owner: actor
            cargo: actor or text
            note: text
        """,
        13: """
          weight: 1e5
          count: 0.5
          sure: yes
          seen: today
          owner: [ann]
          cargo: {a: b}
          note: []
          evidence: {quote: delivered the fuel}
        """,
      ],
      says: """
        22:11: error: 'weight' is the text '1e5', but a decimal number was expected
        23:10: error: 'count' is the text '0.5', but a whole number was expected
        24:9: error: 'sure' is the text 'yes', but true or false was expected
        25:9: error: 'seen' is 'today', which is no date; write a year, a month or a day that \
        exists, as 2024, 2024-03 or 2024-03-05
        26:10: error: 'owner' is a list, but a text was expected
        27:10: error: 'cargo' is a mapping, but a text was expected
        28:9: error: 'note' is a list, but a text was expected
        """)
  }

  @Test func aDanglingActorInAProperty() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-properties:
            weight: decimal
            count: integer
            sure: boolean
            seen: date
            owner: actor
            cargo: actor or text
            note: text
        """,
        13: """
          owner: anna
          evidence: {quote: delivered the fuel}
        """,
      ],
      says: """
        22:10: error: there is no actor 'anna'; did you mean 'ann'?
        """)
  }

  @Test func aPropertyWithALabel() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: {height: {kind: decimal, label: height in metres, iri: \
        https://example.org/height}}
        """,
        8: "  ann: {name: Ann Archer, type: person, height: 1.80}",
      ],
      says: "")
  }

  @Test func anUnknownKind() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: {height: number}
        """,
        8: "  ann: {name: Ann Archer, type: person, height: 1.80}",
      ],
      says: """
        4:30: error: the kind is 'number', which is none of text, integer, decimal, boolean, \
        date, actor, actor or text
        """)
  }

  @Test func anUnknownKindInFull() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: {height: {kind: decimel}}
        """,
        8: "  ann: {name: Ann Archer, type: person, height: 1.80}",
      ],
      says: """
        4:37: error: the kind is 'decimel', which is none of text, integer, decimal, boolean, \
        date, actor, actor or text; did you mean 'decimal'?
        """)
  }

  @Test func aKindThatIsMissing() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: {height: {label: x}}
        """,
        8: "  ann: {name: Ann Archer, type: person, height: 1.80}",
      ],
      says: "4:30: error: the property 'height' has no 'kind'; add one")
  }

  @Test func aPropertyThatIsReserved() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: {type: text}
          relation-properties: {evidence: text}
        """
      ],
      says: """
        4:22: error: 'type' cannot be declared: it has a meaning of its own; choose another name
        5:25: error: 'evidence' cannot be declared: it has a meaning of its own; choose another name
        """)
  }

  @Test func aPropertyOfAnotherKind() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: {status: date}
        """
      ],
      says: """
        4:30: error: 'status' is built in as 'text', and cannot be changed; give the new property \
        a name of its own
        """)
  }

  @Test func aPropertyDeclaredAgain() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: {status: {kind: text, label: standing}}
        """
      ],
      says: "")
  }

  @Test func propertiesThatAreAList() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: [height]
        """,
        8: "  ann: {name: Ann Archer, type: person, height: 1.80}",
      ],
      says: """
        4:21: error: 'actor-properties' is a list, but a mapping of keys and values was expected
        """)
  }

  @Test func aPropertyNameThatIsNoSlug() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          actor-properties: {Height: decimal}
        """,
        8: "  ann: {name: Ann Archer, type: person, Height: 1.80}",
      ],
      says: """
        4:22: error: the property's name 'Height' may only have the letters a to z, digits, and \
        single hyphens between them; write 'height'
        """)
  }

  @Test func aKeyThatStandsTwice() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
          relation-types: [{name: sails}]
          relation-types: [{name: rows}]
        """,
        11: "  type: rows",
      ],
      says: """
        5:3: error: key 'relation-types' stands twice in this mapping, first at 4:3: keep one of \
        them
        """)
  }

  @Test func aBlankVocabulary() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary:
        """
      ],
      says: "3:12: error: the vocabulary is empty; give it a value")
  }

  @Test func aListAsVocabulary() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary: [a]
        """,
        6: "  blue: {name: Blue Shipping, type: vessel}",
      ],
      says: """
        3:13: error: the vocabulary is a list, but a mapping or the name of a file was expected
        """)
  }

  @Test func aMissingFile() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary: words.yaml
        """,
        6: "  blue: {name: Blue Shipping, type: vessel, height: 3}",
      ],
      says: """
        3:13: error: the vocabulary 'words.yaml' does not exist; put it in the case folder, or \
        leave the key out
        """)
  }

  @Test func aFileOutsideOfTheCase() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary: ../words.yaml
        """
      ],
      says: """
        3:13: error: the vocabulary '../words.yaml' is not in the case folder; put it there and \
        give its name
        """)
  }

  @Test func aFile() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary: words.yaml
        """,
        6: "  blue: {name: Blue Shipping, type: vessel}",
        11: "  type: quoted-about",
      ],
      files: [
        "words.yaml":
          "actor-types: [vessel]\nrelation-types: [{name: quoted-about, domain: [vessel]}]\n"
      ],
      says: "")
  }

  @Test func anErrorInTheFile() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary: words.yaml
        """,
        6: "  blue: {name: Blue Shipping, type: vessel}",
      ], files: ["words.yaml": "actor-types:\n- {name: vessel, colour: \"#aabbcc\"}\n"],
      says: """
        words.yaml:2:18: error: unknown key 'colour' in an actor type; did you mean 'color'?
        """)
  }

  @Test func aFileThatIsNoYAML() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary: words.yaml
        """,
        6: "  blue: {name: Blue Shipping, type: vessel}",
      ], files: ["words.yaml": "actor-types: [vessel\n"],
      says: """
        words.yaml:2:1: error: expected ',' or ']' in the list that starts at 1:14
        """)
  }

  @Test func aFileThatIsAList() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        vocabulary: words.yaml
        """,
        6: "  blue: {name: Blue Shipping, type: vessel}",
      ], files: ["words.yaml": "- vessel\n"],
      says: """
        words.yaml:1:1: error: the vocabulary is a list, but a mapping of keys and values was \
        expected
        """)
  }
}
