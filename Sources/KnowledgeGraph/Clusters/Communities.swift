/// Actors that have more relations with each other than with the rest of the graph.
///
/// They are found as Blondel, Guillaume, Lambiotte and Lefebvre do ("Fast unfolding of communities in large networks",
/// 2008): each actor goes to that neighbouring community in which it raises the modularity most, until none moves; then
/// communities are taken for actors, and so on. Of equals the first is taken, and counts are whole numbers, so that a
/// graph has the same communities on every machine.
public struct Communities: Sendable, Hashable {
  /// The community of each actor, in the graph's order; communities are numbered from 0 in the order of their first
  /// actors. An actor without relations is one by itself.
  public let ofActors: [Int]
  public let count: Int
  /// How much more of the relations stay within a community than would by chance, from -0.5 to 1 (Newman and Girvan,
  /// 2004); 0 where there are none.
  public let modularity: Double

  /// The communities of a graph, whichever way its relations point.
  public init(of graph: Graph) {
    var network = Network(graph) { $0 }
    var ofActors = Array(0..<graph.actors.count)
    modularity = network.unfold { groups in
      for place in ofActors.indices { ofActors[place] = groups[ofActors[place]] }
    }
    var numbers: [Int: Int] = [:]
    self.ofActors = ofActors.map { group in
      let number = numbers[group] ?? numbers.count
      numbers[group] = number
      return number
    }
    count = numbers.count
  }
}

extension Communities {
  /// Whether there is more to the communities of `graph` than chance: a tenth more modularity than where each relation
  /// ends at the actor at which another one does, so that each actor has as many as it has. Random networks fall apart
  /// into communities, too (Guimerà, Sales-Pardo and Amaral, 2004).
  public func areSignificant(in graph: Graph) -> Bool {
    var numbers = SplitMix()
    var shuffled = Network(graph) { $0.shuffled(using: &numbers) }
    return modularity > 1.1 * shuffled.unfold { _ in }
  }
}

/// Numbers by chance, the same ones each time (SplitMix64: Steele, Lea and Flood, 2014).
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64 = 0

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A network without directions, whose links have weights; its nodes are numbered from 0.
private struct Network {
  /// Where each node's stretch of `neighbours` begins, and where the last one ends.
  private var starts: [Int]
  private var neighbours: [Int]
  private var weights: [Int]
  /// Twice the weight of each node's links to itself: what its group has inside.
  private var loops: [Int]
  /// The weight of each node's links, those to itself twice.
  private var degrees: [Int]

  private struct Link: Hashable {
    let one: Int
    let other: Int
  }

  /// The network of a graph's relations, whose second ends are exchanged.
  init(_ graph: Graph, exchanging exchange: ([Int]) -> [Int]) {
    let ends = graph.storage.relations.map { relation in
      (graph.actorPlaces[relation.from] ?? 0, graph.actorPlaces[relation.to] ?? 0)
    }
    var links: [Link: Int] = [:]
    for (from, to) in zip(ends.map(\.0), exchange(ends.map(\.1))) {
      links[Link(one: min(from, to), other: max(from, to)), default: 0] += 1
    }
    self.init(nodes: graph.actors.count, links)
  }

  private init(nodes count: Int, _ links: [Link: Int]) {
    let links = links.sorted { ($0.key.one, $0.key.other) < ($1.key.one, $1.key.other) }
    loops = [Int](repeating: 0, count: count)
    starts = [Int](repeating: 0, count: count + 1)
    for (link, weight) in links {
      if link.one == link.other {
        loops[link.one] += 2 * weight
      } else {
        starts[link.one + 1] += 1
        starts[link.other + 1] += 1
      }
    }
    for node in 0..<count { starts[node + 1] += starts[node] }
    degrees = loops
    neighbours = [Int](repeating: 0, count: starts[count])
    weights = neighbours
    var next = starts
    for (link, weight) in links where link.one != link.other {
      for (node, neighbour) in [(link.one, link.other), (link.other, link.one)] {
        neighbours[next[node]] = neighbour
        weights[next[node]] = weight
        next[node] += 1
        degrees[node] += weight
      }
    }
  }

  /// Joins nodes to groups, and groups to larger ones, until that raises the modularity no more; tells the group of each
  /// node of the network as it is by then.
  ///
  /// - Returns: the modularity in the end.
  mutating func unfold(_ tell: ([Int]) -> Void) -> Double {
    while let groups = grouped() {
      tell(groups)
      self = joined(groups)
    }
    let all = Double(degrees.reduce(0, +))
    if all == 0 { return 0 }
    return zip(loops, degrees).reduce(0) { sum, node in
      let share = Double(node.1) / all
      return sum + Double(node.0) / all - share * share
    }
  }

  /// The most rounds over all nodes; a few suffice.
  private static let longest = 100

  /// The group of each node, numbered from 0 without gaps; nothing where each is one by itself.
  private func grouped() -> [Int]? {
    let count = degrees.count
    var groups = Array(0..<count)
    var degreeOfGroup = degrees
    let all = degrees.reduce(0, +)
    var toGroup = [Int](repeating: 0, count: count)
    var hasMoved = false
    for _ in 0..<Network.longest {
      var moves = false
      for node in 0..<count {
        let old = groups[node]
        let links = starts[node]..<starts[node + 1]
        for place in links { toGroup[groups[neighbours[place]]] += weights[place] }
        degreeOfGroup[old] -= degrees[node]
        /// What the modularity gains, times a number that is the same for all groups.
        func gain(_ group: Int) -> Int {
          toGroup[group] * all - degreeOfGroup[group] * degrees[node]
        }
        var (best, most) = (old, gain(old))
        for place in links {
          let group = groups[neighbours[place]]
          let gain = gain(group)
          if gain > most || gain == most && group < best && best != old {
            (best, most) = (group, gain)
          }
        }
        for place in links { toGroup[groups[neighbours[place]]] = 0 }
        degreeOfGroup[best] += degrees[node]
        groups[node] = best
        if best != old { moves = true }
      }
      if !moves { break }
      hasMoved = true
    }
    guard hasMoved else { return nil }
    var numbers = [Int](repeating: -1, count: count)
    var next = 0
    for node in 0..<count where numbers[groups[node]] < 0 {
      numbers[groups[node]] = next
      next += 1
    }
    return groups.map { numbers[$0] }
  }

  /// The network whose nodes are the groups of this one.
  private func joined(_ groups: [Int]) -> Network {
    var links: [Link: Int] = [:]
    for node in groups.indices {
      let group = groups[node]
      links[Link(one: group, other: group), default: 0] += loops[node] / 2
      for place in starts[node]..<starts[node + 1] where neighbours[place] > node {
        let other = groups[neighbours[place]]
        links[Link(one: min(group, other), other: max(group, other)), default: 0] += weights[place]
      }
    }
    return Network(nodes: (groups.max() ?? -1) + 1, links)
  }
}
