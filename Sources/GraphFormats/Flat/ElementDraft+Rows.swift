import KnowledgeGraph

/// What drafts become.
extension ElementDraft {
  /// Adds the actor that the draft is.
  func addActor(
    id: IdentifierNumber, name: PooledText, type: IdentifierNumber, to builder: inout GraphBuilder
  ) {
    var row = ActorRow(id: id, name: name, type: type)
    row.description = description
    row.isInferred = isInferred
    row.review = review
    row.aliases = ElementDraft.listed(aliases, &builder)
    row.sameAs = ElementDraft.listed(sameAs, &builder)
    row.attributes = ColumnRange(firstAttribute, builder.storage.attributes.count)
    builder.add(row)
  }

  /// Adds the relation that the draft is; `row` has its identifier, its type, its ends and its evidence.
  func addRelation(_ row: RelationRow, to builder: inout GraphBuilder) {
    var row = row
    row.time = time
    row.polarity = polarity
    row.isInferred = isInferred
    row.review = review
    row.attributes = ColumnRange(firstAttribute, builder.storage.attributes.count)
    builder.add(row)
  }

  /// Adds the draft's evidence to the column.
  func addEvidence(to builder: inout GraphBuilder) throws(Misspelling) {
    for piece in evidence { try piece.add(to: &builder) }
  }

  private static func listed(_ texts: [PooledText], _ builder: inout GraphBuilder) -> ColumnRange {
    let start = builder.storage.listedTexts.count
    builder.storage.listedTexts += texts
    return ColumnRange(start, builder.storage.listedTexts.count)
  }
}

extension Misspelling {
  /// What is wrong, said of evidence.
  var ofEvidence: String {
    "'\(field)' of the evidence is missing or not as Redstring writes it"
  }
}
