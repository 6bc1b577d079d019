import KnowledgeGraph

/// What a stretch of an XML document says, in its order.
struct XMLEvents: Sendable {
  private(set) var list: [Event] = []
  /// Names, values and text, one after the other.
  private var bytes: [UInt8] = []
  /// White space after an end tag, as long as nothing has come after it.
  private var whiteSpace: [UInt8] = []
  /// The stretch itself, from which lines are counted.
  private(set) var source: [UInt8] = []

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
  mutating func begin(_ block: [UInt8]) { source.append(copying: block.span) }

  mutating func add(_ kind: Kind, _ text: Span<UInt8>, at place: Int = 0) {
    whiteSpace.removeAll(keepingCapacity: true)
    let start = bytes.count
    bytes.append(copying: text)
    list.append(Event(kind: kind, start: start, end: bytes.count, place: place))
  }

  mutating func addEnd() {
    whiteSpace.removeAll(keepingCapacity: true)
    list.append(Event(kind: .end, start: 0, end: 0, place: 0))
  }

  /// Adds character data. White space between an end tag and the next tag is left out: it lays out the
  /// document.
  mutating func addText(_ text: Span<UInt8>) {
    guard let last = list.last, last.kind == .text || last.kind == .end else {
      return add(.text, text)
    }
    if last.kind == .end {
      whiteSpace.append(copying: text)
      if !text.isWhiteSpace { addWhiteSpace() }
      return
    }
    bytes.append(copying: text)
    list[list.count - 1] = Event(kind: .text, start: last.start, end: bytes.count, place: 0)
  }

  /// Keeps white space after an end tag, as text may follow in the next stretch.
  mutating func end() {
    if !whiteSpace.isEmpty { addWhiteSpace() }
  }

  /// Adds what `whiteSpace` has, and perhaps text behind it.
  private mutating func addWhiteSpace() {
    let text = whiteSpace
    add(.text, text.span)
  }

  mutating func removeAll() {
    list.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    source.removeAll(keepingCapacity: true)
  }
}

extension Span where Element == UInt8 {
  /// Whether there is nothing but white space, as XML has it.
  fileprivate var isWhiteSpace: Bool {
    for index in indices {
      switch self[index] {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default: return false
      }
    }
    return true
  }
}
