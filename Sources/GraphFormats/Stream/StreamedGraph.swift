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
  /// The direct relations of the actors, where the format has them.
  let direct: StreamedDirectRelations?
  let sizes: Sizes

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
    parts = try JSONLinesParts(file, name: name, size: sizes.part)
    actors = try StreamedActors(parts, scratch, sizes)
    var survey = StreamSurvey(
      parts, actors, scratch, sizes, withDirectRelations: format.needsDirectRelations)
    try survey.takeAll()
    (facts, firstRelationPart) = (survey.facts, survey.firstRelationPart)
    direct = try survey.directRelations()
  }

  /// What of the graph is not in what `format` makes of it; of formats that carry all but perhaps the order.
  package func losses(of format: any StreamableFormat) -> [Loss] {
    let hasOrder = max(parts.head.documents.count, facts.actors, facts.relations) > 1
    return !format.carries.contains(.order) && hasOrder ? [Loss(.order, count: 1)] : []
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
  /// Whether actors are spelled with the relations that are direct triples on them.
  var needsDirectRelations: Bool { get }

  /// How the format's files are spelled, one or those of `FolderFormat`.
  func streamed(_ head: Graph, _ facts: StreamFacts) -> [StreamedSpelling]
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
}
