import KnowledgeGraph

/// When nodes and edges are there.
extension GEXFReader {
  /// Takes the time that a node's or edge's own tag has.
  mutating func takeSpell(_ attributes: XMLAttributes, _ events: XMLEvents) {
    guard assembly.head == nil else { return }
    spell = read(attributes, events)
  }

  /// Takes one of a list: the first counts, as between two the thing is not there.
  mutating func addSpell(
    _ owner: Assembly.Owner, _ attributes: XMLAttributes, _ events: XMLEvents
  ) {
    guard assembly.head == nil, owner == .relation || nodeIsOpen,
      let next = read(attributes, events)
    else { return }
    if spell == nil {
      spell = next
    } else {
      drop("spell") {
        "\($0) more \($0 == 1 ? "spell" : "spells") of nodes or edges dropped: the first counts"
      }
    }
  }

  private func read(_ attributes: XMLAttributes, _ events: XMLEvents) -> Spell? {
    func time(_ names: [String]) -> [UInt8]? {
      for name in names {
        guard let event = attributes.event(name, events) else { continue }
        let time = [UInt8](copying: events[event].trimmed)
        let isEndless = ["", "-infinity", "infinity", "-inf", "inf"]
          .contains(time.span.string.lowercased())
        return isEndless ? nil : time
      }
      return nil
    }
    let moment = time(["timestamp"])
    let start = time(["start", "startopen"]) ?? moment
    let end = time(["end", "endopen"]) ?? moment
    return start == nil && end == nil ? nil : Spell(start: start, end: end)
  }

  /// Gives the open element its time: a relation's own where it is a date, or else values of it.
  mutating func endSpell(_ owner: Assembly.Owner) throws(ReadError) {
    guard let spell else { return }
    self.spell = nil
    if owner == .relation, timeKind == .date, let time = dates(spell) {
      assembly.draft.date = time.start == time.end ? time.start : nil
      assembly.draft.start = time.start
      assembly.draft.end = time.end
      return
    }
    if let start = spell.start { try own("start", owner, start.span, timeKind) }
    if let end = spell.end { try own("end", owner, end.span, timeKind) }
  }

  /// The dates of a spell; nothing where it has something else, or ends before it begins.
  private func dates(_ spell: Spell) -> (start: PartialDate?, end: PartialDate?)? {
    let start = spell.start.flatMap { PartialDate($0.span.string) }
    let end = spell.end.flatMap { PartialDate($0.span.string) }
    if (start == nil) != (spell.start == nil) || (end == nil) != (spell.end == nil) { return nil }
    if let start, let end, end.isBefore(start) { return nil }
    return (start, end)
  }
}
