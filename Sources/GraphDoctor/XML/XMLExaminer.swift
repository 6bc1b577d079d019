import GraphFormats
import KnowledgeGraph

/// Looks at the elements of an XML document as they come, and remembers what matters.
protocol XMLExaminer {
  /// A start tag.
  mutating func start(_ tag: XMLTag) throws(ReadError)

  /// Character data directly in the innermost element, perhaps a part of it.
  mutating func text(_ part: Span<UInt8>)

  /// The end of the innermost element.
  mutating func end()
}

/// A start tag: its name, its attributes and where it stands.
struct XMLTag {
  let nameEvent: XMLEvents.Event
  let attributes: XMLAttributes
  let events: XMLEvents
  let place: Place

  var name: Span<UInt8> { @_lifetime(borrow self) get { events[nameEvent] } }

  /// The value of an attribute; nothing where the tag does not have it.
  subscript(name: String) -> String? { attributes.string(name, events) }

  func has(_ name: String) -> Bool { attributes.event(name, events) != nil }

  var hasAttributes: Bool { !attributes.range.isEmpty }

  /// Whether the stretch of the document that it is in, the first one, is of UTF-16.
  var isInUTF16: Bool {
    let marks: [[UInt8]] = [[0xFE, 0xFF], [0xFF, 0xFE], [0x00, 0x3C], [0x3C, 0x00]]
    return marks.contains(Array(events.source.first?.prefix(2) ?? []))
  }

  /// The name behind its prefix and colon.
  var localName: String {
    guard let colon else { return name.string }
    return name.extracting((colon + 1)...).string
  }

  /// What stands before the name's colon; nothing where there is none.
  var prefix: String? { colon.map { name.extracting(..<$0).string } }

  private var colon: Int? {
    let name = name
    for place in name.indices where name[place] == UInt8(ascii: ":") { return place }
    return nil
  }
}

extension ByteSource where Self: ~Copyable {
  /// Lets `examiner` look at the XML document that the source holds, block by block.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  mutating func examine<Examiner: XMLExaminer>(_ examiner: inout Examiner) throws {
    guard let expat = Expat() else {
      throw ReadError("no memory for a parser of XML", line: 1, column: 1)
    }
    var walk = XMLWalk()
    var events = XMLEvents()
    var block: [UInt8] = []
    repeat {
      try read(into: &block)
      do throws(ReadError) {
        try expat.parse(block, isLast: block.isEmpty)
      } catch {
        // What is wrong before the place where the parser stopped is said first.
        try walk.take(expat.takeEvents(events), &examiner)
        throw error
      }
      events = expat.takeEvents(events)
      try walk.take(events, &examiner)
    } while !block.isEmpty
  }
}

/// The way through the events of a document, from one batch to the next.
private struct XMLWalk {
  private var position = XMLPosition()

  mutating func take<Examiner: XMLExaminer>(
    _ events: XMLEvents, _ examiner: inout Examiner
  ) throws(ReadError) {
    let list = events.list
    position.begin(events.source)
    var place = 0
    while place < list.count {
      let event = list[place]
      place += 1
      switch event.kind {
      case .start:
        let attributes = events.attributes(from: place)
        position.advance(to: event.place)
        try examiner.start(
          XMLTag(
            nameEvent: event, attributes: attributes, events: events,
            place: Place(line: position.line, column: position.column)))
        place = attributes.range.upperBound
      case .end: examiner.end()
      case .text: examiner.text(events[event])
      case .attributeName, .attributeValue, .instruction: break
      }
    }
  }
}
