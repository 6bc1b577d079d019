import Testing

/// What is said of the values of relations: every message and its place, nothing else.
@Suite struct CaseRelationValuesTests {
  @Test func aDateThatIsNone() throws {
    try ExampleCase.expect(
      [
        13: """
          date: 2024-13
          evidence: {quote: delivered the fuel}
        """
      ],
      says: """
        13:9: error: the date is '2024-13', which is no date; write a year, a month or a day that \
        exists, as 2024, 2024-03 or 2024-03-05
        """)
  }

  @Test func aDateInWords() throws {
    try ExampleCase.expect(
      [
        13: """
          start: March 2024
          evidence: {quote: delivered the fuel}
        """
      ],
      says: """
        13:10: error: the start is 'March 2024', which is no date; write a year, a month or a day \
        that exists, as 2024, 2024-03 or 2024-03-05
        """)
  }

  @Test func aDateBesideAStart() throws {
    try ExampleCase.expect(
      [
        13: """
          date: 2024
          start: 2023
          evidence: {quote: delivered the fuel}
        """
      ],
      says: """
        14:3: error: 'start' stands beside 'date'; give either a date, or a start and an end
        """)
  }

  @Test func anEndBeforeTheStart() throws {
    try ExampleCase.expect(
      [
        13: """
          start: 2024-03
          end: 2024-02-28
          evidence: {quote: delivered the fuel}
        """
      ],
      says: """
        14:8: error: the end, 2024-02-28, lies before the start, 2024-03; change one of them
        """)
  }

  @Test func anEndInTheYearOfTheStart() throws {
    try ExampleCase.expect(
      [
        13: """
          start: 2024-03
          end: 2024
          evidence: {quote: delivered the fuel}
        """
      ],
      says: "")
  }

  @Test func anUnknownPolarity() throws {
    try ExampleCase.expect(
      [
        13: """
          polarity: negativ
          evidence: {quote: delivered the fuel}
        """
      ],
      says: """
        13:13: error: 'polarity' is 'negativ', which is none of affirmative, negative; did you \
        mean 'negative'?
        """)
  }

  @Test func anUnknownStance() throws {
    try ExampleCase.expect(
      [13: "  evidence: {quote: delivered the fuel, stance: claims}"],
      says: """
        13:49: error: the stance is 'claims', which is none of asserts, alleges, denies
        """)
  }

  @Test func aReviewThatIsNone() throws {
    try ExampleCase.expect(
      [
        13: """
          review: done
          evidence: {quote: delivered the fuel}
        """
      ],
      says: """
        13:11: error: 'review' is 'done', which is none of proposed, accepted, rejected
        """)
  }

  @Test func inferredThatIsNothing() throws {
    try ExampleCase.expect(
      [
        13: """
          inferred:
          evidence: {quote: delivered the fuel}
        """
      ],
      says: "13:12: error: 'inferred' is empty; give it a value")
  }
}
