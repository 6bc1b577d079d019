import KnowledgeGraph
import Testing

@testable import GraphFormats

@Suite struct JSONLDContextTests {
  @Test func noPropertyIsSpelledLikeAnAlias() throws {
    let vocabulary = try Vocabulary(
      actorTypes: [], relationTypes: [],
      actorProperties: [Property("id", .text), Property("type", .text)],
      relationProperties: [Property("id", .text, iri: IRI("urn:x:y"))])
    let context = JSONLDContext(vocabulary)
    #expect(context.term(ofActorProperty: "id") == "actor.id")
    #expect(context.term(ofActorProperty: "type") == "actor.type")
    #expect(context.term(ofRelationProperty: "id") == "attribute.id")
  }

  @Test func aPropertySharesNoTermWithARelationType() throws {
    let iri = try #require(IRI("urn:x:y"))
    let vocabulary = try Vocabulary(
      actorTypes: [], relationTypes: [RelationType(name: "funds", iri: iri)],
      actorProperties: [Property("funds", .text, iri: iri)], relationProperties: [])
    let context = JSONLDContext(vocabulary)
    #expect(context.term(ofRelationType: "funds") == "funds")
    #expect(context.term(ofActorProperty: "funds") == "actor.funds")
  }

  @Test func aTermThatCouldBeAPrefixIsNoScheme() throws {
    let vocabulary = try Vocabulary(
      actorTypes: [], relationTypes: [],
      actorProperties: [Property("urn", .text, iri: IRI("https://example.org/urn/"))],
      relationProperties: [Property("urn", .text, iri: IRI("https://example.org/urn"))])
    let context = JSONLDContext(vocabulary)
    #expect(context.term(ofActorProperty: "urn") == "actor.urn")
    #expect(context.term(ofRelationProperty: "urn") == "urn")
  }

  @Test func propertiesOfTheSameNameAndIRIShareATerm() throws {
    let vocabulary = try Vocabulary(
      actorTypes: [], relationTypes: [], actorProperties: [Property("status", .text)],
      relationProperties: [Property("status", .text)])
    let context = JSONLDContext(vocabulary)
    #expect(context.term(ofActorProperty: "status") == "status")
    #expect(context.term(ofRelationProperty: "status") == "status")
    #expect(context.terms.count { $0.name == "status" } == 1)
  }
}
