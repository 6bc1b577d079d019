import JSONLD
import Testing

struct QuadTests {
  private let processor = JSONLDProcessor(JSONLDOptions(base: "https://e.org/"))

  private func quads(_ text: String) throws -> [Quad] { try processor.quads(of: Array(text.utf8)) }

  @Test func quadsAreInTheOrderOfTheDocument() throws {
    let quads = try quads(
      #"{"@id": "z", "http://p/b": [2, 1], "http://p/a": {"@id": "y", "http://p/c": "x"}}"#)
    #expect(
      quads.map(\.nQuads) == [
        "<https://e.org/z> <http://p/b> \"2\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
        "<https://e.org/z> <http://p/b> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
        "<https://e.org/z> <http://p/a> <https://e.org/y> .\n",
        "<https://e.org/y> <http://p/c> \"x\" .\n",
      ])
  }

  @Test func linesAreThoseOfTheObjectsThatDescribe() throws {
    let quads = try quads(
      "[{\"@id\": \"a\",\n\"http://p/a\": {\"@id\": \"b\"}},\n{\"@id\": \"b\",\n\"http://p/a\": 1,\n"
        + "\"http://p/l\": {\"@list\": [1]}},\n{\"@id\": \"b\", \"http://p/z\": 1}]")
    #expect(quads.map(\.line) == [1, 3, 3, nil, nil, 3])
  }

  @Test func valuesAreThereOnceAndListsAsTheyAre() throws {
    let many = (0..<30).map { "{\"@id\": \"n\($0 % 15)\"}" }.joined(separator: ",")
    #expect(try quads("{\"@id\": \"a\", \"http://p/a\": [\(many)]}").count == 15)
    let texts = (0..<30).map { "\"\($0 % 15)\"" }.joined(separator: ",")
    #expect(try quads("{\"@id\": \"a\", \"http://p/a\": [\(texts), 1, 1.0, true]}").count == 17)
    let types = (0..<30).map { "\"http://t/\($0 % 15)\"" }.joined(separator: ",")
    #expect(try quads("{\"@id\": \"a\", \"@type\": [\(types)]}").count == 15)
    #expect(try quads(#"{"@id": "a", "http://p/a": {"@list": [1, 1]}}"#).count == 5)
  }

  @Test func literalsSayWhatTheyAre() throws {
    let quads = try quads(
      #"{"@id": "a", "http://p/a": {"@value": "x", "@language": "ar", "@direction": "rtl"}}"#)
    guard case .literal(let literal)? = quads.first?.object else {
      Issue.record("no literal")
      return
    }
    #expect(literal.value == "x")
    #expect(literal.language == "ar")
    #expect(literal.direction == "rtl")
    #expect(literal.datatype == RDFVocabulary.langString)
  }

  @Test func textsAreEscaped() throws {
    let quads = try quads(#"{"@id": "a", "http://p/a": "a\"b\\c\nd\re\tf"}"#)
    #expect(
      quads.map(\.nQuads) == ["<https://e.org/a> <http://p/a> \"a\\\"b\\\\c\\nd\\re\tf\" .\n"])
  }

  @Test func blankNodesAreRelabelledWithoutCollisions() throws {
    let quads = try quads(
      #"[{"http://p/a": {"@id": "_:b0"}}, {"@id": "_:b0", "http://p/a": {"@id": "_:b1"}}]"#)
    #expect(
      quads.map(\.nQuads) == [
        "_:b0 <http://p/a> _:b1 .\n", "_:b1 <http://p/a> _:b2 .\n",
      ])
  }

  @Test func aBodyMayStop() throws {
    var count = 0
    #expect(throws: JSONLDError.self) {
      try processor.forEachQuad(of: Array(#"{"@id": "a", "http://p/a": [1, 2, 3]}"#.utf8)) {
        (_) throws(JSONLDError) in
        count += 1
        if count == 2 { _ = try JSON(parsing: []) }
      }
    }
    #expect(count == 2)
  }

  @Test func numbersOutOfRangeInLiteralsAreRefused() throws {
    let error = try #require(throws: JSONLDError.self) {
      try quads("{\"http://p/a\":\n{\"@type\": \"@json\", \"@value\": [1e999]}}")
    }
    #expect(error.code == .invalidJSONLiteral)
    #expect(error.line == 2)
  }
}
