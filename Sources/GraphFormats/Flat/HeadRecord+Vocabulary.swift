import KnowledgeGraph

extension HeadRecord {
  /// The vocabulary in force, with the keys by which its properties go in the file.
  static func record(_ vocabulary: Vocabulary, _ keys: PropertyKeys) -> Record {
    var record = Record()
    record.add("actor_type", vocabulary.actorTypes.map(HeadRecord.record))
    record.add("relation_type", vocabulary.relationTypes.map(HeadRecord.record))
    record.add("actor_property", keys.actor.map(HeadRecord.record))
    record.add("relation_property", keys.relation.map(HeadRecord.record))
    return record
  }

  private static func record(_ type: ActorType) -> Record {
    var record = Record()
    record.add("name", type.name)
    record.add("label", type.label)
    record.add("definition", type.definition)
    record.add("iri", type.iri.text)
    record.add("super_class", type.superClasses.map(\.text))
    record.add("color", Text(type.color.description))
    record.add("shape", Text(type.shape.rawValue))
    return record
  }

  private static func record(_ type: RelationType) -> Record {
    var record = Record()
    record.add("name", type.name)
    record.add("label", type.label)
    record.add("inverse", type.inverseLabel)
    record.add("definition", type.definition)
    record.add("domain", type.domain.map(\.text))
    record.add("range", type.range.map(\.text))
    record.add("symmetric", type.isSymmetric ? .boolean(true) : nil)
    record.add("iri", type.iri.text)
    record.add("super_property", type.superProperties.map(\.text))
    return record
  }

  private static func record(_ entry: PropertyKeys.Entry) -> Record {
    var record = Record()
    record.add("key", Text(entry.key))
    record.add("name", entry.property.name)
    record.add("kind", Text(entry.property.kind.rawValue))
    record.add("label", entry.property.label)
    record.add("iri", entry.property.iri.text)
    return record
  }

  /// The vocabulary that `record` spells.
  ///
  /// - Throws: `Misspelling`, naming the field.
  static func vocabulary(_ record: Record) throws -> Vocabulary {
    try Vocabulary(
      actorTypes: record.records("actor_type").map(actorType),
      relationTypes: record.records("relation_type").map(relationType),
      actorProperties: record.records("actor_property").map(property),
      relationProperties: record.records("relation_property").map(property))
  }

  private static func actorType(_ record: Record) throws -> ActorType {
    ActorType(
      name: try record.required("name", record.identifier),
      label: try record.required("label", record.text),
      definition: record.text("definition"),
      iri: try record.required("iri", record.iri),
      superClasses: try record.iris("super_class"),
      color: try record.required("color") { name in record.text(name).flatMap { Color($0.string) }
      },
      shape: try record.required("shape", record.word))
  }

  private static func relationType(_ record: Record) throws -> RelationType {
    RelationType(
      name: try record.required("name", record.identifier),
      label: try record.required("label", record.text),
      inverseLabel: record.text("inverse"),
      definition: record.text("definition"),
      domain: record.texts("domain").compactMap { Identifier($0) },
      range: record.texts("range").compactMap { Identifier($0) },
      isSymmetric: record.isTrue("symmetric"),
      iri: try record.required("iri", record.iri),
      superProperties: try record.iris("super_property"))
  }

  private static func property(_ record: Record) throws -> Property {
    Property(
      try record.required("name", record.identifier),
      try record.required("kind", record.word),
      label: try record.required("label", record.text),
      iri: try record.required("iri", record.iri))
  }
}
