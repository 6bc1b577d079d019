import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Markdown is a table with a row for each piece of evidence, whatever the texts hold.
@Suite struct MarkdownTests {
  @Test(arguments: 0..<100, MarkdownFormat.Profile.allCases)
  func everyPieceOfEvidenceHasItsRow(seed: Int, profile: MarkdownFormat.Profile) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let page = String(decoding: MarkdownFormat(profile: profile).bytes(of: graph), as: UTF8.self)
    let lines = page.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    )
    let rows = lines.filter { $0.hasPrefix("| ") }
    #expect(rows.count == 2 + graph.relations.reduce(0) { $0 + $1.evidence.count })
    #expect(rows.allSatisfy { MarkdownTests.cells($0) == 6 })
    let cited = Set(graph.relations.flatMap { $0.evidence.map(\.document) })
    #expect(lines.count { $0.hasPrefix("[^") } == cited.count)
    let items = graph.actors.count + graph.documents.count - cited.count
    #expect(lines.count { $0.hasPrefix("- ") } == items)
  }

  @Test(arguments: [
    ("a*b_c", #"a\*b\_c"#), ("a|b", #"a\|b"#), ("<b>&amp;", #"\<b\>\&amp;"#), ("#tag", ##"\#tag"##),
    ("1. x", #"1\. x"#), ("0.90", #"0\.90"#), ("v0.90", "v0.90"), ("- x", #"\- x"#),
    ("a\r\nb\rc", "a<br>b<br>c"), ("A.B", "A.B"),
    ("%%x%%", #"\%\%x\%\%"#), ("don't – “so”", "don't – “so”"),
  ])
  func textStaysText(text: String, markdown: String) {
    #expect(MarkdownText.cell(text) == markdown)
  }

  /// A footnote that nothing refers to is not shown; `1984. ` would begin a list.
  @Test func documentsWithoutSentencesAreShownAndNumbersAreNoLists() throws {
    let graph = try Graph(
      metadata: Graph.Metadata(name: "x"), vocabulary: .builtIn,
      documents: [Document(id: "d", title: "1984", publisher: "P")], actors: [],
      relations: [Relation]())
    let page = String(decoding: MarkdownFormat().bytes(of: graph), as: UTF8.self)
    #expect(page.hasSuffix("\n## Documents\n\n- 1984\\. P\n"))
  }

  @Test func onlyLinksOfTheWebAreLinks() {
    #expect(
      MarkdownText.link(IRI(unchecked: "https://e.org/?a=1&b=2")) == "<https://e.org/?a=1&b=2>")
    #expect(MarkdownText.link(IRI(unchecked: "javascript:alert(1)")) == "javascript:alert(1)")
    #expect(MarkdownText.link(IRI(unchecked: "https://e.org/|x")) == #"https://e.org/\|x"#)
  }

  @Test(arguments: [
    ("El Mencho", true), ("A/B", false), ("[x]", false), ("", false), (".x", false),
    ("a\nb", false), ("Smith & Co", true), ("Smith &amp; Co", false),
    ("a\u{2028}b", false),
  ])
  func namesThatNoNoteCanHaveAreNoLinks(name: String, can: Bool) {
    #expect(MarkdownText.canNameANote(name) == can)
  }

  /// How many cells a row has: bars that no backslash stands before.
  private static func cells(_ row: Substring) -> Int {
    var count = -1
    var isEscaped = false
    for scalar in row.unicodeScalars {
      if scalar == "|", !isEscaped { count += 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return count
  }
}
