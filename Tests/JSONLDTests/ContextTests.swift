import JSONLD
import Testing

struct ContextTests {
  private func nQuads(_ text: String, _ contexts: [String: String] = [:]) throws -> String {
    let loader = ContextDictionary(contexts.mapValues { Array($0.utf8) })
    let processor = JSONLDProcessor(JSONLDOptions(base: "https://e.org/", contexts: loader))
    return try processor.quads(of: Array(text.utf8)).map(\.nQuads).joined()
  }

  private func failure(
    _ text: String, _ contexts: [String: String] = [:]
  ) throws -> JSONLDError {
    try #require(throws: JSONLDError.self) { try nQuads(text, contexts) }
  }

  @Test func remoteContextsAreRefusedWithAdvice() throws {
    let error = try failure("{\n  \"@context\": \"https://schema.org/\",\n  \"name\": \"A\"\n}")
    #expect(
      error
        .description == "2:15: loading remote context failed: the context <https://schema.org/> is "
        + "not at hand; it is never fetched; give a folder of contexts that has it")
  }

  @Test func contextsAtHandAreUsed() throws {
    let result = try nQuads(
      #"{"@context": "c", "@id": "a", "name": "A"}"#,
      ["https://e.org/c": #"{"@context": {"name": "https://schema.org/name"}}"#])
    #expect(result == "<https://e.org/a> <https://schema.org/name> \"A\" .\n")
  }

  @Test func placesInRemoteContextsNameThem() throws {
    let error = try failure(
      #"{"@context": "c"}"#, ["https://e.org/c": "{\"@context\": {\n \"a\": {\"@id\": 5}}}"])
    #expect(error.code == .invalidIRIMapping)
    #expect(error.context == "https://e.org/c")
    #expect(error.line == 2)
    #expect(error.column == 15)
    let broken = try failure(#"{"@context": "c"}"#, ["https://e.org/c": "{\n?"])
    #expect(broken.description.hasPrefix("https://e.org/c:2:1: loading remote context failed: "))
  }

  @Test(arguments: [
    ("{\"@context\": {\n\"@vocab\": 5}}", JSONLDError.Code.invalidVocabMapping, 2, 11),
    ("{\"@context\": {\n\"a\": \"b:c\", \"b\": \"a:c\"}}", .cyclicIRIMapping, 2, 18),
    ("[\n{\"@id\": 5}]", .invalidIDValue, 2, 9),
    ("{\"@id\": \"a\",\n\"@type\": [true]}", .invalidTypeValue, 2, 11),
    (
      "{\"@context\": {\"id\": \"@id\"}, \"@id\": \"a\",\n \"id\": \"b\"}", .collidingKeywords, 2, 2
    ),
    (
      "{\"http://a/b\":\n{\"@value\": 1, \"@language\": \"en\"}}", .invalidLanguageTaggedValue, 2,
      12
    ),
    ("{\"@context\": {\"t\": {\"@id\": \"http://a/b\",\n\"x\": 1}}}", .invalidTermDefinition, 2, 1),
  ])
  func errorsHavePlaces(text: String, code: JSONLDError.Code, line: Int, column: Int) throws {
    let error = try failure(text)
    #expect(error.code == code)
    #expect(error.line == line)
    #expect(error.column == column)
  }

  @Test func contextsThatNameThemselvesAreRefused() throws {
    let error = try failure(
      #"{"@context": "a"}"#,
      [
        "https://e.org/a": #"{"@context": ["b", {"x": "http://x/"}]}"#,
        "https://e.org/b": #"{"@context": "a"}"#,
      ])
    #expect(
      error
        .description == "https://e.org/b:1:14: context overflow: the context <https://e.org/a> "
        + "within itself, by way of 2 contexts; take the circle out")
  }

  @Test func termsMayUseTheContextThatDefinesThem() throws {
    let context = #"{"@context": {"t": {"@id": "http://t/", "@context": "c"}, "n": "http://n/"}}"#
    let result = try nQuads(
      #"{"@context": "c", "@id": "a", "t": {"@id": "b", "n": 1}}"#, ["https://e.org/c": context])
    #expect(result.contains("<https://e.org/b> <http://n/> \"1\""))
  }

  @Test func manyContextsAreRefused() throws {
    let names = (0..<100).map { "\"c\($0)\"" }.joined(separator: ",")
    let contexts = Dictionary(
      uniqueKeysWithValues: (0..<100).map { ("https://e.org/c\($0)", #"{"@context": {}}"#) })
    #expect(try failure("{\"@context\": [\(names)]}", contexts).code == .contextOverflow)
  }

  @Test func contextsThatMultiplyAreRefused() throws {
    var contexts: [String: String] = [:]
    for level in 0..<40 {
      contexts["https://e.org/\(level)"] = "{\"@context\": [\"\(level + 1)\", \"\(level + 1)\"]}"
    }
    contexts["https://e.org/40"] = #"{"@context": {}}"#
    #expect(try failure(#"{"@context": "0"}"#, contexts).code == .contextOverflow)
  }

  @Test func chainsOfTermsAreBounded() throws {
    let terms = (0..<100_000).map { "\"t\($0)\": \"t\($0 + 1):x\"" }.joined(separator: ",")
    #expect(try failure("{\"@context\": {\(terms)}}").code == .contextOverflow)
  }

  @Test func longNamesAreRefused() throws {
    let long = "http://a/" + String(repeating: "x", count: 3_000)
    #expect(try failure("{\"@context\": {\"@vocab\": \"\(long)\"}}").code == .invalidVocabMapping)
    #expect(try failure("{\"@context\": {\"@base\": \"\(long)\"}}").code == .invalidBaseIRI)
    let terms = (1..<1_000).map { "\"t\($0)\": \"t\($0 - 1):xxxxxxxx/\"" }.joined(separator: ",")
    let growing = "{\"@context\": {\"t0\": \"http://a/\", \(terms)}}"
    #expect(try failure(growing).code == .invalidIRIMapping)
  }

  @Test func termsComeAndGoWithTheirNodes() throws {
    let result = try nQuads(
      """
      {"@context": {"@vocab": "http://v/", "T": {"@context": {"p": "http://scoped/p"}}},
       "@id": "a", "@type": "T", "p": {"@id": "b", "p": "outside"},
       "q": {"@context": {"r": "http://inner/r"}, "@id": "c", "r": 1, "s": {"@id": "d", "r": 2}}}
      """)
    #expect(
      result == """
        <https://e.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://v/T> .
        <https://e.org/a> <http://scoped/p> <https://e.org/b> .
        <https://e.org/a> <http://v/q> <https://e.org/c> .
        <https://e.org/b> <http://v/p> "outside" .
        <https://e.org/c> <http://inner/r> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
        <https://e.org/c> <http://v/s> <https://e.org/d> .
        <https://e.org/d> <http://inner/r> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .

        """)
  }
}
