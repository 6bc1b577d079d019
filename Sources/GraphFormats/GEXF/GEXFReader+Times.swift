import KnowledgeGraph

/// When nodes and edges are there.
extension GEXFReader {
  /// Takes the time that a node's or edge's own tag has; lists of times are values.
  mutating func takeTimes(
    _ owner: Assembly.Owner, _ attributes: XMLAttributes, _ events: XMLEvents
  ) throws(ReadError) {
    spell = readSpell(attributes, events)
    guard assembly.head == nil else { return }
    try own("intervals", owner, attributes, events)
    try own("timestamps", owner, attributes, events)
  }

  /// Takes one of a list: the first counts, as between two the thing is not there.
  mutating func addSpell(
    _ owner: Assembly.Owner, _ attributes: XMLAttributes, _ events: XMLEvents
  ) {
    guard owner == .relation || nodeIsOpen, let next = readSpell(attributes, events) else { return }
    if spell == nil {
      spell = next
    } else {
      drop("spell") {
        "\($0) more \($0 == 1 ? "spell" : "spells") of nodes or edges dropped: the first counts"
      }
    }
  }

  /// The time that a tag has, where it has any.
  private func readSpell(_ attributes: XMLAttributes, _ events: XMLEvents) -> Spell? {
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
    if owner == .relation {
      // A relation of ours has said it, as exactly as it is known.
      if assembly.draft.time != nil { return }
      if timeKind == .date, let time = time(spell) { return set(time) }
    }
    if let start = spell.start { try own("start", owner, start.span, timeKind) }
    if let end = spell.end { try own("end", owner, end.span, timeKind) }
  }

  private mutating func set(_ time: Claim.Time) {
    switch time {
    case .on(let date): assembly.draft.date = date
    case .since(let start): assembly.draft.start = start
    case .until(let end): assembly.draft.end = end
    case .between(let start, let end):
      assembly.draft.start = start
      assembly.draft.end = end
    }
  }

  /// The dates of a spell; nothing where it has something else, or ends before it begins.
  private func time(_ spell: Spell) -> Claim.Time? {
    let start = spell.start.flatMap { PartialDate($0.span.string) }
    let end = spell.end.flatMap { PartialDate($0.span.string) }
    if (start == nil) != (spell.start == nil) || (end == nil) != (spell.end == nil) { return nil }
    switch (start, end) {
    case (let start?, let end?) where end.isBefore(start): return nil
    case (let start?, let end?) where start == end: return .on(start)
    case (let start?, let end?): return exact(start, end)
    case (let start?, nil): return .since(exact(.start, \.firstDay, start))
    case (nil, let end?): return .until(exact(.end, \.lastDay, end))
    case (nil, nil): return nil
    }
  }

  /// Our writer widens dates to whole days: where a value says the one that was widened, it is that.
  private func exact(_ start: PartialDate, _ end: PartialDate) -> Claim.Time {
    if let date = dates[.date], date.firstDay == start, date.lastDay == end { return .on(date) }
    return .between(exact(.start, \.firstDay, start), exact(.end, \.lastDay, end))
  }

  private func exact(
    _ name: GEXFAttribute.DateName, _ day: KeyPath<PartialDate, PartialDate>, _ date: PartialDate
  ) -> PartialDate {
    guard let exact = dates[name], exact[keyPath: day] == date else { return date }
    return exact
  }
}
