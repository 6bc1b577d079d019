import GraphDoctor
import GraphFormats
import KnowledgeGraph
import GraphTesting
import Testing

/// What we write is made for these tools: none refuses it, and what they lose is known.
@Suite struct OwnFilesTests {
  private static let seeds: Range<UInt64> = 0..<60

  private func text(_ format: any GraphFormat, seed: UInt64) throws -> [UInt8] {
    var generator = GraphGenerator(seed: seed)
    return format.bytes(of: try generator.graph())
  }

  /// What is left of the findings without their numbers.
  private func kinds(_ diagnosis: Diagnosis) -> Set<String> {
    Set(
      diagnosis.tools.flatMap { tool in
        tool.findings.filter { $0.severity != .shows }.map { finding in
          tool.tool.rawValue + ": "
            + finding.text.split(separator: " ").filter { Int($0) == nil }
            .prefix(4).joined(separator: " ")
        }
      })
  }

  @Test(arguments: seeds) func graphML(seed: UInt64) throws {
    let known: Set<String> = [
      "gephi: loses value of the", "gephi: loses parallel edge, merged",
      "gephi: loses parallel edges, merged",
      "neo4j: loses value of the", "tinkerpop: loses value of the",
    ]
    let diagnosis = try diagnosis(of: text(GraphMLFormat(), seed: seed), .graphML)
    #expect(kinds(diagnosis).subtracting(known).isEmpty)
  }

  @Test(arguments: seeds) func gexf(seed: UInt64) throws {
    let known: Set<String> = [
      "gephi: loses parallel edge without", "gephi: loses parallel edges without",
      "networkx: loses colour of edges", "networkx: loses colours of edges",
    ]
    let diagnosis = try diagnosis(of: text(GEXFFormat(), seed: seed), .gexf)
    #expect(kinds(diagnosis).subtracting(known).isEmpty)
  }

  @Test(arguments: seeds) func graphMLForYEd(seed: UInt64) throws {
    let diagnosis = try diagnosis(of: text(YEdGraphMLFormat(), seed: seed), .graphML, for: [.yed])
    #expect(diagnosis.tools[0].verdict == .opens)
    #expect(diagnosis.outline.isEmpty)
  }

  @Test(arguments: seeds) func csvForNeo4j(seed: UInt64) throws {
    var generator = GraphGenerator(seed: seed)
    let graph = try generator.graph()
    for file in [1, 2] {
      var sink = MemorySink()
      CSVFormat(profile: .neo4j).write(graph, file: file, to: &sink)
      let diagnosis = try diagnosis(of: sink.bytes, .csv, for: [.neo4j])
      #expect(diagnosis.tools[0].verdict == .opens, "\(diagnosis.outline)")
    }
  }

  @Test(arguments: seeds) func csvForGephi(seed: UInt64) throws {
    var generator = GraphGenerator(seed: seed)
    let graph = try generator.graph()
    for file in [1, 2] {
      var sink = MemorySink()
      CSVFormat().write(graph, file: file, to: &sink)
      let diagnosis = try diagnosis(of: sink.bytes, .csv, for: [.gephi, .cytoscape])
      #expect(diagnosis.tools.allSatisfy { $0.verdict != .refuses }, "\(diagnosis.outline)")
    }
  }
}
