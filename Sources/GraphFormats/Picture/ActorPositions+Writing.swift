import KnowledgeGraph

extension ActorPositions {
  /// Where the actor at `place` is shown; nothing where no picture says it, or none could show it.
  subscript(place: Int) -> Point? {
    guard points.indices.contains(place) else { return nil }
    let point = points[place]
    return [point.x, point.y].allSatisfy { abs($0) < ActorPositions.farthest } ? point : nil
  }

  /// In points: a thousand kilometres or so.
  private static let farthest = 1e9
}

extension ByteBlock {
  /// Appends a coordinate below 10⁹, with two decimals at most: a hundredth of a point is nothing to see.
  mutating func append(coordinate: Double) {
    let hundredths = Int((coordinate * 100).rounded())
    if hundredths < 0 { append("-") }
    append(abs(hundredths) / 100)
    append(".")
    let rest = abs(hundredths) % 100
    append(digits: rest % 10 == 0 ? rest / 10 : rest, rest % 10 == 0 ? 1 : 2)
  }
}
