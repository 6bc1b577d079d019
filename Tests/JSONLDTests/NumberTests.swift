@testable import JSONLD
import Testing

struct NumberTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("-0e0", "0"), ("5.0", "5"), ("1e3", "1000"), ("-12", "-12"),
    ("1.5e1", "15"), ("123456789012345678901", "123456789012345678901"),
    ("1e20", "100000000000000000000"), ("100e-2", "1"),
  ])
  func wholeNumbers(spelling: String, expected: String) {
    #expect(JSONNumber(ExactString(spelling)).canonicalInteger == ExactString(expected))
  }

  @Test(arguments: ["1e21", "1000000000000000000000", "0.1", "1e-1", "1e999999999999999999999"])
  func otherNumbers(spelling: String) {
    #expect(JSONNumber(ExactString(spelling)).canonicalInteger == nil)
  }

  @Test(arguments: [
    ("5.5", "5.5E0"), ("0", "0.0E0"), ("1e21", "1.0E21"), ("-123.456", "-1.23456E2"),
    ("0.00001", "1.0E-5"), ("5e-324", "5.0E-324"), ("1e400", "INF"), ("-1e400", "-INF"),
    ("100", "1.0E2"), ("0.1", "1.0E-1"), ("1.7976931348623157e308", "1.7976931348623157E308"),
  ])
  func doubles(spelling: String, expected: String) {
    #expect(JSONNumber(ExactString(spelling)).canonicalDouble == ExactString(expected))
  }

  /// From RFC 8785, appendix B, and what is next to its limits.
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("5e-324", "5e-324"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"),
    ("9007199254740992", "9007199254740992"), ("295147905179352830000", "295147905179352830000"),
    ("9.999999999999997e22", "9.999999999999997e+22"), ("1e23", "1e+23"),
    ("1e21", "1e+21"), ("1e20", "100000000000000000000"), ("0.000001", "0.000001"),
    ("0.0000001", "1e-7"), ("333333333.33333329", "333333333.3333333"), ("1E30", "1e+30"),
    ("4.50", "4.5"), ("2e-3", "0.002"), ("-1.5e-10", "-1.5e-10"), ("123", "123"),
  ])
  func scripts(spelling: String, expected: String) {
    #expect(JSONNumber(ExactString(spelling)).ecmaScript == ExactString(expected))
  }

  @Test func canonicalTextSortsByUnitsOfUTF16() throws {
    let json = try JSON(
      parsing: Array(#"{"\uE000":1,"\uD83D\uDE00":2,"b":[1.0,"\u000f/"],"a":null}"#.utf8))
    #expect(json.canonicalText == "{\"a\":null,\"b\":[1,\"\\u000f/\"],\"😀\":2,\"\u{E000}\":1}")
    #expect(try JSON(parsing: Array("[1e400]".utf8)).canonicalText == nil)
  }
}
