import KnowledgeGraph

/// Which schema of FollowTheMoney an actor is of: the one table of it.
///
/// A type counts by its name, then by its IRI and by those of its superclasses, in their order. An entity is
/// never said to be more than the type says: a group is a `LegalEntity`, because an `Organization` is
/// incorporated. What fits no schema (`channel`, `thing`) is a `LegalEntity` as well, which is what FollowTheMoney
/// has for parties that are not known more closely; `Thing` is abstract. The type stays as a keyword.
enum FollowTheMoneyActorTypes {
  /// A schema, the names of types that are of it besides its own, and published classes that are.
  private struct Row {
    let schema: String
    let names: Set<Identifier>
    let classes: Set<String>

    init(_ schema: String, _ names: Set<Identifier>, _ classes: String) {
      self.schema = schema
      self.names = names
      self.classes = Set(classes.split(separator: " ").map(String.init))
    }
  }

  private static let rows = [
    Row("Person", ["person"], "schema:Person foaf:Person prov:Person"),
    Row("Company", ["company"], "schema:Corporation"),
    Row("PublicBody", ["authority"], "schema:GovernmentOrganization"),
    Row(
      "Organization", ["organisation"],
      "schema:Organization schema:NGO schema:NewsMediaOrganization foaf:Organization "
        + "prov:Organization org:Organization"),
    Row("LegalEntity", ["group"], "prov:Agent foaf:Agent foaf:Group"),
    Row("Address", ["place"], "schema:Place schema:PostalAddress"),
    Row("Vessel", ["ship"], ""),
    Row("Airplane", ["aircraft"], ""),
    Row("Vehicle", [], "schema:Vehicle schema:Car"),
    Row("RealEstate", [], "schema:Accommodation schema:House"),
    Row("BankAccount", [], "schema:BankAccount"),
    Row("Asset", ["asset"], "schema:Product"),
    Row("Project", ["scheme"], "prov:Activity schema:Project foaf:Project"),
    Row("Event", ["event"], "schema:Event"),
    Row(
      "Article", [], "schema:Article schema:NewsArticle schema:Report"),
    Row("Document", ["document"], "schema:CreativeWork schema:DigitalDocument foaf:Document"),
  ]

  /// The schema that actors are of when nothing else fits.
  private static let anything = "LegalEntity"

  private static let prefixes = [
    ("https://schema.org/", "schema:"), ("http://schema.org/", "schema:"),
    ("http://www.w3.org/ns/prov#", "prov:"), ("http://xmlns.com/foaf/0.1/", "foaf:"),
    ("http://www.w3.org/ns/org#", "org:"),
  ]

  /// The schema of actors of `type`.
  static func schema(of type: ActorType) -> String {
    if let row = rows.first(where: { $0.names.contains(type.name) }) { return row.schema }
    // A type that was read from FollowTheMoney is called after its schema.
    if let schema = schemata[type.name] { return schema }
    let classes = ([type.iri] + type.superClasses).map(compact)
    for name in classes {
      if let row = rows.first(where: { $0.classes.contains(name) }) { return row.schema }
    }
    return anything
  }

  /// What actors of the schema called `schema` are of the type of, where the file says nothing else.
  static func typeName(of schema: String) -> String {
    switch schema {
    case "Organization": "organisation"
    case "Address": "place"
    default: FollowTheMoneySchema.hyphenated(schema)
    }
  }

  /// The schemata of things by their names in our manner.
  private static let schemata: [Identifier: String] = {
    var schemata: [Identifier: String] = [:]
    for row in FollowTheMoneySchemata.rows where row.name != "Thing" {
      guard let schema = FollowTheMoneySchema.named(row.name), schema.isA("Thing"),
        let name = Identifier(schema.typeName)
      else { continue }
      schemata[name] = row.name
    }
    return schemata
  }()

  private static func compact(_ iri: IRI) -> String {
    for (prefix, short) in prefixes where iri.string.hasPrefix(prefix) {
      return short + iri.string.dropFirst(prefix.count)
    }
    return iri.string
  }
}
