import Foundation
import JSONLD
import Testing

/// Documents that are made to crash or to hang a reader: they are read or refused.
struct HostileInputTests {
  private let processor = JSONLDProcessor(JSONLDOptions(base: "https://e.org/"))

  /// What a level of nesting begins and ends with.
  @Test(arguments: [
    (#"{"http://p/a":"#, "}"), ("[", "]"), (#"{"@graph":"#, "}"), (#"{"@list":"#, "}"),
    (#"{"http://p/a":{"@list":["#, "]}}"), (#"{"@reverse":{"http://p/a":"#, "}}"),
    (#"{"@included":"#, "}"), (#"{"@set":"#, "}"), (#"{"@nest":"#, "}"),
    (#"{"@type":"@json","@value":"#, "}"), (#"{"@context":"#, "}"),
    (#"{"@context":{"t":{"@id":"http://t/","@context":"#, "}}}"),
    (#"{"@context":{"i":{"@id":"http://i/","@container":"@index"}},"i":{"x":"#, "}}"),
    (#"{"@context":{"@vocab":"http://v/"},"@id":"a","v":"#, "}"),
  ])
  func deepNesting(begin: String, end: String) throws {
    for depth in [100, 200, 255, 256, 500, 511, 512, 513, 100_000] {
      let text =
        String(repeating: begin, count: depth) + "{\"@id\": \"x\"}"
        + String(repeating: end, count: depth)
      readOrRefuse(Array(text.utf8))
    }
  }

  @Test func deepJSONLiterals() throws {
    let deep = String(repeating: "[", count: 505) + String(repeating: "]", count: 505)
    let text = "{\"http://p/a\": {\"@type\": \"@json\", \"@value\": \(deep)}}"
    #expect(try processor.quads(of: Array(text.utf8)).count == 1)
  }

  @Test func deepContextsAtTheEndOfDeepNodes() throws {
    let terms = (0..<60).map { "\"t\($0)\": \"t\($0 + 1):x\"" } + ["\"t60\": \"http://t/\""]
    let inner = "{\"@context\": {\(terms.joined(separator: ","))}, \"t0\": \"x\"}"
    let text =
      String(repeating: #"{"http://p/a":"#, count: 500) + inner + String(repeating: "}", count: 500)
    #expect(try processor.quads(of: Array(text.utf8)).count == 501)
  }

  @Test func everyBeginningIsReadOrRefused() {
    for end in HostileInputTests.document.indices {
      readOrRefuse(Array(HostileInputTests.document[..<end]))
    }
  }

  @Test func everyDocumentWithAByteChangedIsReadOrRefused() {
    for place in HostileInputTests.document.indices {
      for byte: UInt8 in [0x00, 0x22, 0x2C, 0x30, 0x3A, 0x40, 0x5B, 0x5D, 0x7B, 0x7D, 0x80, 0xFF] {
        var document = HostileInputTests.document
        document[place] = byte
        readOrRefuse(document)
      }
    }
  }

  /// Each member of the document in turn becomes something else.
  @Test(arguments: [
    "null", "true", "1", "\"@id\"", "\"x\"", "[]", "{}", "[null]", "[[1]]", #"{"@value":1}"#,
  ])
  func everyValueMayBeAnother(value: String) throws {
    let text = String(decoding: HostileInputTests.document, as: UTF8.self)
    var rest = text[...]
    while let colon = rest.range(of: ": ") {
      rest = text[colon.upperBound...]
      for end in [",", "}", "]"] {
        guard let stop = rest.range(of: end) else { continue }
        readOrRefuse(Array((text[..<colon.upperBound] + value + text[stop.lowerBound...]).utf8))
      }
    }
  }

  private func readOrRefuse(_ document: [UInt8]) {
    do throws(JSONLDError) {
      _ = try processor.expand(document)
      _ = try processor.flatten(document)
      _ = try processor.quads(of: document)
      _ = try processor.compact(document, context: HostileInputTests.document)
    } catch {
      #expect(!error.message.isEmpty)
      #expect(error.line != nil || error.offset == nil)
    }
  }

  private static let document = Array(
    """
    {"@context": [{"@version": 1.1, "@vocab": "http://v/", "@base": "b/", "@language": "en", "e": "http://é/"},
      {"@direction": "ltr", "@protected": true, "l": {"@id": "e:l", "@container": "@list"}, "x": "@nest",
       "m": {"@id": "e:m", "@container": "@language"}, "i": {"@container": ["@index", "@set"], "@index": "k"},
       "g": {"@container": ["@graph", "@id"]}, "r": {"@reverse": "e:r"}, "j": {"@type": "@json"},
       "T": {"@context": {"@propagate": true, "s": {"@type": "@vocab", "@id": "e:s"}}}, "y": {"@container": "@type"}}],
     "@id": "a", "@type": ["T", "U"], "s": "T", "l": [1, [2.5, "\\u00e9"], null], "x": {"n": -1e3},
     "m": {"de": ["a", "b"], "@none": "c"}, "i": {"one": {"@id": "c"}}, "g": {"h": {"n": true}},
     "r": {"@id": "d"}, "j": {"b": [1, 2], "a": null}, "y": {"T": {"@id": "f", "s": "e:q"}},
     "@reverse": {"p": [{"@id": "z"}]}, "@included": [{"@id": "in", "n": {"@set": [1]}}], "@graph": [{"@id": "k", "n": 1}]}
    """.utf8)
}
