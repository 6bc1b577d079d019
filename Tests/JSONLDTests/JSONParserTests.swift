import JSONLD
import Testing
struct JSONParserTests {
  @Test func some() throws { #expect(try JSON(parsing: Array("1".utf8)).number != nil) }
}
