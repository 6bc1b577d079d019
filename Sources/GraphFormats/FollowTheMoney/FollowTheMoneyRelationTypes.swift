import KnowledgeGraph

/// Which schema of FollowTheMoney a relation is of, and which of its ends is the source: the one table of it.
///
/// Only a type that means no more and no less than the schema is in it: `affiliated-with` is not always a
/// `Membership`, which of a cartel would be a crime, nor `acquires` an `Ownership`, nor `funds` a `Payment`.
/// All others are an `UnknownLink` that is called by the type.
enum FollowTheMoneyRelationTypes {
  /// How a relation stands in FollowTheMoney.
  struct Spelling {
    let schema: FollowTheMoneySchema
    let edge: FollowTheMoneySchema.Edge
    /// Whether the relation's end is the edge's source.
    let isInverse: Bool

    fileprivate init?(_ schema: String, isInverse: Bool = false) {
      guard let schema = FollowTheMoneySchema.named(schema), let edge = schema.edge else {
        return nil
      }
      self.schema = schema
      self.edge = edge
      self.isInverse = isInverse
    }

    /// Whether a relation between actors of these schemata can stand so.
    func fits(from: FollowTheMoneySchema, to: FollowTheMoneySchema) -> Bool {
      isInverse
        ? from.isA(edge.target.range) && to.isA(edge.source.range)
        : from.isA(edge.source.range) && to.isA(edge.target.range)
    }
  }

  /// A schema, the names of types that are of it besides its own, and schema.org's properties that are; then the
  /// names of types of the other direction, by which they are also read.
  fileprivate struct Row {
    let schema: String
    let names: Set<Identifier>
    var terms: Set<String> = []
    var inverseNames: Set<Identifier> = []

    /// What a type is called that was read from FollowTheMoney.
    var ownName: Identifier? { Identifier(FollowTheMoneySchema.hyphenated(schema)) }
  }

  private static let rows = [
    Row(schema: "Directorship", names: ["leads", "directs"], inverseNames: ["led-by"]),
    Row(
      schema: "Family",
      names: ["kin-of", "married-to", "parent-of", "child-of", "sibling-of", "relative-of"],
      terms: ["relatedTo", "spouse", "parent", "children", "sibling"]),
    Row(schema: "Associate", names: ["associate-of"]),
    Row(
      schema: "Employment", names: ["works-for", "employed-by"], terms: ["worksFor"],
      inverseNames: ["employs"]),
    Row(
      schema: "Membership", names: ["member-of"], terms: ["memberOf"],
      inverseNames: ["has-member"]),
    Row(schema: "Ownership", names: ["owns"], terms: ["owns"], inverseNames: ["owned-by"]),
    Row(schema: "Control", names: ["controls"], inverseNames: ["controlled-by"]),
    Row(schema: "Representation", names: ["represents"], inverseNames: ["represented-by"]),
    Row(schema: "Payment", names: ["pays", "paid"], inverseNames: ["paid-by"]),
    Row(schema: "Debt", names: ["owes"], inverseNames: ["owed-by"]),
    Row(
      schema: "Succession", names: ["preceded", "predecessor-of"],
      inverseNames: ["succeeded", "successor-of"]),
    Row(schema: "Occupancy", names: ["holds-office"], inverseNames: ["held-by"]),
    Row(schema: "ContractAward", names: ["awarded-to"]),
    Row(schema: "ProjectParticipant", names: ["participates-in"]),
    Row(schema: "CourtCaseParty", names: ["party-to"]),
    Row(schema: "Documentation", names: ["documents"], inverseNames: ["documented-by"]),
  ]

  /// Whether the end of relations of a type called `name` is the source of an edge of `schema`.
  static func isInverse(_ name: Identifier, _ schema: FollowTheMoneySchema) -> Bool {
    rows.contains { $0.schema == schema.name && $0.inverseNames.contains(name) }
  }

  /// How relations of `type` stand where they are facts and their ends fit; nothing where none does.
  static func spelling(of type: RelationType) -> Spelling? {
    for row in rows {
      if row.names.contains(type.name) || row.ownName == type.name { return Spelling(row.schema) }
      if row.inverseNames.contains(type.name) { return Spelling(row.schema, isInverse: true) }
    }
    for iri in [type.iri] + type.superProperties {
      for prefix in ["https://schema.org/", "http://schema.org/"] where iri.string.hasPrefix(prefix)
      {
        let term = String(iri.string.dropFirst(prefix.count))
        for row in rows where row.terms.contains(term) { return Spelling(row.schema) }
      }
    }
    return nil
  }

  /// How every relation may stand: linked, and called by its type.
  static var link: Spelling {
    guard let link = Spelling("UnknownLink") else {
      preconditionFailure("FollowTheMoney has links of an unknown kind")
    }
    return link
  }
}
