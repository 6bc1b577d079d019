/// The expansion of one object (API, section 5.1.2, from step 10).
struct ObjectExpansion {
  let expansion: Expansion
  /// The name of the member that the object is a value of.
  let name: ExactString?
  /// The context before those of the object's types.
  let typeScoped: ActiveContext
  /// Whether the object's type is `@json`.
  private var isJSON = false
  /// What has become of the members so far.
  var result = JSONObject()

  init(_ expansion: Expansion, of name: ExactString?, typeScoped: ActiveContext) {
    self.expansion = expansion
    self.name = name
    self.typeScoped = typeScoped
  }

  var isVersion10: Bool { expansion.contexts.mode == .version10 }

  /// Applies the contexts of the object's types (steps 11 and 12).
  mutating func takeTypes(
    of object: JSONObject, in given: ActiveContext
  ) throws(JSONLDError) -> ActiveContext {
    var active = given
    let members = object.members.filter { given.property($0.key).keyword == .type }
      .sorted { $0.key < $1.key }
    for member in members {
      for type in member.value.elements.compactMap(\.string).sorted() {
        guard let definition = typeScoped.terms[type], definition.context != nil else { continue }
        active = try expansion.contexts.processScoped(definition, in: active, isOfType: true)
      }
    }
    if let last = members.first?.value.elements.last?.string {
      isJSON = active.expandVocabulary(last) == .json
    }
    return active
  }

  /// Expands the members, and those that are nested in them (steps 13 and 14).
  mutating func takeMembers(
    of object: JSONObject, in active: ActiveContext
  ) throws(JSONLDError) {
    var nests: [JSONObject.Member] = []
    for member in expansion.ordered(object) where member.key != .context {
      let property = active.property(member.key)
      guard let iri = property.iri else {
        leaveOut(member, property)
        continue
      }
      if property.keyword == .nest {
        try checkKeyword(.nest, member)
        nests.append(member)
      } else if let keyword = property.keyword {
        try take(keyword, iri, member, in: active)
      } else {
        try take(member, iri, property.definition, in: active)
      }
    }
    for nest in nests { try takeNested(nest, in: active) }
  }

  /// Counts a member that means nothing, unless the context says so.
  private func leaveOut(_ member: JSONObject.Member, _ property: ActiveContext.Property) {
    if let definition = property.definition, definition.iri == nil { return }
    expansion.contexts.notices.count(
      member.key.hasFormOfKeyword ? .nameLikeKeyword : .memberWithoutMeaning, member.key,
      at: member.keyPlace)
  }

  private mutating func takeNested(
    _ nest: JSONObject.Member, in given: ActiveContext
  ) throws(JSONLDError) {
    for value in nest.value.elements {
      var active = given
      if let definition = given.property(nest.key).definition {
        active = try expansion.contexts.processScoped(definition, in: given, isOfType: false)
      }
      guard let object = value.object,
        !object.members.contains(where: { active.property($0.key).keyword == .value })
      else {
        throw JSONLDError(
          .invalidNestValue,
          "\(value.kind) as '\(nest.key)', where an object with properties was expected",
          at: value.place)
      }
      try takeMembers(of: object, in: active)
    }
  }

  /// Refuses a keyword where there may be none, or a second time.
  func checkKeyword(_ keyword: Keyword, _ member: JSONObject.Member) throws(JSONLDError) {
    if name == .reverse {
      throw JSONLDError(
        .invalidReversePropertyMap,
        "'\(member.key)' in '@reverse', where only properties were expected", at: member.keyPlace)
    }
    let mayRecur = !isVersion10 && (keyword == .included || keyword == .type)
    if !mayRecur, result.contains(ExactString(keyword.rawValue)) {
      throw JSONLDError(
        .collidingKeywords,
        "a second '\(keyword.rawValue)', spelled '\(member.key)'; keep one of both",
        at: member.keyPlace)
    }
  }

  /// Sets the value of a keyword.
  private mutating func take(
    _ keyword: Keyword, _ iri: ExactString, _ member: JSONObject.Member, in active: ActiveContext
  ) throws(JSONLDError) {
    try checkKeyword(keyword, member)
    switch keyword {
    case .id: result.set(.id, try expandID(member.value, in: active))
    case .type: try takeType(member.value)
    case .value: try takeValue(member.value)
    case .language, .index:
      result.set(iri, try string(member.value, keyword), keyPlace: member.keyPlace)
    case .direction:
      if !isVersion10 { result.set(iri, try direction(member.value)) }
    case .graph: result.set(.graph, .array(try elements(member.value, of: .graph, in: active)))
    case .included: try takeIncluded(member.value, in: active)
    case .list:
      guard let name, name != .graph else {
        return expansion.leaveOut(member.value, at: member.value.place)
      }
      result.set(.list, .array(try elements(member.value, of: name, in: active)))
    case .set:
      result.set(.set, try expansion.expand(member.value, of: name, in: active) ?? .null)
    case .reverse: try takeReverse(member.value, in: active)
    default: break
    }
  }

  /// The elements of a value in expanded form.
  func elements(
    _ value: JSON, of name: ExactString?, in active: ActiveContext
  ) throws(JSONLDError) -> [JSON] {
    try expansion.expand(value, of: name, in: active)?.elements ?? []
  }

  private mutating func takeValue(_ value: JSON) throws(JSONLDError) {
    if isJSON {
      if isVersion10 {
        throw JSONLDError(
          .invalidValueObjectValue, "a value of type '@json', which JSON-LD 1.0 does not have",
          at: value.place)
      }
    } else if !value.isScalar, !value.isNull {
      throw JSONLDError(
        .invalidValueObjectValue,
        "\(value.kind) as '@value', where a string, a number, true, false or null was expected",
        at: value.place)
    }
    result.set(.value, value)
  }
}
