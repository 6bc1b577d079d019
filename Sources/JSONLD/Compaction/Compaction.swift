/// Writes an expanded document with the terms of a context (API, section 6.1).
struct Compaction {
  let contexts: ContextProcessing
  let isOrdered: Bool
  let compactsArrays: Bool

  init(_ contexts: ContextProcessing, _ options: JSONLDOptions) {
    self.contexts = contexts
    isOrdered = options.isOrdered
    compactsArrays = options.compactsArrays
  }

  /// An expanded document as one object.
  func document(_ expanded: [JSON], in active: ActiveContext) throws(JSONLDError) -> JSONObject {
    let compacted = try compact(.array(expanded), of: nil, in: active)
    if let object = compacted.object { return object }
    var object = JSONObject()
    if let elements = compacted.array, !elements.isEmpty {
      object.append(try active.compactIRI(.graph), compacted)
    }
    return object
  }

  /// A value of a property in compacted form.
  func compact(
    _ element: JSON, of property: ExactString?, in active: ActiveContext
  ) throws(JSONLDError) -> JSON {
    switch element.content {
    case .null, .boolean, .number, .string: return element
    case .array(let elements):
      return try compact(elements, of: property, in: active)
    case .object(let object):
      return try compact(object, of: property, in: active)
    }
  }

  private func compact(
    _ elements: [JSON], of property: ExactString?, in active: ActiveContext
  ) throws(JSONLDError) -> JSON {
    var result: [JSON] = []
    for element in elements {
      let compacted = try compact(element, of: property, in: active)
      if !compacted.isNull { result.append(compacted) }
    }
    let container = property.flatMap { active.terms[$0]?.container } ?? []
    let isKept =
      !compactsArrays || property == .graph || property == .set
      || !container.isDisjoint(with: [.list, .set])
    return result.count == 1 && !isKept ? result[0] : .array(result)
  }

  private func compact(
    _ object: JSONObject, of property: ExactString?, in given: ActiveContext
  ) throws(JSONLDError) -> JSON {
    let isReference = object.count == 1 && object.contains(.id)
    var active = given
    if let previous = active.previous, !object.contains(.value), !isReference { active = previous }
    if let property, let definition = given.terms[property] {
      active = try contexts.processScoped(definition, in: active, isOfType: false)
    }
    if object.contains(.value) || object.contains(.id),
      let value = try active.compactValue(object, of: property)
    {
      return value
    }
    if let list = object[.list], let property,
      active.terms[property]?.container.contains(.list) == true
    {
      return try compact(list, of: property, in: active)
    }
    var compaction = ObjectCompaction(self, of: property, typeScoped: given)
    return .object(try compaction.compact(object, in: active))
  }
}
