/// Where actors are shown, as screens count: in points, y downwards from the upper left corner.
struct ScreenPositions: Sendable {
  private let points: [ActorPositions.Point]
  private let top: Double

  init(_ positions: ActorPositions?) {
    points = positions?.points ?? []
    top = points.map(\.y).filter(\.isFinite).max() ?? 0
  }

  /// The place of an actor, where it is known.
  subscript(place: Int) -> ActorPositions.Point? {
    guard place < points.count, points[place].x.isFinite, points[place].y.isFinite else {
      return nil
    }
    return ActorPositions.Point(x: points[place].x, y: top - points[place].y)
  }
}
