/// What edges go between: nodes, lists of nodes and subgraphs.
extension DOTParser {
  /// Nodes with commas between them, the first of which is read already.
  mutating func nodeList(_ first: DOTToken) throws(ReadError) {
    let start = mentions.count
    try mention(first)
    while scanner.token.kind == .comma {
      try scanner.advance()
      let next = scanner.token
      guard next.kind == .id else {
        throw scanner.error("\(scanner.found) after ',': expected a node" + hintAtKeyword)
      }
      try scanner.advance()
      try mention(next)
    }
    ends.append(DOTEnd(slot: nil, mentions: start..<mentions.count, place: first.place))
  }

  /// `->` or `--` and nodes, as often as they come; where a subgraph comes, it is read first, and
  /// its `}` leads here again. Else the statement is complete.
  mutating func afterEnd() throws(ReadError) {
    while scanner.token.kind == .arrow || scanner.token.kind == .line {
      let edgeOperator = scanner.token
      try checkDirection()
      try scanner.advance()
      let next = scanner.token
      switch next.kind {
      case .id:
        try scanner.advance()
        try nodeList(next)
      case .subgraph, .leftBrace:
        guard try subgraph() else { return }
      default:
        let spelled = edgeOperator.kind == .arrow ? "->" : "--"
        throw scanner.error(
          "\(scanner.found) after '\(spelled)': expected a node or a subgraph" + hintAtKeyword)
      }
    }
    try finishStatement()
  }

  private func checkDirection() throws(ReadError) {
    let isArrow = scanner.token.kind == .arrow
    guard isArrow != graph.isDirected else { return }
    let line = scanner.text.line(of: keyword.place)
    throw scanner.error(
      isArrow
        ? "'->' in an undirected graph: write '--', or 'digraph' for 'graph' in line \(line)"
        : "'--' in a directed graph: write '->', or 'graph' for 'digraph' in line \(line)")
  }

  /// A node, the name of which is read already, and its port.
  private mutating func mention(_ token: DOTToken) throws(ReadError) {
    let port = scanner.token.kind == .colon ? try port() : nil
    let (node, isNew) = nodes.add(token.string, in: scanner.text)
    if isNew {
      let defaults = try defaults(.node)
      try take(defaults.count, "default attributes", at: token.place)
      try handler.node(node, name: token.string, defaults: defaults[...], in: scanner.text)
    }
    mentions.append(DOTMention(node: UInt32(node), port: port))
    guard frames.count > 1 else { return }
    frames[frames.count - 1].members.append(UInt32(node))
    try handler.member(node, of: scopes[frames[frames.count - 1].slot].number)
  }

  /// `:port`, `:compass` or `:port:compass`.
  private mutating func port() throws(ReadError) -> DOTString {
    let port = try portName()
    guard scanner.token.kind == .colon else { return port }
    let compass = try portName()
    let both = scanner.text.bytes(port) + [UInt8(ascii: ":")] + scanner.text.bytes(compass)
    return try scanner.text.add(both, form: port.form, at: port.place)
  }

  private mutating func portName() throws(ReadError) -> DOTString {
    try scanner.advance()
    let name = scanner.token
    guard name.kind == .id else {
      throw scanner.error("\(scanner.found) after ':': expected a node's port" + hintAtKeyword)
    }
    try scanner.advance()
    return name.string
  }

  // MARK: Subgraphs

  /// `subgraph name {`, `subgraph {` or `{`, which opens one: false; or the mere mention of one
  /// that is known, as old files have it, which is an end: true.
  mutating func subgraph() throws(ReadError) -> Bool {
    let first = scanner.token
    var name: DOTString?
    if first.kind == .subgraph {
      try scanner.advance()
      if scanner.token.kind == .id {
        name = scanner.token.string
        try scanner.advance()
      }
    }
    if let name, scanner.token.kind != .leftBrace {
      try reference(name, first.place)
      return true
    }
    guard scanner.token.kind == .leftBrace else {
      throw scanner.error(
        "\(scanner.found) after 'subgraph': expected a name or '{'" + hintAtKeyword)
    }
    try enter(name, first.place)
    return false
  }

  private mutating func enter(_ name: DOTString?, _ place: Int) throws(ReadError) {
    guard frames.count <= DOTLimits.depth else {
      throw scanner.text.error(
        "subgraphs are nested more than \(DOTLimits.depth) deep: take some out of the others",
        at: place)
    }
    let parent = frames[frames.count - 1].slot
    let slot = scopes.open(name, in: parent, scanner.text)
    let isCluster = name.map { scanner.text.bytes($0).starts(with: "cluster".utf8) } ?? false
    let subgraph = DOTSubgraph(
      number: scopes[slot].number, parent: frames.count == 1 ? nil : scopes[parent].number,
      name: name, isCluster: isCluster, place: place)
    try handler.beginSubgraph(subgraph, in: scanner.text)
    frames.append(
      DOTFrame(slot: slot, place: place, firstEnd: ends.count, firstMention: mentions.count))
    try scanner.advance()
  }

  /// Makes the subgraph that was just closed an end of the statement around it.
  mutating func leave(_ frame: DOTFrame) throws(ReadError) {
    scopes.add(frame.members, to: frame.slot)
    scopes[frame.slot].isOpen = false
    if scopes[frame.slot].name != nil {
      try take(frame.members.count, "nodes of subgraphs", at: frame.place)
      addMembers(frame.members)
    }
    ends.append(DOTEnd(slot: frame.slot, mentions: 0..<0, place: frame.place))
  }

  /// Makes a subgraph that is known an end: one in the subgraph at hand, or else around it.
  private mutating func reference(_ name: DOTString, _ place: Int) throws(ReadError) {
    for frame in frames.reversed() {
      guard let slot = scopes.slot(of: name, in: frame.slot, scanner.text) else { continue }
      guard !scopes[slot].isOpen else {
        throw scanner.text.error(
          "subgraph '\(scanner.shortened(name))' is mentioned inside itself", at: place)
      }
      try take(scopes[slot].members.count, "nodes of subgraphs", at: place)
      addMembers(scopes[slot].members)
      return ends.append(DOTEnd(slot: slot, mentions: 0..<0, place: place))
    }
    throw scanner.text.error(
      "subgraph '\(scanner.shortened(name))' is not known here: expected '{' and what it holds",
      at: place)
  }

  /// Adds the nodes of a subgraph to the one around it; the longer list stays where it is.
  mutating func addMembers(_ members: consuming [UInt32]) {
    guard frames.count > 1 else { return }
    let last = frames.count - 1
    if frames[last].members.count < members.count { swap(&frames[last].members, &members) }
    frames[last].members += members
  }
}
