extension ActiveContext {
  /// A reference or a value as the only thing that has to be said for a property (API, section 6.3); nil where more
  /// has to be.
  func compactValue(_ value: JSONObject, of property: ExactString?) throws(JSONLDError) -> JSON? {
    let definition = property.flatMap { terms[$0] }
    let hasIndex = value.contains(.index)
    if let id = value[.id]?.string, value.count == (hasIndex ? 2 : 1) {
      guard definition?.type == .id || definition?.type == .vocab else { return nil }
      return .string(
        try compactIRI(id, isVocabularyRelative: definition?.type == .vocab))
    }
    guard let content = value[.value] else { return nil }
    if let type = value[.type]?.string {
      return type == definition?.type ? content : nil
    }
    if definition?.type == .noneWord { return nil }
    if hasIndex, definition?.container.contains(.index) != true { return nil }
    if content.string == nil { return content }
    let language = definition?.language ?? language
    let direction = definition?.direction ?? direction
    let isSame =
      value[.language]?.string?.lowercased == language?.lowercased
      && value[.direction]?.string == direction
    return isSame ? content : nil
  }
}
