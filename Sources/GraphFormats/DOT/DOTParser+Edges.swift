/// The end of a statement: what nodes get attributes, and what edges there are.
extension DOTParser {
  /// Reads the attributes of a statement with nodes, edges or a subgraph, and tells what it means.
  mutating func finishStatement() throws(ReadError) {
    let firstEnd = frames[frames.count - 1].firstEnd
    let firstMention = frames[frames.count - 1].firstMention
    let firstBracket = scanner.token.place
    try attributeLists()
    if ends.count - firstEnd > 1 {
      try makeEdges(firstEnd)
    } else if !explicit.list.isEmpty {
      try assignToNodes(firstEnd, firstBracket)
    }
    for index in firstEnd..<ends.count {
      guard let slot = ends[index].slot, scopes[slot].name == nil else { continue }
      addMembers(scopes.release(slot))
    }
    ends.removeLast(ends.count - firstEnd)
    mentions.removeLast(mentions.count - firstMention)
    try endStatement()
  }

  private mutating func assignToNodes(_ end: Int, _ bracket: Int) throws(ReadError) {
    guard ends[end].slot == nil else {
      strayAttributes.count += 1
      if strayAttributes.count == 1 { strayAttributes.first = bracket }
      return
    }
    let list = ends[end].mentions
    if list.count > 1 {
      try take(list.count * explicit.list.count, "attributes", at: ends[end].place)
    }
    for index in list {
      try handler.nodeAttributes(
        Int(mentions[index].node), explicit.list[...], in: scanner.text)
    }
  }

  // MARK: Edges

  /// Joins all nodes of each end to all of the next.
  private mutating func makeEdges(_ first: Int) throws(ReadError) {
    let attributes = try edgeAttributes()
    for index in first..<ends.count - 1 {
      let (tails, heads) = try product(ends[index], ends[index + 1])
      for tail in 0..<tails {
        for head in 0..<heads {
          try makeEdge(
            mention(tail, of: ends[index]), mention(head, of: ends[index + 1]),
            attributes, at: ends[index].place)
        }
      }
    }
  }

  /// How many tails and heads there are.
  private mutating func product(
    _ tail: DOTEnd, _ head: DOTEnd
  ) throws(ReadError) -> (tails: Int, heads: Int) {
    guard count(tail) > 0, count(head) > 0 else { return (0, 0) }
    if let slot = tail.slot { scopes.sort(slot) }
    if let slot = head.slot { scopes.sort(slot) }
    let (tails, heads) = (count(tail), count(head))
    let isSpelled = min(tails, heads) == 1 && !isNamed(tail) && !isNamed(head)
    guard isSpelled || limits.takeEdges(tails, heads) else {
      throw scanner.text.error(
        "this statement joins \(tails) nodes to \(heads), and there can be at most"
          + " \(DOTLimits.products) edges of such statements in a file",
        at: tail.place)
    }
    return (tails, heads)
  }

  private func isNamed(_ end: DOTEnd) -> Bool { end.slot.map { scopes[$0].name != nil } ?? false }

  private func count(_ end: DOTEnd) -> Int {
    end.slot.map { scopes[$0].members.count } ?? end.mentions.count
  }

  @inline(__always)
  private func mention(_ index: Int, of end: DOTEnd) -> DOTMention {
    guard let slot = end.slot else { return mentions[end.mentions.lowerBound + index] }
    return DOTMention(node: scopes[slot].members[index], port: nil)
  }

  /// What the edges of one statement have in common.
  struct EdgeAttributes {
    /// What the statement says.
    var explicit: [DOTAttribute]
    /// This and the defaults.
    var merged: [DOTAttribute]
    var key: DOTString?
    /// The ports that the statement says as attributes, and those that are defaults.
    var tailPort: (explicit: DOTString?, default: DOTString?)
    var headPort: (explicit: DOTString?, default: DOTString?)
  }

  private mutating func edgeAttributes() throws(ReadError) -> EdgeAttributes {
    let defaults = try defaults(.edge)
    var attributes = EdgeAttributes(
      explicit: explicit.list, merged: explicit.list, key: nil, tailPort: (nil, nil),
      headPort: (nil, nil))
    let isPlain = !explicit.list.contains { $0.nameNumber <= DOTAttributeNames.headPort }
    if defaults.isEmpty && isPlain { return attributes }
    merged.removeAll()
    for attribute in defaults {
      switch attribute.nameNumber {
      case DOTAttributeNames.tailPort: attributes.tailPort.default = attribute.value
      case DOTAttributeNames.headPort: attributes.headPort.default = attribute.value
      default: merged.assign(attribute)
      }
    }
    for attribute in explicit.list {
      switch attribute.nameNumber {
      case DOTAttributeNames.key: attributes.key = attribute.value
      case DOTAttributeNames.tailPort: attributes.tailPort.explicit = attribute.value
      case DOTAttributeNames.headPort: attributes.headPort.explicit = attribute.value
      default: merged.assign(attribute)
      }
    }
    attributes.explicit.removeAll { $0.nameNumber <= DOTAttributeNames.headPort }
    attributes.merged = merged.list
    return attributes
  }

  private mutating func makeEdge(
    _ tail: DOTMention, _ head: DOTMention, _ attributes: EdgeAttributes, at place: Int
  ) throws(ReadError) {
    let (number, isNew, isReversed) = edges.number(
      from: Int(tail.node), to: Int(head.node), key: attributes.key, in: graph, scanner.text)
    let (first, second) = isReversed ? (head, tail) : (tail, head)
    var tailPort = attributes.tailPort.explicit ?? first.port
    var headPort = attributes.headPort.explicit ?? second.port
    if isNew {
      tailPort = tailPort ?? attributes.tailPort.default
      headPort = headPort ?? attributes.headPort.default
      try take(attributes.merged.count, "attributes", at: place)
    }
    let edge = DOTEdge(
      number: number, tail: Int(first.node), head: Int(second.node), tailPort: tailPort,
      headPort: headPort, key: attributes.key, place: place)
    if isNew {
      try handler.edge(edge, attributes: attributes.merged[...], in: scanner.text)
    } else {
      try handler.edgeAttributes(edge, attributes.explicit[...], in: scanner.text)
    }
  }
}
