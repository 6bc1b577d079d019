import Testing

@testable import GraphLayout

/// Where the parts of a drawing go after its layout.
@Suite struct ArrangementTests {
  private static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Box {
    Box(low: Point(x: x, y: y), high: Point(x: x + width, y: y + height))
  }

  private static func overlap(_ one: Box, _ other: Box) -> Bool {
    one.low.x < other.high.x && other.low.x < one.high.x
      && one.low.y < other.high.y && other.low.y < one.high.y
  }

  @Test func componentsAreNumberedByTheirFirstMembers() {
    var components = Components(count: 6)
    components.join(5, 2)
    components.join(4, 1)
    components.join(1, 5)
    let (numbers, count) = components.numbered()
    #expect(numbers == [0, 1, 1, 2, 1, 1])
    #expect(count == 3)
  }

  @Test func theLargestComponentIsAboveTheOthersInTheMiddle() {
    let pairs = [Packing.Extent](repeating: .init(width: 100, height: 20), count: 30)
    let packing = Packing(pairs + [.init(width: 500, height: 400)])
    let size = packing.size
    let corner = Point(x: (size.width - 500) / 2, y: size.height - 400)
    #expect(packing.corners[30] == corner)
    let others = packing.corners.dropLast()
    let highest = others.map(\.y).max() ?? 0
    let room: Double = size.height - 400 - Packing.gap - 20
    #expect(highest <= room)
    let rows = Set(others.map { $0.y }).count
    #expect(rows < 15)
    let widths: ClosedRange<Double> = 0...(size.width - 100)
    #expect(others.allSatisfy { widths.contains($0.x) })
    let aspect: Double = size.width / size.height
    #expect(aspect > 0.5 && aspect < 3)
  }

  @Test func noTwoComponentsTouch() {
    let extents = (0..<60).map { (number: Int) -> Packing.Extent in
      let width = 10 + number * 37 % 90
      let height = 5 + number * 53 % 70
      return Packing.Extent(width: Double(width), height: Double(height))
    }
    let packing = Packing(extents)
    let boxes = zip(packing.corners, extents).map { Self.box($0.x, $0.y, $1.width, $1.height) }
    for (place, one) in boxes.enumerated() {
      #expect(one.low.x >= 0 && one.low.y >= 0)
      #expect(one.high.x <= packing.size.width && one.high.y <= packing.size.height)
      #expect(!boxes[(place + 1)...].contains { Self.overlap(one, $0) })
    }
    #expect(Packing(extents) == packing)
  }

  @Test func aPackingHasRoomForTheTitle() {
    #expect(Packing([.init(width: 10, height: 10)], width: 300).size.width == 300)
    #expect(Packing([]).corners.isEmpty)
  }

  @Test func oneComponentStaysAsItIs() {
    let nodes = [Self.box(0, 0, 10, 10), Self.box(5, 5, 10, 10)]
    let line = Arrangement.Line(tail: 0, head: 1, box: Self.box(0, 0, 15, 15))
    #expect(Arrangement(nodes: nodes, lines: [line], spreading: false, width: 0) == nil)
    #expect(Arrangement(nodes: [], lines: [], spreading: true, width: 0) == nil)
  }

  @Test func whatALineJoinsMovesTogetherAndItsLabelHasRoom() throws {
    let nodes = [
      Self.box(0, 0, 10, 10), Self.box(100, 0, 10, 10), Self.box(50, 0, 30, 10),
    ]
    let line = Arrangement.Line(tail: 0, head: 1, box: Self.box(0, -40, 110, 90))
    let arrangement = try #require(
      Arrangement(nodes: nodes, lines: [line], spreading: false, width: 0))
    #expect(arrangement.steps[0] == arrangement.steps[1])
    let pair = line.box.moved(arrangement.steps[0])
    #expect(!Self.overlap(pair, nodes[2].moved(arrangement.steps[2])))
    #expect(pair.low.x >= 0 && pair.high.x <= arrangement.size.x)
    #expect(pair.low.y >= 0 && pair.high.y <= arrangement.size.y)
  }

  /// A thousand discs and ten names on a square inch.
  @Test func whatLiesInAHeapIsSpread() {
    let discs = (0..<1_000).map { number in
      Self.box(Double(number * 37 % 71), Double(number * 59 % 73), 8, 8)
    }
    let names = (0..<10).map { Self.box(Double($0), Double($0 * 3 % 7), 120, 30) }
    let spread = Spreading(discs + names)
    let boxes = zip(discs + names, spread.centres).map { $0.moved($1 - $0.centre) }
    for (place, name) in boxes.enumerated().dropFirst(1_000) {
      #expect(!boxes[(place + 1)...].contains { Self.overlap(name, $0) })
    }
    let whole = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
    #expect(whole.width * whole.height > 1_000 * 8 * 8)
    #expect(spread.centres.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    #expect(Spreading(discs + names) == spread)
  }

  @Test func nodesOnOneSpotStayFinite() {
    let spread = Spreading([Box](repeating: Self.box(3, 3, 20, 20), count: 5))
    #expect(spread.centres.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    #expect(Spreading([]).centres.isEmpty)
  }
}
