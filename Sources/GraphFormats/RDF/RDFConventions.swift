import KnowledgeGraph

/// How vocabularies of others call names, aliases, descriptions and links: the one table of it.
enum RDFConventions {
  /// What a predicate says of its subject.
  enum Meaning: Equatable {
    case type
    /// What the subject is called; of several ranks the lowest counts, and the others are aliases.
    case name(rank: Int)
    case alias
    case description(rank: Int)
    /// The same thing elsewhere.
    case sameAs
    /// A page, a picture, an address: a text, not an actor.
    case link
    case start, end
    /// Of a list's node.
    case first, rest
    /// Of a statement that is a node.
    case subject, predicate, object
    /// Of a class.
    case superClass
    case other
  }

  /// What the IRIs of those vocabularies begin with; schema.org has two.
  private static let namespaces: [String: [String]] = [
    "rdf": ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
    "rdfs": ["http://www.w3.org/2000/01/rdf-schema#"],
    "owl": ["http://www.w3.org/2002/07/owl#"],
    "schema": ["https://schema.org/", "http://schema.org/"],
    "foaf": ["http://xmlns.com/foaf/0.1/"],
    "skos": ["http://www.w3.org/2004/02/skos/core#"],
    "as": ["https://www.w3.org/ns/activitystreams#", "http://www.w3.org/ns/activitystreams#"],
    "dcterms": ["http://purl.org/dc/terms/"],
    "dc": ["http://purl.org/dc/elements/1.1/"],
    "vcard": ["http://www.w3.org/2006/vcard/ns#"],
    "dcat": ["http://www.w3.org/ns/dcat#"],
    "org": ["http://www.w3.org/ns/org#"],
    "prov": ["http://www.w3.org/ns/prov#"],
    "xsd": ["http://www.w3.org/2001/XMLSchema#"],
  ]

  private static let names = [
    "rdfs:label", "skos:prefLabel", "schema:name", "foaf:name", "as:name", "vcard:fn",
    "dcterms:title", "dc:title", "schema:headline",
  ]
  private static let aliases = [
    "skos:altLabel", "skos:hiddenLabel", "schema:alternateName", "schema:legalName", "foaf:nick",
    "dcterms:alternative", "vcard:nickname", "as:preferredUsername",
  ]
  private static let descriptions = [
    "schema:description", "dcterms:description", "dc:description", "rdfs:comment", "as:summary",
    "skos:definition", "dcterms:abstract",
  ]
  private static let links = [
    "schema:url", "schema:image", "schema:logo", "schema:thumbnailUrl", "schema:contentUrl",
    "schema:mainEntityOfPage", "foaf:page", "foaf:homepage", "foaf:depiction", "foaf:img",
    "foaf:thumbnail", "foaf:isPrimaryTopicOf", "foaf:weblog", "foaf:mbox", "foaf:phone", "as:url",
    "as:image", "as:icon", "rdfs:seeAlso", "rdfs:isDefinedBy", "vcard:hasEmail", "vcard:hasURL",
    "vcard:hasTelephone", "dcat:downloadURL", "dcat:accessURL", "dcat:landingPage", "owl:imports",
    "owl:versionIRI", "dcterms:license",
  ]
  private static let others: [(name: String, meaning: Meaning)] = [
    ("rdf:type", .type), ("owl:sameAs", .sameAs), ("schema:sameAs", .sameAs),
    ("skos:exactMatch", .sameAs), ("schema:startDate", .start), ("schema:endDate", .end),
    ("rdf:first", .first), ("rdf:rest", .rest), ("rdf:subject", .subject),
    ("rdf:predicate", .predicate), ("rdf:object", .object), ("rdfs:subClassOf", .superClass),
  ]

  /// What the predicate with an IRI says. Of a vocabulary that the table does not have, the plainest words are
  /// taken at their word.
  static func meaning(_ iri: String) -> Meaning {
    if let meaning = meanings[iri] { return meaning }
    let word = RDFNames.tail(of: iri).lowercased()
    if let rank = plainNames.firstIndex(of: word) { return .name(rank: names.count + rank) }
    if plainAliases.contains(word) { return .alias }
    return word == "description" ? .description(rank: descriptions.count) : .other
  }

  private static let plainNames = ["name", "label", "preflabel", "title"]
  private static let plainAliases = ["alias", "altlabel", "alternatename"]

  private static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [:]
    func enter(_ name: String, _ meaning: Meaning) {
      for iri in iris(name) { meanings[iri] = meaning }
    }
    for (rank, name) in names.enumerated() { enter(name, .name(rank: rank)) }
    for name in aliases { enter(name, .alias) }
    for (rank, name) in descriptions.enumerated() { enter(name, .description(rank: rank)) }
    for name in links { enter(name, .link) }
    for (name, meaning) in others { enter(name, meaning) }
    return meanings
  }()

  /// The IRIs that a compact IRI may stand for.
  private static func iris(_ name: String) -> [String] {
    let parts = name.split(separator: ":")
    guard let prefix = parts.first, let local = parts.last else { return [] }
    return (namespaces[String(prefix)] ?? []).map { $0 + local }
  }

  /// Classes that say nothing of what a thing is.
  static let generalClasses = Set(
    ["owl:NamedIndividual", "owl:Thing", "rdfs:Resource", "schema:Thing"].flatMap(iris))

  /// A property of which each statement holds also the other way round.
  static let symmetricProperty = iris("owl:SymmetricProperty")

  static let emptyList = iris("rdf:nil")[0]

  /// The built-in actor type that looks like a class.
  static func builtInType(likeClass iri: String) -> ActorType? {
    looks[iri].flatMap { Vocabulary.builtIn.actorType($0) }
  }

  private static let looks: [String: Identifier] = {
    var looks: [String: Identifier] = [:]
    let classes: [(type: Identifier, names: [String])] = [
      ("person", ["schema:Person", "foaf:Person", "as:Person", "prov:Person", "vcard:Individual"]),
      (
        "organisation",
        [
          "schema:Organization", "foaf:Organization", "as:Organization", "org:Organization",
          "vcard:Organization", "prov:Organization", "schema:Corporation",
        ]
      ),
      ("group", ["foaf:Group", "as:Group", "foaf:Agent", "prov:Agent", "dcterms:Agent"]),
      ("place", ["schema:Place", "as:Place", "dcterms:Location", "schema:PostalAddress"]),
      ("asset", ["schema:Product"]),
      ("scheme", ["prov:Activity"]),
      ("event", ["schema:Event", "as:Event"]),
      (
        "document",
        ["schema:CreativeWork", "foaf:Document", "as:Document", "schema:NewsArticle", "as:Article"]
      ),
    ]
    for (type, names) in classes {
      for iri in names.flatMap(iris) { looks[iri] = type }
    }
    return looks
  }()

  /// The kind of the properties that have values of a datatype.
  static func kind(ofDatatype iri: String) -> PropertyKind { kinds[iri] ?? .text }

  private static let kinds: [String: PropertyKind] = {
    var kinds: [String: PropertyKind] = [:]
    let names: [(kind: PropertyKind, names: [String])] = [
      (
        .integer,
        [
          "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
          "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort",
          "unsignedByte",
        ]
      ),
      (.decimal, ["decimal", "double", "float"]),
      (.boolean, ["boolean"]),
      (.date, ["date", "gYear", "gYearMonth"]),
    ]
    for (kind, names) in names {
      for name in names { kinds[iris("xsd:" + name)[0]] = kind }
    }
    return kinds
  }()

  /// Whether an IRI is an address of something other than a thing: of a letter box, a telephone.
  static func isAddress(_ iri: String) -> Bool {
    ["mailto:", "tel:", "data:"].contains { iri.lowercased().hasPrefix($0) }
  }
}
