public import KnowledgeGraph

/// GraphML for yEd (<https://www.yworks.com/products/yed>), which shows labels, colours and lines only as its
/// own extension of GraphML spells them.
///
/// A type of its own and no profile of `GraphMLFormat`: what yEd needs, other readers stumble over. It is read
/// as any GraphML is.
public struct YEdGraphMLFormat: PositionedFormat, ThemedFormat {
  public static let name = "graphml-yed"
  public static let fileExtensions = ["yed.graphml"]
  public static let mediaType = "application/graphml+xml"

  /// Where the actors are shown; without, they stand in rows until yEd lays them out.
  public var positions: ActorPositions?
  public var theme = Theme.standard

  /// Makes the format.
  public init(positions: ActorPositions? = nil) { self.positions = positions }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let picture = YEdPicture(of: graph, positions, theme)
    try GraphMLSpelling(of: graph, .plain, yEd: picture).write(to: &sink)
  }
}

extension YEdGraphMLFormat: ReadableFormat {
  /// Reads GraphML in any spelling.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    try GraphMLFormat().read(&source)
  }
}
