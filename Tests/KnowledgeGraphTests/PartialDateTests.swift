import KnowledgeGraph
import Testing

/// Years, months and days that exist, in the form that XML Schema gives them.
@Suite struct PartialDateTests {
  @Test(arguments: [
    "0001", "2024", "9999", "2024-01", "2024-12", "2024-03-05", "2024-02-29", "2000-02-29",
    "2400-02-29", "2023-02-28", "2024-04-30", "2024-12-31", "0004-02-29",
  ]) func aDateIsWrittenAsItWasRead(text: String) {
    #expect(PartialDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "0000", "0000-01-01", "24", "202", "20240", "+2024", "-2024", "2024-", "2024-3", "2024-00",
    "2024-13", "2024-003", "2024-03-", "2024-03-0", "2024-03-00", "2024-03-32", "2024-04-31",
    "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2024-03-05-", "2024-03-05-01",
    "2024-03-05Z", "2024-03-05T00:00", "2024-03 ", " 2024", "2024/03", "2024–03", "２０２４", "2024-0٣",
    "20240305", "March 2024", "-2024-03", "2024--03", "2024-03-05\n", "2024\u{0}",
  ]) func nothingElseIsADate(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test func numbersMustMakeADate() {
    #expect(PartialDate(year: 2024, month: 2, day: 29) == PartialDate("2024-02-29"))
    #expect(PartialDate(year: 2024, day: 1) == nil)
    #expect(PartialDate(year: 0) == nil)
    #expect(PartialDate(year: 10_000) == nil)
    #expect(PartialDate(year: .min, month: .min, day: .max) == nil)
    #expect(PartialDate(year: 2024, month: 0) == nil)
    #expect(PartialDate(year: 2024, month: 13, day: 1) == nil)
    #expect(PartialDate(year: 2023, month: 2, day: 29) == nil)
  }

  @Test(arguments: [
    ("2023", "2024"), ("2023-12", "2024"), ("2023-12-31", "2024"), ("2023", "2024-01-01"),
    ("2024-02", "2024-03"), ("2024-02-29", "2024-03"), ("2024-02", "2024-03-01"),
    ("2024-03-04", "2024-03-05"),
  ]) func oneLiesBeforeTheOther(earlier: String, later: String) throws {
    let earlier = try #require(PartialDate(earlier))
    let later = try #require(PartialDate(later))
    #expect(earlier.isBefore(later))
    #expect(!later.isBefore(earlier))
  }

  @Test(arguments: [
    ("2024", "2024"), ("2024", "2024-03"), ("2024", "2024-12-31"), ("2024-03", "2024-03"),
    ("2024-03", "2024-03-31"), ("2024-03-05", "2024-03-05"),
  ]) func neitherLiesBeforeTheOther(one: String, other: String) throws {
    let one = try #require(PartialDate(one))
    let other = try #require(PartialDate(other))
    #expect(!one.isBefore(other))
    #expect(!other.isBefore(one))
  }

  @Test func howMuchIsKnownTellsDatesApart() {
    #expect(Set(["2024", "2024-01", "2024-01-01"].map { PartialDate($0) }).count == 3)
  }
}
