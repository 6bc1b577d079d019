/// Expands a document: names become IRIs, values become arrays of objects, contexts go (API, section 5.1).
struct Expansion {
  let contexts: ContextProcessing
  /// Whether members are taken in the order of their names.
  let isOrdered: Bool
  /// The IRI of the document, against which references to contexts are resolved.
  let baseURL: IRIReference?

  /// A document in expanded form, which is an array.
  func expandDocument(_ document: JSON, in active: ActiveContext) throws(JSONLDError) -> [JSON] {
    guard let expanded = try expand(document, of: nil, in: active) else { return [] }
    if let object = expanded.object, object.count == 1, let graph = object[.graph] {
      return graph.elements
    }
    return expanded.elements
  }

  /// An element in expanded form, which is an object or an array; nil where nothing is left of it.
  ///
  /// `name` is that of the member which the element is a value of, as it is spelled; `isFromMap` says whether the
  /// element is the value of a map's key.
  func expand(
    _ element: JSON, of name: ExactString?, in active: ActiveContext, isFromMap: Bool = false
  ) throws(JSONLDError) -> JSON? {
    let definition = name.flatMap { active.property($0).definition }
    switch element.content {
    case .null: return nil
    case .boolean, .number, .string:
      guard let name, name != .graph else {
        leaveOut(element, at: element.place)
        return nil
      }
      guard let definition else { return active.expand(element, nil) }
      let scoped = try contexts.processScoped(definition, in: active, isOfType: false)
      if scoped === active { return active.expand(element, definition) }
      return scoped.expand(element, scoped.property(name).definition)
    case .array(let elements):
      return try expand(elements, of: name, definition, in: active, isFromMap, at: element.place)
    case .object(let object):
      let context = try activeContext(in: object, definition, active, isFromMap: isFromMap)
      return try expand(object, of: name, in: context, at: element.place)
    }
  }

  private func expand(
    _ elements: [JSON], of name: ExactString?, _ definition: TermDefinition?,
    in active: ActiveContext, _ isFromMap: Bool, at place: Int
  ) throws(JSONLDError) -> JSON {
    let isList = definition?.container.contains(.list) == true
    var result: [JSON] = []
    result.reserveCapacity(elements.count)
    for element in elements {
      guard let expanded = try expand(element, of: name, in: active, isFromMap: isFromMap) else {
        continue
      }
      guard case .array(let inner) = expanded.content else {
        result.append(expanded)
        continue
      }
      if isList {
        result.append(.object([.list: expanded], at: element.place))
      } else {
        result.append(contentsOf: inner)
      }
    }
    return .array(result, at: place)
  }

  /// The context in force in an object, other than those of its types (steps 7 to 9).
  private func activeContext(
    in object: JSONObject, _ definition: TermDefinition?, _ given: ActiveContext, isFromMap: Bool
  ) throws(JSONLDError) -> ActiveContext {
    var active = given
    if let previous = active.previous, !isFromMap, !isValueOrReference(object, in: active) {
      active = previous
    }
    if let definition {
      active = try contexts.processScoped(definition, in: active, isOfType: false)
    }
    guard let local = object[.context] else { return active }
    return try contexts.process(
      local, in: active, ContextProcessing.Circumstances(baseURL: baseURL))
  }

  /// Whether an object is a value, or nothing but a reference to a node.
  private func isValueOrReference(_ object: JSONObject, in active: ActiveContext) -> Bool {
    if object.count == 1, active.property(object.members[0].key).keyword == .id { return true }
    return object.members.contains { active.property($0.key).keyword == .value }
  }

  private func expand(
    _ object: JSONObject, of name: ExactString?, in active: ActiveContext, at place: Int
  ) throws(JSONLDError) -> JSON? {
    var expansion = ObjectExpansion(self, of: name, typeScoped: active)
    let inner = try expansion.takeTypes(of: object, in: active)
    try expansion.takeMembers(of: object, in: inner)
    return try expansion.finished(at: place)
  }

  /// Counts a value that no property has.
  func leaveOut(_ value: JSON, at place: Int) {
    contexts.notices.count(.valueWithoutProperty, ExactString(value.kind), at: place)
  }

  /// Members in the order in which they are taken.
  func ordered(_ object: JSONObject) -> [JSONObject.Member] {
    isOrdered ? object.members.sorted { $0.key < $1.key } : object.members
  }
}
