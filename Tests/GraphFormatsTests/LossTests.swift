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

  /// What a format shows a part of, for people, without carrying it: the labels of types, and the order of what
  /// stands on one line.
  static let shown: [String: Set<GraphFeature>] = [
    "FollowTheMoney": [.vocabulary], "Markdown": [.vocabulary],
    "Mermaid": [.vocabulary, .reviews, .stances, .furtherEvidence, .order], "Turtle": [.order],
  ]

  /// What a format carries a part of: how many are lost is another number than how many there are.
  static let partly: [String: Set<GraphFeature>] = [
    "FollowTheMoney": [.documents], "Mermaid": [.reviews, .order],
  ]

  /// The lines in one order, without those that say how the footnotes are numbered in this one.
  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A).map(Array.init)
      .filter { !String(decoding: $0, as: UTF8.self).contains("<urn:redstring:term:footnote>") }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test(arguments: 0..<20) func whatIsCarriedIsWhatMakesADifference(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let features = GraphFeature.allCases.filter { $0.count(in: graph) > 0 }
    let graphsWithout = try features.map { try graph.removing($0) }
    for format in LossTests.formats {
      let bytes = format.bytes(of: graph)
      let shown = LossTests.shown[type(of: format).name] ?? []
      for (feature, without) in zip(features, graphsWithout) where !shown.contains(feature) {
        let other = format.bytes(of: without)
        // The lines of a set may stand in any order.
        let isSet = feature == .order && !format.carries.contains(.order)
        let isOther = isSet ? LossTests.lines(other) != LossTests.lines(bytes) : other != bytes
        #expect(
          isOther == format.carries.contains(feature),
          "\(type(of: format).name), seed \(seed): \(feature)")
      }
    }
  }

  @Test(arguments: 0..<20) func lossesAreWhatIsThereAndNotCarried(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    for format in LossTests.formats {
      let partly = LossTests.partly[type(of: format).name] ?? []
      let losses = format.losses(of: graph).filter { !partly.contains($0.feature) }
      let lost = GraphFeature.allCases.filter {
        $0.count(in: graph) > 0 && !format.carries.contains($0) && !partly.contains($0)
      }
      #expect(losses.map(\.feature) == lost)
      #expect(losses.allSatisfy { $0.count == $0.feature.count(in: graph) })
    }
  }

  /// Mermaid marks what is proposed and what is rejected; what is accepted looks like what nobody has reviewed.
  @Test(arguments: 0..<20) func ofReviewsMermaidLosesThoseThatAccept(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let accepted =
      graph.actors.count { $0.review == .accepted }
      + graph.relations.count { $0.claim.review == .accepted }
    #expect(MermaidFormat().lost(.reviews, of: graph) == accepted)
  }

  /// Nothing of Mermaid's is in the order of the documents, which it does not show.
  @Test(arguments: [(2, 0, 1), (2, 2, 0), (1, 0, 0), (3, 1, 1)])
  func theOrderOfDocumentsAloneIsLostInMermaid(
    documents: Int, actors: Int, lost: Int
  ) throws {
    let graph = try Graph(
      metadata: Graph.Metadata(name: "x"), vocabulary: .builtIn,
      documents: (0..<documents).map { Document(id: Identifier(stringLiteral: "d\($0)")) },
      actors: (0..<actors).map {
        Actor(id: Identifier(stringLiteral: "a\($0)"), name: "A", type: "person")
      }, relations: [Relation]())
    #expect(MermaidFormat().lost(.order, of: graph) == lost)
  }

  /// FollowTheMoney's values are sets.
  @Test(arguments: [(["Ana", "Bo"], 0), (["Ana", "Ana"], 1), (["\u{E9}", "e\u{301}"], 0)])
  func authorsWhoAreNamedTwiceAreLostInFollowTheMoney(authors: [String], lost: Int) throws {
    let graph = try Graph(
      metadata: Graph.Metadata(name: "x"), vocabulary: .builtIn,
      documents: [Document(id: "d", authors: authors.map { Text($0) })], actors: [],
      relations: [Relation]())
    #expect(FollowTheMoneyFormat().lost(.documents, of: graph) == lost)
  }

  /// What has been removed is counted no more, where something can be absent.
  @Test(arguments: 0..<20) func whatIsRemovedIsGone(seed: Int) throws {
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
