import KnowledgeGraph

/// Makes a graph of the events of a GraphML document.
struct GraphMLReader: XMLGraphReader {
  var assembly: Assembly
  /// The elements that are open, outermost first.
  var open: [Element] = []
  /// What the root element's name has before its colon: GraphML's elements all have it.
  var prefix: [UInt8] = []
  var keyNumbers = IdentifierTable()
  var keys: [GraphMLKey] = []
  /// The places of the keys of graphs, nodes and edges: one id may be declared for each.
  var graphKeys = PlaceTable()
  var nodeKeys = PlaceTable()
  var edgeKeys = PlaceTable()
  /// The places of keys with a default.
  var keysWithDefaults: [Int] = []
  var defaultsTaken = 0
  var hasGraph = false
  var isDirected = [Bool]()
  /// Character data of open elements, where it came in more than one part: between two blocks, or around
  /// elements inside.
  var text: [UInt8] = []
  /// Where the last start tag stands.
  var tag = XMLPosition()
  /// Where that of each open element begins.
  var textStarts: [Int] = []
  var from: IdentifierNumber?
  var to: IdentifierNumber?
  var edgeIsDirected = true
  var elementNumber = 0
  var nodeIsOpen = false
  var colorColumn: Int?
  var elementLine = 0
  var descriptionColumn: Int?
  var elementPosition: UInt64 = 0

  /// An element of GraphML, as far as it makes a difference.
  enum Element: Equatable {
    case root
    case key(Int)
    case keyDefault(Int)
    case graph
    case node
    case edge
    /// With the key's place, where it is declared.
    case data(Int?)
    /// The element's own description.
    case description
    /// yEd's label and whatever is drawn.
    case label
    case drawing
    /// Whatever is not read, with all that it holds.
    case other

    /// Whether character data in it means something.
    var holdsText: Bool {
      switch self {
      case .data, .drawing, .description, .label, .keyDefault: true
      case .root, .key, .graph, .node, .edge, .other: false
      }
    }
  }

  init(_ origin: Assembly.Origin, byteCount: Int?) {
    assembly = Assembly(origin)
    if let byteCount { assembly.builder.reserve(byteCount: byteCount) }
  }

  /// Takes the next events.
  mutating func take(_ events: XMLEvents) throws(ReadError) {
    let list = events.list
    tag.begin(events.source)
    var place = 0
    // Text is handed over where it stands, when its element ends in the same block.
    var textEvent: XMLEvents.Event?
    while place < list.count {
      let event = list[place]
      place += 1
      switch event.kind {
      case .start:
        if let textEvent { hold(events[textEvent]) }
        textEvent = nil
        let attributes = events.attributes(from: place)
        tag.advance(to: event.place)
        try start(event, attributes, events)
        place = attributes.range.upperBound
        textStarts.append(text.count)
      case .end:
        if let textEvent, text.count == textStarts.last, open.last != .drawing {
          try self.end(events[textEvent])
          textStarts.removeLast()
        } else {
          if let textEvent { hold(events[textEvent]) }
          try endWithText()
        }
        textEvent = nil
      case .text: textEvent = event
      case .attributeName, .attributeValue, .instruction: break
      }
    }
    if let textEvent { hold(events[textEvent]) }
  }

  mutating func hold(_ part: Span<UInt8>) {
    if open.last?.holdsText == true { text.append(copying: part) }
  }

  mutating func endWithText() throws(ReadError) {
    let start = textStarts.popLast() ?? 0
    // A datum's text is also that of the elements in it; what stands inside of a label says where it is drawn.
    let isKept = open.last == .drawing
    let whole = text
    try end(whole.span.extracting(start..<whole.count))
    if !isKept { text.removeSubrange(start...) }
  }

  /// The graph of all events.
  consuming func reading(sha256: Text?) throws(ReadError) -> Reading {
    guard hasGraph else {
      throw ReadError("no <graph> in the file", line: 1, column: 1)
    }
    return try assembly.reading(sha256: sha256)
  }
}
