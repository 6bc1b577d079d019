import Foundation
import GraphFormats
import GraphTesting
import KnowledgeGraph
import Testing

/// Writes generated graphs for the oracles in `Tests/Interop`: what other people's tools make of texts
/// that no case of ours has.
///
/// Each graph goes in every format into the folder that the environment's `REDSTRING_GENERATED` names,
/// with what should be found in it as `<seed>.json`, spelled by Foundation and not by our own writers.
@Suite struct GeneratedFilesTests {
  private static let folder = ProcessInfo.processInfo.environment["REDSTRING_GENERATED"]
    .map { URL(filePath: $0, directoryHint: .isDirectory) }

  /// What other options make, by the ending of its files.
  private static let variants: [(String, any GraphFormat)] = [
    ("neo4j.csv", CSVFormat(profile: .neo4j)), ("nodes.cypher", CypherFormat(profile: .nodes)),
  ]

  @Test(
    .enabled(if: folder != nil, "REDSTRING_GENERATED names no folder to write to"),
    arguments: 0..<60)
  func filesForTheOracles(seed: Int) throws {
    let folder = try #require(GeneratedFilesTests.folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let stem = seed < 10 ? "0\(seed)" : "\(seed)"
    for format in GraphFormats.all {
      let ending = try #require(type(of: format).fileExtensions.first)
      try Data(format.bytes(of: graph)).write(to: folder.appending(path: "\(stem).\(ending)"))
    }
    for (ending, format) in GeneratedFilesTests.variants {
      try Data(format.bytes(of: graph)).write(to: folder.appending(path: "\(stem).\(ending)"))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(GraphExpectation(graph)).write(to: folder.appending(path: "\(stem).json"))
  }
}

/// What an oracle should find in the files of a graph.
private struct GraphExpectation: Encodable {
  struct Attribute: Encodable {
    let name: String
    let iri: String
    /// The value as text; an actor's identifier where `isActor`.
    let value: String
    let isActor: Bool
  }

  struct Document: Encodable {
    let id: String
    let title: String?
  }

  struct Actor: Encodable {
    let id: String
    let name: String
    let type: String
    let color: String
    let aliases: [String]
    let description: String?
    let sameAs: [String]
    let inferred: Bool
    let review: String?
    let attributes: [Attribute]
  }

  struct Passage: Encodable {
    let start: Int
    let end: Int
    let exact: String
  }

  struct Evidence: Encodable {
    let document: String
    let quote: String?
    let prefix: String?
    let suffix: String?
    let speaker: String?
    let stance: String
    let state: String
    let line: Int?
    let passages: [Passage]
    let before: String
    let after: String
  }

  struct Relation: Encodable {
    let id: String
    let from: String
    let type: String
    let to: String
    let label: String
    let symmetric: Bool
    let date: String?
    let start: String?
    let end: String?
    let negative: Bool
    let inferred: Bool
    let review: String?
    let attributes: [Attribute]
    let evidence: [Evidence]
  }

  let name: String
  let title: String?
  let documents: [Document]
  let actors: [Actor]
  let relations: [Relation]
}

extension GraphExpectation {
  init(_ graph: Graph) {
    let vocabulary = graph.vocabulary
    name = graph.metadata.name.string
    title = graph.metadata.title?.string
    documents = graph.documents.map { Document(id: $0.id.string, title: $0.title?.string) }
    actors = graph.actors.map { actor in
      Actor(
        id: actor.id.string, name: actor.name.string, type: actor.type.string,
        color: vocabulary.actorType(actor.type)?.color.description ?? "",
        aliases: actor.aliases.map(\.string), description: actor.description?.string,
        sameAs: actor.sameAs.map(\.string), inferred: actor.isInferred,
        review: actor.review?.rawValue,
        attributes: actor.attributes.map { Attribute($0, of: vocabulary.actorProperties) })
    }
    relations = graph.relations.map { Relation($0, vocabulary) }
  }
}

extension GraphExpectation.Attribute {
  init(_ attribute: KnowledgeGraph.Attribute, of properties: [Property]) {
    name = attribute.name.string
    iri = properties.first { $0.name == attribute.name }?.iri.string ?? ""
    if case .actor = attribute.value { isActor = true } else { isActor = false }
    value =
      switch attribute.value {
      case .text(let text): text.string
      case .integer(let number): String(number)
      case .decimal(let number): number.lexicalForm
      case .boolean(let truth): truth ? "true" : "false"
      case .date(let date): date.description
      case .actor(let id): id.string
      }
  }
}

extension GraphExpectation.Relation {
  init(_ relation: Relation, _ vocabulary: Vocabulary) {
    let claim = relation.claim
    let relationType = vocabulary.relationType(claim.type)
    id = relation.id.string
    from = claim.from.string
    type = claim.type.string
    to = claim.to.string
    label = relationType?.label.string ?? ""
    symmetric = relationType?.isSymmetric ?? false
    (date, start, end) =
      switch claim.time {
      case .on(let date): (date.description, nil, nil)
      case .since(let start): (nil, start.description, nil)
      case .until(let end): (nil, nil, end.description)
      case .between(let start, let end): (nil, start.description, end.description)
      case nil: (nil, nil, nil)
      }
    negative = claim.polarity == .negative
    inferred = claim.isInferred
    review = claim.review?.rawValue
    attributes = claim.attributes.map {
      GraphExpectation.Attribute($0, of: vocabulary.relationProperties)
    }
    evidence = relation.evidence.map { GraphExpectation.Evidence($0) }
  }
}

extension GraphExpectation.Evidence {
  init(_ evidence: Evidence) {
    document = evidence.document.string
    quote = evidence.quote?.text.string
    prefix = evidence.quote?.prefix?.string
    suffix = evidence.quote?.suffix?.string
    speaker = evidence.speaker?.string
    stance = evidence.stance.rawValue
    switch evidence.state {
    case .unchecked:
      (state, line, passages, before, after) = ("unchecked", nil, [], "", "")
    case .file(let number):
      (state, line, passages, before, after) = ("file", number, [], "", "")
    case .found(let finding):
      let passages = finding.passages.map { passage in
        GraphExpectation.Passage(
          start: passage.range.lowerBound, end: passage.range.upperBound,
          exact: passage.exact.string)
      }
      (state, line, self.passages) = ("found", nil, passages)
      (before, after) = (finding.before.string, finding.after.string)
    }
  }
}
