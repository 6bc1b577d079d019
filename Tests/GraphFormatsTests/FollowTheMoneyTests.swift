import Foundation
import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// FollowTheMoney carries what it says, makes no fact of what is none, and comes back as far as it can.
@Suite struct FollowTheMoneyTests {
  private static let format = FollowTheMoneyFormat()

  private static func graph(_ seed: Int) throws -> Graph {
    var generator = GraphGenerator(seed: UInt64(seed))
    return try generator.graph()
  }

  /// An entity as Foundation reads it.
  private struct Line: Decodable {
    let id: String
    let schema: String
    let properties: [String: [String]]
    let datasets: [String]
  }

  private static func lines(_ graph: Graph) throws -> [Line] {
    try format.bytes(of: graph).split(separator: 0x0A).map {
      try JSONDecoder().decode(Line.self, from: Data($0))
    }
  }

  // MARK: What is written

  @Test(arguments: 0..<100) func everyThingHasItsLine(seed: Int) throws {
    let graph = try FollowTheMoneyTests.graph(seed)
    let lines = try FollowTheMoneyTests.lines(graph)
    #expect(lines.count == graph.documents.count + graph.actors.count + graph.relations.count)
    #expect(Set(lines.map(\.id)).count == lines.count)
    for line in lines {
      #expect(FollowTheMoneyTests.isIdentifier(line.id), "\(line.id)")
      #expect(line.datasets.allSatisfy { line.id.hasPrefix($0 + "--") })
      #expect(FollowTheMoneySchema.named(line.schema) != nil)
    }
    let kinds = lines.map { $0.id.split(separator: "-", omittingEmptySubsequences: true).count }
    #expect(kinds.allSatisfy { $0 >= 3 })
  }

  /// `EntityType.REGEX` of FollowTheMoney, but for the full stop, which signing takes for a mark of its own.
  private static func isIdentifier(_ id: String) -> Bool {
    id.wholeMatch(of: /[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?/) != nil
  }

  @Test(arguments: 0..<60) func theEndsAreOfTheSchemataThatTheEdgeTakes(seed: Int) throws {
    let lines = try FollowTheMoneyTests.lines(try FollowTheMoneyTests.graph(seed))
    let schemata = Dictionary(
      uniqueKeysWithValues: lines.map { ($0.id, FollowTheMoneySchema.named($0.schema)) })
    for line in lines {
      guard let edge = FollowTheMoneySchema.named(line.schema)?.edge else { continue }
      for end in [edge.source, edge.target] {
        let ids = try #require(line.properties[end.property])
        #expect(ids.count == 1)
        #expect(ids.allSatisfy { schemata[$0]??.isA(end.range) == true }, "\(line)")
      }
      for document in try #require(line.properties["proof"]) {
        #expect(schemata[document]??.isA("Document") == true)
      }
    }
  }

  @Test(arguments: 0..<60) func whatIsNoFactIsALinkThatSaysSo(seed: Int) throws {
    let graph = try FollowTheMoneyTests.graph(seed)
    let lines = try FollowTheMoneyTests.lines(graph).suffix(graph.relations.count)
    for (relation, line) in zip(graph.relations, lines) {
      let isFact =
        relation.claim.polarity == .affirmative && !relation.claim.isInferred
        && (relation.claim.review ?? .accepted) == .accepted
        && relation.evidence.contains { $0.stance == .asserts }
      #expect(isFact == FollowTheMoneyMark.marks(of: relation).isEmpty)
      if isFact { continue }
      #expect(line.schema == "UnknownLink")
      let role = try #require(line.properties["role"]?.first)
      #expect(FollowTheMoneyMark.parse(role).marks == FollowTheMoneyMark.marks(of: relation))
      #expect(line.properties["summary"]?.count == relation.evidence.count)
    }
  }

  @Test func typesAreOfTheSchemataThatTheTablesSay() throws {
    let schemata = Vocabulary.builtIn.actorTypes.map {
      "\($0.name) \(FollowTheMoneyActorTypes.schema(of: $0))"
    }
    #expect(
      schemata == [
        "person Person", "organisation Organization", "group LegalEntity", "place Address",
        "asset Asset", "channel LegalEntity", "scheme Project", "event Event",
        "document Document",
      ])
    let edges = Vocabulary.builtIn.relationTypes.compactMap { type in
      FollowTheMoneyRelationTypes.spelling(of: type).map { "\(type.name) \($0.schema.name)" }
    }
    #expect(edges == ["leads Directorship", "kin-of Family"])
    let firm = ActorType(
      name: "enterprise", superClasses: [IRI(unchecked: "https://schema.org/Corporation")],
      color: Color(0))
    #expect(FollowTheMoneyActorTypes.schema(of: firm) == "Company")
    let hires = FollowTheMoneyRelationTypes.spelling(of: RelationType(name: "employs"))
    #expect(hires?.schema.name == "Employment" && hires?.isInverse == true)
  }

  @Test(arguments: [
    ("blue-shipping", "blue-shipping"), ("Ana Lima", "AnaX20Lima"), ("X", "X58"), ("-", "X2D"),
    ("a--b", "aX2DX2Db"), ("a-", "aX2D"), ("é", "XC3XA9"), ("a.b", "aX2Eb"), ("a-b-c", "a-b-c"),
    ("_:n1", "X5FX3An1"), ("---", "X2DX2DX2D"),
  ])
  func identifiersAreEncodedSoThatTheyComeBack(id: String, encoded: String) {
    #expect(FollowTheMoneyIdentifiers.encoded(id.utf8.span) == encoded)
    #expect(FollowTheMoneyIdentifiers.decoded(encoded.utf8) == Array(id.utf8))
  }

  @Test(arguments: ["", "X", "X2", "XFF", "aXG1"])
  func whatIsNoEncodedIdentifierIsNone(text: String) {
    #expect(FollowTheMoneyIdentifiers.decoded(text.utf8) == nil)
  }

  @Test(arguments: [
    ("en", "eng", true), ("es-MX", "spa", false), ("eng", "eng", false), ("fil", "fil", true),
    ("tlh", nil, false),
  ])
  func languagesHaveCodesOfThreeLetters(tag: String, code: String?, comesBack: Bool) {
    #expect(FollowTheMoneyLanguages.code(ofTag: tag) == code)
    #expect((code.map(FollowTheMoneyLanguages.tag) == tag) == comesBack)
  }

  @Test(arguments: [
    ("https://www.wikidata.org/entity/Q1", "Q1"), ("http://www.wikidata.org/entity/Q42", "Q42"),
    ("https://www.wikidata.org/entity/P31", nil), ("https://www.wikidata.org/entity/a/Q1", nil),
    ("https://example.org/Q1", nil),
  ])
  func itemsOfWikidataAreKnown(iri: String, item: String?) {
    #expect(FollowTheMoneyWikidata.item(of: iri) == item)
  }

  // MARK: What comes back

  @Test(arguments: 0..<100) func actorsComeBack(seed: Int) throws {
    let format = FollowTheMoneyTests.format
    let graph = try FollowTheMoneyTests.graph(seed)
    let reading = try format.read(format.bytes(of: graph), name: "memory")
    #expect(reading.remarks.isEmpty)
    #expect(reading.graph.metadata.name == graph.metadata.name)
    #expect(reading.graph.documents.map(\.id).starts(with: graph.documents.map(\.id)))
    #expect(reading.graph.actors.map(\.id) == graph.actors.map(\.id))
    for (actor, read) in zip(graph.actors, reading.graph.actors) {
      #expect(read.name == actor.name)
      #expect(Set(read.aliases) == Set(actor.aliases).subtracting([actor.name]))
      #expect(read.isInferred == actor.isInferred && read.review == actor.review)
      #expect(read.sameAs.allSatisfy { actor.sameAs.contains($0) })
      if graph.vocabulary == .builtIn { #expect(read.type == actor.type) }
    }
    for (document, read) in zip(graph.documents, reading.graph.documents) {
      #expect(read.title == document.title && read.publisher == document.publisher)
      #expect(read.published == document.published && read.url == document.url)
      #expect(read.language == document.language && read.sha256 == document.sha256)
    }
  }

  /// Seeds of graphs with the built-in vocabulary, where each label is of one type.
  private static let builtIn = (0..<300).filter { seed in
    (try? graph(seed))?.vocabulary == .builtIn
  }

  @Test(arguments: builtIn) func relationsComeBack(seed: Int) throws {
    let format = FollowTheMoneyTests.format
    let graph = try FollowTheMoneyTests.graph(seed)
    let read = try format.read(format.bytes(of: graph)).graph
    #expect(read.relations.map(\.id) == graph.relations.map(\.id))
    for (relation, read) in zip(graph.relations, read.relations) {
      var claim = relation.claim
      claim.attributes = read.claim.attributes
      if let time = claim.time, !time.isInFollowTheMoney { claim.time = nil }
      #expect(read.claim == claim)
      let stances = relation.evidence.map(\.stance)
      let stance: Evidence.Stance =
        stances.contains(.asserts) ? .asserts : stances.contains(.alleges) ? .alleges : .denies
      #expect(read.evidence.map(\.stance) == [stance])
    }
  }

  // MARK: Bytes that nobody meant

  @Test(arguments: 0..<6) func anyBytesAreReadOrRefusedWithAPlace(seed: Int) throws {
    let format = FollowTheMoneyTests.format
    var random = RandomNumbers(seed: UInt64(seed))
    let bytes = format.bytes(of: try FollowTheMoneyTests.graph(seed))
    for _ in 0..<20 {
      var changed = bytes
      switch random.below(3) {
      case 0: changed.removeLast(random.below(bytes.count))
      case 1: changed[random.below(bytes.count)] = Array("\"{}[],:\\0\n".utf8)[random.below(10)]
      default:
        let place = random.below(bytes.count)
        changed.removeSubrange(place..<min(bytes.count, place + 1 + random.below(40)))
      }
      do {
        _ = format.bytes(of: try format.read(changed).graph)
      } catch let error as ReadError {
        #expect(error.line >= 1 && error.line <= 1 + changed.count { $0 == 0x0A })
        #expect(error.column >= 1)
      }
    }
  }

  @Test func manyPropertiesAndValuesAreNoTrouble() throws {
    let properties = (0..<20_000).map { "\"p\($0)\":[\"v\"]" }.joined(separator: ",")
    let values = (0..<50_000).map { "\"v\($0 % 10_000)\"" }.joined(separator: ",")
    let text =
      "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"],\(properties)}}\n"
      + "{\"id\":\"b\",\"schema\":\"Person\",\"properties\":{\"name\":[\"B\"],\"alias\":[\(values)]}}"
    let graph = try FollowTheMoneyTests.format.read(Array(text.utf8)).graph
    #expect(graph.actor("a")?.attributes.count == 20_000)
    #expect(graph.actor("b")?.aliases.count == 10_000)
  }

  @Test func anEdgeOfVeryManyPairsIsRefused() throws {
    let ends = (0..<2_000).map { "\"e\($0)\"" }.joined(separator: ",")
    let text =
      "\n{\"id\":\"o\",\"schema\":\"UnknownLink\",\"properties\":"
      + "{\"subject\":[\(ends)],\"object\":[\(ends)]}}"
    let error = #expect(throws: ReadError.self) {
      try FollowTheMoneyTests.format.read(Array(text.utf8))
    }
    #expect(
      error?.description
        == "2:1: error: an edge between 2000 and 2000 entities; write one for each pair")
  }
}

extension Claim.Time {
  /// Whether FollowTheMoney takes its dates.
  fileprivate var isInFollowTheMoney: Bool {
    switch self {
    case .on(let date), .since(let date), .until(let date): FollowTheMoneyDates.isTaken(date)
    case .between(let start, let end):
      FollowTheMoneyDates.isTaken(start) && FollowTheMoneyDates.isTaken(end)
    }
  }
}
