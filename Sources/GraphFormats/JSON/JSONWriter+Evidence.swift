import KnowledgeGraph

extension JSONWriter {
  /// Texts, as an array of strings.
  mutating func value(texts: ColumnRange, in storage: GraphStorage) {
    beginArray()
    for place in texts.places {
      element()
      value(storage.texts[storage.listedTexts[place]])
    }
    endArray()
  }

  /// Pieces of evidence, as an array of objects.
  mutating func value(evidence: ColumnRange, in storage: GraphStorage) {
    beginArray()
    for place in evidence.places {
      element()
      value(storage.evidence[place], in: storage)
    }
    endArray()
  }

  private mutating func value(_ piece: EvidenceRow, in storage: GraphStorage) {
    func text(_ field: EvidenceField, _ text: PooledText?, _ json: inout JSONWriter) {
      if let text { json.member(field.rawValue, storage.texts[text]) }
    }
    beginObject()
    member(EvidenceField.document.rawValue, storage.identifiers[piece.document])
    text(.quote, piece.quote, &self)
    text(.prefix, piece.prefix, &self)
    text(.suffix, piece.suffix, &self)
    if let speaker = piece.speaker {
      member(EvidenceField.speaker.rawValue, storage.identifiers[speaker])
    }
    member(EvidenceField.stance.rawValue, piece.stance.rawValue)
    switch piece.state {
    case .unchecked:
      member(EvidenceField.state.rawValue, "unchecked")
    case .file(let line):
      member(EvidenceField.state.rawValue, "file")
      if let line { member(EvidenceField.line.rawValue, line) }
    case .found(let passages, let before, let after):
      member(EvidenceField.state.rawValue, "found")
      key(EvidenceField.passage.rawValue)
      beginArray()
      for place in passages.places {
        element()
        value(storage.passages[place], in: storage)
      }
      endArray()
      if !storage.texts[before].isEmpty { text(.before, before, &self) }
      if !storage.texts[after].isEmpty { text(.after, after, &self) }
    }
    endObject()
  }

  private mutating func value(_ passage: PassageRow, in storage: GraphStorage) {
    beginObject()
    member(PassageField.start.rawValue, passage.range.lowerBound)
    member(PassageField.end.rawValue, passage.range.upperBound)
    member(PassageField.exact.rawValue, storage.texts[passage.exact])
    endObject()
  }
}
