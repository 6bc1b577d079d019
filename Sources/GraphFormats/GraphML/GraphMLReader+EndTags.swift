import KnowledgeGraph

/// End tags.
extension GraphMLReader {
  mutating func end(_ text: Span<UInt8>) throws(ReadError) {
    guard let element = open.popLast() else { return }
    switch element {
    case .root, .key, .other, .drawing: break
    case .keyDefault(let place):
      keys[place].defaultValue = [UInt8](copying: text)
      if keysWithDefaults.last != place { keysWithDefaults.append(place) }
    case .graph: isDirected.removeLast()
    case .node: try endNode()
    case .edge: try endEdge()
    case .data(let place):
      if let place { try endData(place, text) }
    case .description: describe(text)
    case .label: label(text.trimmed)
    }
  }

  mutating func describe(_ text: Span<UInt8>) {
    if text.trimmed.isEmpty { return }
    switch open.last {
    case .node:
      if assembly.draft.description == nil {
        assembly.draft.description = assembly.builder.text(text)
      }
    case .edge:
      if descriptionColumn == nil { descriptionColumn = assembly.column(.relation, "description") }
      if let descriptionColumn { assembly.attribute(descriptionColumn, text) }
    default: drop("graph description") { _ in "the graph's description dropped" }
    }
  }

  mutating func endNode() throws(ReadError) {
    // A node that holds a graph has ended where that began.
    guard nodeIsOpen else { return }
    nodeIsOpen = false
    do throws(Assembly.Fault) {
      try takeDefaults(.actor)
      try assembly.endActor(at: elementPosition)
    } catch {
      throw placed(error)
    }
  }

  mutating func endEdge() throws(ReadError) {
    guard let from, let to else { return }
    do throws(Assembly.Fault) {
      try takeDefaults(.relation)
      try assembly.endRelation(
        from: from, to: to, isDirected: edgeIsDirected, line: elementLine,
        at: elementPosition)
    } catch {
      throw placed(error)
    }
  }

  mutating func endData(
    _ place: Int, _ text: Span<UInt8>
  ) throws(ReadError) {
    if keys[place].isGraphics { return }
    switch open.last {
    case .graph: try endGraphData(keys[place], text)
    case .node:
      if nodeIsOpen { try value(.actor, place, text) }
    case .edge: try value(.relation, place, text)
    default: break
    }
  }

  mutating func value(
    _ owner: Assembly.Owner, _ place: Int, _ text: Span<UInt8>
  ) throws(ReadError) {
    // We write no empty datum: a tool does, for each value that there is not.
    if assembly.head != nil, text.isEmpty || keys[place].isForYEd { return }
    if keys[place].lastElement == elementNumber {
      drop("repeated") {
        "\($0) \($0 == 1 ? "value" : "values") of a key that the element has twice: the last counts"
      }
    }
    keys[place].lastElement = elementNumber
    do throws(Assembly.Fault) {
      try assembly.value(column(owner, place), text)
    } catch {
      throw placed(error)
    }
  }

  mutating func column(_ owner: Assembly.Owner, _ place: Int) -> Int {
    if let column = keys[place].columns[owner.rawValue] { return column }
    let column = assembly.column(owner, keys[place].name, keys[place].kind)
    keys[place].columns[owner.rawValue] = column
    return column
  }

  /// The values that keys give to elements without one of their own.
  mutating func takeDefaults(_ owner: Assembly.Owner) throws(Assembly.Fault) {
    guard !keysWithDefaults.isEmpty, assembly.head == nil else { return }
    for place in keysWithDefaults where keys[place].owner.owns(owner) {
      // A short file could ask for any number of values: each key's for each element.
      defaultsTaken += 1
      if defaultsTaken > max(XMLDefaults.many, tag.offset) {
        throw Assembly.Fault(problem: XMLDefaults.areTooMany)
      }
      guard let value = keys[place].defaultValue, keys[place].lastElement != elementNumber,
        !keys[place].isGraphics
      else { continue }
      try assembly.value(column(owner, place), value.span)
    }
  }

  mutating func endGraphData(_ key: GraphMLKey, _ text: Span<UInt8>) throws(ReadError) {
    if key.name == "redstring", assembly.head == nil, assembly.actorPositions.isEmpty {
      do {
        try assembly.setHead(try Record(json: text), at: position)
      } catch let fault as Assembly.Fault {
        throw placed(fault)
      } catch {
        let reason = (error as? JSONScanner.Fault).map { ": " + $0.problem } ?? ""
        throw self.error("the graph's data 'redstring' is not as Redstring writes it" + reason)
      }
    } else if ["label", "name", "title"].contains(key.name.lowercased()) {
      assembly.title = assembly.title ?? (Text(text.string), position)
    } else if !text.trimmed.isEmpty {
      drop("graph data") {
        "\($0) \($0 == 1 ? "value" : "values") of the graph as a whole dropped, such as "
          + "'\(key.name)'"
      }
    }
  }
}
