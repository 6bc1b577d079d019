import Testing

/// What is said of the keys of a case itself: every message and its place, nothing else.
@Suite struct CaseHeaderTests {
  @Test func aSoundCaseSaysNothing() throws {
    try ExampleCase.expect(
      says: "")
  }

  @Test func anUnknownVersion() throws {
    try ExampleCase.expect(
      [1: "redstring: 2"],
      says: """
        1:12: error: version '2' of the case file is not known; write 1
        """)
  }

  @Test func aMissingVersion() throws {
    try ExampleCase.expect(
      [1: nil],
      says: "1:1: error: the case has no 'redstring'; add one")
  }

  @Test func aMissingName() throws {
    try ExampleCase.expect(
      [2: nil],
      says: "1:1: error: the case has no 'case'; add one")
  }

  @Test func aNameThatIsNoSlug() throws {
    try ExampleCase.expect(
      [2: "case: Harbour Fuel"],
      says: """
        2:7: error: the case's name 'Harbour Fuel' may only have the letters a to z, digits, and \
        single hyphens between them; write 'harbour-fuel'
        """)
  }

  @Test func aNameWithAccents() throws {
    try ExampleCase.expect(
      [2: "case: Jesús García"],
      says: """
        2:7: error: the case's name 'Jesús García' may only have the letters a to z, digits, and \
        single hyphens between them; write 'jesus-garcia'
        """)
  }

  @Test func aNameWithLettersBeyondASlug() throws {
    try ExampleCase.expect(
      [2: "case: 港"],
      says: """
        2:7: error: the case's name '港' may only have the letters a to z, digits, and single \
        hyphens between them
        """)
  }

  @Test func aBlankName() throws {
    try ExampleCase.expect(
      [2: "case:"],
      says: "2:6: error: the case's name is empty; give it a value")
  }

  @Test func anUnknownKeyNearAnother() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        titel: Fuel
        """
      ],
      says: """
        3:1: error: unknown key 'titel' in a case; did you mean 'title'?
        """)
  }

  @Test func anUnknownKeyNearNothing() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        questionnaire: 1
        """
      ],
      says: """
        3:1: error: unknown key 'questionnaire' in a case; known are redstring, case, title, \
        base, vocabulary, documents, actors, relations
        """)
  }

  @Test func aMisspeltRequiredKeyIsNotMissing() throws {
    try ExampleCase.expect(
      [2: "caze: harbour"],
      says: """
        2:1: error: unknown key 'caze' in a case; did you mean 'case'?
        """)
  }

  @Test func aBlankTitle() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        title: " "
        """
      ],
      says: "3:8: error: the title is blank; give it a value")
  }

  @Test func aTitleThatIsAList() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        title: [a]
        """
      ],
      says: "3:8: error: the title is a list, but a text was expected")
  }

  @Test func aTitleWithANoncharacter() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        title: "a\\uFFFE"
        """
      ],
      says: """
        3:8: error: the title holds U+FFFE or U+FFFF, which is no character; leave it out
        """)
  }

  @Test func aBaseThatIsNoIRI() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        base: example.org/x
        """
      ],
      says: """
        3:7: error: the base is 'example.org/x', which is no absolute IRI; write one as \
        https://example.org/page, with other characters percent-encoded
        """)
  }

  @Test func aBaseWithoutASlash() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        base: https://example.org/x
        """
      ],
      says: """
        3:7: warning: the base does not end in '/', so that IRIs will begin with \
        'https://example.org/xactor'; end it in '/'
        """)
  }

  @Test func aCaseThatIsAList() throws {
    try ExampleCase.expect(
      [
        1: "- redstring",
        2: nil,
        3: nil,
        4: nil,
        5: nil,
        6: nil,
        7: nil,
        8: nil,
        9: nil,
        10: nil,
        11: nil,
        12: nil,
        13: nil,
        14: nil,
      ],
      says: """
        1:1: error: the case is a list, but a mapping of keys and values was expected
        """)
  }

  @Test func aKeyThatStandsTwice() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        case: other
        """
      ],
      says: """
        3:1: error: key 'case' stands twice in this mapping, first at 2:1: keep one of them
        """)
  }

  @Test func aSyntaxError() throws {
    try ExampleCase.expect(
      [2: "case: [harbour"],
      says: """
        3:10: error: expected ',' or ']' in the list that starts at 2:7
        """)
  }

  @Test func aKeyThatStandsTwiceHidesNothingElse() throws {
    try ExampleCase.expect(
      [
        2: """
        case: harbour
        title: one
        title: two
        """,
        13: "  evidence: {quote: xylophones}",
      ],
      says: """
        4:1: error: key 'title' stands twice in this mapping, first at 3:1: keep one of them
        15:21: error: the quote is not in the document, nor is anything like it
        """)
  }
}
