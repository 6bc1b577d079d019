/// What is to be drawn: DOT text of our own making, and how large it is.
///
/// The text carries names, labels and colours only. How an engine spreads them over the page is
/// decided in a table of this module, so that the same text serves every engine.
public struct Sketch: Sendable, Hashable {
  /// DOT text in UTF-8, without NUL bytes.
  public let dot: [UInt8]
  /// How many nodes the text has.
  public let nodes: Int
  /// How many edges the text has.
  public let edges: Int
  /// What of the graph the text leaves out, each in a clause for people.
  public let omissions: [String]

  /// A sketch of DOT text with its counts, which choose the engine; a wrong count costs time or
  /// beauty, never correctness.
  public init(dot: [UInt8], nodes: Int, edges: Int, omissions: [String] = []) {
    self.dot = dot
    self.nodes = nodes
    self.edges = edges
    self.omissions = omissions
  }
}

/// A sketch, laid out and rendered.
public struct Rendering: Sendable, Hashable {
  /// The engine that laid it out.
  public let engine: Engine
  /// One image for each format asked for, in the order asked.
  public let images: [Image]
  /// Where everything is; nil where that was not asked for.
  public let geometry: Geometry?
  /// What Graphviz warned of: each message once, on one line, without control characters.
  public let messages: [String]
  /// The engines tried before ``engine``, and why each failed; empty but for ``Engine/Choice/automatic``.
  public let attempts: [LayoutAttempt]

  /// One format's bytes.
  public struct Image: Sendable, Hashable {
    /// What the bytes are.
    public let format: ImageFormat
    /// The whole file.
    public let bytes: [UInt8]
  }

  /// The image in a format, where it was asked for.
  public subscript(format: ImageFormat) -> [UInt8]? {
    images.first { $0.format == format }?.bytes
  }
}
