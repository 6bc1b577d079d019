import JSONLD
import Testing

struct CompactionTests {
  private let processor = JSONLDProcessor(JSONLDOptions(base: "https://e.org/a/b"))

  private func compact(_ document: String, _ context: String) throws -> String {
    try processor.compact(Array(document.utf8), context: Array(context.utf8)).text
  }

  @Test func termsStandForIRIs() throws {
    let result = try compact(
      #"[{"@id": "https://e.org/a/c", "https://v/name": [{"@value": "A", "@language": "en"}]}]"#,
      #"{"name": {"@id": "https://v/name", "@language": "en"}}"#)
    #expect(
      result
        == #"{"@context":{"name":{"@id":"https://v/name","@language":"en"}},"@id":"c","name":"A"}"#)
  }

  @Test(arguments: [
    ("https://e.org/a/c", "c"), ("https://e.org/a/", "./"), ("https://e.org/c", "../c"),
    ("https://e.org/a/b?q", "?q"), ("https://e.org/a/b#f", "#f"),
    ("http://e.org/a/c", "http://e.org/a/c"),
    ("https://e.org/a/c:d", "./c:d"), ("https://e.org/", "../"),
  ])
  func referencesAreRelativeToTheBase(iri: String, expected: String) throws {
    let result = try JSON(
      parsing: Array(
        compact("[{\"@id\": \"\(iri)\", \"https://v/p\": [{\"@value\": 1}]}]", "{}").utf8))
    let id = try #require(result["@id"]?.string)
    #expect(IRIReference("https://e.org/a/b").resolving(IRIReference(id.string)).text == iri)
    #expect(id == ExactString(expected))
  }

  @Test func iriThatLooksCompactIsRefused() throws {
    let error = try #require(throws: JSONLDError.self) {
      try compact(
        #"[{"https://v/p": [{"@id": "x:y"}]}]"#, #"{"@context": {"x": "https://v/"}}"#)
    }
    #expect(error.code == .iriConfusedWithPrefix)
  }
}
