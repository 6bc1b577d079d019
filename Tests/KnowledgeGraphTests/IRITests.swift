import KnowledgeGraph
import Testing

/// Absolute IRIs, as RDF tools take them.
@Suite struct IRITests {
  @Test(arguments: [
    "https://example.org", "https://example.org/", "http://example.org:8080/a?b=c&d=%C3%A9#e",
    "urn:redstring:harbour:actor:blue", "mailto:a@example.org", "https://example.org/é/港/😀",
    "https://user:word@example.org/", "https://example.org:/", "a:b", "x-y+z.1:b",
    "https://example.org/a;b=c,d!$&'()*+~", "https://example.org/?q=a/b?c", "tag:a@b.org,2024:c",
    "https://example.org/%25", "file:///a/b", "https://example.org/\u{A0}", "urn:x:\u{E1000}",
    "urn:x:\u{EFFFD}",
    "doi:10.1000/182", "HTTPS://EXAMPLE.ORG/",
  ]) func itIsOne(text: String) {
    #expect(IRI(text)?.string == text)
  }

  @Test(arguments: [
    "", ":", "a", "a:", ":a", "example.org/x", "//example.org", "/a", "#a", "1a:b", "é:b", "a b:c",
    "https://example.org/a b", "https://example.org/<a>", "https://example.org/\"", "urn:x:{a}",
    "urn:x:a|b", "urn:x:a\\b", "urn:x:a^b", "urn:x:`", "urn:x:%", "urn:x:%4", "urn:x:%4g",
    "urn:x:%é9",
    "urn:x:a#b#c", "https://[::1]/", "https://", "https:///a", "https:/example.org",
    "http:example.org",
    "HTTP:a", "https://a@b@example.org/", "https://?a", "https://#a", "https://example.org:80a/",
    "https://example.org:é/",
    "urn:x:a\n", "urn:x:\t", "urn:x:\u{0}", "urn:x:\u{7F}", "urn:x:\u{85}",
  ]) func itIsNone(text: String) {
    #expect(IRI(text) == nil)
  }

  @Test(
    arguments: [
      0xE000, 0xF8FF, 0xFDD0, 0xFDEF, 0xFFF0, 0xFFFE, 0xFFFF, 0x1FFFE, 0xE0001, 0xE0FFF, 0xF0000,
      0x10FFFD,
    ] as [UInt32]) func privateAndUnassignedScalarsAreRefused(value: UInt32) throws
  {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(IRI("urn:x:\(scalar)") == nil)
  }

  @Test func segmentsAreEncodedByteByByte() {
    #expect(IRI.encodingSegment("aZ09-._~") == "aZ09-._~")
    #expect(IRI.encodingSegment("a b/c:d%e?f#g") == "a%20b%2Fc%3Ad%25e%3Ff%23g")
    #expect(IRI.encodingSegment("é") == "%C3%A9")
    #expect(IRI.encodingSegment("e\u{301}") == "e%CC%81")
    #expect(IRI.encodingSegment("😀") == "%F0%9F%98%80")
    #expect(IRI.encodingSegment("") == "")
  }

  @Test func noTwoNamesShareASegment() {
    let names = [
      "a b", "a%20b", "a+b", "A b", "a/b", "a:b", "é", "e\u{301}", "a", "%", "%25", "~", ".",
    ]
    #expect(Set(names.map(IRI.encodingSegment)).count == names.count)
    for name in names { #expect(IRI("urn:x:" + IRI.encodingSegment(name)) != nil) }
  }

  @Test func thingsAreNamedAfterTheBase() {
    let names = Names(.init(name: "harbour", base: IRI("https://example.org/h/")))
    #expect(names.dataset.string == "https://example.org/h/dataset")
    #expect(names.actor("a b").string == "https://example.org/h/actor/a%20b")
    #expect(names.evidence("r-1", 2).string == "https://example.org/h/relation/r-1/evidence/2")
    #expect(
      names.selector("quote", "r-1", evidence: 2, passage: 1).string
        == "https://example.org/h/relation/r-1/evidence/2/quote")
    #expect(
      names.selector("position", "r-1", evidence: 2, passage: 3).string
        == "https://example.org/h/relation/r-1/evidence/2/position/3")
  }

  @Test func thingsAreNamedAfterTheCaseWhereThereIsNoBase() {
    let names = Names(.init(name: "harbour"))
    #expect(names.dataset.string == "urn:redstring:harbour:dataset")
    #expect(names.document("ledger").string == "urn:redstring:harbour:document:ledger")
    #expect(names.evidence("r-1", 1).string == "urn:redstring:harbour:relation:r-1:evidence:1")
  }
}
