import KnowledgeGraph

/// What is said of the first piece of a relation's evidence in columns of their own, for tools that show tables:
/// `evidence_quote` and others.
enum FirstEvidenceField: String, CaseIterable {
  case document, quote, start, end, speaker, stance

  /// The column's name.
  var name: String { "evidence_" + rawValue }
}

/// What spells the first piece of evidence.
protocol FirstEvidenceVisitor {
  mutating func first(_ field: FirstEvidenceField, _ text: Span<UInt8>)
  mutating func first(_ field: FirstEvidenceField, _ number: Int)
}

extension FlatView {
  /// The first piece of a relation's evidence: the document's own words where they were found, otherwise the quote
  /// as it was given.
  func visitFirstEvidence<Visitor: FirstEvidenceVisitor>(
    of relation: RelationRow, _ visitor: inout Visitor
  ) {
    let first = storage.evidence[relation.evidence.places.lowerBound]
    visitor.first(.document, storage.identifiers[first.document])
    if case .found(let passages, _, _) = first.state {
      let places = passages.places
      if places.count == 1 {
        visitor.first(.quote, storage.texts[storage.passages[places.lowerBound].exact])
      } else {
        visitor.first(.quote, words(of: places).span)
      }
      visitor.first(.start, storage.passages[places.lowerBound].range.lowerBound)
      visitor.first(.end, storage.passages[places.upperBound - 1].range.upperBound)
    } else if let quote = first.quote, !storage.texts[quote].isEmpty {
      visitor.first(.quote, storage.texts[quote])
    }
    if let speaker = first.speaker { visitor.first(.speaker, storage.identifiers[speaker]) }
    visitor.first(.stance, first.stance.rawValue.utf8.span)
  }

  /// The passages' words, with an ellipsis for what lies between them.
  private func words(of passages: Range<Int>) -> ByteBlock {
    var words = ByteBlock()
    for place in passages {
      if place > passages.lowerBound { words.append(" … ") }
      words.append(storage.texts[storage.passages[place].exact])
    }
    return words
  }
}
