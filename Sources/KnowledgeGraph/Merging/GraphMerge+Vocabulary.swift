/// Vocabularies.
extension GraphMerge {
  /// The types and properties of all graphs.
  mutating func vocabulary() -> Result<Vocabulary, Incoherences> {
    let actorTypes = groups(\.vocabulary.actorTypes, by: \.name).map { actorType($0) }
    let relationTypes = groups(\.vocabulary.relationTypes, by: \.name).map { relationType($0) }
    let actorProperties = groups(\.vocabulary.actorProperties, by: \.name)
      .map { property(.actorProperty, $0) }
    let relationProperties = groups(\.vocabulary.relationProperties, by: \.name)
      .map { property(.relationProperty, $0) }
    do throws(Incoherences) {
      return .success(
        try Vocabulary(
          actorTypes: actorTypes, relationTypes: relationTypes, actorProperties: actorProperties,
          relationProperties: relationProperties))
    } catch {
      return .failure(error)
    }
  }

  private mutating func actorType(
    _ candidates: [Reconciliation.Candidate<ActorType>]
  ) -> ActorType {
    var type = candidates[0].value
    let subject = MergeConflict.Subject(kind: .actorType, id: type.name)
    if let label = text("label", subject, candidates.part(\.label)) { type.label = label }
    type.definition = text("definition", subject, candidates.optionalPart(\.definition))
    if let iri = iri(subject, candidates.part(\.iri)) { type.iri = iri }
    type.superClasses = candidates.union(\.superClasses)
    let color = reconciliation.value(
      of: "color", subject, candidates.part(\.color), spelling: \.description)
    if let color { type.color = color }
    let shape = reconciliation.value(
      of: "shape", subject, candidates.part(\.shape), spelling: \.rawValue)
    if let shape { type.shape = shape }
    return type
  }

  private mutating func relationType(
    _ candidates: [Reconciliation.Candidate<RelationType>]
  ) -> RelationType {
    var type = candidates[0].value
    let subject = MergeConflict.Subject(kind: .relationType, id: type.name)
    if let label = text("label", subject, candidates.part(\.label)) { type.label = label }
    type.inverseLabel = text("inverse label", subject, candidates.optionalPart(\.inverseLabel))
    type.definition = text("definition", subject, candidates.optionalPart(\.definition))
    if let iri = iri(subject, candidates.part(\.iri)) { type.iri = iri }
    type.superProperties = candidates.union(\.superProperties)
    type.domain = GraphMerge.ends(candidates.map(\.value.domain))
    type.range = GraphMerge.ends(candidates.map(\.value.range))
    let isSymmetric = reconciliation.commonValue(
      of: "symmetric", subject, candidates.part(\.isSymmetric), spelling: String.init)
    if let isSymmetric { type.isSymmetric = isSymmetric }
    return type
  }

  /// The actor types that may stand at an end: those of any of the graphs; empty where any may.
  private static func ends(_ lists: [[Identifier]]) -> [Identifier] {
    if lists.contains(where: \.isEmpty) { return [] }
    var seen: Set<Identifier> = []
    return lists.flatMap(\.self).filter { seen.insert($0).inserted }
  }

  private mutating func property(
    _ elementKind: ElementKind, _ candidates: [Reconciliation.Candidate<Property>]
  ) -> Property {
    var property = candidates[0].value
    let subject = MergeConflict.Subject(kind: elementKind, id: property.name)
    let kind = reconciliation.commonValue(
      of: "kind", subject, candidates.part(\.kind), spelling: \.rawValue)
    if let kind { property.kind = kind }
    if let label = text("label", subject, candidates.part(\.label)) { property.label = label }
    if let iri = iri(subject, candidates.part(\.iri)) { property.iri = iri }
    return property
  }

  private mutating func iri(
    _ subject: MergeConflict.Subject, _ candidates: [Reconciliation.Candidate<IRI>]
  ) -> IRI? {
    reconciliation.value(of: "IRI", subject, candidates, spelling: \.string)
  }
}
