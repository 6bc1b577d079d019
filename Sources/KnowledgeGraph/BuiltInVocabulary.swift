/// The vocabulary that every case starts from. This table is the one place that names a type.
extension Vocabulary {
  /// Nine actor types, twenty relation types, and the properties that come with them.
  public static let builtIn: Vocabulary = {
    do throws(Incoherences) {
      return try Vocabulary(
        actorTypes: builtInActorTypes, relationTypes: builtInRelationTypes,
        actorProperties: builtInActorProperties, relationProperties: builtInRelationProperties)
    } catch {
      preconditionFailure("the built-in vocabulary is incoherent: \(error)")
    }
  }()

  private static let builtInActorTypes: [ActorType] = [
    ActorType(
      name: "person", definition: "a human being",
      superClasses: [schema("Person")],
      color: Color(0xEEDD88), shape: .ellipse),
    ActorType(
      name: "organisation",
      definition: "a body with a name and a standing: a company, an authority, a cartel",
      superClasses: [schema("Organization")],
      color: Color(0x77AADD), shape: .rectangle),
    ActorType(
      name: "group", definition: "people or bodies taken together, with or without a name",
      superClasses: [prov("Agent")],
      color: Color(0x99DDFF), shape: .roundedRectangle),
    ActorType(
      name: "place", definition: "a country, a region, a town, a building",
      superClasses: [schema("Place")],
      color: Color(0xBBCC33), shape: .house),
    ActorType(
      name: "asset", definition: "a thing that is owned, moved, stolen or sold",
      superClasses: [schema("Product")],
      color: Color(0xEE8866), shape: .box),
    ActorType(
      name: "channel", definition: "a way that money takes: a sector, an instrument, a market",
      color: Color(0x44BB99), shape: .cylinder),
    ActorType(
      name: "scheme", definition: "an undertaking that goes on: a pipeline, a fraud, a programme",
      superClasses: [prov("Activity")],
      color: Color(0xFFAABB), shape: .hexagon),
    ActorType(
      name: "event", definition: "something that happened at a time",
      superClasses: [schema("Event")],
      color: Color(0xD8C7E8), shape: .octagon),
    ActorType(
      name: "document", definition: "a text that is itself part of the story",
      superClasses: [schema("CreativeWork")],
      color: Color(0xDDDDDD), shape: .note),
  ]

  private static let builtInRelationTypes: [RelationType] = [
    RelationType(
      name: "leads", inverseLabel: "led by",
      definition: """
        is the head, chief, boss or office-holder in charge of an organisation or \
        armed body
        """,
      domain: ["person"],
      range: ["organisation", "group"]),
    RelationType(
      name: "affiliated-with", inverseLabel: "has affiliate",
      definition: """
        works for, speaks for, belongs to, or is a constituent body of an \
        organisation; qualifiers role, status (current|former)
        """,
      domain: ["person", "organisation", "group"],
      range: ["organisation", "group"],
      superProperties: [schema("affiliation")]),
    RelationType(
      name: "kin-of", inverseLabel: "kin of",
      definition: "family or intimate tie; qualifier kin",
      domain: ["person"],
      range: ["person"], isSymmetric: true,
      superProperties: [schema("relatedTo")]),
    RelationType(
      name: "cooperates-with", inverseLabel: "cooperates with",
      definition: """
        works jointly with, backs, is an ally of; qualifier kind \
        (ally|joint-operation|backing|integration)
        """,
      domain: ["person", "organisation", "group", "place"],
      range: ["person", "organisation", "group", "place"], isSymmetric: true),
    RelationType(
      name: "located-in", inverseLabel: "location of",
      definition: "is situated in or takes place in",
      domain: ["person", "organisation", "group", "place", "asset", "scheme", "event"],
      range: ["place"],
      superProperties: [schema("location")]),
    RelationType(
      name: "operates", inverseLabel: "operated by",
      definition: """
        runs, orchestrates, dominates, carries out or uses as its instrument a \
        scheme, network, vehicle or operation
        """,
      domain: ["person", "organisation", "group"],
      range: ["scheme", "event", "group", "organisation"]),
    RelationType(
      name: "acquires", inverseLabel: "acquired by",
      definition: "obtains, buys, owns or is armed with an asset; qualifier source",
      domain: ["person", "organisation", "group"],
      range: ["asset"]),
    RelationType(
      name: "supplies", inverseLabel: "supplied by",
      definition: """
        is the source from which goods, fuel, staff or services flow to the \
        recipient; qualifier object (what) and via
        """,
      domain: ["person", "organisation", "group", "place", "scheme"],
      range: ["person", "organisation", "group", "place", "scheme"]),
    RelationType(
      name: "smuggles", inverseLabel: "smuggled by",
      definition: """
        moves an asset illegally across a border; qualifiers origin, destination, \
        manner
        """,
      domain: ["person", "organisation", "group"],
      range: ["asset"]),
    RelationType(
      name: "steals-from", inverseLabel: "stolen from by",
      definition: "takes property of; qualifier object",
      domain: ["person", "organisation", "group", "scheme"],
      range: ["person", "organisation", "group"]),
    RelationType(
      name: "launders-through", inverseLabel: "used to launder by",
      definition: """
        moves or cleans illicit money through a channel, sector, instrument or \
        front company
        """,
      domain: ["person", "organisation", "group"],
      range: ["channel", "organisation", "group", "scheme"]),
    RelationType(
      name: "funds", inverseLabel: "funded by",
      definition: "is a source of money or profit for",
      domain: ["person", "organisation", "group", "scheme", "channel"],
      range: ["person", "organisation", "group", "scheme"]),
    RelationType(
      name: "facilitates", inverseLabel: "facilitated by",
      definition: "enables, is complicit in, or is essential to (knowingly or not)",
      domain: ["person", "organisation", "group", "place", "scheme"],
      range: ["person", "organisation", "group", "scheme", "event"]),
    RelationType(
      name: "kills", inverseLabel: "killed by",
      definition: "causes the death of a person",
      domain: ["person", "organisation", "group"],
      range: ["person"]),
    RelationType(
      name: "attacks", inverseLabel: "attacked by",
      definition: "uses armed force against; qualifier object (weapon), place",
      domain: ["person", "organisation", "group"],
      range: ["person", "organisation", "group", "place"]),
    RelationType(
      name: "combats", inverseLabel: "combated by",
      definition: """
        takes policy, police or military action against (crackdown, targeting, \
        seizure, deportation) short of a court case
        """,
      domain: ["person", "organisation", "group"],
      range: ["person", "organisation", "group", "scheme", "asset"]),
    RelationType(
      name: "prosecutes", inverseLabel: "prosecuted by",
      definition: """
        investigates, arrests, charges, tries or convicts; qualifier stage \
        (investigated|arrested|charged|pleaded-guilty|convicted)
        """,
      domain: ["person", "organisation", "group"],
      range: ["person", "organisation", "group", "scheme"]),
    RelationType(
      name: "pressures", inverseLabel: "pressured by",
      definition: "demands, urges or lobbies an actor to act or stop; qualifier topic",
      domain: ["person", "organisation", "group"],
      range: ["person", "organisation", "group"]),
    RelationType(
      name: "constrains", inverseLabel: "constrained by",
      definition: """
        weakens, hampers, restricts, or diverts resources from (polarity negative \
        = fails to)
        """,
      domain: ["person", "organisation", "group", "event", "place"],
      range: ["person", "organisation", "group", "scheme", "asset"]),
    RelationType(
      name: "quoted-about", inverseLabel: "subject of statement by",
      definition: """
        speaker, publication or document makes a statement \
        (direct|mixed|indirect|reported) whose subject is the target
        """,
      domain: ["person", "organisation", "group", "document"],
      range: ["person", "organisation", "group", "place", "asset", "channel", "scheme", "event"]),
  ]

  private static let builtInActorProperties: [Property] = [
    Property("status", .text)
  ]

  private static let builtInRelationProperties: [Property] = [
    Property("object", .actorOrText),
    Property("via", .actorOrText),
    Property("via-document", .actorOrText),
    Property("source", .actorOrText),
    Property("destination", .actorOrText),
    Property("origin", .actorOrText),
    Property("topic", .actorOrText),
    Property("role", .text),
    Property("status", .text),
    Property("kind", .text),
    Property("kin", .text),
    Property("stage", .text),
    Property("mode", .text),
    Property("modality", .text),
    Property("amount", .text),
    Property("share", .text),
    Property("manner", .text),
    Property("time", .text),
  ]

  private static func schema(_ term: String) -> IRI { IRI(unchecked: "https://schema.org/" + term) }

  private static func prov(_ term: String) -> IRI {
    IRI(unchecked: "http://www.w3.org/ns/prov#" + term)
  }
}
