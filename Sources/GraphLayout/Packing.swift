/// A place for each of a drawing's components, which are laid out apart from each other: the largest one
/// first, the others beneath it in rows, the tall ones before the low ones.
struct Packing: Sendable, Equatable {
  /// Points.
  struct Extent: Sendable, Equatable {
    var width: Double
    var height: Double
  }

  /// Where the lower left corner of each component goes, in the order in which they were given.
  private(set) var corners: [Point]
  /// What all of them take.
  private(set) var size: Extent

  /// Free space between two components.
  static let gap = 18.0
  /// How wide a page is, by its height.
  private static let aspect = 1.5

  /// A packing of components of these sizes, at least as wide as `width`.
  init(_ components: [Extent], width: Double = 0) {
    corners = components.map { _ in Point(x: 0, y: 0) }
    size = Extent(width: max(width, Self.width(of: components)), height: 0)
    let rows = Self.rows(components, width: size.width)
    let heights = rows.map { row in row.map { components[$0].height }.max() ?? 0 }
    size.height = heights.reduce(0, +) + Self.gap * Double(max(0, rows.count - 1))
    var top = size.height
    for (row, height) in zip(rows, heights) {
      let widths = row.map { components[$0].width }
      let rowWidth = widths.reduce(0, +) + Self.gap * Double(row.count - 1)
      var left = (size.width - rowWidth) / 2
      for place in row {
        let bottom = top - (height + components[place].height) / 2
        corners[place] = Point(x: left, y: bottom)
        left += components[place].width + Self.gap
      }
      top -= height + Self.gap
    }
  }

  /// As wide as the widest component, or as a page that holds them all.
  private static func width(of components: [Extent]) -> Double {
    let area = components.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
    return max(components.map(\.width).max() ?? 0, (aspect * area).squareRoot())
  }

  /// The components by row. Ties keep the order given, so that the same sizes always get the same places.
  private static func rows(_ components: [Extent], width: Double) -> [[Int]] {
    func area(_ place: Int) -> Double { components[place].width * components[place].height }
    guard let first = components.indices.max(by: { area($0) < area($1) }) else { return [] }
    let others = components.indices.filter { $0 != first }
      .sorted { (-components[$0].height, $0) < (-components[$1].height, $1) }
    var rows = [[first]]
    var used = components[first].width
    for place in others {
      used += gap + components[place].width
      // Beside the largest one, only what is not lost there.
      let isLost = rows.count == 1 && 4 * components[place].height < components[first].height
      if used > width || isLost {
        rows.append([])
        used = components[place].width
      }
      rows[rows.count - 1].append(place)
    }
    return rows
  }
}
