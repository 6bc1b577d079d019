import KnowledgeGraph

/// Where yEd shows the actors, and how large, in pixels: x to the right, y downwards.
struct YEdLayout: Sendable {
  private let positions: ActorPositions?
  /// The rows in which actors stand that have no position.
  private let rows: Rows

  private struct Rows {
    /// How many stand in a row.
    let count: Int
    /// How far the next one is to the right, and the next row below.
    let width: Int
    let height: Int
  }

  init(of graph: Graph, _ positions: ActorPositions?) {
    self.positions = positions
    let storage = graph.storage
    let arePlaced = storage.actors.indices.allSatisfy { positions?[$0] != nil }
    var width = 0
    var height = 0
    for actor in storage.actors where !arePlaced {
      let size = Size(of: YEdPicture.label(of: actor, storage))
      width = max(width, size.width)
      height = max(height, size.height)
    }
    let count = Int(Double(storage.actors.count).squareRoot().rounded(.up))
    rows = Rows(count: max(1, count), width: width + 40, height: height + 40)
  }

  /// The size of a node that holds a label.
  private struct Size {
    let width: Int
    let height: Int

    init(of label: String) {
      let lines = label.split(separator: "\n", omittingEmptySubsequences: false)
      let longest = lines.map { YEdLayout.letters($0) }.max() ?? 0
      // yEd writes in letters of 12 points; these are about as wide and high with some room.
      width = max(40, 7 * longest + 20)
      height = max(30, 15 * lines.count + 15)
    }
  }

  /// How many letters wide a line is: those of East Asia and pictures count twice.
  private static func letters(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
  }

  /// Appends the geometry of the node at `place`: its size and its upper left corner.
  func append(_ label: String, at place: Int, to block: inout ByteBlock) {
    let size = Size(of: label)
    var x = Double(place % rows.count * rows.width)
    var y = Double(place / rows.count * rows.height)
    if let middle = positions?[place] {
      x = middle.x - Double(size.width) / 2
      y = -middle.y - Double(size.height) / 2
    }
    block.append("          <y:Geometry height=\"")
    block.append(size.height)
    block.append(".0\" width=\"")
    block.append(size.width)
    block.append(".0\" x=\"")
    block.append(coordinate: x)
    block.append("\" y=\"")
    block.append(coordinate: y)
    block.append("\"/>\n")
  }
}
