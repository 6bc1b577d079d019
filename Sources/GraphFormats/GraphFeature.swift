public import KnowledgeGraph

/// A kind of thing that a graph may hold, and that a format may be unable to carry.
public enum GraphFeature: String, CaseIterable, Sendable {
  // Of the case.
  case title
  case base
  /// The definitions of types and properties; their names stand where they are used.
  case vocabulary
  /// Title, publisher, authors, date, URL and language of documents.
  case documents
  /// The names and digests of the documents' files.
  case documentFiles

  // Of actors.
  case aliases
  case descriptions
  case sameAs
  case actorProperties

  // Of relations.
  case relationIdentifiers
  case dates
  /// That a text says that something is not so.
  case denials
  case relationProperties

  // Of both.
  case inferences
  case reviews

  // Of evidence.
  case quotes
  /// What stands before and after a quote.
  case contexts
  /// Where in the document a quote stands, and the document's own words there.
  case passages
  case speakers
  case stances
  /// The lines of files made elsewhere, where those are the evidence.
  case lines
  /// All pieces of a relation's evidence but the first.
  case furtherEvidence

  /// The order of documents, actors and relations.
  case order
}

extension GraphFeature {
  /// How many of these `graph` holds.
  public func count(in graph: Graph) -> Int {
    switch self {
    case .order:
      max(graph.documents.count, graph.storage.actors.count, graph.storage.relations.count) > 1
        ? 1 : 0
    default: isOfElements ? count(in: graph.storage) : count(inHeadOf: graph)
    }
  }

  /// Whether actors and relations have it, and so each part of a graph has some of it.
  var isOfElements: Bool {
    switch self {
    case .title, .base, .vocabulary, .documents, .documentFiles, .order: false
    default: true
    }
  }

  /// How many of these are in what is known of `graph` as a whole, and of its documents.
  func count(inHeadOf graph: Graph) -> Int {
    switch self {
    case .title: graph.metadata.title == nil ? 0 : 1
    case .base: graph.metadata.base == nil ? 0 : 1
    case .vocabulary: GraphFeature.definitions(of: graph.vocabulary)
    case .documents: graph.documents.count(where: GraphFeature.isDescribed)
    case .documentFiles: graph.documents.count { $0.file != nil || $0.sha256 != nil }
    default: 0
    }
  }

  /// How many of these actors and relations have.
  func count(in storage: GraphStorage) -> Int {
    switch self {
    case .aliases: storage.actors.sum(\.aliases.count)
    case .descriptions: storage.actors.count { $0.description != nil }
    case .sameAs: storage.actors.sum(\.sameAs.count)
    case .actorProperties: storage.actors.sum(\.attributes.count)
    case .relationIdentifiers: storage.relations.count
    case .dates: storage.relations.count { $0.time != nil }
    case .denials: storage.relations.count { $0.polarity == .negative }
    case .relationProperties: storage.relations.sum(\.attributes.count)
    case .inferences:
      storage.actors.count(where: \.isInferred) + storage.relations.count(where: \.isInferred)
    case .reviews:
      storage.actors.count { $0.review != nil } + storage.relations.count { $0.review != nil }
    case .quotes: storage.evidence.count { $0.quote != nil }
    case .contexts: storage.evidence.count(where: GraphFeature.hasContext)
    case .passages: storage.passages.count
    case .speakers: storage.evidence.count { $0.speaker != nil }
    case .stances: storage.evidence.count { $0.stance != .asserts }
    case .lines: storage.evidence.count(where: GraphFeature.hasLine)
    case .furtherEvidence: storage.evidence.count - storage.relations.count
    case .title, .base, .vocabulary, .documents, .documentFiles, .order: 0
    }
  }

  private static func definitions(of vocabulary: Vocabulary) -> Int {
    vocabulary.actorTypes.count + vocabulary.relationTypes.count
      + vocabulary.actorProperties.count + vocabulary.relationProperties.count
  }

  private static func isDescribed(_ document: Document) -> Bool {
    document.title != nil || document.publisher != nil || !document.authors.isEmpty
      || document.published != nil || document.url != nil || document.language != nil
  }

  private static func hasContext(_ evidence: EvidenceRow) -> Bool {
    if case .found = evidence.state { return true }
    return evidence.prefix != nil || evidence.suffix != nil
  }

  private static func hasLine(_ evidence: EvidenceRow) -> Bool {
    if case .file(_?) = evidence.state { true } else { false }
  }

  /// What it is called when one is meant, and when several are.
  private var names: (one: String, several: String) {
    switch self {
    case .title: ("the case's title", "")
    case .base: ("the case's base IRI", "")
    case .vocabulary: ("definition of the vocabulary", "definitions of the vocabulary")
    case .documents: ("description of a document", "descriptions of documents")
    case .documentFiles: ("file name or digest of a document", "file names or digests of documents")
    case .aliases: ("alias", "aliases")
    case .descriptions: ("description of an actor", "descriptions of actors")
    case .sameAs: ("link to the same actor elsewhere", "links to the same actors elsewhere")
    case .actorProperties: ("property of an actor", "properties of actors")
    case .relationIdentifiers: ("identifier of a relation", "identifiers of relations")
    case .dates: ("date of a relation", "dates of relations")
    case .denials:
      ("mark that a relation is said not to be", "marks that relations are said not to be")
    case .relationProperties: ("property of a relation", "properties of relations")
    case .inferences: ("mark of something inferred", "marks of something inferred")
    case .reviews: ("mark of a review", "marks of reviews")
    case .quotes: ("quote", "quotes")
    case .contexts: ("context of a quote", "contexts of quotes")
    case .passages: ("place of a quote in its document", "places of quotes in their documents")
    case .speakers: ("speaker", "speakers")
    case .stances: ("stance that is not plain assertion", "stances that are not plain assertions")
    case .lines: ("line number of a source file", "line numbers of source files")
    case .furtherEvidence: ("further piece of evidence", "further pieces of evidence")
    case .order: ("the order", "")
    }
  }

  /// What it is called in a list: `actor properties`.
  public var name: String {
    rawValue.reduce(into: "") { name, letter in
      name += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
  }

  /// So many of it: `3 aliases`, `the case's title`.
  public func counted(_ count: Int) -> String {
    if names.several.isEmpty { return names.one }
    return "\(count) \(count == 1 ? names.one : names.several)"
  }
}

/// What a format cannot carry of a graph.
public struct Loss: Hashable, Sendable {
  public let feature: GraphFeature
  /// How many; at least one.
  public let count: Int

  /// Makes a loss.
  public init(_ feature: GraphFeature, count: Int) {
    self.feature = feature
    self.count = count
  }
}

extension Loss: CustomStringConvertible {
  public var description: String { feature.counted(count) }
}

extension Collection {
  fileprivate func sum(_ count: (Element) -> Int) -> Int { reduce(0) { $0 + count($1) } }
}
