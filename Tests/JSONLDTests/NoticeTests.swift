import JSONLD
import Testing

struct NoticeTests {
  private func notices(_ text: String) throws -> [JSONLDNotice] {
    try JSONLDProcessor().forEachQuad(of: Array(text.utf8)) { _ in }
  }

  @Test(arguments: [
    ("{\"http://p/a\": 1,\n\"name\": 2, \"other\": 3}", "memberWithoutMeaning", 2, "name", 2, 1),
    ("{\"@context\": {\n\"@foo\": \"http://a/b\"}}", "nameLikeKeyword", 1, "@foo", 2, 1),
    ("{\"@context\": {\n\"a\": \"@foo\"}}", "nameLikeKeyword", 1, "@foo", 2, 6),
    ("[\n\"a\", {\"@value\": 1}]", "valueWithoutProperty", 2, "'a'", 2, 1),
    ("[{\"@list\":\n [1]}]", "valueWithoutProperty", 1, "an array", 2, 2),
    ("\n{\"@id\": \"a\", \"http://p/a\": 1}", "malformedIRI", 1, "a", 2, 1),
    ("{\"http://p/a\":\n{\"@id\": \"b c\"}}", "malformedIRI", 1, "b c", 1, 1),
    (
      "{\"http://p/a\":\n{\"@value\": \"x\", \"@language\": \"?\"}}", "malformedLanguage", 1, "?",
      2, 1
    ),
    ("{\"_:p\": 1}", "blankNodeProperty", 1, "_:b1", 1, 1),
  ])
  func whatIsLeftOutIsSaid(
    text: String, kind: String, count: Int, example: String, line: Int, column: Int
  ) throws {
    let notices = try notices(text)
    #expect(notices.map { "\($0.kind)" } == [kind])
    #expect(notices.first?.count == count)
    #expect(notices.first?.example == example)
    #expect(notices.first?.line == line)
    #expect(notices.first?.column == column)
  }

  @Test func whatTheContextLeavesOutIsNot() throws {
    #expect(
      try notices(#"{"@context": {"a": null, "b": "http://b/b"}, "a": 1, "b": 2, "c": null}"#)
        .map(\.example) == ["c"])
    #expect(try notices(#"{"@context": {"a": null}, "a": 1, "http://p/a": [null, 1]}"#) == [])
  }
}
