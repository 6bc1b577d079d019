/// Where the parts of a drawing go after an engine has laid them out: components, which no line joins, apart
/// and packed, and, where the engine has left many nodes upon each other, those spread.
struct Arrangement: Sendable, Equatable {
  /// A line from one node to another, by the nodes' places in the list.
  struct Line: Sendable {
    let tail: Int
    let head: Int
    /// What it covers, its arrow and label with it.
    let box: Box
  }

  /// How far each node moves. A line whose ends move alike moves with them; another one is drawn anew.
  private(set) var steps: [Point]
  /// The width and height of everything.
  private(set) var size: Point

  /// An arrangement of these nodes and lines, at least as wide as `width`; nil where there is nothing to
  /// arrange, as the nodes are of one component and not to be spread.
  init?(nodes: [Box], lines: [Line], spreading: Bool, width: Double) {
    var components = Components(count: nodes.count)
    for line in lines { components.join(line.tail, line.head) }
    let (component, count) = components.numbered()
    guard count > 1 || spreading && !nodes.isEmpty else { return nil }
    steps = nodes.map { _ in Point(x: 0, y: 0) }
    size = Point(x: 0, y: 0)
    if spreading { spread(nodes, Self.members(component, count)) }
    var boxes = [Box?](repeating: nil, count: count)
    for (place, node) in nodes.enumerated() {
      let box = node.moved(steps[place])
      boxes[component[place]] = boxes[component[place]]?.union(box) ?? box
    }
    for line in lines where steps[line.tail] == steps[line.head] {
      let box = line.box.moved(steps[line.tail])
      boxes[component[line.tail]] = boxes[component[line.tail]]?.union(box)
    }
    let whole = boxes.compactMap(\.self)
    let packing = Packing(whole.map { .init(width: $0.width, height: $0.height) }, width: width)
    for place in nodes.indices {
      let corner = packing.corners[component[place]]
      steps[place] = steps[place] + (corner - whole[component[place]].low)
    }
    size = Point(x: packing.size.width, y: packing.size.height)
  }

  /// The nodes of each component.
  private static func members(_ component: [Int], _ count: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (place, number) in component.enumerated() { members[number].append(place) }
    return members
  }

  private mutating func spread(_ nodes: [Box], _ components: [[Int]]) {
    for members in components where members.count > 2 {
      let spread = Spreading(members.map { nodes[$0] }).centres
      for (place, centre) in zip(members, spread) { steps[place] = centre - nodes[place].centre }
    }
  }
}
