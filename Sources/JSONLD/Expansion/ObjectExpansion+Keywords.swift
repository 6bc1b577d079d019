/// Values of keywords (API, section 5.1.2, step 13.4).
extension ObjectExpansion {
  func expandID(_ value: JSON, in active: ActiveContext) throws(JSONLDError) -> JSON {
    guard let text = value.string else {
      throw JSONLDError(
        .invalidIDValue, "\(value.kind) as '@id', where an IRI was expected", at: value.place)
    }
    let iri = active.expandIRI(text, isDocumentRelative: true, isVocabularyRelative: false)
    return iri.map { .string($0, at: value.place) } ?? .null
  }

  /// Adds types; those of an earlier member of the object go before.
  mutating func takeType(_ value: JSON) throws(JSONLDError) {
    var types: [JSON] = []
    for element in value.elements {
      guard let text = element.string else {
        throw JSONLDError(
          .invalidTypeValue,
          "\(element.kind) as '@type', where an IRI or an array of IRIs was expected",
          at: element.place)
      }
      let type = typeScoped.expandIRI(
        text, isDocumentRelative: true, isVocabularyRelative: true)
      if let type { types.append(.string(type, at: element.place)) }
    }
    let isOne = value.string != nil && !result.contains(.type)
    if isOne, let type = types.first {
      result.append(.type, type)
    } else if !isOne {
      result.add(types, to: .type)
    }
  }

  func string(_ value: JSON, _ keyword: Keyword) throws(JSONLDError) -> JSON {
    if value.string != nil { return value }
    throw JSONLDError(
      keyword == .index ? .invalidIndexValue : .invalidLanguageTaggedString,
      "\(value.kind) as '\(keyword.rawValue)', where a string was expected", at: value.place)
  }

  func direction(_ value: JSON) throws(JSONLDError) -> JSON {
    if value.string == "ltr" || value.string == "rtl" { return value }
    throw JSONLDError(
      .invalidBaseDirection, "\(value.kind) as '@direction', where 'ltr' or 'rtl' was expected",
      at: value.place)
  }

  mutating func takeIncluded(_ value: JSON, in active: ActiveContext) throws(JSONLDError) {
    if isVersion10 { return }
    let nodes = try elements(value, of: nil, in: active)
    let isValid = !nodes.isEmpty && nodes.allSatisfy(\.isNodeObject)
    guard isValid || value.array?.isEmpty == true else {
      throw JSONLDError(
        .invalidIncludedValue, "\(value.kind) as '@included', where nodes were expected",
        at: value.place)
    }
    result.add(nodes, to: .included)
  }

  /// Adds properties that have the node as their value, and those that have it after all (step 13.4.13).
  mutating func takeReverse(_ value: JSON, in active: ActiveContext) throws(JSONLDError) {
    guard value.object != nil else {
      throw JSONLDError(
        .invalidReverseValue, "\(value.kind) as '@reverse', where an object was expected",
        at: value.place)
    }
    guard let expanded = try expansion.expand(value, of: .reverse, in: active)?.object else {
      return
    }
    for member in expanded[.reverse]?.object?.members ?? [] {
      result.add(member.value.elements, to: member.key)
    }
    let others = expanded.members.filter { $0.key != .reverse }
    guard !others.isEmpty else { return }
    for member in others { try addReverse(member.value.elements, to: member.key) }
  }

  /// Adds nodes that have this node as the value of a property.
  mutating func addReverse(_ nodes: [JSON], to property: ExactString) throws(JSONLDError) {
    for node in nodes where node[.value] != nil || node[.list] != nil {
      throw JSONLDError(
        .invalidReversePropertyValue,
        "a value of the reverse property <\(property)> that is no node, which is all that can have "
          + "properties", at: node.place)
    }
    var reverse = result.take(.reverse)?.object ?? JSONObject()
    if !result.contains(.reverse) { result.append(.reverse, .null) }
    reverse.add(nodes, to: property)
    result.set(.reverse, .object(reverse))
  }
}

extension JSON {
  /// Whether an expanded value is a node: an object without `@value`, `@list` and `@set`.
  var isNodeObject: Bool {
    guard let object else { return false }
    return !object.contains(.value) && !object.contains(.list) && !object.contains(.set)
  }

  /// Whether an expanded value is a graph: an object with `@graph` and at most `@id` and `@index`.
  var isGraphObject: Bool {
    guard let object, object.contains(.graph) else { return false }
    return object.members.allSatisfy { $0.key == .graph || $0.key == .id || $0.key == .index }
  }
}
