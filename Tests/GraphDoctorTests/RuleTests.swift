import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphDoctor
@testable import GraphFormats

/// Each habit of a tool is found where it matters and nowhere else, in these words.
@Suite struct RuleTests {
  @Test(arguments: Example.all) func isFoundAsExpected(example: Example) throws {
    let diagnosis = try diagnosis(of: example.bytes(), example.format)
    let expected = try example.expected()
    #expect(diagnosis.outline == expected, "\(example)")
  }

  /// A rule that no example has would be a rule that nobody has seen at work.
  @Test func everyRuleHasAnExample() throws {
    let said = try Set(
      Example.all.flatMap { example in
        try diagnosis(of: example.bytes(), example.format).tools.flatMap { tool in
          tool.findings.map { "\(example.format) \(tool.tool) \($0.text)" }
        }
      })
    for rule in GraphMLFacts.rules { expect(rule, .graphML, said) }
    for rule in GEXFFacts.rules { expect(rule, .gexf, said) }
    for rule in CSVFacts.rules { expect(rule, .csv, said) }
  }

  private func expect<Facts>(_ rule: Rule<Facts>, _ format: ExaminedFormat, _ said: Set<String>) {
    for tool in rule.tools {
      let texts = (1...2).map { count in
        Finding(
          severity: rule.severity, place: nil,
          message: rule.message(Tally(count: count, first: nil)), advice: nil
        ).text
      }
      #expect(
        texts.contains { said.contains("\(format) \(tool) \($0)") },
        "no example of: \(tool) \(texts[0])")
    }
  }

  @Test(arguments: ["plain.graphml", "plain.gexf", "nodes.csv", "edges.csv", "neo4j-nodes.csv"])
  func nothingIsFoundWhereNothingIsWrong(name: String) throws {
    let example = try Example.named(name)
    let tools: [Tool] =
      name.hasPrefix("neo4j")
      ? [.neo4j]
      : name.hasSuffix("csv") ? [.gephi, .cytoscape, .networkx, .igraph] : [.gephi, .networkx]
    let diagnosis = try diagnosis(of: example.bytes(), example.format, for: tools)
    #expect(diagnosis.outline.isEmpty)
    #expect(diagnosis.tools.allSatisfy { $0.verdict == .opens })
    #expect(!diagnosis.isAnyAtALoss)
  }

  /// Wherever a file is cut into blocks, the same is found at the same places.
  @Test(arguments: Example.all) func blocksMakeNoDifference(example: Example) throws {
    for blockSize in [1, 7] {
      let diagnosis = try diagnosis(of: example.bytes(), example.format, blockSize: blockSize)
      #expect(try diagnosis.outline == example.expected(), "\(example) in blocks of \(blockSize)")
    }
  }

  @Test func severalAreCounted() throws {
    let edges = String(repeating: "<edge source='a' target='b'/>", count: 3)
    let file =
      "<graphml><graph edgedefault='directed'><node id='a'/><node id='b'/>\(edges)</graph></graphml>"
    let diagnosis = try diagnosis(of: Array(file.utf8), .graphML, for: [.gephi])
    #expect(
      diagnosis.outline.contains(
        "gephi:1:97: loses 2 parallel edges, merged into others between the same nodes; weights are added up\n"
      ))
    #expect(diagnosis.tools[0].showing?.edges == 1)
  }
}
