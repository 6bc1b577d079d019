/// Where actors are shown, as screens count: in points, y downwards from the upper left corner.
struct ScreenPositions: Sendable {
  private let positions: ActorPositions?
  private let top: Double

  init(_ positions: ActorPositions?) {
    self.positions = positions
    let points = positions.map { all in all.points.indices.compactMap { all[$0] } } ?? []
    top = points.map(\.y).max() ?? 0
  }

  /// The place of an actor, where it is known.
  subscript(place: Int) -> ActorPositions.Point? {
    positions?[place].map { ActorPositions.Point(x: $0.x, y: top - $0.y) }
  }
}
