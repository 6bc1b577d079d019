/// Actors, the relations between them, and the documents whose words carry each relation.
///
/// A graph is always coherent: identifiers are unique, whatever is referred to exists, types and
/// attributes are declared by its vocabulary, every relation has evidence. Nothing downstream checks
/// it again. Order is kept as it was given.
public struct Graph: Sendable {
  public let metadata: Metadata
  public let vocabulary: Vocabulary
  public let documents: [Document]

  package let storage: GraphStorage
  /// Where in the list of actors the one with an identifier stands.
  package let actorPlaces: PlaceTable
  private let documentIndex: [Identifier: Int]

  /// The actors, in their order.
  public var actors: Actors { Actors(storage: storage) }

  /// The relations, in their order.
  public var relations: Relations { Relations(storage: storage) }

  /// Makes a graph. Relations that are equal in all but their evidence become one, at the place of
  /// the first, with all the evidence in order.
  ///
  /// - Throws: `Incoherences`, everything that stands in the way.
  public init(
    metadata: Metadata, vocabulary: Vocabulary, documents: [Document],
    actors: some Sequence<Actor>, relations: some Sequence<Relation>
  ) throws(Incoherences) {
    self = try GraphBuilder(actors: actors, relations: relations)
      .graph(metadata: metadata, vocabulary: vocabulary, documents: documents)
  }

  /// Makes a graph of parts that have been checked.
  init(
    metadata: Metadata, vocabulary: Vocabulary, documents: [Document], storage: GraphStorage,
    actorPlaces: PlaceTable
  ) {
    self.metadata = metadata
    self.vocabulary = vocabulary
    self.documents = documents
    self.storage = storage
    self.actorPlaces = actorPlaces
    documentIndex = Dictionary(documents.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// Where in the vocabulary's lists the types of actors and of relations stand.
  package var actorTypePlaces: PlaceTable { places(of: vocabulary.actorTypes.map(\.name)) }
  package var relationTypePlaces: PlaceTable { places(of: vocabulary.relationTypes.map(\.name)) }

  private func places(of names: [Identifier]) -> PlaceTable {
    PlaceTable(names.map { storage.number(of: $0) })
  }

  /// The graph with other rows, which have been checked.
  package func with(_ storage: GraphStorage, actorPlaces: PlaceTable) -> Graph {
    Graph(
      metadata: metadata, vocabulary: vocabulary, documents: documents, storage: storage,
      actorPlaces: actorPlaces)
  }

  /// Everything that stands in the way of a graph of these parts; empty where nothing does.
  public static func incoherences(
    vocabulary: Vocabulary, documents: [Document], actors: [Actor], relations: [Relation]
  ) -> [Incoherence] {
    CoherenceCheck(
      vocabulary: vocabulary, documents: documents,
      storage: GraphBuilder(actors: actors, relations: relations).storage
    ).found
  }

  /// What is known of the graph as a whole.
  public struct Metadata: Hashable, Sendable {
    /// The case's slug: file names and IRIs come from it.
    public var name: Identifier
    public var title: Text?
    /// What the IRIs of the graph begin with; nothing for `urn:redstring:<name>:`.
    public var base: IRI?

    /// Makes metadata.
    public init(name: Identifier, title: Text? = nil, base: IRI? = nil) {
      self.name = name
      self.title = title
      self.base = base
    }
  }

  /// The actor called `id`.
  public func actor(_ id: Identifier) -> Actor? {
    storage.identifiers.existingNumber(of: id.string.utf8.span)
      .flatMap { actorPlaces[$0] }.map { storage.actor(at: $0) }
  }

  /// The document called `id`.
  public func document(_ id: Identifier) -> Document? { documentIndex[id].map { documents[$0] } }

  /// Where a relation restates an earlier one: equal to it, or to its reverse where the type is
  /// symmetric, in all but the evidence. The keys are the places of the later ones, from 0; the values
  /// those of the first.
  public static func restatements(
    in relations: [Relation], _ vocabulary: Vocabulary
  ) -> [Int: Int] {
    let storage = GraphBuilder(actors: [], relations: relations).storage
    let restatements = storage.repetitions { vocabulary.isSymmetric(storage.identifier($0)) }
      .restatements
    return Dictionary(restatements.map { ($0.later, $0.first) }) { first, _ in first }
  }
}

extension Graph: Equatable {
  /// Whether two graphs say the same in the same order; a relation of a symmetric type equals its
  /// reverse.
  public static func == (left: Graph, right: Graph) -> Bool {
    left.metadata == right.metadata && left.vocabulary == right.vocabulary
      && left.documents == right.documents && left.actors == right.actors
      && left.relations.count == right.relations.count
      && zip(left.relations, right.relations).allSatisfy { one, other in
        one == other
          || left.vocabulary.isSymmetric(one.claim.type)
            && one == Relation(id: other.id, other.claim.reversed, evidence: other.evidence)
      }
  }
}
