/// Which actors some relations of a graph join to each actor, whichever way they point; actors go by their places in the
/// graph's list.
struct Adjacency {
  /// Where each actor's stretch of `neighbours` begins, and where the last one ends.
  private var starts: [Int32]
  private var neighbours: [Int32]

  /// The neighbours of `count` actors, over `links`, the ends of relations.
  init(actors count: Int, _ links: [Link]) {
    starts = [Int32](repeating: 0, count: count + 1)
    neighbours = [Int32](repeating: 0, count: 2 * links.count)
    for link in links {
      starts[Int(link.from) + 1] += 1
      starts[Int(link.to) + 1] += 1
    }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    var ends = starts
    for link in links {
      neighbours[Int(ends[Int(link.from)])] = link.to
      ends[Int(link.from)] += 1
      neighbours[Int(ends[Int(link.to)])] = link.from
      ends[Int(link.to)] += 1
    }
  }

  /// The ends of a relation, and its place in the graph's list.
  struct Link {
    let relation: Int32
    let from: Int32
    let to: Int32
  }

  /// How many steps each actor is from the nearest of `sources`: -1 where it is more than `limit`, or there is no way.
  func distances(from sources: [Int], limit: Int = .max) -> [Int32] {
    var distances = [Int32](repeating: -1, count: starts.count - 1)
    // Every actor that was reached, in the order of its distance.
    var reached: [Int32] = []
    for source in sources where distances[source] < 0 {
      distances[source] = 0
      reached.append(Int32(source))
    }
    var next = 0
    while next < reached.count {
      let actor = Int(reached[next])
      next += 1
      if distances[actor] >= limit { break }
      for place in starts[actor]..<starts[actor + 1] {
        let neighbour = neighbours[Int(place)]
        guard distances[Int(neighbour)] < 0 else { continue }
        distances[Int(neighbour)] = distances[actor] + 1
        reached.append(neighbour)
      }
    }
    return distances
  }
}
