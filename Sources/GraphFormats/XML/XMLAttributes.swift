import KnowledgeGraph

/// The attributes of a start tag: the places of their events, names and values by turns.
package struct XMLAttributes {
  package let range: Range<Int>

  package init(range: Range<Int>) { self.range = range }

  /// The event of the value of the attribute called `name`.
  package func event(_ name: String, _ events: XMLEvents) -> XMLEvents.Event? {
    for place in stride(from: range.lowerBound, to: range.upperBound, by: 2)
    where events[events.list[place]].isEqual(to: name.utf8.span) {
      return events.list[place + 1]
    }
    return nil
  }

  package func string(_ name: String, _ events: XMLEvents) -> String? {
    event(name, events).map { events[$0].string }
  }
}
