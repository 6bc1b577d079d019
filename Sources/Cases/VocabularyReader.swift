import KnowledgeGraph

/// Reads a case's own vocabulary and adds it to the built-in one.
///
/// A type that exists already takes over what the case gives: its ends may be restricted or widened,
/// its words changed. Whether it is symmetric may not: identifiers depend on it.
struct VocabularyReader {
  private(set) var values: ValueReader
  /// The names of properties whose declaration was refused, so that nobody is told that they are unknown.
  private(set) var refusedProperties: Set<String> = []
  private var actorTypesHaveErrors = false
  private var actorTypes = Vocabulary.builtIn.actorTypes
  private var relationTypes = Vocabulary.builtIn.relationTypes
  private var actorProperties = Vocabulary.builtIn.actorProperties
  private var relationProperties = Vocabulary.builtIn.relationProperties
  /// Where each IRI stands, the last time.
  private var iriNodes: [IRI: YAMLNode] = [:]

  init(_ values: ValueReader) { self.values = values }

  /// The vocabulary in force. What is wrong in `node` is said and left out.
  mutating func read(_ node: YAMLNode) -> Vocabulary {
    guard values.mapping(node, "the vocabulary") != nil else { return .builtIn }
    values.refuseUnknownKeys(
      of: node, "the vocabulary",
      known: ["actor-types", "relation-types", "actor-properties", "relation-properties"])
    let errors = values.diagnostics.count(of: .error)
    actorTypes(node["actor-types"])
    actorTypesHaveErrors =
      values.diagnostics.count(of: .error) > errors || values.mayHide("actor-types", in: node)
    relationTypes(node["relation-types"])
    properties("actor-properties", of: node, reserved: ReservedKeys.actor, \.actorProperties)
    properties(
      "relation-properties", of: node, reserved: ReservedKeys.relation, \.relationProperties)
    do {
      return try Vocabulary(
        actorTypes: actorTypes, relationTypes: relationTypes, actorProperties: actorProperties,
        relationProperties: relationProperties)
    } catch {
      // Names are entered once and ends looked up as they are read; what is left are shared IRIs.
      for incoherence in error.list {
        values.error(
          iriNode(of: incoherence.problem) ?? node, "\(incoherence); leave it out, or give another")
      }
      return .builtIn
    }
  }

  private mutating func actorTypes(_ node: YAMLNode?) {
    guard let node else { return }
    var seen: Set<Identifier> = []
    for element in list(node, "actor-types") {
      let isName = element.text != nil
      guard isName || values.mapping(element, "an actor type") != nil else { continue }
      values.refuseUnknownKeys(
        of: element, "an actor type",
        known: ["name", "label", "definition", "iri", "super-classes", "color", "shape"])
      let nameNode = isName ? element : values.required("name", of: element, "the actor type")
      guard let name = values.slug(nameNode, "the actor type's name"),
        isFirst(name, nameNode, &seen)
      else { continue }
      let place = actorTypes.firstIndex { $0.name == name }
      let known = place.map { actorTypes[$0] }
      let color = values.color(element["color"])
      let type = ActorType(
        name: name,
        label: values.text(element["label"], "the label") ?? known?.label,
        definition: values.text(element["definition"], "the definition") ?? known?.definition,
        iri: iri(element["iri"]) ?? known?.iri,
        superClasses: iris(element["super-classes"]) ?? known?.superClasses ?? [],
        color: color ?? known?.color ?? Palette.color(at: actorTypes.count),
        shape: values.word(element["shape"], "the shape") ?? known?.shape ?? .ellipse)
      if let place { actorTypes[place] = type } else { actorTypes.append(type) }
    }
  }

  private mutating func relationTypes(_ node: YAMLNode?) {
    guard let node else { return }
    var seen: Set<Identifier> = []
    for element in list(node, "relation-types") {
      guard values.mapping(element, "a relation type") != nil else { continue }
      values.refuseUnknownKeys(
        of: element, "a relation type",
        known: [
          "name", "label", "inverse", "definition", "domain", "range", "symmetric", "iri",
          "super-properties",
        ])
      let nameNode = values.required("name", of: element, "the relation type")
      guard let name = values.slug(nameNode, "the relation type's name"),
        isFirst(name, nameNode, &seen)
      else { continue }
      relationType(name, element)
    }
  }

  private mutating func relationType(_ name: Identifier, _ node: YAMLNode) {
    let place = relationTypes.firstIndex { $0.name == name }
    let known = place.map { relationTypes[$0] }
    let symmetric = values.boolean(node["symmetric"], "'symmetric'")
    if let known, let symmetric, symmetric != known.isSymmetric, let value = node["symmetric"] {
      values.error(
        value,
        "'\(name)' is built in as \(known.isSymmetric ? "symmetric" : "directed"), and cannot be "
          + "changed; give the new type a name of its own")
    }
    let type = RelationType(
      name: name,
      label: values.text(node["label"], "the label") ?? known?.label,
      inverseLabel: values.text(node["inverse"], "the inverse label") ?? known?.inverseLabel,
      definition: values.text(node["definition"], "the definition") ?? known?.definition,
      domain: ends(node["domain"], "the domain") ?? known?.domain ?? [],
      range: ends(node["range"], "the range") ?? known?.range ?? [],
      isSymmetric: known?.isSymmetric ?? symmetric ?? false,
      iri: iri(node["iri"]) ?? known?.iri,
      superProperties: iris(node["super-properties"]) ?? known?.superProperties ?? [])
    refuseShared(node["super-properties"].map { $0.elements ?? [$0] } ?? [], name)
    if let place { relationTypes[place] = type } else { relationTypes.append(type) }
  }

  /// Properties: a mapping of names to kinds, or to a kind with label and IRI.
  private mutating func properties(
    _ key: String, of root: YAMLNode, reserved: [String],
    _ list: WritableKeyPath<VocabularyReader, [Property]>
  ) {
    guard let node = root[key], let pairs = values.mapping(node, "'\(key)'") else { return }
    for pair in pairs {
      refusedProperties.insert(pair.name)
      guard let name = values.slug(pair.key, "the property's name") else { continue }
      if reserved.contains(name.string) {
        values.error(
          pair.key, "'\(name)' cannot be declared: it has a meaning of its own; choose another name"
        )
        continue
      }
      let what = "the property '\(name)'"
      let isKind = pair.value.text != nil
      guard isKind || values.mapping(pair.value, what) != nil else { continue }
      values.refuseUnknownKeys(of: pair.value, "a property", known: ["kind", "label", "iri"])
      let kindNode = isKind ? pair.value : values.required("kind", of: pair.value, what)
      guard let kind: PropertyKind = values.word(kindNode, "the kind") else { continue }
      let place = self[keyPath: list].firstIndex { $0.name == name }
      let known = place.map { self[keyPath: list][$0] }
      if let known, known.kind != kind, let kindNode {
        values.error(
          kindNode,
          "'\(name)' is built in as '\(known.kind.rawValue)', and cannot be changed; give the new "
            + "property a name of its own")
        continue
      }
      refusedProperties.remove(pair.name)
      let property = Property(
        name, kind, label: values.text(pair.value["label"], "the label") ?? known?.label,
        iri: iri(pair.value["iri"]) ?? known?.iri)
      if let place {
        self[keyPath: list][place] = property
      } else {
        self[keyPath: list].append(property)
      }
    }
  }

  private mutating func iri(_ node: YAMLNode?) -> IRI? {
    let iri = values.iri(node, "the IRI")
    if let iri { iriNodes[iri] = node }
    return iri
  }

  private func iriNode(of problem: Incoherence.Problem) -> YAMLNode? {
    if case .sharedIRI(let iri, _) = problem { iriNodes[iri] } else { nil }
  }

  private mutating func list(_ node: YAMLNode, _ what: String) -> [YAMLNode] {
    if let elements = node.elements { return elements }
    values.error(node, "'\(what)' is \(node.kindInWords), but a list was expected")
    return []
  }

  private mutating func isFirst(
    _ name: Identifier, _ node: YAMLNode?, _ seen: inout Set<Identifier>
  ) -> Bool {
    if seen.insert(name).inserted { return true }
    if let node { values.error(node, "'\(name)' stands here for the second time; keep one") }
    return false
  }

  private mutating func ends(_ node: YAMLNode?, _ what: String) -> [Identifier]? {
    guard let node else { return nil }
    var ends: [Identifier] = []
    for (text, element) in values.texts(node, what) {
      guard let name = Identifier(text) else { continue }
      if actorTypes.contains(where: { $0.name == name }) {
        if !ends.contains(name) { ends.append(name) }
      } else {
        let names = actorTypes.map(\.name.string)
        let nearest = Suggestion.nearest(to: name.string, among: names)
        // One that is not even like another may be one whose declaration was refused.
        if actorTypesHaveErrors, nearest == nil { continue }
        values.error(
          element,
          "there is no actor type '\(name)'"
            + (nearest.map { "; did you mean '\($0)'?" }
              ?? "; there are \(names.joined(separator: ", "))"))
      }
    }
    if node.elements?.isEmpty == true {
      values.error(node, "\(what) is empty, so that no actor could stand there; name actor types")
    }
    return ends
  }

  private mutating func iris(_ node: YAMLNode?) -> [IRI]? {
    guard let node else { return nil }
    return (node.elements ?? [node]).compactMap { values.iri($0, "the IRI") }
  }

  /// Says of each term that another relation type has it, too: what a tool takes for one relation would
  /// be two.
  private mutating func refuseShared(_ terms: [YAMLNode], _ name: Identifier) {
    for term in terms {
      guard let iri = term.text.flatMap({ IRI($0) }),
        let other = relationTypes.first(where: {
          $0.name != name && ($0.iri == iri || $0.superProperties.contains(iri))
        })
      else { continue }
      values.error(
        term,
        "'\(iri)' belongs to '\(other.name)' already, and two types cannot share it; leave it out")
    }
  }
}

/// The keys that have a meaning of their own; no property can have one of these names.
enum ReservedKeys {
  static let actor = [
    "name", "type", "aliases", "description", "same-as", "inferred", "review",
  ]
  static let relation = [
    "from", "type", "to", "id", "date", "start", "end", "polarity", "inferred", "review",
    "evidence",
  ]
}

/// Colours for a case's own actor types: light enough for black text, in a fixed order.
private enum Palette {
  static func color(at place: Int) -> Color { Color(colors[place % colors.count]) }

  private static let colors: [UInt32] = [
    0xC2E0AE, 0xF4C7AB, 0xB8D8D8, 0xE6C3E0, 0xC9C9F0, 0xE8D9B5, 0xF2B5B5, 0xBFE3C9,
  ]
}
