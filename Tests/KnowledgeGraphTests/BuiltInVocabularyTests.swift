import KnowledgeGraph
import Testing

/// The built-in vocabulary, held against a table of its own: a type that changes changes every case.
@Suite struct BuiltInVocabularyTests {
  /// Name, inverse label, direction, domain and range.
  private static let relationTypes = [
    "leads | led by | directed | person | organisation group",
    "affiliated-with | has affiliate | directed | person organisation group | "
      + "organisation group",
    "kin-of | kin of | symmetric | person | person",
    "cooperates-with | cooperates with | symmetric | person organisation group place "
      + "| person organisation group place",
    "located-in | location of | directed | person organisation group place asset "
      + "scheme event | place",
    "operates | operated by | directed | person organisation group | scheme event "
      + "group organisation",
    "acquires | acquired by | directed | person organisation group | asset",
    "supplies | supplied by | directed | person organisation group place scheme | "
      + "person organisation group place scheme",
    "smuggles | smuggled by | directed | person organisation group | asset",
    "steals-from | stolen from by | directed | person organisation group scheme | "
      + "person organisation group",
    "launders-through | used to launder by | directed | person organisation group | "
      + "channel organisation group scheme",
    "funds | funded by | directed | person organisation group scheme channel | "
      + "person organisation group scheme",
    "facilitates | facilitated by | directed | person organisation group place "
      + "scheme | person organisation group scheme event",
    "kills | killed by | directed | person organisation group | person",
    "attacks | attacked by | directed | person organisation group | person "
      + "organisation group place",
    "combats | combated by | directed | person organisation group | person "
      + "organisation group scheme asset",
    "prosecutes | prosecuted by | directed | person organisation group | person "
      + "organisation group scheme",
    "pressures | pressured by | directed | person organisation group | person "
      + "organisation group",
    "constrains | constrained by | directed | person organisation group event place "
      + "| person organisation group scheme asset",
    "quoted-about | subject of statement by | directed | person organisation group "
      + "document | person organisation group place asset channel scheme event",
  ]

  @Test func actorTypesAreTheNine() {
    #expect(
      Vocabulary.builtIn.actorTypes.map(\.name) == [
        "person", "organisation", "group", "place", "asset", "channel", "scheme", "event",
        "document",
      ])
  }

  @Test func relationTypesAreTheTwenty() {
    func list(_ names: [Identifier]) -> String { names.map(\.string).joined(separator: " ") }
    let rows = Vocabulary.builtIn.relationTypes.map { type in
      [
        type.name.string, type.inverseLabel?.string ?? "",
        type.isSymmetric ? "symmetric" : "directed",
        list(type.domain), list(type.range),
      ].joined(separator: " | ")
    }
    #expect(rows == Self.relationTypes)
  }

  @Test func propertiesAreThoseOfTheTable() {
    let properties = Vocabulary.builtIn.relationProperties
    let either = ["object", "via", "via-document", "source", "destination", "origin", "topic"]
    let texts = [
      "role", "status", "kind", "kin", "stage", "mode", "modality", "amount", "share", "manner",
      "time",
    ]
    #expect(properties.filter { $0.kind == .actorOrText }.map(\.name.string) == either)
    #expect(properties.filter { $0.kind == .text }.map(\.name.string) == texts)
    #expect(properties.count == either.count + texts.count)
    #expect(Vocabulary.builtIn.actorProperties == [Property("status", .text)])
  }

  @Test func symmetricTypesHaveTheSameActorsAtBothEnds() {
    for type in Vocabulary.builtIn.relationTypes where type.isSymmetric {
      #expect(type.domain == type.range)
      #expect(type.label == type.inverseLabel)
    }
  }

  @Test func borrowedTermsAreNotShared() {
    let borrowed = Vocabulary.builtIn.relationTypes.flatMap(\.superProperties)
    #expect(Set(borrowed).count == borrowed.count)
    for iri in borrowed + Vocabulary.builtIn.actorTypes.flatMap(\.superClasses) {
      #expect(IRI(iri.string) == iri)
    }
  }

  @Test func everyTypeHasAnIRIOfItsOwnAndADefinition() {
    let vocabulary = Vocabulary.builtIn
    let iris =
      vocabulary.relationTypes.map(\.iri) + vocabulary.actorTypes.map(\.iri)
      + vocabulary.relationProperties.map(\.iri)
    #expect(Set(iris).count == iris.count)
    #expect(vocabulary.relationType("kin-of")?.iri.string == "urn:redstring:vocabulary:kin-of")
    #expect(vocabulary.actorType("person")?.iri.string == "urn:redstring:actor-type:person")
    #expect(vocabulary.relationTypes.allSatisfy { $0.definition?.isEmpty == false })
    #expect(vocabulary.actorTypes.allSatisfy { $0.definition?.isEmpty == false })
    let names = vocabulary.relationTypes.map(\.name) + vocabulary.actorTypes.map(\.name)
    #expect(names.allSatisfy { $0.isSlug })
  }

  @Test func coloursAndShapesTellActorTypesApart() {
    let types = Vocabulary.builtIn.actorTypes
    #expect(Set(types.map(\.color)).count == types.count)
    #expect(Set(types.map(\.shape)).count == types.count)
  }

  @Test func namesAreUniqueAndEndsExist() throws {
    let person = ActorType(name: "person", color: Color(0))
    let error = #expect(throws: Incoherences.self) {
      try Vocabulary(
        actorTypes: [person, person],
        relationTypes: [
          RelationType(name: "a", domain: ["person", "x"], range: ["y"]), RelationType(name: "a"),
        ],
        actorProperties: [Property("p", .text), Property("p", .date)],
        relationProperties: [Property("p", .text), Property("q", .text), Property("q", .text)])
    }
    let found = error?.list.map {
      "\($0.subject) \($0.part) \($0.item.map(String.init) ?? "-"): \($0)"
    }
    #expect(
      found == [
        "actorType(1) id -: 'person' is already taken",
        "relationType(1) id -: 'a' is already taken",
        "actorProperty(1) id -: 'p' is already taken",
        "relationProperty(2) id -: 'q' is already taken",
        "relationType(0) from 1: there is no actor type 'x'",
        "relationType(0) to 0: there is no actor type 'y'",
      ])
  }
}
