extension ActiveContext {
  /// A scalar in expanded form, as a value of a term (API, section 5.3).
  func expand(_ scalar: JSON, _ definition: TermDefinition?) -> JSON {
    let type = definition?.type
    if let text = scalar.string, type == .id || type == .vocab {
      let iri = expandIRI(
        text, isDocumentRelative: true, isVocabularyRelative: type == .vocab)
      return .object([.id: iri.map { .string($0, at: scalar.place) } ?? .null], at: scalar.place)
    }
    var result = JSONObject()
    result.append(.value, scalar)
    if let type, type != .id, type != .vocab, type != .noneWord {
      result.append(.type, .string(type))
    } else if scalar.string != nil {
      if let language = definition?.language ?? language {
        result.append(.language, .string(language))
      }
      if let direction = definition?.direction ?? direction {
        result.append(.direction, .string(direction))
      }
    }
    return .object(result, at: scalar.place)
  }
}
