/// Where a picture shows the actors of a graph.
public struct ActorPositions: Hashable, Sendable {
  /// A place in points (1/72 inch), as Graphviz counts: x to the right, y upwards, from the lower left
  /// corner of the picture.
  public struct Point: Hashable, Sendable {
    public let x: Double
    public let y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The middles of the actors' nodes, in the order of the graph's actors.
  public let points: [Point]

  /// Makes positions.
  public init(points: [Point]) { self.points = points }
}

/// A format that can say where its actors are to be shown.
public protocol PositionedFormat: GraphFormat {
  /// Where the actors are shown; nothing where the tool that opens the file decides.
  var positions: ActorPositions? { get set }
}
