@testable import JSONLD
import Testing

struct IRITests {
  private static let base = IRIReference("http://a/b/c/d;p?q")

  /// RFC 3986, sections 5.4.1 and 5.4.2.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
    ("http:g", "http:g"),
  ])
  func resolves(reference: String, expected: String) {
    #expect(IRITests.base.resolving(IRIReference(reference)).text == expected)
  }

  @Test(arguments: [
    ("http://a", "g", "http://a/g"), ("http://a?q", "", "http://a?q"), ("urn:a:b", "c", "urn:c"),
    ("http://a/b", "é/../ü", "http://a/ü"), ("file:///a/b", "../../c", "file:///c"),
  ])
  func resolvesAgainst(base: String, reference: String, expected: String) {
    #expect(IRIReference(base).resolving(IRIReference(reference)).text == expected)
  }

  @Test(arguments: [
    "", ":", "a:", "//", "///", "?", "#", "?#", "a?b#c?d", "1a:b", "a/b:c", "//h?q",
    "http://h/p?q#f",
    "é:x", "a+b-c.d:e", "mailto:a@b", "#a#b",
  ])
  func partsMakeTheWhole(text: String) {
    #expect(IRIReference(text).text == text)
  }

  @Test(arguments: [
    ("http://a/b", true), ("urn:x", true), ("http://a/é", true), ("a:%20", true), ("a", false),
    ("_:b", false), ("http://a b", false), ("http://a/<", false), ("http://a/{x}", false),
    ("http://a/%2", false), ("http://a/%zz", false), ("http://a/#b#c", false), ("1:a", false),
    ("a:\u{85}", false), ("a:\\", false), ("a:\"", false), ("a:`", false), ("a:^", false),
    ("a:|", false), ("a:\u{FFFF}", false),
  ])
  func wellFormed(text: String, expected: Bool) {
    #expect(ExactString(text).isWellFormedIRI == expected)
  }

  @Test(arguments: [
    ("en", true), ("de-CH-1996", true), ("x-a", true), ("", false), ("a b", false), ("en-", false),
    ("1e", false), ("abcdefghi", false), ("en_GB", false),
  ])
  func languages(text: String, expected: Bool) {
    #expect(ExactString(text).isWellFormedLanguage == expected)
  }

  @Test func textsAreComparedByBytes() {
    #expect(ExactString("é") != ExactString("e\u{301}"))
    #expect(Set([ExactString("é"), ExactString("e\u{301}")]).count == 2)
    #expect(ExactString("\u{FFFF}") < ExactString("😀"))
    #expect(ExactString("abcdefgh") != ExactString("abcdefgi"))
    #expect(Set([ExactString("12345678a"), ExactString("12345678b")]).count == 2)
  }
}
