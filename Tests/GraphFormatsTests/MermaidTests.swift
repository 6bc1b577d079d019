import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Mermaid has a line for each actor and each relation, whatever the texts hold.
@Suite struct MermaidTests {
  @Test(arguments: 0..<100) func everyElementHasItsLine(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let chart = String(decoding: MermaidFormat().bytes(of: graph), as: UTF8.self)
    let lines = chart.split(separator: "\n").map(String.init)
    let nodes = lines.filter {
      $0.wholeMatch(of: #/  a\d+[(\[{/]+"[^"#;]*(?:#\d+;[^"#;]*)*"[)\]}/\\]+:::t\d+/#) != nil
    }
    let edges = lines.filter {
      $0.wholeMatch(
        of: #/  a\d+ (?:x?--[->x]|x?-\.-[>x]?)\|"[^"#;]*(?:#\d+;[^"#;]*)*"\| a\d+/#) != nil
    }
    #expect(nodes.count == graph.actors.count)
    #expect(edges.count == graph.relations.count)
    let types = Set(graph.actors.map(\.type)).count
    #expect(lines.count { $0.hasPrefix("  classDef t") } == types)
    let head = graph.metadata.title == nil ? 1 : 4
    #expect(lines.count == head + nodes.count + edges.count + types)
  }

  @Test(arguments: [
    ("El Mencho", "El Mencho"), ("a\"b", "a#34;b"), ("<b>&amp;", "#60;b#62;#38;amp#59;"),
    ("#35;", "#35;35#59;"), ("`md`", "#96;md#96;"), ("a\r\nb", "a<br/>b"), ("1. x", "1#46; x"),
    ("v1.2", "v1.2"), ("- x", "#45; x"), ("e\u{301} “ß”", "e\u{301} “ß”"),
  ])
  func textStaysText(text: String, mermaid: String) {
    #expect(MermaidText.escaped(text) == mermaid)
  }
}
