/// Which of the things numbered from 0 hang together, as links between two of them are told.
struct Components: Sendable {
  /// Something of the same component that is nearer to the one that stands for it; itself where it does.
  private var nearer: [Int]

  /// `count` things, each by itself.
  init(count: Int) {
    nearer = Array(0..<count)
  }

  /// Joins the components of two things.
  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (representative(of: one), representative(of: other))
    nearer[max(one, other)] = min(one, other)
  }

  /// The component of each thing, numbered in the order of their first things; and how many there are.
  mutating func numbered() -> (component: [Int], count: Int) {
    var numbers = [Int](repeating: 0, count: nearer.count)
    var count = 0
    for thing in nearer.indices {
      let first = representative(of: thing)
      if first == thing {
        numbers[thing] = count
        count += 1
      } else {
        numbers[thing] = numbers[first]
      }
    }
    return (numbers, count)
  }

  /// The first thing of the component, all ways to it halved.
  private mutating func representative(of thing: Int) -> Int {
    var thing = thing
    while nearer[thing] != thing {
      nearer[thing] = nearer[nearer[thing]]
      thing = nearer[thing]
    }
    return thing
  }
}
