import Testing

/// What is said of the properties of a case's own vocabulary: every message and its place, nothing else.
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
}
