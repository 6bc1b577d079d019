import KnowledgeGraph

/// What a stretch of an XML document says, in its order.
struct XMLEvents: Sendable {
  private(set) var list: [Event] = []
  /// Names, values and text, one after the other.
  private var bytes = ByteBlock()
  /// Where in `bytes` white space after an end tag begins, as long as nothing has come after it.
  private var whiteSpace: Int?
  /// The blocks of the stretch itself, in which lines are counted.
  private(set) var source: [[UInt8]] = []

  struct Event: Sendable {
    let kind: Kind
    fileprivate let start: Int
    fileprivate let end: Int
    /// Where a start tag begins: in bytes from the document's start; or, where the parser has counted, the
    /// complement of the line (from 1) in the upper half and the column in the lower.
    let place: Int
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

  /// Takes a block that is parsed next.
  mutating func begin(_ block: [UInt8]) { source.append(block) }

  mutating func add(_ kind: Kind, _ text: Span<UInt8>, at place: Int = 0) {
    let start = bytes.count
    whiteSpace = nil
    bytes.append(text)
    list.append(Event(kind: kind, start: start, end: bytes.count, place: place))
  }

  mutating func addEnd() {
    whiteSpace = nil
    list.append(Event(kind: .end, start: 0, end: 0, place: 0))
  }

  /// Adds character data. White space between an end tag and the next tag is left out: it lays out the
  /// document.
  mutating func addText(_ text: Span<UInt8>) {
    guard let last = list.last, last.kind == .text || last.kind == .end else {
      return add(.text, text)
    }
    if last.kind == .text {
      bytes.append(text)
      list[list.count - 1] = Event(kind: .text, start: last.start, end: bytes.count, place: 0)
      return
    }
    if whiteSpace == nil { whiteSpace = bytes.count }
    bytes.append(text)
    if !text.isWhiteSpace { keepWhiteSpace() }
  }

  /// Keeps what may be more than white space after an end tag: text that goes on, or may go on in the next
  /// stretch.
  mutating func keepWhiteSpace() {
    guard let start = whiteSpace else { return }
    list.append(Event(kind: .text, start: start, end: bytes.count, place: 0))
    whiteSpace = nil
  }

  mutating func removeAll() {
    whiteSpace = nil
    list.removeAll(keepingCapacity: true)
    bytes.removeAll()
    source.removeAll(keepingCapacity: true)
  }
}

extension Span where Element == UInt8 {
  /// Whether there is nothing but white space, as XML has it.
  fileprivate var isWhiteSpace: Bool {
    for index in indices where self[index] > 0x20 { return false }
    return true
  }
}
