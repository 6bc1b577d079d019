@testable import JSONLD
import Testing

struct JSONParserTests {
  private func parse(_ text: String) throws -> JSON { try JSON(parsing: Array(text.utf8)) }

  @Test(arguments: [
    ("null", "null"), (" true ", "true"), ("false", "false"), ("-0", "-0"),
    ("1.50E+07", "1.50E+07"),
    (#""""#, #""""#), (#"[ 1 , [ ] , { } ]"#, "[1,[],{}]"), ("\u{FEFF}1", "1"),
    (#"{"b":1,"a":{"c":[]}}"#, #"{"b":1,"a":{"c":[]}}"#),
    (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#),
    (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\b\f\n\r\t""#),
    (#""\u00e9\uD83D\uDE00\u0000""#, #""é😀\u0000""#),
  ])
  func readsAndWrites(text: String, expected: String) throws {
    #expect(try parse(text).text == expected)
  }

  @Test(arguments: [#""\uD800""#, #""\uDC00""#])
  func halfASurrogatePairIsAReplacement(text: String) throws {
    #expect(try parse(text).string == "\u{FFFD}")
  }

  @Test func halvesOfSurrogatePairsDoNotEatWhatFollows() throws {
    #expect(try parse(#""\uD800\u0041\uD83D\uD83D\uDE00""#).string == "\u{FFFD}A\u{FFFD}😀")
  }

  @Test(arguments: [
    ("", 1, 1, "ends in the middle"), ("[1,]", 1, 4, "a value was expected"),
    ("[1 2]", 1, 4, "',' or ']'"), ("{\"a\" 1}", 1, 6, "':'"), ("{a:1}", 1, 2, "in quotes"),
    ("{\"a\":1,}", 1, 8, "in quotes"), ("1 2", 1, 3, "the end was expected"),
    ("01", 1, 2, "leading zero"), ("-", 1, 2, "a digit"), ("1.", 1, 3, "after the decimal point"),
    ("1e", 1, 3, "exponent"), (".5", 1, 1, "a value"), ("+1", 1, 1, "a value"),
    ("nul", 1, 1, "a value"),
    ("\"a", 1, 1, "does not end"), ("\"\\x\"", 1, 2, "escape"), ("\"\\u12\"", 1, 2, "hexadecimal"),
    ("[\n  \"é\", \"a\tb\"]", 2, 10, "control character"), ("[NaN]", 1, 2, "a value"),
    ("'a'", 1, 1, "a value"), ("// c\n1", 1, 1, "a value"), ("\u{0C}1", 1, 1, "control character"),
  ])
  func refuses(text: String, line: Int, column: Int, message: String) throws {
    let error = try #require(throws: JSONLDError.self) { try parse(text) }
    #expect(error.code == .loadingDocumentFailed)
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func refusesBytesThatAreNoText() throws {
    let error = try #require(throws: JSONLDError.self) {
      try JSON(parsing: [0x22, 0x61, 0xC0, 0xAF, 0x22])
    }
    #expect(error.offset == 2)
    #expect(error.message.contains("UTF-8"))
  }

  @Test func nestsAsDeepAsAllowedAndNoDeeper() throws {
    let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(try parse(deepest).text == deepest)
    let error = try #require(throws: JSONLDError.self) { try parse("[" + deepest + "]") }
    #expect(error.column == 513)
    #expect(throws: JSONLDError.self) { try parse(String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func knowsWhereValuesAndNamesBegin() throws {
    let object = try #require(try parse("{ \"é\": [ 1, \"x\" ],\n \"b\": null }").object)
    #expect(object.members.map(\.keyOffset) == [2, 21])
    #expect(object.members.map(\.value.offset) == [8, 26])
    #expect(object.members[0].value.array?.map(\.offset) == [10, 13])
    #expect(JSON.null.offset == nil)
  }

  @Test func manyMembersAreFoundAndReplaced() throws {
    let members = (0..<100).map { "\"k\($0)\":\($0)" } + ["\"k7\":\"seven\""]
    var object = try #require(try parse("{" + members.joined(separator: ",") + "}").object)
    #expect(object.count == 100)
    #expect(object["k7"]?.string == "seven")
    #expect(object["k99"]?.number == JSONNumber("99"))
    #expect(object["k100"] == nil)
    object["k0"] = nil
    #expect(object["k0"] == nil)
    #expect(object["k50"]?.number == JSONNumber("50"))
    #expect(object.members.first?.key == "k1")
  }

  @Test func equalityIsThatOfValues() throws {
    #expect(try parse(#"{"a":1,"b":[2]}"#) == parse(#"{"b":[2.0],"a":10e-1}"#))
    #expect(try parse("[1,2]") != parse("[2,1]"))
    #expect(try parse("\"\u{E9}\"") != parse("\"e\u{301}\""))
  }
}
