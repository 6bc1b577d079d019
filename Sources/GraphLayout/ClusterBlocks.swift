/// The parts of a drawing whose nodes are to stand together: clusters, laid out each by itself, and nodes of no cluster.
/// Each becomes a block, with a frame and room for its title; where the blocks go, an engine says, for which they are
/// nodes.
///
/// So every engine can keep clusters together, also those that know none.
struct ClusterBlocks: Sendable {
  /// The block of each node.
  private var blocks: [Int]
  /// Where each node is, from the middle of its block.
  private var offsets: [Point]
  private var sizes: [Packing.Extent] = []

  /// Between a frame and the nodes in it, in points; as `dot` has it.
  static let margin = 8.0
  /// For a cluster's title, above its nodes: as a share of its letters' size.
  private static let title = 1.7
  /// For each letter of it, likewise.
  private static let letter = 0.68

  /// The blocks of nodes that an engine has laid out without lines between clusters.
  init(
    nodes: [Box], lines: [Arrangement.Line], clusters: [Drawing.Cluster],
    spreading: Bool
  ) {
    blocks = [Int](repeating: -1, count: nodes.count)
    offsets = nodes.map { _ in Point(x: 0, y: 0) }
    for (number, cluster) in clusters.enumerated() {
      for node in cluster.nodes { blocks[node] = number }
    }
    var linesOfCluster = [[Arrangement.Line]](repeating: [], count: clusters.count)
    for line in lines where blocks[line.tail] >= 0 && blocks[line.tail] == blocks[line.head] {
      linesOfCluster[blocks[line.tail]].append(line)
    }
    for (cluster, lines) in zip(clusters, linesOfCluster) {
      add(cluster, nodes, lines, spreading: spreading)
    }
    for (place, node) in nodes.enumerated() where blocks[place] < 0 {
      blocks[place] = sizes.count
      sizes.append(.init(width: node.width, height: node.height))
    }
  }

  private mutating func add(
    _ cluster: Drawing.Cluster, _ nodes: [Box], _ lines: [Arrangement.Line],
    spreading: Bool
  ) {
    var placeInCluster: [Int: Int] = [:]
    for (place, node) in cluster.nodes.enumerated() { placeInCluster[node] = place }
    var boxes = cluster.nodes.map { nodes[$0] }
    let own = lines.compactMap { line -> Arrangement.Line? in
      guard let tail = placeInCluster[line.tail], let head = placeInCluster[line.head] else {
        return nil
      }
      return .init(tail: tail, head: head, box: line.box)
    }
    if let arrangement = Arrangement(nodes: boxes, lines: own, spreading: spreading, width: 0) {
      boxes = zip(boxes, arrangement.steps).map { $0.moved($1) }
    }
    guard let first = boxes.first else { return sizes.append(.init(width: 0, height: 0)) }
    let all = boxes.dropFirst().reduce(first) { $0.union($1) }
    let title = Self.title * cluster.fontSize
    let titleWidth = Self.letter * cluster.fontSize * Double(cluster.label.unicodeScalars.count)
    sizes.append(
      .init(
        width: max(all.width, titleWidth) + 2 * Self.margin,
        height: all.height + title + 2 * Self.margin))
    let middle = all.centre + Point(x: 0, y: title / 2)
    for (node, box) in zip(cluster.nodes, boxes) { offsets[node] = box.centre - middle }
  }

  /// The blocks as nodes of a drawing (DOT), joined where lines join nodes of theirs.
  func dot(lines: [(tail: Int, head: Int)]) -> [UInt8] {
    struct Pair: Hashable {
      let one: Int
      let other: Int
    }
    var weights: [Pair: Int] = [:]
    var pairs: [Pair] = []
    for line in lines {
      let (tail, head) = (blocks[line.tail], blocks[line.head])
      if tail == head { continue }
      let pair = Pair(one: min(tail, head), other: max(tail, head))
      if weights[pair] == nil { pairs.append(pair) }
      weights[pair, default: 0] += 1
    }
    // The lengths are those that are wanted: not four times the size of a block.
    var text =
      "graph {\ngraph [overlap_scaling=0];\nnode [shape=box, fixedsize=true, label=\"\"];\n"
    for (number, size) in sizes.enumerated() {
      text += "\(number) [width=\(size.width / 72), height=\(size.height / 72)];\n"
    }
    for pair in pairs {
      // Nearer than they can be, as overlaps are removed afterwards, and gaps are not.
      let length = 0.6 * (radius(pair.one) + radius(pair.other)) / 72
      text +=
        "\(pair.one) -- \(pair.other) [weight=\(min(weights[pair] ?? 1, 20)), len=\(length)];\n"
    }
    return Array((text + "}\n").utf8)
  }

  private func radius(_ block: Int) -> Double {
    (sizes[block].width + sizes[block].height) / 4 + Packing.gap
  }

  var count: Int { sizes.count }

  /// The middles of the nodes, where the blocks have theirs there.
  func centres(_ blockCentres: [Point]) -> [Point] {
    zip(blocks, offsets).map { blockCentres[$0] + $1 }
  }
}

extension Graphviz {
  /// Says where each node of a drawing goes, for an engine that does not keep clusters together: it lays out each
  /// cluster by itself, then the clusters.
  borrowing func placeByCluster(
    _ drawing: borrowing Drawing, _ dot: [UInt8], _ engine: Engine
  ) throws(GraphvizFailure) {
    let clusters = drawing.clusters
    let (nodes, _) = drawing.counts
    var clusterOfNode = [Int](repeating: -1, count: nodes)
    for (number, cluster) in clusters.enumerated() {
      for node in cluster.nodes { clusterOfNode[node] = number }
    }
    let parts = try Drawing(dot: dot)
    parts.keepLines { clusterOfNode[$0] == clusterOfNode[$1] }
    let blocks = try withLayout(of: parts, by: engine) { layout throws(GraphvizFailure) in
      ClusterBlocks(
        nodes: layout.nodeBoxes, lines: layout.lines, clusters: clusters,
        spreading: engine.leavesOverlaps(nodes: nodes))
    }
    let map = try Drawing(dot: blocks.dot(lines: drawing.lineEnds))
    let mapEngine: Engine = blocks.count > 300 ? .sfdp : .neato
    let middles = try withLayout(of: map, by: mapEngine) { layout throws(GraphvizFailure) in
      layout.arrange(spreading: false)
      return layout.nodeBoxes.map(\.centre)
    }
    drawing.place(blocks.centres(middles))
  }
}
