import KnowledgeGraph

/// The graph and its subgraphs, as what holds nodes and defaults.
///
/// Slot 0 is the graph. A subgraph without a name leaves its slot to others when its statement ends:
/// nothing can refer to it any more.
struct DOTScopes {
  /// What one of them holds.
  struct Scope {
    /// The number of the subgraph, from 0; -1 for the graph.
    let number: Int
    let name: DOTString?
    /// Its nodes, those of subgraphs in it included, in whatever order, perhaps repeated.
    var members: [UInt32] = []
    /// Whether `members` is in order, each once.
    var isSorted = true
    /// Its own defaults, without those it inherits.
    var defaults = DOTDefaults<[DOTAttribute]>(node: [], edge: [])
    /// Whether the parser is in it.
    var isOpen = true
  }

  /// Which subgraph a name means: it is looked for in the subgraph that holds it.
  private struct Key: Hashable {
    let parent: Int
    let name: Int
  }

  private(set) var count = 0
  private var scopes = [Scope(number: -1, name: nil)]
  private var free: [Int] = []
  private var names = IdentifierTable()
  private var slots: [Key: Int] = [:]

  subscript(slot: Int) -> Scope {
    get { scopes[slot] }
    _modify { yield &scopes[slot] }
  }

  /// The slot of the subgraph with that name in another, made where there is none.
  mutating func open(_ name: DOTString?, in parent: Int, _ text: DOTText) -> Int {
    guard let name else { return make(nil) }
    let key = Key(parent: scopes[parent].number, name: names.add(name, in: text).number)
    if let slot = slots[key] {
      scopes[slot].isOpen = true
      return slot
    }
    let slot = make(name)
    slots[key] = slot
    return slot
  }

  /// The slot of the subgraph that a name means in another, if there is one.
  func slot(of name: DOTString, in parent: Int, _ text: DOTText) -> Int? {
    names.number(of: name, in: text).flatMap {
      slots[Key(parent: scopes[parent].number, name: $0)]
    }
  }

  private mutating func make(_ name: DOTString?) -> Int {
    let scope = Scope(number: count, name: name)
    count += 1
    if let slot = free.popLast() {
      scopes[slot] = scope
      return slot
    }
    scopes.append(scope)
    return scopes.count - 1
  }

  /// Takes the nodes out of a subgraph without a name, and leaves its slot to others.
  mutating func release(_ slot: Int) -> [UInt32] {
    let members = scopes[slot].members
    scopes[slot] = Scope(number: -1, name: nil)
    free.append(slot)
    return members
  }

  /// Adds nodes to a subgraph.
  mutating func add(_ members: [UInt32], to slot: Int) {
    guard !members.isEmpty else { return }
    if scopes[slot].members.isEmpty {
      scopes[slot].members = members
    } else {
      scopes[slot].members += members
    }
    scopes[slot].isSorted = false
  }

  /// Puts the nodes of a subgraph in the order of their numbers, each once, as Graphviz walks them.
  mutating func sort(_ slot: Int) {
    guard !scopes[slot].isSorted else { return }
    var members: [UInt32] = []
    swap(&members, &scopes[slot].members)
    var isInOrder = true
    for index in members.indices.dropFirst() where members[index - 1] >= members[index] {
      isInOrder = false
      break
    }
    if !isInOrder {
      members.sort()
      var last: UInt32?
      members.removeAll { member in
        defer { last = member }
        return member == last
      }
    }
    scopes[slot].members = members
    scopes[slot].isSorted = true
  }
}
