import KnowledgeGraph

/// Makes a graph of the events of a GEXF document.
///
/// Namespaces are those of any version or none, so elements are known by what follows the colon.
struct GEXFReader: XMLGraphReader {
  var assembly: Assembly
  /// The elements that are open, outermost first.
  var open: [Element] = []
  /// Where the last start tag stands.
  var tag = XMLPosition()
  /// Character data of the open element.
  var text: [UInt8] = []
  var hasGraph = false
  /// Whether edges are that do not say it themselves; where the graph does not either, they are not.
  var isDirected = false
  /// What the graph's times are: dates, numbers or anything.
  var timeKind = PropertyKind.text

  var attributeNumbers = IdentifierTable()
  var attributes: [GEXFAttribute] = []
  /// The places of the attributes of nodes and of edges, by the number of their id: one id may be declared for
  /// both.
  var places = [PlaceTable(), PlaceTable()]
  var attributesWithDefaults: [[Int]] = [[], []]
  var defaultsTaken = 0
  /// Columns that the format itself has, by owner and name, once there are values.
  var ownColumns: [[String: Int]] = [[:], [:]]

  // Of the open node or edge.
  var elementNumber = 0
  var elementPosition: UInt64 = 0
  var elementLine = 0
  var nodeIsOpen = false
  var from: IdentifierNumber?
  var to: IdentifierNumber?
  var edgeIsDirected = true
  var spell: Spell?
  /// The dates that the values of a relation say.
  var dates: [GEXFAttribute.DateName: PartialDate] = [:]

  /// A time from which, and one to which, something was so.
  struct Spell {
    var start: [UInt8]?
    var end: [UInt8]?
  }

  /// An element of GEXF, as far as it makes a difference.
  enum Element: Equatable {
    case root
    case meta
    /// The graph's title or description.
    case title
    case description
    case graph
    /// The declarations of nodes' or edges' attributes.
    case attributes(Assembly.Owner)
    /// With its place.
    case attribute(Int)
    case attributeDefault(Int)
    case nodes
    case edges
    case node
    case edge
    case values(Assembly.Owner)
    case spells(Assembly.Owner)
    /// Whatever is not read, with all that it holds.
    case other

    /// Whether character data in it means something.
    var holdsText: Bool {
      switch self {
      case .title, .description, .attributeDefault: true
      default: false
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
    while place < list.count {
      let event = list[place]
      place += 1
      switch event.kind {
      case .start:
        let attributes = events.attributes(from: place)
        tag.advance(to: event.place)
        try start(events[event].localName, attributes, events)
        place = attributes.range.upperBound
      case .end: try end()
      case .text: if open.last?.holdsText == true { text.append(copying: events[event]) }
      case .instruction:
        tag.advance(to: event.place)
        if events[event].isEqual(to: GEXFInstruction.target.utf8.span), place < list.count {
          try takeHead(events[list[place]])
        }
      case .attributeName, .attributeValue: break
      }
    }
  }

  /// Takes the head of a file of ours, which stands before everything else.
  private mutating func takeHead(_ json: Span<UInt8>) throws(ReadError) {
    guard assembly.head == nil, !hasGraph else { return }
    do {
      try assembly.setHead(try Record(json: json), at: position)
    } catch let fault as Assembly.Fault {
      throw placed(fault)
    } catch {
      let reason = (error as? JSONScanner.Fault).map { ": " + $0.problem } ?? ""
      throw self.error(
        "the instruction '<?redstring … ?>' is not as Redstring writes it" + reason)
    }
  }

  /// The graph of all events.
  consuming func reading(sha256: Text?) throws(ReadError) -> Reading {
    guard hasGraph else {
      throw ReadError("no <graph> in the file", line: 1, column: 1)
    }
    return try assembly.reading(sha256: sha256)
  }
}

extension Span where Element == UInt8 {
  /// A name without its prefix.
  fileprivate var localName: Span<UInt8> {
    @_lifetime(copy self) get {
      var start = count
      while start > 0, self[start - 1] != UInt8(ascii: ":") { start -= 1 }
      return extracting(start..<count)
    }
  }

  /// Whether the bytes are those of `name`.
  func isCalled(_ name: String) -> Bool { isEqual(to: name.utf8.span) }
}
