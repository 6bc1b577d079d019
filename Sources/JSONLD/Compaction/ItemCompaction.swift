/// The compaction of one value of a property (API, section 6.1.2, step 12.8).
struct ItemCompaction {
  private let compaction: Compaction
  private let active: ActiveContext
  /// The value in expanded form.
  private let expanded: JSON
  private let term: ExactString
  private let container: Container
  private let isArray: Bool
  /// The value in compacted form.
  private let compacted: JSON

  init(
    _ compaction: Compaction, _ expanded: JSON, of iri: ExactString, as term: ExactString,
    in active: ActiveContext
  ) throws(JSONLDError) {
    self.compaction = compaction
    self.active = active
    self.expanded = expanded
    self.term = term
    container = active.terms[term]?.container ?? []
    isArray =
      container.contains(.set) || term == .graph || iri == .list || !compaction.compactsArrays
    let graph = expanded.isGraphObject ? expanded[.graph] : nil
    compacted = try compaction.compact(expanded[.list] ?? graph ?? expanded, of: term, in: active)
  }

  /// Adds the value to an object.
  func add(to target: inout JSONObject) throws(JSONLDError) {
    if expanded[.list] != nil {
      try addList(to: &target)
    } else if expanded.isGraphObject {
      try addGraph(to: &target)
    } else if !container.isDisjoint(with: [.language, .index, .id, .type]),
      !container.contains(.graph)
    {
      try addKeyed(to: &target)
    } else {
      target.add(compacted, to: term, asArray: isArray)
    }
  }

  private func addList(to target: inout JSONObject) throws(JSONLDError) {
    let list = JSON.array(compacted.elements)
    if container.contains(.list) { return target.set(term, list) }
    var object = JSONObject()
    object.append(try active.compactIRI(.list), list)
    if let index = expanded[.index] { object.append(try active.compactIRI(.index), index) }
    target.add(.object(object), to: term, asArray: isArray)
  }

  private func addGraph(to target: inout JSONObject) throws(JSONLDError) {
    let id = expanded[.id]?.string
    if container.isSuperset(of: [.graph, .id]) {
      let key = try id.map { id throws(JSONLDError) in
        try active.compactIRI(id, isVocabularyRelative: false)
      }
      try add(compacted, under: key, to: &target)
    } else if container.isSuperset(of: [.graph, .index]), id == nil {
      try add(compacted, under: expanded[.index]?.string, to: &target)
    } else if container.contains(.graph), id == nil {
      var graph = compacted
      if let nodes = compacted.array, nodes.count > 1 {
        graph = .object([try active.compactIRI(.included): compacted])
      }
      target.add(graph, to: term, asArray: isArray)
    } else {
      var object = JSONObject()
      object.append(try active.compactIRI(.graph), compacted)
      if let id {
        object.append(
          try active.compactIRI(.id),
          .string(try active.compactIRI(id, isVocabularyRelative: false)))
      }
      if let index = expanded[.index] { object.append(try active.compactIRI(.index), index) }
      target.add(.object(object), to: term, asArray: isArray)
    }
  }

  /// Adds a value under a key of the map that the term has, or under `@none`.
  private func add(
    _ value: JSON, under given: ExactString?, to target: inout JSONObject
  ) throws(JSONLDError) {
    let key: ExactString
    if let given { key = given } else { key = try active.compactIRI(.noneWord) }
    let present = target.take(term)
    guard present == nil || present?.object != nil else {
      // What is there came as it is, without a key.
      if let present { target.set(term, present) }
      return target.add(.object([key: value]), to: term, asArray: true)
    }
    var map = present?.object ?? JSONObject()
    map.add(value, to: key, asArray: isArray)
    target.set(term, .object(map))
  }

  private func addKeyed(to target: inout JSONObject) throws(JSONLDError) {
    var value = compacted
    var key: ExactString?
    if container.contains(.language) {
      if let content = expanded[.value] { value = content }
      key = expanded[.language]?.string
    } else if container.contains(.index) {
      if let property = active.terms[term]?.index, property != .index {
        key = try takeKey(
          of: active.expandVocabulary(property) ?? property, as: property, from: &value)
      } else {
        key = expanded[.index]?.string
      }
    } else if container.contains(.id) {
      key = try takeKey(of: .id, from: &value)
    } else {
      key = try takeKey(of: .type, from: &value)
      if let object = value.object, object.count == 1, let id = expanded[.id],
        active.expandVocabulary(object.members[0].key) == .id
      {
        value = try compaction.compact(.object([.id: id]), of: term, in: active)
      }
    }
    try add(value, under: key, to: &target)
  }

  /// Takes the first value of a property out of a node, to be its key in a map. The property may have been
  /// written as `term`, which was chosen for its values.
  private func takeKey(
    of iri: ExactString, as term: ExactString? = nil, from value: inout JSON
  ) throws(JSONLDError) -> ExactString? {
    guard var object = value.object else { return nil }
    var name = try active.compactIRI(iri)
    if let term, object.contains(term) { name = term }
    guard let values = object[name]?.elements, let key = values.first?.string else { return nil }
    object.remove(name)
    object.add(.array(Array(values.dropFirst())), to: name, asArray: false)
    value = .object(object)
    return key
  }
}
