public import KnowledgeGraph

/// A way to spell a graph in bytes. A format is a value, its options with it.
///
/// Writing is total: every graph can be written; only the sink can fail. The same graph gives the same
/// bytes, on every machine and at every time.
public protocol GraphFormat: Sendable {
  /// The name that people know it by: `GraphML`.
  static var name: String { get }
  /// The endings of its files' names, without the dot; the preferred one first.
  static var fileExtensions: [String] { get }
  /// Its media type: `application/graphml+xml`.
  static var mediaType: String { get }

  /// What the format carries of a graph: the writer writes all of that, and nothing else.
  var carries: Set<GraphFeature> { get }

  /// How many of `feature` are in `graph` and not in what `write` makes of it.
  func lost(_ feature: GraphFeature, of graph: Graph) -> Int

  /// Writes `graph`, everything of it that the format carries.
  ///
  /// - Throws: what the sink throws.
  func write<Sink: ByteSink & ~Copyable>(_ graph: Graph, to sink: inout Sink) throws(Sink.Failure)
}

extension GraphFormat {
  /// Everything.
  public var carries: Set<GraphFeature> { Set(GraphFeature.allCases) }

  /// All, where the format does not carry the feature, and otherwise none.
  public func lost(_ feature: GraphFeature, of graph: Graph) -> Int {
    carries.contains(feature) ? 0 : feature.count(in: graph)
  }

  /// What of `graph` is not in what `write` makes of it, in the order of the features.
  public func losses(of graph: Graph) -> [Loss] {
    GraphFeature.allCases.compactMap { feature in
      let count = lost(feature, of: graph)
      return count == 0 ? nil : Loss(feature, count: count)
    }
  }

  /// The bytes of `graph`.
  public func bytes(of graph: Graph) -> [UInt8] {
    var sink = MemorySink()
    write(graph, to: &sink)
    return sink.bytes
  }
}

/// The formats there are, in the order in which they are listed.
public enum GraphFormats {
  /// Every format, with its default options.
  public static let all: [any GraphFormat] = [
    DOTFormat.data,
    GraphMLFormat(),
    YEdGraphMLFormat(),
    GEXFFormat(),
    JSONLDFormat(),
    NQuadsFormat(),
    NTriplesFormat(),
    TurtleFormat(),
    JSONLinesFormat(),
    CytoscapeFormat(),
    NodeLinkFormat(),
    CSVFormat(),
    CypherFormat(),
    FollowTheMoneyFormat(),
    MermaidFormat(),
    MarkdownFormat(),
  ]

  /// Those that are made of every case; the others are a conversion away.
  public static let products: [any GraphFormat] = [
    DOTFormat.data, GraphMLFormat(), JSONLDFormat(),
  ]
}
