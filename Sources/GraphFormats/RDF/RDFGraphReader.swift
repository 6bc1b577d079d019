import KnowledgeGraph

/// Makes a graph of statements that Redstring wrote, in whatever order they are now.
///
/// Nodes come in the order in which each first stands as a subject, relations in that of their footnotes; evidence and
/// passages are numbered by their IRIs.
struct RDFGraphReader {
  typealias Term = JSONLDKeys.OwnTerm
  typealias Kind = JSONLDReader.NodeKind

  let statements: RDFStatements
  let subjects: RDFSubjects
  var builder = GraphBuilder()
  var head = JSONLDHead()
  var draft = ElementDraft()
  let terms: RDFTerms
  /// Properties, and relation types, by their IRIs' numbers.
  var actorProperties = PlaceTable()
  var relationProperties = PlaceTable()
  var relationTypes = PlaceTable()
  /// The relations that may be plain triples, where a property has a relation type's IRI.
  var facts: Set<Fact> = []
  /// The statements of the open node that gave it a value of which there is one, by term and by property.
  var firstValues = FirstValues()
  private var remarks = Remarks()
  private var actorLines: [UInt64] = []
  private var relationLines: [UInt64] = []
  /// How many statements have been understood, and whose.
  private(set) var takenCount = 0
  private var takenSubjects = PlaceTable()

  /// A relation as a plain triple, by numbers of the builder.
  struct Fact: Hashable {
    let from: IdentifierNumber
    let type: IdentifierNumber
    let to: IdentifierNumber
  }

  init?(_ statements: RDFStatements) {
    let terms = RDFTerms(statements)
    guard let version = terms.number(of: .formatVersion), let type = terms.type,
      let dataset = terms.number(of: Kind.dataset)
    else { return nil }
    let versioned = Set(statements.list.lazy.filter { $0.predicate == version }.map(\.subject))
    let isOurs = statements.list.contains {
      $0.predicate == type && $0.object == .resource(dataset) && versioned.contains($0.subject)
    }
    if !isOurs { return nil }
    self.statements = statements
    self.terms = terms
    subjects = RDFSubjects(statements)
  }

  /// The graph of what Redstring wrote; nothing where no dataset of its is among the statements.
  static func reading(_ statements: RDFStatements) throws(ReadError) -> Reading? {
    guard var reader = RDFGraphReader(statements) else { return nil }
    let nodes = try reader.readHead()
    try reader.settleHead()
    for relation in reader.inOrderOfFootnotes(nodes.relations) {
      reader.relationLines.append(UInt64(reader.line(of: relation)))
      try reader.readRelation(relation)
    }
    reader.settleFacts()
    for actor in nodes.actors {
      reader.actorLines.append(UInt64(reader.line(of: actor)))
      try reader.readActor(actor)
    }
    return try reader.graph()
  }

  /// Relations by the numbers of their footnotes, which say where each stood; those without one last.
  private func inOrderOfFootnotes(_ relations: [IdentifierNumber]) -> [IdentifierNumber] {
    guard let footnote = terms.number(of: .footnote) else { return relations }
    let numbers = relations.map { self.footnote(of: $0, footnote) ?? .max }
    if zip(numbers, numbers.dropFirst()).allSatisfy(<=) { return relations }
    return relations.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }.map { relations[$0] }
  }

  private func footnote(of relation: IdentifierNumber, _ term: IdentifierNumber) -> Int? {
    for place in subjects[relation] where statements.list[Int(place)].predicate == term {
      if case .literal(let text, _) = statements.list[Int(place)].object {
        return Int(statements.literals[text].string)
      }
    }
    return nil
  }

  mutating func settleHead() throws(ReadError) {
    do throws(JSONScanner.Fault) {
      try head.settle(&builder)
    } catch {
      // Lines stand for offsets in what JSON-LD's reader says of the head.
      throw ReadError(error.problem, line: max(1, error.offset), column: 1)
    }
    settleProperties()
  }

  /// The first line that says anything of a subject.
  func line(of subject: IdentifierNumber) -> Int {
    subjects[subject].first.map { Int(statements.list[Int($0)].line) } ?? 1
  }

  /// Notes that what is said of a subject is understood, but for so many statements.
  mutating func take(_ subject: IdentifierNumber, without unknown: Int) {
    if takenSubjects[subject] != nil { return }
    takenSubjects[subject] = 0
    takenCount += subjects[subject].count - unknown
  }

  private mutating func settleProperties() {
    for (place, property) in head.vocabulary.actorProperties.enumerated() {
      if let number = statements.existing(property.iri.string) { actorProperties[number] = place }
    }
    for (place, property) in head.vocabulary.relationProperties.enumerated() {
      if let number = statements.existing(property.iri.string) {
        relationProperties[number] = place
      }
    }
    for type in head.vocabulary.relationTypes {
      if let number = statements.existing(type.iri.string) {
        relationTypes[number] = builder.identifier(type.name).place
      }
    }
  }

  /// Where a property of actors has a relation type's IRI, only the relations tell its values from plain
  /// triples.
  private mutating func settleFacts() {
    guard hasSharedIRIs else { return }
    for relation in builder.storage.relations where builder.storage.isStatedAsFact(relation) {
      facts.insert(Fact(from: relation.from, type: relation.type, to: relation.to))
    }
  }

  var hasSharedIRIs: Bool {
    head.vocabulary.actorProperties.contains { property in
      statements.existing(property.iri.string).map { relationTypes[$0] != nil } ?? false
    }
  }

  private consuming func graph() throws(ReadError) -> Reading {
    let dropped = statements.list.count - takenCount
    if dropped > 0 {
      remarks.count("statement") { _ in
        "\(dropped) \(dropped == 1 ? "statement" : "statements") dropped, of what Redstring does not "
          + "write"
      }
    }
    RDFRemarks.count(graphsOf: statements, &remarks)
    remarks.count(replaced: builder.replacedScalars)
    let list = remarks.list
    var places = head.places(.line)
    places[.actor] = actorLines
    places[.relation] = relationLines
    do throws(Incoherences) {
      let (graph, restated) = try builder.united(
        metadata: head.metadata, vocabulary: head.vocabulary, documents: head.documents)
      places.remove(relations: restated)
      return Reading(graph: graph, remarks: list, places: places)
    } catch {
      throw ReadError(error, places)
    }
  }
}

/// The numbers of the IRIs of terms and classes, where statements have them.
struct RDFTerms {
  /// `rdf:type`.
  let type: IdentifierNumber?
  private let own: [IdentifierNumber?]
  private let ownPlaces: PlaceTable
  private let kinds: PlaceTable
  private let kindNumbers: [IdentifierNumber?]

  init(_ statements: RDFStatements) {
    func number(_ name: String) -> IdentifierNumber? {
      statements.existing(JSONLDContext.expanded(name))
    }
    type = statements.existing(RDFSpelling.type)
    own = JSONLDKeys.OwnTerm.allCases.map { number($0.name) }
    ownPlaces = PlaceTable(own)
    kindNumbers = JSONLDReader.NodeKind.allCases.map { number($0.rawValue) }
    kinds = PlaceTable(kindNumbers)
  }

  func number(of term: JSONLDKeys.OwnTerm) -> IdentifierNumber? {
    own[term.number - JSONLDKeys.OwnTerm.identifier.number]
  }

  func number(of kind: JSONLDReader.NodeKind) -> IdentifierNumber? {
    JSONLDReader.NodeKind.allCases.firstIndex(of: kind).flatMap { kindNumbers[$0] }
  }

  func term(_ predicate: IdentifierNumber) -> JSONLDKeys.OwnTerm? {
    ownPlaces[predicate].map { JSONLDKeys.OwnTerm.allCases[$0] }
  }

  func kind(_ type: IdentifierNumber) -> JSONLDReader.NodeKind? {
    kinds[type].map { JSONLDReader.NodeKind.allCases[$0] }
  }
}

/// The statements of a node that gave it a value of which there is one.
struct FirstValues {
  private var terms: [Int: UInt32] = [:]

  mutating func removeAll() { terms.removeAll(keepingCapacity: true) }

  /// Enters a statement under a key; the one that is there already, where there is one.
  mutating func enter(_ key: Int, _ statement: UInt32) -> UInt32? {
    if let first = terms[key] { return first }
    terms[key] = statement
    return nil
  }
}

extension ReadError {
  /// What is wrong with a graph, in the line of the first thing that it is wrong with.
  init(_ incoherences: Incoherences, _ places: ElementPlaces) {
    let first = incoherences.list.first
    let line: UInt64 =
      switch first?.subject {
      case .actor(let place): places[.actor][place]
      case .relation(let place): places[.relation][place]
      default: 1
      }
    self.init(first?.description ?? "there is no graph in it", line: Int(line), column: 1)
  }
}

/// What has to be said of any RDF.
enum RDFRemarks {
  static func count(graphsOf statements: RDFStatements, _ remarks: inout Remarks) {
    let (named, graphs) = (statements.namedCount, statements.graphCount)
    if named == 0 { return }
    remarks.count("graph") { _ in
      "\(named) \(named == 1 ? "statement" : "statements") in \(graphs) named "
        + "\(graphs == 1 ? "graph" : "graphs"), read as if in none; which one is not kept"
    }
  }
}
