/// Attributes and their defaults.
extension DOTParser {
  /// `[name=value, …]`, as often as it comes, into `explicit`.
  mutating func attributeLists() throws(ReadError) {
    explicit.removeAll()
    while scanner.token.kind == .leftBracket {
      let bracket = scanner.token
      try scanner.advance()
      while scanner.token.kind != .rightBracket { try attribute(bracket) }
      try scanner.advance()
    }
  }

  private mutating func attribute(_ bracket: DOTToken) throws(ReadError) {
    let name = scanner.token
    guard name.kind == .id else {
      if name.kind == .end {
        let line = scanner.text.line(of: bracket.place)
        throw scanner.error(
          "the file ends inside attributes: expected ']' for the '[' in line \(line)")
      }
      throw scanner.error(
        "\(scanner.found) among attributes: expected 'name=value' or ']'" + hintAtKeyword)
    }
    try scanner.advance()
    guard scanner.token.kind == .equals else {
      throw scanner.error(
        "\(scanner.found) after the attribute '\(scanner.shortened(name.string))': expected '='"
          + " and a value")
    }
    let value = try value(of: name.string)
    explicit.assign(attributeNames.attribute(name.string, value, scanner.text))
    if scanner.token.kind == .comma || scanner.token.kind == .semicolon { try scanner.advance() }
  }

  /// What stands after `=`, which is the token at hand.
  mutating func value(of name: DOTString) throws(ReadError) -> DOTString {
    try scanner.advance()
    let value = scanner.token
    guard value.kind == .id else {
      throw scanner.error(
        "\(scanner.found) as the value of '\(scanner.shortened(name))': expected a name, a number"
          + " or a string" + hintAtKeyword)
    }
    try scanner.advance()
    return value.string
  }

  /// Gives `explicit` to the graph or subgraph at hand.
  mutating func assignToGraph() throws(ReadError) {
    let number = scopes[frames[frames.count - 1].slot].number
    for attribute in explicit.list {
      if frames.count == 1 {
        try handler.graphAttribute(attribute, in: scanner.text)
      } else {
        try handler.subgraphAttribute(attribute, of: number, in: scanner.text)
      }
    }
  }

  // MARK: Defaults

  /// Makes `explicit` defaults of the graph or subgraph at hand. They are for what comes after:
  /// what is there already keeps what it has, and has the new attribute empty.
  mutating func assignDefaults(_ kind: DOTDefaultsKind) throws(ReadError) {
    let slot = frames[frames.count - 1].slot
    let own = scopes[slot].defaults[kind]
    try take(own.count, "default attributes", at: scanner.token.place)
    merged.replaceAll(with: own)
    for attribute in explicit.list {
      // A `key` that is shared by all edges would make them one; Graphviz overlooks it.
      if kind == .edge, attribute.nameNumber == DOTAttributeNames.key { continue }
      merged.assign(attribute)
    }
    scopes[slot].defaults[kind] = merged.list
    frames[frames.count - 1].defaults[kind] = nil
  }

  /// The defaults in force.
  mutating func defaults(_ kind: DOTDefaultsKind) throws(ReadError) -> [DOTAttribute] {
    var depth = frames.count - 1
    if let known = frames[depth].defaults[kind] { return known }
    while depth > 0, frames[depth].defaults[kind] == nil { depth -= 1 }
    var inForce = frames[depth].defaults[kind] ?? scopes[frames[depth].slot].defaults[kind]
    frames[depth].defaults[kind] = inForce
    for inner in depth + 1..<frames.count {
      let own = scopes[frames[inner].slot].defaults[kind]
      if !own.isEmpty {
        try take(inForce.count + own.count, "default attributes", at: scanner.token.place)
        merged.replaceAll(with: inForce)
        for attribute in own { merged.assign(attribute) }
        inForce = merged.list
      }
      frames[inner].defaults[kind] = inForce
    }
    return inForce
  }

  /// Takes steps of work that are not in proportion to the file.
  @inline(__always)
  mutating func take(_ count: Int, _ what: String, at place: Int) throws(ReadError) {
    if limits.take(count) { return }
    throw scanner.text.error(
      "the file means too many \(what), far more than it spells: make it simpler", at: place)
  }
}
