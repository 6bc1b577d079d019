/// What is left of an object once its members are expanded (API, section 5.1.2, steps 15 to 20).
extension ObjectExpansion {
  /// The expanded object; nil where nothing is left of it.
  consuming func finished(at place: Int) throws(JSONLDError) -> JSON? {
    if result.contains(.value) {
      guard try isValue(at: place) else { return nil }
    } else if let type = result[.type], type.array == nil {
      result.set(.type, .array([type]))
    } else if result.contains(.set) || result.contains(.list) {
      try checkSetOrList(at: place)
      if let elements = result[.set] { return elements.isNull ? nil : elements }
    }
    if result.count == 1, result.contains(.language) { return nil }
    if name == nil || name == .graph {
      if result.isEmpty { return nil }
      if let value = result[.value] ?? result[.list] {
        expansion.leaveOut(value, at: place)
        return nil
      }
      if result.count == 1, result.contains(.id) { return nil }
    }
    return .object(result, at: place)
  }

  /// Checks a value and tells whether there is one.
  private func isValue(at place: Int) throws(JSONLDError) -> Bool {
    let isTyped = result.contains(.type)
    for member in result.members {
      switch member.key {
      case .value, .type, .index: continue
      case .language, .direction: if !isTyped { continue }
      default: break
      }
      throw JSONLDError(
        .invalidValueObject,
        "'\(member.key)' beside '@value', where only '@type', or '@language' and '@direction', and "
          + "'@index' were expected", at: place)
    }
    let value = result[.value] ?? .null
    let type = result[.type]
    if type?.string == .json { return true }
    if value.isNull || value.array?.isEmpty == true { return false }
    if value.string == nil, result.contains(.language) {
      throw JSONLDError(
        .invalidLanguageTaggedValue,
        "\(value.kind) with '@language', which only strings have; take the language out",
        at: value.place)
    }
    if let type, type.string?.isIRI != true {
      throw JSONLDError(
        .invalidTypedValue, "\(type.kind) as the type of a value, where an IRI was expected",
        at: type.place < 0 ? place : type.place)
    }
    return true
  }

  private func checkSetOrList(at place: Int) throws(JSONLDError) {
    let isAllowed = result.count == 1 || result.count == 2 && result.contains(.index)
    if isAllowed { return }
    throw JSONLDError(
      .invalidSetOrListObject,
      "a '@set' or '@list' with other members, where at most '@index' was expected", at: place)
  }
}
