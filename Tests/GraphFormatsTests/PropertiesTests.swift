import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

@Suite struct PropertiesTests {
  @Test func keysAreUniqueWithoutRegardToCase() throws {
    let names: [Identifier] = [
      "status", "Status", "sta tus", "source", "é", "e", "k", "k_actor", "label",
    ]
    let vocabulary = try Vocabulary(
      actorTypes: [], relationTypes: [], actorProperties: names.map { Property($0, .actorOrText) },
      relationProperties: [])
    let keys = PropertyKeys(vocabulary).actor.flatMap { [$0.key, $0.actorKey] }
    #expect(Set(keys.map { $0.lowercased() }).count == keys.count)
    #expect(keys.contains("status"))
    #expect(keys.contains("attribute.source"))
    #expect(keys.contains("attribute.label"))
  }

  @Test func aMissingFieldIsNamed() {
    #expect(throws: Misspelling(field: "case")) { try HeadRecord.metadata(Record()) }
  }
}
