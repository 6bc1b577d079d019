/// Actors, the relations between them, and the documents whose words carry each relation.
///
/// A graph is always coherent: identifiers are unique, whatever is referred to exists, types and
/// attributes are declared by its vocabulary, every relation has evidence. Nothing downstream checks
/// it again. Order is kept as it was given.
public struct Graph: Sendable {
  public let metadata: Metadata
  public let vocabulary: Vocabulary
  public let documents: [Document]
  public let actors: [Actor]
  public let relations: [Relation]

  private let actorIndex: [Identifier: Int]
  private let documentIndex: [Identifier: Int]

  /// Makes a graph. Relations that are equal in all but their evidence become one, at the place of
  /// the first, with all the evidence in order.
  ///
  /// - Throws: `Incoherences`, everything that stands in the way.
  public init(
    metadata: Metadata, vocabulary: Vocabulary, documents: [Document], actors: [Actor],
    relations: [Relation]
  ) throws(Incoherences) {
    let check = CoherenceCheck(
      vocabulary: vocabulary, documents: documents, actors: actors, relations: relations)
    guard check.found.isEmpty else { throw Incoherences(check.found) }
    self.metadata = metadata
    self.vocabulary = vocabulary
    self.documents = documents
    self.actors = actors
    self.relations = Graph.uniting(relations, vocabulary)
    self.actorIndex = check.actorIndex
    self.documentIndex = check.documentIndex
  }

  /// Everything that stands in the way of a graph of these parts; empty where nothing does.
  public static func incoherences(
    vocabulary: Vocabulary, documents: [Document], actors: [Actor], relations: [Relation]
  ) -> [Incoherence] {
    CoherenceCheck(
      vocabulary: vocabulary, documents: documents, actors: actors, relations: relations
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
  public func actor(_ id: Identifier) -> Actor? { actorIndex[id].map { actors[$0] } }

  /// The document called `id`.
  public func document(_ id: Identifier) -> Document? { documentIndex[id].map { documents[$0] } }

  /// Where a relation restates an earlier one: equal to it, or to its reverse where the type is
  /// symmetric, in all but the evidence. The keys are the places of the later ones, from 0; the values
  /// those of the first.
  public static func restatements(
    in relations: [Relation], _ vocabulary: Vocabulary
  ) -> [Int: Int] {
    var first: [Relation: Int] = [:]
    var restated: [Int: Int] = [:]
    for (index, relation) in relations.enumerated() {
      let key = relation.keyForUniting(isSymmetric: vocabulary.isSymmetric(relation.claim.type))
      if let earlier = first[key] { restated[index] = earlier } else { first[key] = index }
    }
    return restated
  }

  private static func uniting(
    _ relations: [Relation], _ vocabulary: Vocabulary
  ) -> [Relation] {
    let restated = restatements(in: relations, vocabulary)
    guard !restated.isEmpty else { return relations }
    var united: [Relation] = []
    var places: [Int: Int] = [:]
    for (index, relation) in relations.enumerated() {
      if let place = restated[index].flatMap({ places[$0] }) {
        united[place].evidence += relation.evidence
      } else {
        places[index] = united.count
        united.append(relation)
      }
    }
    return united
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

extension Relation {
  /// The relation without its evidence, its ends in the order of their bytes where that says the same.
  fileprivate func keyForUniting(isSymmetric: Bool) -> Relation {
    Relation(
      id: id, isSymmetric && claim.to < claim.from ? claim.reversed : claim, evidence: [])
  }
}
