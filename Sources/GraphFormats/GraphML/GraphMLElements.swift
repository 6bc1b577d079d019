import KnowledgeGraph

/// What GraphML says of a graph, before it is spelled as XML.
struct GraphMLElements {
  private let graph: Graph
  private let keys: PropertyKeys
  private let names: Names
  private let degrees: [Identifier: Int]
  let identifiers: GraphMLIdentifiers

  init(of graph: Graph) {
    self.graph = graph
    keys = PropertyKeys(graph.vocabulary)
    names = Names(graph.metadata)
    identifiers = GraphMLIdentifiers(of: graph)
    var degrees: [Identifier: Int] = [:]
    for relation in graph.relations {
      degrees[relation.claim.from, default: 0] += 1
      degrees[relation.claim.to, default: 0] += 1
    }
    self.degrees = degrees
  }

  /// The columns that tools look for, and those that any element uses, nodes' first, in the order in which
  /// they first occur.
  func columns() -> [GraphMLColumn] {
    var columns = ["label", "labelV", "labels", "uid", "name", "type"].map {
      GraphMLColumn(owner: .node, name: $0, type: .string)
    }
    columns += ["label", "labelE", "interaction", "uid", "type"].map {
      GraphMLColumn(owner: .edge, name: $0, type: .string)
    }
    var seen = Set(columns)
    for actor in graph.actors {
      for datum in data(of: actor) where seen.insert(datum.column).inserted {
        columns.append(datum.column)
      }
    }
    for relation in graph.relations {
      for datum in data(of: relation) where seen.insert(datum.column).inserted {
        columns.append(datum.column)
      }
    }
    return columns
  }

  /// Case, documents, vocabulary and keys, as JSON on one line.
  func mark() -> String {
    var json = JSONWriter(isIndented: false)
    var record = Properties.record(graph.metadata)
    record.add("document", graph.documents.map(Properties.record))
    record.add(Properties.record(graph.vocabulary, keys))
    json.value(record)
    return json.text
  }

  func data(of actor: Actor) -> [GraphMLDatum] {
    var data: [GraphMLDatum] = []
    func add(_ name: String, _ type: GraphMLColumn.ValueType = .string, _ value: String) {
      data.append(GraphMLDatum(.node, name, type, value))
    }
    let type = graph.vocabulary.actorType(actor.type)
    let label = actor.name.isEmpty ? actor.id.string : actor.name.string
    add("label", .string, label)
    add("labelV", .string, actor.type.camelCased)
    add("labels", .string, ":" + actor.type.camelCased)
    add("uid", .string, names.actor(actor.id).string)
    if let color = type?.color {
      add("color", .string, color.description)
      add("r", .int, String(color.red))
      add("g", .int, String(color.green))
      add("b", .int, String(color.blue))
    }
    add("size", .double, "\(20 + 2 * min(40, degrees[actor.id] ?? 0)).0")
    data += fields(Properties.record(actor, keys, in: graph), .node)
    return data
  }

  func data(of relation: Relation) -> [GraphMLDatum] {
    var data: [GraphMLDatum] = []
    func add(_ name: String, _ type: GraphMLColumn.ValueType = .string, _ value: String) {
      data.append(GraphMLDatum(.edge, name, type, value))
    }
    let type = graph.vocabulary.relationType(relation.claim.type)
    let label = type?.label.string ?? ""
    // APOC takes the first datum of an edge for its type.
    add("label", .string, label.isEmpty ? relation.claim.type.string : label)
    add("labelE", .string, relation.claim.type.string)
    add("interaction", .string, label.isEmpty ? relation.claim.type.string : label)
    add("uid", .string, names.relation(relation.id).string)
    add("weight", .double, "\(relation.evidence.count).0")
    if type?.isSymmetric == true { add("symmetric", .string, "true") }
    data += firstEvidence(relation)
    data += fields(Properties.record(relation, keys, in: graph), .edge)
    return data
  }

  /// The first piece of evidence, flat, for tools that show columns.
  private func firstEvidence(_ relation: Relation) -> [GraphMLDatum] {
    var data: [GraphMLDatum] = []
    func add(_ name: String, _ type: GraphMLColumn.ValueType, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      data.append(GraphMLDatum(.edge, "evidence_" + name, type, value))
    }
    add("count", .int, String(relation.evidence.count))
    guard let first = relation.evidence.first else { return data }
    add("document", .string, first.document.string)
    if case .found(let finding) = first.state {
      add("quote", .string, finding.passages.map(\.exact.string).joined(separator: " … "))
      add("start", .int, finding.passages.first.map { String($0.range.lowerBound) })
      add("end", .int, finding.passages.last.map { String($0.range.upperBound) })
    } else {
      add("quote", .string, first.quote?.text.string)
    }
    add("speaker", .string, first.speaker?.string)
    add("stance", .string, first.stance.rawValue)
    return data
  }

  /// A record's fields as data. What has a place of its own in the element (identifier, ends) is left
  /// out where that place says it; a text without a scalar is named in `empty`, because several readers
  /// stop at an empty element.
  private func fields(_ record: Record, _ owner: GraphMLColumn.Owner) -> [GraphMLDatum] {
    var data: [GraphMLDatum] = []
    var empty: [String] = []
    for field in record.fields where !["from", "to"].contains(field.name) {
      let isOwnIdentifier = field.name == "id"
      if isOwnIdentifier, field.value == .text(Text(identifiers[record, owner])) { continue }
      let name = isOwnIdentifier ? "identifier" : field.name
      let (type, value) = spelling(field.value)
      if value.isEmpty {
        empty.append(name)
      } else {
        data.append(GraphMLDatum(owner, name, type, value))
      }
    }
    if !empty.isEmpty {
      data.append(GraphMLDatum(owner, "empty", .string, empty.joined(separator: " ")))
    }
    return data
  }

  private func spelling(_ value: Record.Value) -> (GraphMLColumn.ValueType, String) {
    switch value {
    case .text(let text): (.string, text.string)
    // Only a column of strings can hold every integer: `int` ends at 2³¹, and `long` is not read by all.
    case .integer(let number): (.string, String(number))
    case .decimal(let number): (.string, number.lexicalForm)
    case .boolean(let truth): (.string, truth ? "true" : "false")
    case .date(let date): (.string, date.description)
    case .actor(let id): (.string, id.string)
    case .texts(let texts):
      (.string, json { writer in writer.value(texts.map(\.string)) })
    case .records(let records):
      (.string, json { writer in writer.value(records) })
    }
  }

  private func json(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(isIndented: false)
    write(&writer)
    return writer.text
  }
}

/// What actors and relations are called in a GraphML file: by their own identifiers where XML's
/// NMTOKEN allows it, otherwise by `_:` and their place.
struct GraphMLIdentifiers {
  private var actors: [Identifier: String] = [:]
  private var relations: [Identifier: String] = [:]

  init(of graph: Graph) {
    for (index, actor) in graph.actors.enumerated() {
      let isUsable = GraphMLIdentifiers.isUsable(actor.id)
      actors[actor.id] = isUsable ? actor.id.string : "_:n\(index + 1)"
    }
    for (index, relation) in graph.relations.enumerated() {
      let isUsable = GraphMLIdentifiers.isUsable(relation.id) && actors[relation.id] == nil
      relations[relation.id] = isUsable ? relation.id.string : "_:e\(index + 1)"
    }
  }

  subscript(actor id: Identifier) -> String { actors[id] ?? "" }
  subscript(relation id: Identifier) -> String { relations[id] ?? "" }

  subscript(record: Record, owner: GraphMLColumn.Owner) -> String {
    guard let id = record.identifier("id") else { return "" }
    return owner == .node ? self[actor: id] : self[relation: id]
  }

  private static func isUsable(_ id: Identifier) -> Bool {
    NameToken.isNameToken(id.string) && !id.string.hasPrefix("_:")
  }
}

extension Identifier {
  /// The words of the identifier without what joins them: `shell-company` is `ShellCompany`, as labels
  /// are spelled in property graphs.
  fileprivate var camelCased: String {
    let words = string.split { !$0.isLetter && !$0.isNumber }
    let joined = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return joined.isEmpty ? "Thing" : joined
  }
}
