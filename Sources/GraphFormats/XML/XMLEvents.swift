import KnowledgeGraph

/// What a stretch of an XML document says, in its order.
struct XMLEvents: Sendable {
  private(set) var list: [Event] = []
  /// Names, values and text, one after the other.
  private var bytes: [UInt8] = []

  struct Event: Sendable {
    let kind: Kind
    fileprivate let start: Int
    fileprivate let end: Int
    /// The line from 1 and the column in Unicode scalars from 1, of a start tag.
    let line: UInt32
    let column: UInt32
  }

  enum Kind: UInt8, Sendable {
    /// A start tag: the element's name. The names and values of its attributes follow.
    case start
    case attributeName
    case attributeValue
    case end
    /// Character data; what stands between two tags may come in several parts.
    case text
  }

  /// What an event says: a name, a value, a text.
  subscript(event: Event) -> Span<UInt8> {
    @_lifetime(borrow self) get { bytes.span.extracting(event.start..<event.end) }
  }

  mutating func add(_ kind: Kind, _ text: Span<UInt8>, line: Int = 0, column: Int = 0) {
    let start = bytes.count
    bytes.append(copying: text)
    if kind == .text, let last = list.last, last.kind == .text {
      list[list.count - 1] = Event(
        kind: .text, start: last.start, end: bytes.count, line: 0, column: 0)
      return
    }
    list.append(
      Event(
        kind: kind, start: start, end: bytes.count, line: UInt32(clamping: line),
        column: UInt32(clamping: column)))
  }

  mutating func removeAll() {
    list.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}
