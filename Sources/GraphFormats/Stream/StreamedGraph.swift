package import KnowledgeGraph

/// A graph in a file of our JSON lines that is too large to be kept in memory: it has been gone through once, and is
/// written part by part.
///
/// Memory holds the head, a few parts, and a few numbers for each part and for each page of the index of actors.
/// All else that has to be known of the whole is on the disk.
package struct StreamedGraph: Sendable {
  /// How much is kept in memory at once; small in tests.
  package struct Sizes: Sendable {
    /// Of a part, in bytes.
    package var part = 1 << 18
    /// Of a sorted run, in records.
    package var run = 100_000
    /// The most direct relations of a part that are spelled at once.
    package var directRelations = 1 << 14

    package init() {}
  }

  let parts: JSONLinesParts
  let facts: StreamFacts
  let actors: StreamedActors
  /// The first part that has a relation.
  let firstRelationPart: Int
  /// How many relations stand before each part.
  let relationPlaces: [UInt32]
  /// The direct relations of the actors, where the format has them.
  let direct: StreamedDirectRelations?
  /// How many relations the actors have, where the format wants that.
  let degrees: DegreeColumn?
  let sizes: Sizes
  /// Whether relations are spelled with the names and types of their ends.
  let needsEnds: Bool

  package var actorCount: Int { facts.actors }
  package var relationCount: Int { facts.relations }
  /// Whether a machine proposed anything that nobody has accepted.
  package var hasProposals: Bool { facts.hasOpenReviews }

  /// Goes through `file`, so that it can be written as `format`.
  ///
  /// - Throws: `ReadError`; `StreamRefusal`, where the file has to be read as a whole, which may then turn out to be
  ///   no graph; or what the files throw.
  package init(
    surveying file: any RandomAccessFile, name: Text, for format: any StreamableFormat,
    scratch: any Scratch, sizes: Sizes = Sizes()
  ) throws {
    self.sizes = sizes
    needsEnds = format.needs.contains(.ends)
    parts = try JSONLinesParts(file, name: name, size: sizes.part)
    actors = try StreamedActors(parts, scratch, sizes)
    var survey = StreamSurvey(parts, actors, scratch, sizes, for: format)
    try survey.takeAll()
    (facts, firstRelationPart) = (survey.facts, survey.firstRelationPart)
    relationPlaces = survey.relationPlaces
    direct = try survey.directRelations()
    degrees = try survey.degreeColumn()
  }

  /// What of the graph is not in what `format`, for which it has been gone through, makes of it.
  package func losses(of format: any StreamableFormat) -> [Loss] {
    let ofElements = Dictionary(uniqueKeysWithValues: zip(format.lostOfElements, facts.losses))
    let hasOrder = max(parts.head.documents.count, facts.actors, facts.relations) > 1
    return GraphFeature.allCases.compactMap { feature in
      let count =
        feature == .order && !format.carries.contains(.order)
        ? (hasOrder ? 1 : 0) : ofElements[feature] ?? format.lost(feature, of: parts.head)
      return count == 0 ? nil : Loss(feature, count: count)
    }
  }

  /// Writes the file at the place `file` among those of `format`.
  ///
  /// - Throws: what the sink throws, or what the files throw.
  package func write<Sink: ByteSink & ~Copyable>(
    as format: any StreamableFormat, file: Int = 0, to sink: inout Sink
  ) throws {
    let spelling = format.streamed(parts.head, facts)[file]
    var head = spelling.head
    try head.flush(to: &sink)
    if let spell = spelling.actors {
      let units = actorUnits
      try write(units.count, to: &sink) {
        try self.part(units[$0])
      } spell: {
        spell($0, $1)
      }
    }
    if let spell = spelling.relations {
      let first = firstRelationPart
      try write(parts.count - first, to: &sink) {
        try self.relations(of: first + $0)
      } spell: {
        spell($0, $1)
      }
    }
    var tail = spelling.tail
    try tail.flush(to: &sink)
  }

  /// What a unit becomes, or why it does not.
  private struct Spelled: Sendable {
    var block = ByteBlock()
    var failure: (any Error)?
  }

  private func write<Sink: ByteSink & ~Copyable>(
    _ count: Int, to sink: inout Sink, _ part: @escaping @Sendable (Int) throws -> GraphPart,
    spell: @escaping @Sendable (GraphPart, consuming ByteBlock) -> ByteBlock
  ) throws {
    if count == 0 { return }
    try inParts(of: count, size: 1) { places, used in
      var spelled = used ?? Spelled()
      do {
        let part = try part(places.lowerBound)
        spelled.block = spell(part, spelled.block)
      } catch {
        spelled.failure = error
      }
      return spelled
    } take: { spelled throws(any Error) in
      if let failure = spelled.failure { throw failure }
      try spelled.block.flush(to: &sink)
    }
  }
}

/// A format whose elements are spelled one by one, each by what is known of it, so that a graph can be written that
/// is too large for the memory.
package protocol StreamableFormat: GraphFormat {
  /// What its elements are spelled with, beside what is their own.
  var needs: Set<StreamNeed> { get }

  /// Which identifiers it allows for actors and relations, that then share one space of identifiers; nothing where
  /// all identifiers may stand as they are.
  var allowsIdentifier: (@Sendable (Span<UInt8>) -> Bool)? { get }

  /// How the format's files are spelled, one or those of `FolderFormat`.
  func streamed(_ head: Graph, _ facts: StreamFacts) -> [StreamedSpelling]
}

extension StreamableFormat {
  package var needs: Set<StreamNeed> { [] }
  package var allowsIdentifier: (@Sendable (Span<UInt8>) -> Bool)? { nil }

  /// What actors and relations have, and the format does not carry.
  var lostOfElements: [GraphFeature] {
    GraphFeature.allCases.filter { $0.isOfElements && !carries.contains($0) }
  }
}

/// What elements may be spelled with, that is known only once the graph has been gone through.
package enum StreamNeed: Sendable {
  /// The relations that are direct triples on actors.
  case directRelations
  /// How many relations an actor has.
  case degrees
  /// The names and types of a relation's ends and of speakers.
  case ends
}

/// How a file of a streamed graph is spelled.
package struct StreamedSpelling: Sendable {
  typealias Spell = @Sendable (_ part: GraphPart, _ block: consuming ByteBlock) -> ByteBlock

  /// What stands before the elements.
  let head: ByteBlock
  /// Spells the actors of a part; nothing where the file has none.
  var actors: Spell?
  /// Spells the relations of a part; nothing where the file has none.
  var relations: Spell?
  /// What stands behind the elements.
  var tail = ByteBlock()
}
