import Testing

/// What is said of a vocabulary's place and form: every message and its place, nothing else.
@Suite struct CaseVocabularyFileTests {
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
