import KnowledgeGraph

/// What a stretch of an XML document says, in its order.
package struct XMLEvents: Sendable {
  package private(set) var list: [Event] = []
  /// Names, values and text, one after the other.
  private var bytes = ByteBlock()
  /// Where in `bytes` white space after an end tag begins, as long as nothing has come after it.
  private var whiteSpace: Int?
  /// The kind of the last event, also where that was the last one of the stretch before and an end tag.
  private var lastKind = Kind.start
  /// The blocks of the stretch itself, in which lines are counted.
  package private(set) var source: [[UInt8]] = []

  package init() {}

  package struct Event: Sendable {
    package let kind: Kind
    fileprivate let start: Int
    fileprivate var end: Int
    /// Where a start tag begins: in bytes from the document's start; or, where the parser has counted, the
    /// complement of the line (from 1) in the upper half and the column in the lower.
    package let place: Int
  }

  package enum Kind: UInt8, Sendable {
    /// A start tag: the element's name. The names and values of its attributes follow.
    case start
    case attributeName
    case attributeValue
    case end
    /// Character data; what stands between two tags may come in several parts.
    case text
    /// A processing instruction's target; what it says follows as an attribute's value would.
    case instruction
  }

  /// What an event says: a name, a value, a text.
  package subscript(event: Event) -> Span<UInt8> {
    @_lifetime(borrow self) get { bytes.span.extracting(event.start..<event.end) }
  }

  /// The attributes of a start tag, whose events begin at `place`.
  package func attributes(from place: Int) -> XMLAttributes {
    var end = place
    while end < list.count, list[end].kind == .attributeName || list[end].kind == .attributeValue {
      end += 1
    }
    return XMLAttributes(range: place..<end)
  }

  /// Takes a block that is parsed next.
  mutating func begin(_ block: [UInt8]) { source.append(block) }

  mutating func add(_ kind: Kind, _ text: Span<UInt8>, at place: Int = 0) {
    let start = bytes.count
    bytes.append(text)
    add(kind, from: start, at: place)
  }

  mutating func addEnd() { add(.end, from: bytes.count) }

  /// Adds character data. White space between an end tag and the next tag is left out, where it lays out the
  /// document.
  mutating func addText(_ text: Span<UInt8>, isLayout: Bool) {
    switch lastKind {
    case .text:
      bytes.append(text)
      list[list.count - 1].end = bytes.count
    case .end where isLayout:
      let start = whiteSpace ?? bytes.count
      bytes.append(text)
      if text.isWhiteSpace {
        whiteSpace = start
      } else {
        add(.text, from: start)
      }
    default:
      let start = bytes.count
      bytes.append(text)
      add(.text, from: start)
    }
  }

  /// Adds an event that says what `bytes` has from `start` on.
  private mutating func add(_ kind: Kind, from start: Int, at place: Int = 0) {
    whiteSpace = nil
    lastKind = kind
    list.append(Event(kind: kind, start: start, end: bytes.count, place: place))
  }

  /// Makes it as new, for the stretch that follows another one.
  mutating func begin(after previous: XMLEvents) {
    removeAll()
    // Text that goes on begins anew, and what is behind an end tag still is.
    if previous.lastKind == .end { lastKind = .end }
    guard let start = previous.whiteSpace else { return }
    whiteSpace = 0
    bytes.append(previous.bytes.span.extracting(start..<previous.bytes.count))
  }

  private mutating func removeAll() {
    whiteSpace = nil
    lastKind = .start
    list.removeAll(keepingCapacity: true)
    bytes.removeAll()
    source.removeAll(keepingCapacity: true)
  }
}

extension Span where Element == UInt8 {
  /// Whether there is nothing but white space: of what is below it, Expat lets nothing else through.
  fileprivate var isWhiteSpace: Bool {
    for index in indices where self[index] > 0x20 { return false }
    return true
  }
}
