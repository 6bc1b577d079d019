/// The compaction of one object (API, section 6.1.2, from step 9).
struct ObjectCompaction {
  let compaction: Compaction
  let property: ExactString?
  /// The context before those of the object's types.
  let typeScoped: ActiveContext
  /// The context in force.
  var active: ActiveContext
  /// What has become of the members so far.
  var result = JSONObject()

  init(_ compaction: Compaction, of property: ExactString?, typeScoped: ActiveContext) {
    self.compaction = compaction
    self.property = property
    self.typeScoped = typeScoped
    active = typeScoped
  }

  private var isVersion10: Bool { compaction.contexts.mode == .version10 }

  /// The object in compacted form.
  mutating func compact(
    _ object: JSONObject, in given: ActiveContext
  ) throws(JSONLDError) -> JSONObject {
    active = given
    try takeTypes(object[.type]?.elements ?? [])
    let members =
      compaction.isOrdered ? object.members.sorted { $0.key < $1.key } : object.members
    for member in members { try take(member) }
    return result
  }

  /// Applies the contexts of the object's types.
  private mutating func takeTypes(_ types: [JSON]) throws(JSONLDError) {
    let scoped = typeScoped
    var terms: [ExactString] = []
    for type in types {
      if let iri = type.string { terms.append(try active.compactIRI(iri)) }
    }
    for term in terms.sorted() {
      guard let definition = scoped.terms[term], definition.context != nil else { continue }
      active = try compaction.contexts.processScoped(definition, in: active, isOfType: true)
    }
  }

  private mutating func take(_ member: JSONObject.Member) throws(JSONLDError) {
    switch member.key {
    case .id:
      let value: JSON
      if let iri = member.value.string {
        value = .string(try active.compactIRI(iri, isVocabularyRelative: false))
      } else {
        value = member.value
      }
      result.set(try active.compactIRI(.id), value)
    case .type: try takeType(member.value)
    case .reverse: try takeReverse(member.value)
    case .index where containerOfProperty.contains(.index): break
    case .direction, .index, .language, .value:
      result.set(try active.compactIRI(member.key), member.value)
    default: try takeValues(member.value.elements, of: member.key)
    }
  }

  private var containerOfProperty: Container {
    property.flatMap { active.terms[$0]?.container } ?? []
  }

  private mutating func takeType(_ value: JSON) throws(JSONLDError) {
    var types: [JSON] = []
    for type in value.elements {
      if let iri = type.string { types.append(.string(try typeScoped.compactIRI(iri))) }
    }
    let alias = try active.compactIRI(.type)
    let isSet = !isVersion10 && active.terms[alias]?.container.contains(.set) == true
    let isArray = isSet || !compaction.compactsArrays
    let isOne = value.array == nil || types.count == 1
    result.add(isOne ? types[0] : .array(types), to: alias, asArray: isArray)
  }

  private mutating func takeReverse(_ value: JSON) throws(JSONLDError) {
    let compacted = try compaction.compact(value, of: .reverse, in: active)
    var others = JSONObject()
    for member in compacted.object?.members ?? [] {
      if let definition = active.terms[member.key], definition.isReverse {
        let isArray = definition.container.contains(.set) || !compaction.compactsArrays
        result.add(member.value, to: member.key, asArray: isArray)
      } else {
        others.append(member.key, member.value)
      }
    }
    if !others.isEmpty { result.set(try active.compactIRI(.reverse), .object(others)) }
  }

  private mutating func takeValues(
    _ values: [JSON], of iri: ExactString
  ) throws(JSONLDError) {
    let isReverse = property == .reverse
    if values.isEmpty {
      let term = try active.compactIRI(
        iri, value: .array([]), isReverse: isReverse, isVersion10: isVersion10)
      try nested(in: term) { target in target.add(.array([]), to: term, asArray: true) }
    }
    for value in values {
      let term = try active.compactIRI(
        iri, value: value, isReverse: isReverse, isVersion10: isVersion10)
      let item = try ItemCompaction(compaction, value, of: iri, as: term, in: active)
      try nested(in: term) { (target) throws(JSONLDError) in try item.add(to: &target) }
    }
  }

  /// Changes the object that has the members of a term: the result, or what is nested in it.
  private mutating func nested(
    in term: ExactString, _ change: (inout JSONObject) throws(JSONLDError) -> Void
  ) throws(JSONLDError) {
    guard let nest = active.terms[term]?.nest else { return try change(&result) }
    guard active.expandVocabulary(nest) == .nest else {
      throw JSONLDError(
        .invalidNestValue,
        "'\(nest)' as '@nest' of the term '\(term)', where '@nest' or a term for it was expected")
    }
    var object = result.take(nest)?.object ?? JSONObject()
    try change(&object)
    result.set(nest, .object(object))
  }
}

extension JSONObject {
  /// Adds a value, or each of an array, to those that a member has (API, section 4.1, "add value").
  mutating func add(_ value: JSON, to key: ExactString, asArray isArray: Bool) {
    if let values = value.array {
      if values.isEmpty, isArray, !contains(key) { append(key, .array([])) }
      for value in values { add(value, to: key, asArray: isArray) }
    } else if contains(key) || isArray {
      add([value], to: key)
    } else {
      append(key, value)
    }
  }
}
