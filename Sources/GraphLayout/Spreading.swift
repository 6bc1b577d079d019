#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Nodes of one component that lie upon each other, moved apart in a time that hardly grows faster than
/// their number: outwards from the middle, until each has about the room it needs, in the direction in which it
/// lay. Names, few and large, are then moved off each other; small nodes may stay beneath them.
struct Spreading: Sendable, Equatable {
  /// Where the nodes are now.
  private(set) var centres: [Point]

  /// How much larger the whole is than what its nodes cover.
  private static let looseness = 2.5
  /// Free space on each side of a node.
  private static let margin = 3.0
  /// Nodes above this height are names.
  private static let disc = 12.0

  init(_ nodes: [Box]) {
    centres = nodes.map(\.centre)
    guard nodes.count > 2 else { return }
    moveOutwards(nodes)
    moveNamesApart(nodes)
  }

  private mutating func moveOutwards(_ nodes: [Box]) {
    let count = Double(centres.count)
    let sum = centres.reduce(Point(x: 0, y: 0), +)
    let middle = Point(x: sum.x / count, y: sum.y / count)
    let distances = centres.map { hypot($0.x - middle.x, $0.y - middle.y) }
    let fromInside = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    var area = 0.0
    for place in fromInside {
      area += (nodes[place].width + Self.margin) * (nodes[place].height + Self.margin)
      let distance = max(distances[place], (Self.looseness * area / .pi).squareRoot())
      let direction = centres[place] - middle
      // What lies in the very middle stays there.
      guard distances[place] > 0 else { continue }
      let factor = distance / distances[place]
      centres[place] = Point(x: direction.x * factor, y: direction.y * factor)
    }
  }

  /// Each round moves two names that cover each other half the way, where the way is shorter.
  private mutating func moveNamesApart(_ nodes: [Box]) {
    let names = nodes.indices.filter { nodes[$0].height > Self.disc }
    guard names.count <= 1_000 else { return }
    for _ in 0..<100 {
      var isDone = true
      for (index, one) in names.enumerated() {
        for other in names[(index + 1)...] {
          let between = centres[other] - centres[one]
          let x = (nodes[one].width + nodes[other].width) / 2 + Self.margin - abs(between.x)
          let y = (nodes[one].height + nodes[other].height) / 2 + Self.margin - abs(between.y)
          guard x > 0, y > 0 else { continue }
          isDone = false
          let step =
            x < y
            ? Point(x: between.x < 0 ? -x / 2 : x / 2, y: 0)
            : Point(x: 0, y: between.y < 0 ? -y / 2 : y / 2)
          centres[one] = centres[one] - step
          centres[other] = centres[other] + step
        }
      }
      if isDone { return }
    }
  }
}
