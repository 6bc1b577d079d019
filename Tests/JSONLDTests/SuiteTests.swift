import Foundation
import JSONLD
import Testing

/// The suite of the working group. The lists of failures are exact: a test that begins to pass has to leave them.
@Suite(
  .enabled(
    if: Suite.folder != nil, "REDSTRING_JSONLD_SUITE names no folder with the tests of JSON-LD"))
struct SuiteTests {
  @Test func expand() throws {
    let failures = try Suite.failures("expand") { test in
      let document = try JSONLDProcessor(test.options()).expand(Suite.bytes(test.input))
      guard let path = test.expected else { return nil }
      let expected = try JSON(parsing: Suite.bytes(path))
      return Comparison.areSame(document, expected) ? nil : document.text
    }
    #expect(failures == [])
  }

  @Test func flatten() throws {
    let failures = try Suite.failures("flatten") { test in
      let document = try JSONLDProcessor(test.options()).flatten(
        Suite.bytes(test.input), context: test.context.map { try Suite.bytes($0) })
      guard let path = test.expected else { return nil }
      let expected = try JSON(parsing: Suite.bytes(path))
      return Comparison.areSame(document, expected) ? nil : document.text
    }
    #expect(failures == [])
  }

  @Test func compact() throws {
    let failures = try Suite.failures("compact") { test in
      let context = try Suite.bytes(#require(test.context))
      let document = try JSONLDProcessor(test.options())
        .compact(Suite.bytes(test.input), context: context)
      guard let path = test.expected else { return nil }
      let expected = try JSON(parsing: Suite.bytes(path))
      guard Comparison.areSame(document, expected) else { return document.text }
      // The order in lists shows only in expanded form.
      let processor = try JSONLDProcessor(test.options())
      let again = try processor.expand(Array(document.text.utf8))
      return Comparison.areSame(again, try processor.expand(Suite.bytes(path)))
        ? nil : "expanded again: \(again.text)"
    }
    #expect(failures == [])
  }

  @Test func toRDF() throws {
    let failures = try Suite.failures("toRdf") { test in
      let quads = try JSONLDProcessor(test.options()).quads(of: Suite.bytes(test.input))
      guard let path = test.expected else { return nil }
      let expected = NQuadsReader.read(String(decoding: try Suite.bytes(path), as: UTF8.self))
      return Isomorphism.areIsomorphic(quads, expected)
        ? nil : "\n" + quads.map(\.nQuads).joined()
    }
    #expect(failures == [])
  }
}
