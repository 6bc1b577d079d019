import KnowledgeGraph

/// Makes a graph of a JSON-LD document of ours.
struct JSONLDReader {
  typealias Fault = JSONScanner.Fault

  var builder = GraphBuilder()
  var remarks = Remarks()
  /// The document's context: the IRI of each term.
  let terms: [String: String]
  var head = JSONLDHead()
  private var classes: JSONLDClasses
  /// The keys of each kind of node; those of evidence are the head's.
  var headKeys: JSONLDKeys
  var actorKeys: JSONLDKeys
  var relationKeys: JSONLDKeys
  /// The text of the literal, or the IRI, that was read last.
  var value: [UInt8] = []
  var valueIsReference = false
  var draft = ElementDraft()
  var actorTypes = JSONLDTypes()
  var relationTypes = JSONLDTypes()
  var actorOffsets: [UInt64] = []
  var relationOffsets: [UInt64] = []

  /// The graph of the document that `bytes` are; nothing where it is not spelled as ours are, and takes a processor
  /// of JSON-LD to understand.
  static func reading(of bytes: [UInt8]) throws(Fault) -> Reading? {
    guard let document = try JSONLDDocument(bytes) else { return nil }
    var reader = JSONLDReader(document)
    reader.builder.reserve(byteCount: bytes.count)
    var json = JSONScanner(bytes.span)
    var elements: [(kind: NodeKind, offset: Int)] = []
    for offset in document.nodes {
      json.move(to: offset)
      guard let kind = try reader.kind(&json) else { return nil }
      if kind == .actor || kind == .relation {
        elements.append((kind, offset))
      } else {
        json.move(to: offset)
        try reader.head.add(try reader.fields(&json), kind, at: offset)
      }
    }
    if !reader.head.hasVersion { return nil }
    try reader.settleHead()
    for element in elements {
      json.move(to: element.offset)
      if element.kind == .actor {
        try reader.readActor(&json)
      } else {
        try reader.readRelation(&json)
      }
    }
    return try reader.graph(of: bytes)
  }

  init(_ document: JSONLDDocument) {
    terms = document.terms
    classes = JSONLDClasses(terms)
    headKeys = JSONLDKeys(terms: terms)
    actorKeys = headKeys
    relationKeys = headKeys
  }

  /// What kinds of nodes there are, by the name of their class.
  enum NodeKind: String, CaseIterable {
    case dataset = "Dataset"
    case actorType = "ActorType"
    case relationType = "RelationType"
    case property = "Property"
    case document = "Document"
    case actor = "Actor"
    case relation = "Relation"
  }

  /// The kind of the node that comes next; nothing where it is none of ours. The scanner is then anywhere in it.
  private mutating func kind(_ json: inout JSONScanner) throws(Fault) -> NodeKind? {
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      if json.string.isEqual(to: "@context".utf8.span) { return nil }
      guard headKeys.meaning(of: json.string) == .type else {
        try json.skipValue()
        continue
      }
      var kind: NodeKind?
      var list = try JSONLDList(&json)
      while try list.next(&json) {
        guard try json.kind() == .string else { return nil }
        try json.readString()
        kind = kind ?? classes.kind(of: json.string)
      }
      if let kind { return kind }
    }
    return nil
  }

  /// The fields of a node that comes next, as texts.
  private mutating func fields(_ json: inout JSONScanner) throws(Fault) -> JSONLDHead.Fields {
    var fields = JSONLDHead.Fields()
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch headKeys.meaning(of: json.string) {
      case .id:
        try readIRI(&json)
        fields.id = value.span.string
      case .own(let term):
        var list = try JSONLDList(&json)
        while try list.next(&json) {
          let isSecond = fields.values[term] != nil && !JSONLDHead.isList(term)
          try refuseSecond(isSecond, term, at: json.position)
          try readValue(&json)
          if JSONLDHead.isIRI(term) { expandValue() }
          fields.values[term, default: []].append(value.span.string)
        }
      case .unknown: try drop(&json)
      default: try json.skipValue()
      }
    }
    return fields
  }

  /// Learns from the head what actors and relations may say.
  private mutating func settleHead() throws(Fault) {
    try head.settle(&builder)
    let context = JSONLDContext(head.vocabulary)
    let types = head.vocabulary.relationTypes.map {
      (iri: $0.iri, term: context.term(ofRelationType: $0.name))
    }
    actorKeys = JSONLDKeys(
      terms: terms,
      properties: head.vocabulary.actorProperties.map {
        ($0.iri, context.term(ofActorProperty: $0.name))
      }, relationTypes: types)
    relationKeys = JSONLDKeys(
      terms: terms,
      properties: head.vocabulary.relationProperties.map {
        ($0.iri, context.term(ofRelationProperty: $0.name))
      }, relationTypes: types)
  }

  private consuming func graph(of bytes: [UInt8]) throws(Fault) -> Reading {
    let list = remarks.list
    var places = head.places(.byte(bytes))
    places[.actor] = actorOffsets
    places[.relation] = relationOffsets
    do throws(Incoherences) {
      let (graph, restated) = try builder.united(
        metadata: head.metadata, vocabulary: head.vocabulary, documents: head.documents)
      places.remove(relations: restated)
      return Reading(graph: graph, remarks: list, places: places)
    } catch {
      guard let first = error.list.first else {
        throw Fault(problem: "there is no graph in it", offset: 0)
      }
      let offset: UInt64 =
        switch first.subject {
        case .actor(let place): places[.actor][place]
        case .relation(let place): places[.relation][place]
        default: 0
        }
      throw Fault(problem: first.description, offset: Int(offset))
    }
  }
}

/// The classes of nodes, as the document spells them.
struct JSONLDClasses {
  private let terms: [String: String]
  private var numbers = IdentifierTable()
  private var kinds: [JSONLDReader.NodeKind?] = []

  init(_ terms: [String: String]) { self.terms = terms }

  /// The kind of thing that a class stands for, where it is one of ours.
  mutating func kind(of name: Span<UInt8>) -> JSONLDReader.NodeKind? {
    let number = numbers.number(of: name)
    if number.place == kinds.count {
      kinds.append(JSONLDClasses.kinds[JSONLDKeys.iri(name.string, terms)])
    }
    return kinds[number.place]
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: JSONLDReader.NodeKind.allCases.compactMap { kind in
      JSONLDContext.iri(ofOwnTerm: kind.rawValue).map { ($0, kind) }
    })
}

/// A value that may be a list: as many values as there are, or the one.
struct JSONLDList {
  private let isArray: Bool
  private var isFirst = true

  init(_ json: inout JSONScanner) throws(JSONScanner.Fault) {
    isArray = try json.kind() == .array
    if isArray { try json.beginArray() }
  }

  /// Goes to the next value; false at the end.
  mutating func next(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> Bool {
    if isArray { return try json.nextElement(&isFirst) }
    defer { isFirst = false }
    return isFirst
  }
}
