import KnowledgeGraph

/// What stands in a node or an edge.
extension GEXFReader {
  mutating func part(
    _ name: Span<UInt8>, of owner: Assembly.Owner, _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) -> Element {
    if name.isCalled("attvalues") { return .values(owner) }
    switch name.string {
    // GEXF 1.0 has a value beside its element's others.
    case "attvalue": try value(owner, attributes, events)
    case "color": if owner == .actor, nodeIsOpen { try takeColor(attributes, events) }
    case "position", "size": if assembly.head == nil { dropLayout() }
    case "spells", "slices": return .spells(owner)
    case "nodes" where owner == .actor, "edges" where owner == .actor:
      dropNesting()
      try endNode()
      return name.isCalled("nodes") ? .nodes : .edges
    case "parents": dropNesting()
    case "shape", "thickness": break
    case let name: dropElement(name)
    }
    return .other
  }

  mutating func dropElement(_ name: String) {
    drop("element " + name) { "\($0) <\(name)> dropped, which GEXF does not have there" }
  }

  mutating func dropNesting() {
    drop("nesting") {
      "\($0) \($0 == 1 ? "place" : "places") where nodes stand inside of others: the nodes are read, that "
        + "they stand inside is dropped"
    }
  }

  /// Takes an `<attvalue>`.
  mutating func value(
    _ owner: Assembly.Owner, _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) {
    guard let id = attributes.event("for", events) ?? attributes.event("id", events),
      let number = attributeNumbers.existingNumber(of: events[id]),
      let place = places[owner.rawValue][number]
    else {
      return drop("undeclared") {
        "\($0) <attvalue> dropped, whose attribute the file does not declare"
      }
    }
    guard let value = attributes.event("value", events) else { return }
    if owner == .actor, !nodeIsOpen {
      return drop("late value") {
        "\($0) <attvalue> dropped, which \($0 == 1 ? "stands" : "stand") after the nodes that the node holds"
      }
    }
    if attributes.range.count > 4 { dropTimes(of: attributes, events) }
    // A tool writes an empty value where there is none.
    if events[value].isEmpty, assembly.head == nil { return }
    if self.attributes[place].lastElement == elementNumber {
      drop("repeated") {
        "\($0) \($0 == 1 ? "value" : "values") of an attribute that the element has before: the last counts"
      }
    }
    self.attributes[place].lastElement = elementNumber
    if let name = self.attributes[place].date, assembly.head == nil {
      dates[name] = PartialDate(events[value].string)
    }
    try take(place, events[value])
  }

  private mutating func dropTimes(of attributes: XMLAttributes, _ events: XMLEvents) {
    guard
      ["start", "end", "startopen", "endopen", "timestamp"].contains(where: {
        attributes.event($0, events) != nil
      })
    else { return }
    drop("time of a value") {
      "\($0) \($0 == 1 ? "value" : "values") for a time only: when \($0 == 1 ? "it holds" : "they hold") "
        + "is dropped"
    }
  }

  private mutating func take(_ place: Int, _ value: Span<UInt8>) throws(ReadError) {
    do throws(Assembly.Fault) {
      try assembly.value(attributes[place].column, value)
    } catch {
      throw placed(error)
    }
  }

  /// The values that attributes give to elements without one of their own.
  mutating func takeDefaults(_ owner: Assembly.Owner) throws(ReadError) {
    guard assembly.head == nil else { return }
    for place in attributesWithDefaults[owner.rawValue] {
      // A short file could ask for any number of values: each attribute's for each element.
      defaultsTaken += 1
      if defaultsTaken > max(XMLDefaults.many, tag.offset) { throw error(XMLDefaults.areTooMany) }
      guard attributes[place].lastElement != elementNumber,
        let value = attributes[place].defaultValue
      else { continue }
      try take(place, value.span)
    }
  }

  private mutating func takeColor(
    _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) {
    guard assembly.head == nil else { return }
    if let hexadecimal = attributes.string("hex", events) {
      let color = hexadecimal.first == "#" ? hexadecimal : "#" + hexadecimal
      return try own("color", .actor, color.utf8.span)
    }
    let parts = ["r", "g", "b"].map { name in
      attributes.string(name, events).flatMap { UInt32($0) }
    }
    guard let red = parts[0], let green = parts[1], let blue = parts[2],
      max(red, green, blue) < 256
    else { return }
    try own("color", .actor, Color(red << 16 | green << 8 | blue).description.utf8.span)
  }
}
