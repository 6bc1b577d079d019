import KnowledgeGraph

/// Makes a graph of JSON lines, line by line.
struct JSONLinesReader {
  var assembly: Assembly
  /// The line at hand, from 1.
  var number = 0
  private var columns = JSONColumns()

  /// What a line's thing is called, and between which actors it is.
  private struct Ends {
    var id: IdentifierNumber?
    var from: IdentifierNumber?
    var to: IdentifierNumber?
  }

  /// What a line is of.
  private enum Kind: String {
    case document, actor, relation
  }

  init(_ origin: Assembly.Origin, byteCount: Int) {
    assembly = Assembly(origin)
    assembly.builder.reserve(byteCount: byteCount)
  }

  /// Takes the next line, without its end.
  mutating func take(_ line: [UInt8]) throws(ReadError) {
    number += 1
    if let place = line.span.firstInvalidByte {
      throw error(ReadError.noUTF8(line[place]), at: place, in: line)
    }
    do throws(JSONScanner.Fault) {
      try takeObject(line)
    } catch {
      throw self.error(error.problem, at: error.offset, in: line)
    }
  }

  /// The graph of all lines.
  consuming func reading(sha256: Text?) throws(ReadError) -> Reading {
    if assembly.head == nil {
      throw ReadError(
        "no line in the file, where the first line of Redstring's JSON lines was expected", line: 1,
        column: 1)
    }
    assembly.sha256 = sha256
    do throws(Assembly.Fault) {
      return try assembly.graph(.line)
    } catch {
      throw ReadError(error.problem, line: Int(error.position ?? 1), column: 1)
    }
  }

  /// An error at a byte offset of the line at hand.
  private func error(_ problem: String, at offset: Int, in line: [UInt8]) -> ReadError {
    let place = ReadError(problem, at: offset, in: line)
    return ReadError(problem, line: number, column: place.column)
  }
}

/// Lines.
extension JSONLinesReader {
  private mutating func takeObject(_ line: [UInt8]) throws(JSONScanner.Fault) {
    let hasMark = assembly.head == nil && number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF])
    var json = JSONScanner(line.span, at: hasMark ? 3 : 0)
    if json.isAtEnd() { return }
    let start = json.position
    guard assembly.head != nil else { return try takeHead(line, from: start) }
    columns.beginElement()
    var ends = Ends()
    var kind: Kind?
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      if json.string.isEqual(to: "redstring".utf8.span) {
        if kind != nil { throw json.fault("a second 'redstring'") }
        kind = try readKind(&json)
      } else if json.string.isEqual(to: "id".utf8.span) {
        try readIdentifier(&ends.id, "id", &json)
      } else if json.string.isEqual(to: "from".utf8.span) {
        try readIdentifier(&ends.from, "from", &json)
      } else if json.string.isEqual(to: "to".utf8.span) {
        try readIdentifier(&ends.to, "to", &json)
      } else {
        try columns.note(&json)
      }
    }
    try json.end()
    switch kind {
    case .actor: try takeActor(ends, &json, start)
    case .relation: try takeRelation(ends, &json, start)
    case .document: try takeDocument(line, from: start)
    case nil:
      throw JSONScanner.Fault(
        problem: "a line without 'redstring', which says whether it is a document, an actor or a "
          + "relation", offset: start)
    }
  }

  private mutating func readIdentifier(
    _ id: inout IdentifierNumber?, _ name: String, _ json: inout JSONScanner
  ) throws(JSONScanner.Fault) {
    if id != nil { throw json.fault("a second '\(name)'") }
    try json.readString()
    id = assembly.builder.nonEmptyIdentifier(json.string)
  }

  private func readKind(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> Kind {
    let start = json.position
    guard try json.kind() == .string else {
      throw JSONScanner.Fault(
        problem: "a second first line: two files that stand one after the other are not one",
        offset: start)
    }
    try json.readString()
    guard let kind = Kind(rawValue: json.string.string) else {
      throw JSONScanner.Fault(
        problem: "'\(json.string.string)', where 'document', 'actor' or 'relation' was expected",
        offset: start)
    }
    return kind
  }

  private mutating func takeHead(
    _ line: [UInt8], from start: Int
  ) throws(JSONScanner.Fault) {
    guard try JSONLinesReader.isHead(line, from: start) else {
      throw JSONScanner.Fault(
        problem: "a first line that does not begin Redstring's JSON lines, with the case and the "
          + "vocabulary; JSON lines made elsewhere are not read", offset: start)
    }
    let record = try Record(json: line.span, at: start)
    do throws(Assembly.Fault) {
      try assembly.setHead(record, at: UInt64(number))
    } catch {
      throw JSONScanner.Fault(problem: error.problem, offset: start)
    }
  }

  /// Whether a line says of which version it is.
  private static func isHead(
    _ line: [UInt8], from start: Int
  ) throws(JSONScanner.Fault) -> Bool {
    var json = JSONScanner(line.span, at: start)
    guard try json.kind() == .object else { return false }
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      if json.string.isEqual(to: "redstring".utf8.span) { return try json.kind() == .number }
      try json.skipValue()
    }
    return false
  }

  private mutating func takeDocument(
    _ line: [UInt8], from start: Int
  ) throws(JSONScanner.Fault) {
    let record = try Record(json: line.span, at: start)
    do throws(Misspelling) {
      assembly.head?.documents.append(try HeadRecord.document(record))
      assembly.documentPositions.append(UInt64(number))
    } catch {
      throw JSONScanner.Fault(
        problem: "'\(error.field)' of the document is missing or not as Redstring writes it",
        offset: start)
    }
  }

  private mutating func takeActor(
    _ ends: Ends, _ json: inout JSONScanner, _ start: Int
  ) throws(JSONScanner.Fault) {
    guard let id = ends.id else {
      throw JSONScanner.Fault(problem: "an actor without an 'id'", offset: start)
    }
    assembly.beginActor(id)
    try columns.take(.actor, &json, into: &assembly)
    do throws(Assembly.Fault) {
      try assembly.endActor(at: UInt64(number))
    } catch {
      throw JSONScanner.Fault(problem: error.problem, offset: start)
    }
  }

  private mutating func takeRelation(
    _ ends: Ends, _ json: inout JSONScanner, _ start: Int
  ) throws(JSONScanner.Fault) {
    guard let from = ends.from, let to = ends.to else {
      throw JSONScanner.Fault(problem: "a relation without a 'from' or a 'to'", offset: start)
    }
    assembly.beginRelation(ends.id)
    try columns.take(.relation, &json, into: &assembly)
    do throws(Assembly.Fault) {
      try assembly.endRelation(
        from: from, to: to, isDirected: true, line: number, at: UInt64(number))
    } catch {
      throw JSONScanner.Fault(problem: error.problem, offset: start)
    }
  }
}
