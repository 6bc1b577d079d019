import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// A format writes what it says it carries, and nothing else: without something that it carries the
/// bytes are others, without something that it does not carry they are the same.
@Suite struct LossTests {
  /// Every format, and those that say something else with other options.
  static let formats: [any GraphFormat] =
    GraphFormats.all + [
      GraphMLFormat(profile: .plain), CSVFormat(profile: .neo4j), CypherFormat(profile: .nodes),
    ]

  @Test(arguments: 0..<60) func whatIsCarriedIsWhatMakesADifference(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let features = GraphFeature.allCases.filter { $0.count(in: graph) > 0 }
    let graphsWithout = try features.map { try graph.removing($0) }
    for format in LossTests.formats {
      let bytes = format.bytes(of: graph)
      for (feature, without) in zip(features, graphsWithout) {
        let isOther = format.bytes(of: without) != bytes
        #expect(
          isOther == format.carries.contains(feature),
          "\(type(of: format).name), seed \(seed): \(feature)")
      }
    }
  }

  @Test(arguments: 0..<50) func lossesAreWhatIsThereAndNotCarried(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    for format in LossTests.formats {
      let losses = format.losses(of: graph)
      let lost = GraphFeature.allCases.filter {
        $0.count(in: graph) > 0 && !format.carries.contains($0)
      }
      #expect(losses.map(\.feature) == lost)
      #expect(losses.allSatisfy { $0.count == $0.feature.count(in: graph) })
    }
  }

  /// What has been removed is counted no more, where something can be absent.
  @Test(arguments: 0..<50) func whatIsRemovedIsGone(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let stay: Set<GraphFeature> = [
      .vocabulary, .relationIdentifiers, .quotes, .contexts, .passages, .order,
    ]
    for feature in GraphFeature.allCases {
      let without = try graph.removing(feature)
      for other in GraphFeature.allCases {
        let isSame = other.count(in: without) == other.count(in: graph)
        if other != feature {
          // The evidence of a relation takes along whatever it has.
          #expect(isSame || feature == .furtherEvidence, "seed \(seed): \(feature), \(other)")
        } else if !stay.contains(feature) {
          #expect(other.count(in: without) == 0, "seed \(seed): \(feature)")
        }
      }
      let isOther = feature.count(in: graph) == 0 || without != graph
      #expect(isOther, "seed \(seed): \(feature)")
    }
  }
}
