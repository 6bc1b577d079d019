import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Labels where they can be read.
@Suite struct LabelPlacementTests {
  typealias Point = PicturePlan.Point

  /// A straight line with its label in the middle.
  private func line(_ start: Point, _ end: Point) -> PicturePlan.Line {
    var line = PicturePlan.Line(from: start, to: end)
    line.label = Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
    return line
  }

  private func overlaps(_ labels: [Point?], _ size: PicturePlan.Size) -> Int {
    let labels = labels.compactMap(\.self)
    return labels.indices.reduce(0) { count, place in
      count
        + labels[(place + 1)...].count { other in
          abs(other.x - labels[place].x) < size.width
            && abs(other.y - labels[place].y) < size.height
        }
    }
  }

  private let size = PicturePlan.Size(width: 60, height: 11)

  @Test func labelsInOnePlaceGoAlongTheirLines() {
    let lines = (0..<8).map { number in
      line(
        Point(x: Double(number) * 40, y: 0), Point(x: 280 - Double(number) * 40, y: 300))
    }
    let plan = PicturePlan(
      actors: .init(points: []), sizes: [.init(width: 1, height: 1)], lines: lines, width: 300,
      height: 300)
    #expect(overlaps(lines.map(\.label), size) == 28)
    let placed = LabelPlacement(plan, labelSizes: lines.map { _ in size }).labels
    #expect(overlaps(placed, size) == 0)
  }

  @Test func noLabelLiesOverAnActor() {
    let plan = PicturePlan(
      actors: .init(points: [Point(x: 150, y: 0)]), sizes: [.init(width: 80, height: 30)],
      lines: [line(Point(x: 0, y: 0), Point(x: 300, y: 0))], width: 300, height: 30)
    let label = LabelPlacement(plan, labelSizes: [size]).labels[0]
    #expect(label.map { abs($0.x - 150) >= 70 || abs($0.y) >= 20.5 } == true)
    #expect(label.map { abs($0.y) < 10 } == true)
  }

  /// What an engine has made room for stays there.
  @Test func aLabelThatIsInNobodysWayStays() {
    let lines = [line(Point(x: 0, y: 0), Point(x: 300, y: 0)), nil]
    let plan = PicturePlan(
      actors: .init(points: [Point(x: 0, y: 50)]), sizes: [.init(width: 80, height: 30)],
      lines: lines, width: 300, height: 30)
    let placed = LabelPlacement(plan, labelSizes: [size, size]).labels
    #expect(placed == [Point(x: 150, y: 0), nil])
  }

  /// Wherever a map has its points, labels are where there are lines, and no more of them lie over each other.
  @Test(arguments: 0..<40) func thereAreNeverMoreOverlaps(seed: Int) {
    var random = RandomNumbers(seed: UInt64(seed))
    func point() -> Point { Point(x: Double(random.below(500)), y: Double(random.below(500))) }
    let lines = (0..<60).map { _ in line(point(), point()) }
    let plan = PicturePlan(
      actors: .init(points: (0..<20).map { _ in point() }),
      sizes: (0..<20).map { _ in .init(width: 50, height: 20) }, lines: lines, width: 500,
      height: 500)
    let placed = LabelPlacement(plan, labelSizes: lines.map { _ in size }).labels
    #expect(placed.allSatisfy { $0 != nil })
    #expect(overlaps(placed, size) < overlaps(lines.map(\.label), size) / 2)
    #expect(placed == LabelPlacement(plan, labelSizes: lines.map { _ in size }).labels)
  }

  @Test func farAwayPlacesDoNoHarm() {
    let far = Point(x: 1e300, y: -1e300)
    let plan = PicturePlan(
      actors: .init(points: [far]), sizes: [.init(width: 1, height: 1)],
      lines: [line(Point(x: 0, y: 0), far), line(far, far)], width: 1, height: 1)
    #expect(LabelPlacement(plan, labelSizes: [size, size]).labels.count == 2)
  }
}
