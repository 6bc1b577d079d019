/// Values of properties (API, section 5.1.2, steps 13.5 to 13.14).
extension ObjectExpansion {
  mutating func take(
    _ member: JSONObject.Member, _ iri: ExactString, _ definition: TermDefinition?,
    in active: ActiveContext
  ) throws(JSONLDError) {
    guard let expanded = try expand(member, definition, in: active) else { return }
    let values = contained(expanded, definition?.container ?? [])
    if definition?.isReverse == true {
      try addReverse(values, to: iri)
    } else {
      result.add(values, to: iri, keyPlace: member.keyPlace)
    }
  }

  private func expand(
    _ member: JSONObject.Member, _ definition: TermDefinition?, in active: ActiveContext
  ) throws(JSONLDError) -> JSON? {
    let value = member.value
    guard let definition else {
      return try expansion.expand(value, of: member.key, in: active)
    }
    if definition.type == .json {
      return .object([.value: value, .type: .string(.json)], at: value.place)
    }
    guard let map = value.object else {
      return try expansion.expand(value, of: member.key, in: active)
    }
    if definition.container.contains(.language) {
      return .array(try expandLanguages(map, definition, in: active), at: value.place)
    }
    if !definition.container.isDisjoint(with: [.index, .type, .id]) {
      return .array(try expandMap(map, of: member.key, definition, in: active), at: value.place)
    }
    return try expansion.expand(value, of: member.key, in: active)
  }

  /// Makes a value a list or graphs, as its container says.
  private func contained(_ value: JSON, _ container: Container) -> [JSON] {
    if container.contains(.list), value[.list] == nil {
      return [.object([.list: .array(value.elements)], at: value.place)]
    }
    guard container.contains(.graph), container.isDisjoint(with: [.id, .index]) else {
      return value.elements
    }
    return value.elements.map { .object([.graph: .array($0.elements)], at: $0.place) }
  }

  /// The strings of a map by language (step 13.7).
  private func expandLanguages(
    _ map: JSONObject, _ definition: TermDefinition, in active: ActiveContext
  ) throws(JSONLDError) -> [JSON] {
    let direction = definition.direction ?? active.direction
    var result: [JSON] = []
    for member in expansion.ordered(map) {
      let hasLanguage = active.property(member.key).iri != .noneWord
      for element in member.value.elements where !element.isNull {
        guard element.string != nil else {
          throw JSONLDError(
            .invalidLanguageMapValue,
            "\(element.kind) as a text of language '\(member.key)', where a string was expected",
            at: element.place)
        }
        var value = JSONObject()
        value.append(.value, element)
        if hasLanguage { value.append(.language, .string(member.key, at: member.keyPlace)) }
        if let direction { value.append(.direction, .string(direction)) }
        result.append(.object(value, at: element.place))
      }
    }
    return result
  }

  /// The values of a map by index, type or identifier (step 13.8).
  private func expandMap(
    _ map: JSONObject, of name: ExactString, _ definition: TermDefinition,
    in active: ActiveContext
  ) throws(JSONLDError) -> [JSON] {
    var result: [JSON] = []
    let isByNode = !definition.container.isDisjoint(with: [.id, .type])
    for member in expansion.ordered(map) {
      var context = isByNode ? active.previous ?? active : active
      if definition.container.contains(.type), let type = context.terms[member.key],
        type.context != nil
      {
        context = try expansion.contexts.processScoped(type, in: context, isOfType: true)
      }
      let elements = JSON.array(member.value.elements, at: member.value.place)
      let values = try expansion.expand(elements, of: name, in: context, isFromMap: true)
      for value in values?.elements ?? [] {
        result.append(try keyed(value, member, definition, in: active))
      }
    }
    return result
  }

  /// A value of a map with what its key says.
  private func keyed(
    _ given: JSON, _ member: JSONObject.Member, _ definition: TermDefinition,
    in active: ActiveContext
  ) throws(JSONLDError) -> JSON {
    let container = definition.container
    var value = given
    if container.contains(.graph), !value.isGraphObject {
      value = .object([.graph: .array(value.elements)], at: value.place)
    }
    guard var object = value.object, active.expandVocabulary(member.key) != .noneWord else {
      return value
    }
    let key = JSON.string(member.key, at: member.keyPlace)
    if container.contains(.index), let property = definition.index, property != .index {
      try addIndex(property, key, to: &object, at: value.place, in: active)
    } else if container.contains(.index) {
      if !object.contains(.index) { object.append(.index, key) }
    } else if container.contains(.id) {
      if !object.contains(.id) { object.append(.id, try expandID(key, in: active)) }
    } else if container.contains(.type), let type = active.expandVocabularyOrBase(member.key) {
      let types = object[.type]?.elements ?? []
      object.set(.type, .array([.string(type, at: member.keyPlace)] + types))
    }
    return .object(object, at: value.place)
  }

  /// Adds a key as the first value of the property that the keys of a map are values of.
  private func addIndex(
    _ property: ExactString, _ key: JSON, to object: inout JSONObject, at place: Int,
    in active: ActiveContext
  ) throws(JSONLDError) {
    guard let iri = active.expandVocabulary(property) else { return }
    let value = active.expand(key, active.property(property).definition)
    if object.contains(.value) {
      throw JSONLDError(
        .invalidValueObject,
        "a value in a map by <\(iri)>, where nodes were expected, as only they have properties",
        at: place)
    }
    object.set(iri, .array([value] + (object[iri]?.elements ?? [])))
  }
}

extension ActiveContext {
  /// The IRI that a type stands for.
  func expandVocabularyOrBase(_ text: ExactString) -> ExactString? {
    expandIRI(text, isDocumentRelative: true, isVocabularyRelative: true)
  }
}
