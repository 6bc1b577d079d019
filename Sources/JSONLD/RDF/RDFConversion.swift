/// Says in RDF what a node map says (API, section 8.1).
///
/// What RDF cannot say (IRIs and language tags that are not well-formed, blank nodes as properties) is left out.
struct RDFConversion {
  private let map: NodeMap
  private let options: JSONLDOptions
  private let lines: LineTable
  private let notices: NoticeCounter
  /// The IRIs of properties and types that have been met.
  private var names: [ExactString: RDFTerm] = [:]
  /// The graph at hand.
  private var graph: RDFTerm?

  /// What takes a statement.
  typealias Body = (Quad) throws(JSONLDError) -> Void

  init(
    _ map: NodeMap, _ options: JSONLDOptions, lines: LineTable, _ notices: NoticeCounter
  ) {
    self.notices = notices
    self.map = map
    self.options = options
    self.lines = lines
  }

  /// Hands out all statements: the default graph first, and in a graph node by node.
  mutating func convert(_ body: Body) throws(JSONLDError) {
    try convert(map.defaultGraph, body)
    let graphs =
      options.isOrdered
      ? map.namedGraphs.sorted { ($0.name ?? "") < ($1.name ?? "") } : map.namedGraphs
    for named in graphs {
      guard let name = named.name else { continue }
      guard let term = resource(name, at: map.defaultGraph.place(of: name)) else { continue }
      graph = term
      try convert(named, body)
    }
  }

  private mutating func convert(_ graph: NodeMap.Graph, _ body: Body) throws(JSONLDError) {
    let nodes = options.isOrdered ? graph.nodes.sorted { $0.id < $1.id } : graph.nodes
    for node in nodes where !node.isBare { try convert(node, body) }
  }

  private mutating func convert(_ node: Node, _ body: Body) throws(JSONLDError) {
    guard let subject = resource(node.id, at: node.place) else { return }
    let line = node.place < 0 ? nil : lines.line(at: node.place)
    for type in node.types {
      guard let object = name(type, at: node.place) else { continue }
      try body(Quad(subject, .iri(RDFVocabulary.type), object, graph: graph, line: line))
    }
    for property in node.properties {
      guard let predicate = predicate(property.name, at: node.place) else { continue }
      for value in property.values {
        var rest: [Quad] = []
        if let object = try object(value, &rest, at: node.place) {
          try body(Quad(subject, predicate, object, graph: graph, line: line))
        }
        for quad in rest { try body(quad) }
      }
    }
  }

  private mutating func predicate(_ property: ExactString, at place: Int) -> RDFTerm? {
    if property.isBlankNode, !options.producesGeneralizedRDF {
      notices.count(.blankNodeProperty, property, at: place)
      return nil
    }
    return name(property, at: place)
  }

  /// A node of an identifier; nil, and counted, where that is not well-formed.
  private func resource(_ id: ExactString, at place: Int) -> RDFTerm? {
    if id.isBlankNode { return .blank(id) }
    if id.isWellFormedIRI { return .iri(id) }
    notices.count(.malformedIRI, id, at: place)
    return nil
  }

  /// The same for identifiers that recur.
  private mutating func name(_ id: ExactString, at place: Int) -> RDFTerm? {
    if let known = names[id] { return known }
    guard let term = resource(id, at: place) else { return nil }
    names[id] = term
    return term
  }
}

/// Values and lists (API, sections 8.2 and 8.3).
extension RDFConversion {
  /// A value as an object; what else has to be said of it goes into `rest`.
  private mutating func object(
    _ value: NodeValue, _ rest: inout [Quad], at place: Int
  ) throws(JSONLDError) -> RDFTerm? {
    switch value {
    case .reference(let id): return resource(id, at: place)
    case .value(let json): return try literal(json, &rest)
    case .list(let values): return try list(values, &rest, at: place)
    }
  }

  private mutating func list(
    _ values: [NodeValue], _ rest: inout [Quad], at place: Int
  ) throws(JSONLDError) -> RDFTerm {
    let cells = values.map { _ in RDFTerm.blank(map.issuer.next()) }
    let end = RDFTerm.iri(RDFVocabulary.nil)
    for (number, value) in values.enumerated() {
      var inner: [Quad] = []
      if let object = try object(value, &inner, at: place) {
        rest.append(Quad(cells[number], .iri(RDFVocabulary.first), object, graph: graph))
      }
      let next = number + 1 < cells.count ? cells[number + 1] : end
      rest.append(Quad(cells[number], .iri(RDFVocabulary.rest), next, graph: graph))
      rest.append(contentsOf: inner)
    }
    return cells.first ?? end
  }

  private mutating func literal(
    _ json: JSON, _ rest: inout [Quad]
  ) throws(JSONLDError) -> RDFTerm? {
    let language = json[.language]?.string
    if let language, !language.isWellFormedLanguage {
      notices.count(.malformedLanguage, language, at: json.place)
      return nil
    }
    let type = json[.type]?.string
    if let type, type != .json, name(type, at: json.place) == nil { return nil }
    guard let form = try lexicalForm(json[.value] ?? .null, type, at: json.place) else {
      return nil
    }
    let datatype = type == .json ? RDFVocabulary.json : type ?? form.datatype
    guard let direction = json[.direction]?.string, let convention = options.rdfDirection else {
      return .literal(
        RDFTerm.Literal(
          form.text, datatype: language == nil ? datatype : RDFVocabulary.langString,
          language: language, direction: json[.direction]?.string))
    }
    switch convention {
    case .i18nDatatype:
      let tag = ExactString("\(language?.lowercased ?? "")_\(direction)")
      return .literal(RDFTerm.Literal(form.text, datatype: RDFVocabulary.i18n + tag))
    case .compoundLiteral:
      let node = RDFTerm.blank(map.issuer.next())
      let parts = [
        (RDFVocabulary.value, form.text), (RDFVocabulary.language, language?.lowercased),
        (RDFVocabulary.direction, direction),
      ]
      for case (let predicate, let value?) in parts {
        rest.append(Quad(node, .iri(predicate), .literal(RDFTerm.Literal(value)), graph: graph))
      }
      return node
    }
  }

  /// The text of a value, and the type that it has if none is given.
  private func lexicalForm(
    _ value: JSON, _ type: ExactString?, at place: Int
  ) throws(JSONLDError) -> (text: ExactString, datatype: ExactString)? {
    if type == .json {
      if let text = value.canonicalText { return (text, RDFVocabulary.json) }
      throw JSONLDError(
        .invalidJSONLiteral,
        "a JSON literal with a number that is out of range; write it as a string", at: place)
    }
    switch value.content {
    case .string(let text): return (text, RDFVocabulary.string)
    case .boolean(let truth): return (truth ? "true" : "false", RDFVocabulary.boolean)
    case .number(let number):
      if type != RDFVocabulary.double, let integer = number.canonicalInteger {
        return (integer, RDFVocabulary.integer)
      }
      return (number.canonicalDouble, RDFVocabulary.double)
    case .null, .array, .object: return nil
    }
  }
}
