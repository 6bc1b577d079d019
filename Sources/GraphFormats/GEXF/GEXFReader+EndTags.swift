import KnowledgeGraph

/// End tags.
extension GEXFReader {
  mutating func end() throws(ReadError) {
    switch open.popLast() {
    case .node: try endNode()
    case .edge: try endEdge()
    case .title:
      if assembly.head == nil, !text.span.trimmed.isEmpty {
        assembly.title = (Text(text.span.trimmed.string), position)
      }
    case .description:
      if assembly.head == nil, !text.span.trimmed.isEmpty {
        drop("graph description") { _ in "the graph's description dropped" }
      }
    case .attributeDefault(let place):
      guard case .attributes(let owner) = open.dropLast().last else { break }
      if attributes[place].defaultValue == nil {
        attributesWithDefaults[owner.rawValue].append(place)
      }
      attributes[place].defaultValue = text
    default: break
    }
    text.removeAll(keepingCapacity: true)
  }

  mutating func endNode() throws(ReadError) {
    // A node that holds nodes has ended where those began.
    guard nodeIsOpen else { return }
    try endSpell(.actor)
    try takeDefaults(.actor)
    nodeIsOpen = false
    do throws(Assembly.Fault) {
      try assembly.endActor(at: elementPosition)
    } catch {
      throw placed(error)
    }
  }

  private mutating func endEdge() throws(ReadError) {
    guard let from, let to else { return }
    try endSpell(.relation)
    try takeDefaults(.relation)
    do throws(Assembly.Fault) {
      try assembly.endRelation(
        from: from, to: to, isDirected: edgeIsDirected, line: elementLine, at: elementPosition)
    } catch {
      throw placed(error)
    }
  }
}
