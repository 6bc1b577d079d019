import KnowledgeGraph

/// The dataset, the vocabulary and the documents.
extension RDFGraphReader {
  /// A node that stands for one thing, or for one of those that share its IRI.
  private struct Entry {
    let kind: Kind
    let fields: JSONLDHead.Fields
    let line: Int
    /// The place of the statement that it begins at.
    let order: UInt32
  }

  /// What nodes of the head leave.
  struct Nodes {
    var actors: [IdentifierNumber] = []
    var relations: [IdentifierNumber] = []
    /// How many nodes were the head's.
    var headCount = 0
  }

  /// Reads the nodes of the head; the actors and relations that are left.
  mutating func readHead() throws(ReadError) -> Nodes {
    var nodes = Nodes()
    var entries: [Entry] = []
    for subject in subjects.list {
      let kinds = kinds(of: subject)
      // An actor's type may have any class's IRI.
      if kinds.contains(.actor) {
        nodes.actors.append(subject)
      } else if kinds.contains(.relation) {
        nodes.relations.append(subject)
      } else if !kinds.isEmpty {
        nodes.headCount += 1
        entries += try self.entries(of: subject, kinds)
      }
    }
    // Those that share an IRI stand where each was written.
    entries.sort { $0.order < $1.order }
    for entry in entries {
      do throws(JSONScanner.Fault) {
        try head.add(entry.fields, entry.kind, at: entry.line)
      } catch {
        throw ReadError(error.problem, line: entry.line, column: 1)
      }
    }
    return nodes
  }

  func kinds(of subject: IdentifierNumber) -> [Kind] {
    var kinds: [Kind] = []
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      if statement.predicate == terms.type, case .resource(let type) = statement.object,
        let kind = terms.kind(type), !kinds.contains(kind)
      {
        kinds.append(kind)
      }
    }
    return kinds
  }

  private mutating func entries(
    of subject: IdentifierNumber, _ kinds: [Kind]
  ) throws(ReadError) -> [Entry] {
    let places = subjects[subject]
    let line = line(of: subject)
    let declared = places.filter { terms.term(statements.list[Int($0)].predicate) == .declaration }
    if !declared.isEmpty {
      take(subject, without: 0)
      return try uniqueDeclarations(declared).map { place throws(ReadError) in
        try entry(declaredBy: place, of: subject)
      }
    }
    let fields = try fields(of: subject)
    guard let kind = kinds.first, kind == .property else {
      return kinds.prefix(1).map {
        Entry(kind: $0, fields: fields, line: line, order: places.first ?? 0)
      }
    }
    // One property of actors and of relations.
    var entries: [Entry] = []
    for place in places where terms.term(statements.list[Int(place)].predicate) == .ownerKind {
      let owner = statements.text(statements.list[Int(place)].object)
      // There are two kinds of owners; a third one is an error already.
      if entries.count > 2 { break }
      if entries.contains(where: { $0.fields.values[.ownerKind] == [owner] }) { continue }
      var own = fields
      own.values[.ownerKind] = [owner]
      entries.append(Entry(kind: kind, fields: own, line: line, order: place))
    }
    return entries.isEmpty
      ? [Entry(kind: kind, fields: fields, line: line, order: places.first ?? 0)] : entries
  }

  private func uniqueDeclarations(_ places: [UInt32]) -> [UInt32] {
    var seen: Set<String> = []
    return places.filter { seen.insert(statements.text(statements.list[Int($0)].object)).inserted }
  }

  /// What a node says, as texts.
  private mutating func fields(
    of subject: IdentifierNumber
  ) throws(ReadError) -> JSONLDHead.Fields {
    var fields = JSONLDHead.Fields()
    fields.id = statements.name(of: subject)
    var unknown = 0
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      if statement.predicate == terms.type { continue }
      guard let term = terms.term(statement.predicate) else {
        unknown += 1
        continue
      }
      let text = statements.text(statement.object)
      if let values = fields.values[term], !JSONLDHead.isList(term), term != .ownerKind {
        if values == [text] { continue }
        throw ReadError(
          "a second '\(term.name)', of which there is one", line: Int(statement.line), column: 1)
      }
      fields.values[term, default: []].append(text)
    }
    take(subject, without: unknown)
    return fields
  }

  /// The entry that a declaration is: the text of its node in JSON-LD.
  private func entry(
    declaredBy place: UInt32, of subject: IdentifierNumber
  ) throws(ReadError) -> Entry {
    let statement = statements.list[Int(place)]
    guard case .literal(let text, _) = statement.object,
      let (kind, fields) = try? declared(statements.literals[text], statements.name(of: subject))
    else {
      throw ReadError(
        "a 'declaration' that is not as Redstring writes it", line: Int(statement.line), column: 1)
    }
    return Entry(kind: kind, fields: fields, line: Int(statement.line), order: place)
  }

  private func declared(
    _ text: Span<UInt8>, _ id: String
  ) throws(JSONScanner.Fault) -> (Kind, JSONLDHead.Fields) {
    var json = JSONScanner(text)
    var fields = JSONLDHead.Fields()
    fields.id = id
    var kind: Kind?
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      let key = json.string.string
      var list = try JSONLDList(&json)
      while try list.next(&json) {
        let value: String
        if try json.kind() == .boolean {
          value = try json.readBoolean() ? "true" : "false"
        } else {
          try json.readString()
          value = json.string.string
        }
        if key == "type" { kind = kind ?? Kind(rawValue: value) }
        if let term = Term(key) { fields.values[term, default: []].append(value) }
      }
    }
    try json.end()
    guard let kind, [.actorType, .relationType, .property].contains(kind) else {
      throw json.fault("no entry of a vocabulary")
    }
    return (kind, fields)
  }
}
