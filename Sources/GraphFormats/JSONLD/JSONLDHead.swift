import KnowledgeGraph

/// What a JSON-LD document of ours says of the case, its vocabulary and its documents.
struct JSONLDHead {
  /// A node's own IRI and its values, as texts.
  struct Fields {
    var id = ""
    var values: [JSONLDKeys.OwnTerm: [String]] = [:]
  }

  private(set) var metadata = Graph.Metadata(name: "graph")
  private(set) var vocabulary = Vocabulary.builtIn
  private(set) var documents: [Document] = []
  /// What the IRIs of actors and documents begin with.
  private(set) var actorPrefix: [UInt8] = []
  private(set) var documentPrefix: [UInt8] = []
  /// Types by their IRI.
  private(set) var actorTypes: [String: IdentifierNumber] = [:]
  private(set) var relationTypes: [String: IdentifierNumber] = [:]
  private(set) var actorProperties: [(name: IdentifierNumber, kind: PropertyKind)] = []
  private(set) var relationProperties: [(name: IdentifierNumber, kind: PropertyKind)] = []
  private var datasets = 0
  private var nodes: [(kind: JSONLDReader.NodeKind, fields: Fields, offset: Int)] = []

  /// Whether there is a node that says what version of ours the document is.
  var hasVersion: Bool {
    nodes.contains { $0.kind == .dataset && $0.fields.values[.formatVersion] != nil }
  }

  /// Whether a term's values are IRIs, which may be compact.
  static func isIRI(_ term: JSONLDKeys.OwnTerm) -> Bool {
    [.domain, .range, .superClass, .superProperty, .url].contains(term)
  }

  /// Whether a term may have several values.
  static func isList(_ term: JSONLDKeys.OwnTerm) -> Bool {
    [.domain, .range, .superClass, .superProperty, .author, .declaration].contains(term)
  }

  /// Adds a node that begins at `offset`, in bytes.
  mutating func add(
    _ fields: Fields, _ kind: JSONLDReader.NodeKind, at offset: Int
  ) throws(JSONScanner.Fault) {
    nodes.append((kind, fields, offset))
  }

  /// Makes metadata, vocabulary and documents of the nodes.
  mutating func settle(_ builder: inout GraphBuilder) throws(JSONScanner.Fault) {
    try readDataset()
    let actorTypes = try read(.actorType, JSONLDHead.actorType)
    let names = Dictionary(actorTypes.map { ($0.iri.string, $0.name) }) { first, _ in first }
    let relationTypes = try read(.relationType) { node throws(Misspelling) in
      try JSONLDHead.relationType(node, names)
    }
    let properties = try read(.property, JSONLDHead.property)
    documents = try read(.document, JSONLDHead.document)
    do throws(Incoherences) {
      vocabulary = try Vocabulary(
        actorTypes: actorTypes, relationTypes: relationTypes,
        actorProperties: properties.filter { $0.owner == "actor" }.map(\.property),
        relationProperties: properties.filter { $0.owner == "relation" }.map(\.property))
    } catch {
      throw JSONScanner.Fault(
        problem: "the vocabulary: \(error.list.first?.description ?? "is incoherent")", offset: 0)
    }
    number(&builder)
  }

  /// Where the nodes stand, whose offsets count in `unit`.
  func places(_ unit: ElementPlaces.Unit) -> ElementPlaces {
    var places = ElementPlaces(unit)
    for node in nodes {
      switch node.kind {
      case .dataset: places[.graph].append(UInt64(node.offset))
      case .actorType: places[.actorType].append(UInt64(node.offset))
      case .relationType: places[.relationType].append(UInt64(node.offset))
      case .property where node.fields[.ownerKind] == "actor":
        places[.actorProperty].append(UInt64(node.offset))
      case .property: places[.relationProperty].append(UInt64(node.offset))
      case .document: places[.document].append(UInt64(node.offset))
      case .actor, .relation: break
      }
    }
    return places
  }

  private mutating func number(_ builder: inout GraphBuilder) {
    for type in vocabulary.actorTypes {
      actorTypes[type.iri.string] = builder.identifier(type.name)
    }
    for type in vocabulary.relationTypes {
      relationTypes[type.iri.string] = builder.identifier(type.name)
    }
    for property in vocabulary.actorProperties {
      actorProperties.append((builder.identifier(property.name), property.kind))
    }
    for property in vocabulary.relationProperties {
      relationProperties.append((builder.identifier(property.name), property.kind))
    }
    let names = Names(metadata)
    actorPrefix = Array(names.actorPrefix.utf8)
    documentPrefix = Array(names.documentPrefix.utf8)
  }

  /// The values that the nodes of a kind stand for.
  private func read<Value>(
    _ kind: JSONLDReader.NodeKind, _ value: (Fields) throws(Misspelling) -> Value
  ) throws(JSONScanner.Fault) -> [Value] {
    var values: [Value] = []
    for node in nodes where node.kind == kind {
      do throws(Misspelling) {
        values.append(try value(node.fields))
      } catch {
        throw JSONScanner.Fault(
          problem:
            "'\(error.field)' of a \(kind.rawValue) is missing or not as Redstring writes it",
          offset: node.offset)
      }
    }
    return values
  }

  private mutating func readDataset() throws(JSONScanner.Fault) {
    let datasets = try read(.dataset) { node throws(Misspelling) -> Graph.Metadata in
      guard node[.formatVersion]?.string == "1" else { throw Misspelling(field: "formatVersion") }
      return Graph.Metadata(
        name: try node.identifier(.identifier), title: node[.name], base: try node.iri(.base))
    }
    guard let metadata = datasets.first else {
      throw JSONScanner.Fault(
        problem:
          "no dataset of Redstring's in the document; JSON-LD made elsewhere is not read by this "
          + "version", offset: 0)
    }
    self.metadata = metadata
  }
}

/// What each kind of node stands for.
extension JSONLDHead {
  private static func actorType(_ node: Fields) throws(Misspelling) -> ActorType {
    guard let color = node[.color].flatMap({ Color($0.string) }) else {
      throw Misspelling(field: "color")
    }
    return ActorType(
      name: try node.identifier(.identifier), label: try node.required(.label),
      definition: node[.definition], iri: try node.ownIRI(),
      superClasses: try node.iris(.superClass), color: color, shape: try node.word(.shape))
  }

  private static func relationType(
    _ node: Fields, _ actorTypes: [String: Identifier]
  ) throws(Misspelling) -> RelationType {
    func ends(_ term: JSONLDKeys.OwnTerm) throws(Misspelling) -> [Identifier] {
      var ends: [Identifier] = []
      for iri in node.values[term] ?? [] {
        guard let type = actorTypes[iri] else { throw Misspelling(field: term.name) }
        ends.append(type)
      }
      return ends
    }
    return RelationType(
      name: try node.identifier(.identifier), label: try node.required(.label),
      inverseLabel: node[.inverseLabel], definition: node[.definition], domain: try ends(.domain),
      range: try ends(.range), isSymmetric: node.values[.isSymmetric] == ["true"],
      iri: try node.ownIRI(), superProperties: try node.iris(.superProperty))
  }

  private static func property(
    _ node: Fields
  ) throws(Misspelling) -> (owner: String, property: Property) {
    let owner = try node.required(.ownerKind).string
    guard ["actor", "relation"].contains(owner) else { throw Misspelling(field: "ownerKind") }
    let property = Property(
      try node.identifier(.identifier), try node.word(.valueKind),
      label: try node.required(.label), iri: try node.ownIRI())
    return (owner, property)
  }

  private static func document(_ node: Fields) throws(Misspelling) -> Document {
    var published: PartialDate?
    if let text = node[.datePublished] {
      published = PartialDate(text.string)
      if published == nil { throw Misspelling(field: "datePublished") }
    }
    return Document(
      id: try node.identifier(.identifier), title: node[.name], publisher: node[.publisher],
      authors: (node.values[.author] ?? []).map { Text($0) }, published: published,
      url: try node.iri(.url), language: node[.inLanguage], file: node[.file],
      sha256: node[.sha256])
  }
}

extension JSONLDHead.Fields {
  subscript(term: JSONLDKeys.OwnTerm) -> Text? { values[term]?.first.map { Text($0) } }

  func required(_ term: JSONLDKeys.OwnTerm) throws(Misspelling) -> Text {
    guard let text = self[term] else { throw Misspelling(field: term.name) }
    return text
  }

  func identifier(_ term: JSONLDKeys.OwnTerm) throws(Misspelling) -> Identifier {
    guard let id = self[term].flatMap({ Identifier($0) }) else {
      throw Misspelling(field: term.name)
    }
    return id
  }

  func word<Word: RawRepresentable<String>>(_ term: JSONLDKeys.OwnTerm) throws(Misspelling) -> Word
  {
    guard let word = self[term].flatMap({ Word(rawValue: $0.string) }) else {
      throw Misspelling(field: term.name)
    }
    return word
  }

  func iri(_ term: JSONLDKeys.OwnTerm) throws(Misspelling) -> IRI? {
    guard let text = self[term] else { return nil }
    guard let iri = IRI(text.string) else { throw Misspelling(field: term.name) }
    return iri
  }

  func iris(_ term: JSONLDKeys.OwnTerm) throws(Misspelling) -> [IRI] {
    var iris: [IRI] = []
    for text in values[term] ?? [] {
      guard let iri = IRI(text) else { throw Misspelling(field: term.name) }
      iris.append(iri)
    }
    return iris
  }

  /// The node's own IRI.
  func ownIRI() throws(Misspelling) -> IRI {
    guard let iri = IRI(id) else { throw Misspelling(field: "id") }
    return iri
  }
}
