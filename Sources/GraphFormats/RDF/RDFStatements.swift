import KnowledgeGraph

/// Statements of RDF, as they were read, with their terms: plain values, whoever reads them.
///
/// A resource is an IRI, or a blank node as `_:` and its label; each is kept once and has a number.
struct RDFStatements: Sendable {
  /// What a statement says of its subject.
  enum Object: Hashable, Sendable {
    case resource(IdentifierNumber)
    case literal(PooledText, Kind)

    /// What kind of literal it is.
    enum Kind: Hashable, Sendable {
      case plain
      case typed(IdentifierNumber)
      case tagged(language: IdentifierNumber)
    }
  }

  /// A statement, and the line of the file it stands in, from 1.
  struct Statement: Sendable {
    let subject: IdentifierNumber
    let predicate: IdentifierNumber
    let object: Object
    let line: UInt32
  }

  /// IRIs, blank nodes and the tags of languages.
  private(set) var resources = IdentifierTable()
  private(set) var literals = TextPool()
  private(set) var list: [Statement] = []
  /// How many statements are in named graphs, and how many such graphs there are.
  private(set) var namedCount = 0
  private var graphs: Set<IdentifierNumber> = []

  var graphCount: Int { graphs.count }

  /// Makes room for what a file of `byteCount` bytes may hold.
  mutating func reserve(byteCount: Int) {
    let byteCount = min(byteCount, 1 << 30)
    list.reserveCapacity(byteCount / 100)
    literals.reserve(byteCount: byteCount / 8)
  }

  /// The number of an IRI.
  mutating func resource(_ iri: Span<UInt8>) -> IdentifierNumber { resources.number(of: iri) }

  /// The number of a blank node.
  mutating func blank(_ label: Span<UInt8>) -> IdentifierNumber {
    var name: [UInt8] = Array("_:".utf8)
    name.append(copying: label)
    return resources.number(of: name.span)
  }

  mutating func literal(_ text: Span<UInt8>, _ kind: Object.Kind) -> Object {
    .literal(literals.add(text), kind)
  }

  /// The kind of literals of a datatype, by its IRI.
  mutating func kind(ofDatatype iri: Span<UInt8>) -> Object.Kind {
    iri.isEqual(to: RDFStatements.string.utf8.span) ? .plain : .typed(resources.number(of: iri))
  }

  /// The kind of literals of a language, by its tag.
  mutating func kind(ofLanguage tag: Span<UInt8>) -> Object.Kind {
    .tagged(language: resources.number(of: tag))
  }

  private static let string = JSONLDContext.expanded("xsd:string")

  /// Adds a statement; `graph` is the one that it is in, where that has a name.
  mutating func add(
    _ subject: IdentifierNumber, _ predicate: IdentifierNumber, _ object: Object,
    graph: IdentifierNumber? = nil, line: Int
  ) {
    if let graph {
      namedCount += 1
      graphs.insert(graph)
    }
    list.append(
      Statement(
        subject: subject, predicate: predicate, object: object,
        line: UInt32(clamping: line)))
  }

  /// Adds the statements of `others` that stand at `places`.
  mutating func add(_ others: RDFStatements, _ places: some Sequence<Int>) {
    namedCount += others.namedCount
    graphs.formUnion(others.graphs)
    for place in places {
      let statement = others.list[place]
      let object: Object =
        switch statement.object {
        case .resource(let object): .resource(resource(others.resources[object]))
        case .literal(let text, let kind):
          literal(others.literals[text], self.kind(kind, of: others))
        }
      list.append(
        Statement(
          subject: resource(others.resources[statement.subject]),
          predicate: resource(others.resources[statement.predicate]), object: object,
          line: statement.line))
    }
  }

  private mutating func kind(_ kind: Object.Kind, of others: RDFStatements) -> Object.Kind {
    switch kind {
    case .plain: .plain
    case .typed(let datatype): .typed(resource(others.resources[datatype]))
    case .tagged(let language): .tagged(language: resource(others.resources[language]))
    }
  }

  /// Leaves out all statements from `place` on.
  mutating func removeStatements(from place: Int) { list.removeSubrange(place...) }

  /// Whether a resource is a blank node.
  func isBlank(_ resource: IdentifierNumber) -> Bool {
    let name = resources[resource]
    return name.count >= 2 && name[0] == UInt8(ascii: "_") && name[1] == UInt8(ascii: ":")
  }

  /// The number of an IRI that some statement has.
  func existing(_ iri: String) -> IdentifierNumber? {
    resources.existingNumber(of: iri.utf8.span)
  }

  /// The IRI, or the blank node's name, that a resource is.
  func name(of resource: IdentifierNumber) -> String { resources[resource].string }

  /// The text of an object: of a resource, its IRI.
  func text(_ object: Object) -> String {
    switch object {
    case .resource(let resource): name(of: resource)
    case .literal(let text, _): literals[text].string
    }
  }
}

/// Statements by their subjects, these in the order in which each first stands there.
struct RDFSubjects: Sendable {
  /// The subjects.
  let list: [IdentifierNumber]
  private let places: PlaceTable
  /// Where each subject's stretch of `statements` begins, and where the last one's ends.
  private let starts: [Int]
  /// Places of statements, subject by subject, each subject's in the order of the file.
  private let statements: [UInt32]

  init(_ statements: RDFStatements) {
    var list: [IdentifierNumber] = []
    var places = PlaceTable()
    var counts: [Int] = []
    for statement in statements.list {
      if let place = places[statement.subject] {
        counts[place] += 1
      } else {
        places[statement.subject] = list.count
        list.append(statement.subject)
        counts.append(1)
      }
    }
    var next: [Int] = [0]
    for count in counts { next.append((next.last ?? 0) + count) }
    starts = next
    var sorted = Array(repeating: UInt32(0), count: statements.list.count)
    for (index, statement) in statements.list.enumerated() {
      guard let place = places[statement.subject] else { continue }
      sorted[next[place]] = UInt32(truncatingIfNeeded: index)
      next[place] += 1
    }
    self.statements = sorted
    self.list = list
    self.places = places
  }

  /// Whether anything is said of a resource.
  func has(_ subject: IdentifierNumber) -> Bool { places[subject] != nil }

  /// The place of a subject in the list.
  func place(of subject: IdentifierNumber) -> Int? { places[subject] }

  /// The places of the statements about a subject, in their order.
  subscript(subject: IdentifierNumber) -> ArraySlice<UInt32> {
    guard let place = places[subject] else { return [] }
    return statements[starts[place]..<starts[place + 1]]
  }
}
