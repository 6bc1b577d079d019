public import KnowledgeGraph

/// A graph's picture in SVG: Graphviz's, of which only what is known to be harmless stays, and which says of each
/// actor and relation what it is.
///
/// Each actor is a `g` called `actor-…`, each relation a `g` called `relation-…` (see ``MarkupName``), with a
/// `title` that is a sentence and a `desc` with who says so, in which words.
public struct SVGPicture: Sendable {
  let graph: Graph
  let sentences: RelationSentences
  /// What the picture itself says of what is not as it might be, each in a clause.
  let notes: [String]
  /// The places of the relations, by the names of their elements.
  private let relationPlaces: [String: Int]

  /// Where the picture stands.
  public enum Form: Sendable {
    /// In a file of its own.
    case file
    /// Inside of a page of HTML: without a declaration and without a title of its own, which the page has.
    case inline
  }

  /// A picture of `graph`; quotes in it are cut to `quoteLimit` Unicode scalars.
  public init(
    of graph: Graph, quoteLimit: Int? = nil, notes: [String] = []
  ) {
    self.graph = graph
    self.notes = notes
    sentences = RelationSentences(graph, quoteLimit: quoteLimit)
    relationPlaces = Dictionary(
      graph.storage.relations.enumerated().map { place, relation in
        (MarkupName.name(.relation, graph.storage.identifier(relation.id)), place)
      }
    ) { first, _ in first }
  }

  /// What Graphviz drew, with what it means and without what might do something.
  ///
  /// - Throws: `ReadError`, where it is not well-formed.
  public func bytes(from drawn: [UInt8], _ form: Form = .file) throws(ReadError) -> [UInt8] {
    guard let expat = Expat() else {
      throw ReadError("no memory for a parser of XML", line: 1, column: 1)
    }
    var rewriter = SVGRewriter(self, form)
    rewriter.block.reserve(byteCount: drawn.count)
    var start = 0
    var events = XMLEvents()
    repeat {
      let end = min(start + SVGPicture.stretch, drawn.count)
      try expat.parse(Array(drawn[start..<end]), isLast: end == drawn.count)
      events = expat.takeEvents(events)
      rewriter.take(events)
      start = end
    } while start < drawn.count
    return rewriter.block.bytes
  }

  /// So much is parsed at once.
  private static let stretch = 1 << 18

  /// The place of the actor that Graphviz calls `title`.
  func actor(_ title: Span<UInt8>) -> Int? {
    graph.storage.identifiers.existingNumber(of: title).flatMap { graph.actorPlaces[$0] }
  }

  /// The relation whose line is called `id`; nothing where it is another one's.
  func relation(_ id: String) -> Relation? { relationPlaces[id].map { graph.relations[$0] } }
}
