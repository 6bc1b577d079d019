import KnowledgeGraph

/// Makes a graph of the nodes and edges of a JSON document, whatever stands around them: what the readers of
/// Cytoscape.js and node-link JSON have in common.
struct JSONGraphReader {
  typealias Fault = JSONScanner.Fault

  var assembly: Assembly
  var columns = JSONColumns()
  /// Whether edges have a direction, where they do not say it themselves.
  var isDirected = true
  /// The actors there are, by their numbers: their places.
  private var actors = PlaceTable()
  /// What edges may call nodes beside their identifiers.
  private var otherNames: [IdentifierNumber: IdentifierNumber] = [:]
  /// The line, from 1, of the byte to which lines have been counted.
  private var line = 1
  private var counted = 0

  init(_ origin: Assembly.Origin, byteCount: Int) {
    assembly = Assembly(origin)
    assembly.builder.reserve(byteCount: byteCount)
  }

  /// Reads what something is called: a text; or a number, a truth or a list (a tuple of Python's), as JSON spells
  /// it; nothing where it is null or empty.
  mutating func readIdentifier(_ json: inout JSONScanner) throws(Fault) -> IdentifierNumber? {
    switch try json.kind() {
    case .null:
      try json.readNull()
      return nil
    case .string:
      try json.readString()
      return assembly.builder.nonEmptyIdentifier(json.string)
    case .number, .boolean, .array, .object:
      let start = json.position
      try json.skipValue()
      let text = JSONScanner.compacted(json.bytes.extracting(start..<json.position))
      return assembly.builder.identifier(text)
    }
  }

  /// Reads what the member at hand calls something, which nothing has been called yet.
  mutating func readIdentifier(
    _ id: inout IdentifierNumber?, _ name: String, _ json: inout JSONScanner
  ) throws(Fault) {
    if id != nil { throw json.fault("a second '\(name)'") }
    id = try readIdentifier(&json)
  }

  /// Lets edges call the node `id` by another name, where no node is called so.
  mutating func call(_ id: IdentifierNumber, also name: IdentifierNumber) {
    if name != id { otherNames[name] = otherNames[name] ?? id }
  }

  /// Whether a node is called so.
  func isActor(_ id: IdentifierNumber) -> Bool { actors[id] != nil }

  /// Adds the actor whose members have been noted, from the node that begins at `offset`. The scanner stays where
  /// it is.
  mutating func addActor(
    _ id: IdentifierNumber, at offset: Int, _ json: inout JSONScanner
  ) throws(Fault) {
    let end = json.position
    assembly.beginActor(id)
    try columns.take(.actor, &json, into: &assembly)
    do throws(Assembly.Fault) {
      try assembly.endActor(at: UInt64(offset))
    } catch {
      throw Fault(problem: error.problem, offset: offset)
    }
    if actors[id] == nil { actors[id] = assembly.actorPositions.count - 1 }
    json.move(to: end)
  }

  /// The ends of an edge, as it names them.
  struct Ends {
    var source: IdentifierNumber?
    var target: IdentifierNumber?
  }

  /// Adds the relation whose members have been noted, from the edge that begins at `offset`; when all actors have
  /// been added. The scanner stays where it is.
  mutating func addRelation(
    _ id: IdentifierNumber?, _ ends: Ends, isDirected: Bool? = nil, at offset: Int,
    _ json: inout JSONScanner
  ) throws(Fault) {
    let end = json.position
    guard let source = ends.source, let target = ends.target else {
      throw Fault(problem: "an edge without a source or a target", offset: offset)
    }
    assembly.beginRelation(id)
    try columns.take(.relation, &json, into: &assembly)
    do throws(Assembly.Fault) {
      try assembly.endRelation(
        from: node(source), to: node(target), isDirected: isDirected ?? self.isDirected,
        line: line(at: offset, in: json.bytes), at: UInt64(offset))
    } catch {
      throw Fault(problem: error.problem, offset: offset)
    }
    json.move(to: end)
  }

  private func node(_ name: IdentifierNumber) -> IdentifierNumber {
    actors[name] == nil ? otherNames[name] ?? name : name
  }

  /// The line of a byte, from 1; quick when bytes are asked for in their order.
  private mutating func line(at offset: Int, in bytes: Span<UInt8>) -> Int {
    if offset < counted { (line, counted) = (1, 0) }
    line += bytes.extracting(counted..<offset).lineEnds(after: counted > 0 ? bytes[counted - 1] : 0)
    counted = offset
    return line
  }

  /// The graph of all elements; where they stand is yet to be counted in the document's bytes.
  consuming func reading(sha256: Text?) throws(Fault) -> Reading {
    assembly.sha256 = sha256
    do throws(Assembly.Fault) {
      return try assembly.graph(.byte([]))
    } catch {
      throw Fault(problem: error.problem, offset: Int(error.position ?? 0))
    }
  }
}

/// What a document says of the graph as a whole.
extension JSONGraphReader {
  /// Reads members of the graph: `redstring` is the head of a file of ours. NetworkX also spells them as an array
  /// of pairs.
  mutating func readGraphData(
    _ json: inout JSONScanner, ignoring ignored: Set<String> = []
  ) throws(Fault) {
    var dropped: (count: Int, first: String) = (0, "")
    var isFirst = true
    switch try json.kind() {
    case .object:
      try json.beginObject()
      while try json.nextMember(&isFirst) {
        try readGraphDatum(json.string.string, &json, ignored, &dropped)
      }
    case .array:
      try json.beginArray()
      while try json.nextElement(&isFirst) {
        var isFirstOfPair = true
        try json.beginArray()
        guard try json.nextElement(&isFirstOfPair) else { continue }
        try json.readString()
        let name = json.string.string
        guard try json.nextElement(&isFirstOfPair) else { continue }
        try readGraphDatum(name, &json, ignored, &dropped)
        if try json.nextElement(&isFirstOfPair) { throw json.fault("three values in a pair") }
      }
    default: try json.skipValue()
    }
    if assembly.head != nil || dropped.count == 0 { return }
    let (count, first) = dropped
    assembly.remarks.count("graph data") { _ in
      "\(count) \(count == 1 ? "value" : "values") of the graph as a whole dropped, such as '\(first)'"
    }
  }

  private mutating func readGraphDatum(
    _ name: String, _ json: inout JSONScanner, _ ignored: Set<String>,
    _ dropped: inout (count: Int, first: String)
  ) throws(Fault) {
    let kind = try json.kind()
    if name == "redstring" {
      try readHead(&json)
    } else if kind == .string, ["label", "name", "title"].contains(name.lowercased()) {
      let start = json.position
      try json.readString()
      if assembly.title == nil, !json.string.isEmpty {
        assembly.title = (Text(json.string.string), UInt64(start))
      }
    } else {
      try json.skipValue()
      if kind == .null || ignored.contains(name) { return }
      if dropped.count == 0 { dropped.first = name }
      dropped.count += 1
    }
  }

  /// Reads the head of a file of ours: an object, or its text, which is all that some tools keep.
  private mutating func readHead(_ json: inout JSONScanner) throws(Fault) {
    if assembly.head != nil { throw json.fault("a second 'redstring'") }
    let kind = try json.kind()
    let start = json.position
    let record: Record
    if kind == .string {
      try json.readString()
      let text = [UInt8](copying: json.string)
      do throws(Fault) {
        record = try Record(json: text.span)
      } catch {
        throw Fault(problem: error.problem + ", in the text of 'redstring'", offset: start)
      }
    } else {
      try json.skipValue()
      record = try Record(json: json.bytes.extracting(0..<json.position), at: start)
    }
    do throws(Assembly.Fault) {
      try assembly.setHead(record, at: UInt64(start))
    } catch {
      throw Fault(problem: error.problem, offset: start)
    }
  }

  /// Says that the places of nodes are not kept: of our own, nobody needs to know.
  mutating func dropPositions() {
    if assembly.head != nil { return }
    assembly.remarks.count("layout") { _ in
      "positions and sizes dropped: a picture is laid out anew"
    }
  }
}
