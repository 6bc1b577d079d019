import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

extension GraphFormat {
  /// Whether the format carries everything, so that what it has written comes back as it was. The order of a set,
  /// such as N-Quads, does so, too, from a file that nobody has sorted.
  var isLossless: Bool { carries.union([.order]) == Set(GraphFeature.allCases) }
}

/// What a format has written it reads back, where it carries everything, for graphs that love what formats trip over.
@Suite struct RoundTripTests {
  /// The formats that are read, with their default options.
  static let defaults: [any ReadableFormat] =
    GraphFormats.all.compactMap { $0 as? any ReadableFormat }

  static let formats: [any ReadableFormat] =
    defaults.filter(\.isLossless) + [
      GEXFFormat(profile: .mixed), GraphMLFormat(profile: .plain), CSVFormat(profile: .neo4j),
    ]

  @Test(arguments: 0..<120) func everyGraphComesBack(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    for format in RoundTripTests.formats {
      let reading = try format.read(format.bytes(of: graph))
      let isSame = reading.graph == graph
      #expect(isSame, "\(type(of: format).name), seed \(seed): \(difference(reading.graph, graph))")
      #expect(reading.remarks.isEmpty)
    }
  }

  /// The first part in which two graphs differ.
  private func difference(_ one: Graph, _ other: Graph) -> String {
    if one.metadata != other.metadata { return "\(one.metadata) \(other.metadata)" }
    if one.vocabulary != other.vocabulary { return "vocabulary" }
    if one.documents != other.documents { return "\(one.documents) \(other.documents)" }
    if one.actors.count != other.actors.count { return "actor count" }
    for (left, right) in zip(one.actors, other.actors) where left != right {
      return "\(left)\n\(right)"
    }
    if one.relations.count != other.relations.count { return "relation count" }
    for (left, right) in zip(one.relations, other.relations) where left != right {
      return "\(left)\n\(right)"
    }
    return "nothing"
  }
}
