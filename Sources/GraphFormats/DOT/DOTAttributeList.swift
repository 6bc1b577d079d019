/// Attributes by their name, each once, in the order in which the names came.
struct DOTAttributeList {
  private(set) var list: [DOTAttribute] = []
  /// Where each name stands in `list`, by its number, for those of the present turn.
  private var positions: [UInt32] = []
  private var turns: [UInt32] = []
  private var turn: UInt32 = 1

  /// Empties the list.
  @inline(__always)
  mutating func removeAll() {
    list.removeAll(keepingCapacity: true)
    startTurn()
  }

  /// Takes over another list, as it is.
  mutating func replaceAll(with other: [DOTAttribute]) {
    removeAll()
    for attribute in other { assign(attribute) }
  }

  /// Assigns a value, in place of the one that the name has.
  @inline(__always)
  mutating func assign(_ attribute: DOTAttribute) {
    let name = attribute.nameNumber
    if name >= turns.count { makeRoom(for: name) }
    if turns[name] == turn {
      list[Int(positions[name])] = attribute
    } else {
      turns[name] = turn
      positions[name] = UInt32(list.count)
      list.append(attribute)
    }
  }

  private mutating func makeRoom(for name: Int) {
    let missing = max(name + 1, 2 * turns.count) - turns.count
    turns.append(contentsOf: repeatElement(0, count: missing))
    positions.append(contentsOf: repeatElement(0, count: missing))
  }

  private mutating func startTurn() {
    turn &+= 1
    guard turn == 0 else { return }
    turns = Array(repeating: 0, count: turns.count)
    turn = 1
  }
}
