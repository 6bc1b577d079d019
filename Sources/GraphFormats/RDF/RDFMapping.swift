import KnowledgeGraph

/// Makes a graph of statements that others made.
///
/// What is described becomes an actor, a statement between two things a relation, a literal a property; the file
/// is the evidence of each relation. An actor is called by its whole IRI, a blank node by its label.
struct RDFMapping {
  typealias Statement = RDFStatements.Statement
  typealias Object = RDFStatements.Object

  /// What a subject is.
  enum Role {
    case actor
    /// A class or a property that the file uses.
    case definition
    /// A node of a list.
    case list
    /// A statement between two things, as a node.
    case statement
  }

  let statements: RDFStatements
  let subjects: RDFSubjects
  let origin: Assembly.Origin
  private let emptyList: IdentifierNumber?
  var builder = GraphBuilder()
  var remarks = Remarks()
  /// What each predicate says, once it has been looked up, by its number.
  private var meaningPlaces = PlaceTable()
  private var meanings: [RDFConventions.Meaning] = []
  /// By the subject's place.
  private var roles: [Role] = []
  var actorTypes = RDFNames(taken: [Identifier(stringLiteral: Conventions.untypedActor)])
  var relationTypes = RDFNames()
  var propertyNames = [RDFNames(), RDFNames()]
  var properties = [OpenProperties(), OpenProperties()]
  /// Things that nobody describes, in the order in which relations first name them.
  var mentioned: [IdentifierNumber] = []
  private var mentionedPlaces = PlaceTable()
  /// Triples that nodes state, which then say more of them.
  var stated: Set<Triple> = []
  /// The lists that have been read.
  var readLists = PlaceTable()
  var actorLines: [UInt64] = []
  var relationLines: [UInt64] = []

  struct Triple: Hashable {
    let subject: IdentifierNumber
    let predicate: IdentifierNumber
    let object: IdentifierNumber
  }

  /// The graph of statements.
  static func reading(
    _ statements: RDFStatements, _ origin: Assembly.Origin, sha256: Text?
  ) throws(ReadError) -> Reading {
    var mapping = RDFMapping(statements, origin)
    mapping.assignRoles()
    for (place, subject) in mapping.subjects.list.enumerated() where mapping.roles[place] == .actor
    {
      mapping.addActor(subject)
    }
    for (place, subject) in mapping.subjects.list.enumerated()
    where mapping.roles[place] == .statement {
      mapping.addStatement(subject)
    }
    for thing in mapping.mentioned { mapping.addMentioned(thing) }
    mapping.countRemarks()
    return try mapping.graph(sha256)
  }

  private init(_ statements: RDFStatements, _ origin: Assembly.Origin) {
    self.statements = statements
    self.origin = origin
    subjects = RDFSubjects(statements)
    emptyList = statements.existing(RDFConventions.emptyList)
  }

  /// What a predicate says.
  mutating func meaning(_ predicate: IdentifierNumber) -> RDFConventions.Meaning {
    if let place = meaningPlaces[predicate] { return meanings[place] }
    meaningPlaces[predicate] = meanings.count
    meanings.append(RDFConventions.meaning(statements.name(of: predicate)))
    return meanings[meanings.count - 1]
  }

  func role(of resource: IdentifierNumber) -> Role? {
    subjects.place(of: resource).map { roles[$0] }
  }

  private mutating func assignRoles() {
    var isUsed = PlaceTable()
    for statement in statements.list {
      isUsed[statement.predicate] = 0
      if case .resource(let object) = statement.object, meaning(statement.predicate) == .type {
        isUsed[object] = 0
      }
    }
    for subject in subjects.list {
      let role = isUsed[subject] == nil ? role(ofDescribed: subject) : .definition
      roles.append(role)
    }
  }

  /// What a subject is that is no class and no property.
  private mutating func role(ofDescribed subject: IdentifierNumber) -> Role {
    var found: [Bool] = [false, false, false, false, false]
    var parts: (subject: Object?, predicate: Object?, object: Object?)
    for place in subjects[subject] {
      let statement = statements.list[Int(place)]
      switch meaning(statement.predicate) {
      case .first: found[0] = true
      case .rest: found[1] = true
      case .subject: parts.subject = statement.object
      case .predicate: parts.predicate = statement.object
      case .object: parts.object = statement.object
      default: break
      }
    }
    if found[0] && found[1] { return .list }
    guard case .resource(let from) = parts.subject, case .resource(let to) = parts.object,
      case .resource(let predicate) = parts.predicate, !statements.isBlank(predicate)
    else { return .actor }
    stated.insert(Triple(subject: from, predicate: predicate, object: to))
    return .statement
  }

  /// The identifier of the actor that a resource is.
  mutating func actor(_ resource: IdentifierNumber) -> IdentifierNumber {
    if role(of: resource) != .actor, mentionedPlaces[resource] == nil {
      mentionedPlaces[resource] = mentioned.count
      mentioned.append(resource)
    }
    // An IRI is not empty.
    return builder.identifier(.resource(resource), in: statements) ?? builder.identifier("_:")
  }

  /// The objects of a statement: of a list, its items in their order.
  mutating func objects(of statement: Statement) -> [Object] {
    guard case .resource(let head) = statement.object else { return [statement.object] }
    if head == emptyList { return [] }
    guard role(of: head) == .list else { return [statement.object] }
    var items: [Object] = []
    // Lists may hold lists, however deep.
    var nodes = [head]
    while let node = nodes.popLast() {
      guard readLists[node] == nil else {
        remarks.count("list", line: Int(statement.line)) { count in
          "\(count) \(count == 1 ? "list" : "lists") not read again where something refers to "
            + "\(count == 1 ? "it" : "them") a second time"
        }
        continue
      }
      readLists[node] = 0
      var inner: IdentifierNumber?
      for place in subjects[node] {
        let statement = statements.list[Int(place)]
        switch (meaning(statement.predicate), statement.object) {
        case (.rest, .resource(let rest)): if role(of: rest) == .list { nodes.append(rest) }
        case (.first, .resource(let item)) where role(of: item) == .list: inner = item
        case (.first, let item): items.append(item)
        default: break
        }
      }
      if let inner { nodes.append(inner) }
    }
    return items
  }
}
