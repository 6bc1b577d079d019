import KnowledgeGraph

/// A file of our JSON lines in parts, each read by itself: what begins in a stretch of so many bytes.
struct JSONLinesParts: Sendable {
  let file: any RandomAccessFile
  /// The case, the vocabulary and the documents: a graph without elements.
  let head: Graph
  /// How many lines the head has.
  let headLineCount: Int
  /// The documents' identifiers.
  private let documents: IdentifierTable
  /// A reader that has read the head.
  private let reader: JSONLinesReader
  /// Where the head ends.
  private let start: Int
  /// How many bytes a stretch has.
  private let size: Int

  /// An error, with its line counted from the part's first one, which is 1.
  struct Fault: Error {
    let error: ReadError
  }

  /// Reads the head of `file`.
  ///
  /// - Throws: `ReadError`, `StreamRefusal`, or what the file throws.
  init(_ file: any RandomAccessFile, name: Text, size: Int) throws {
    self.file = file
    self.size = size
    var reader = JSONLinesReader(Assembly.Origin(name: name), byteCount: 0)
    var lines = LineReader(file)
    var start = 0
    while let line = try lines.next() {
      if reader.assembly.head != nil, !JSONLinesReader.isDocument(line) { break }
      try reader.take(line)
      start = lines.position
    }
    guard let head = reader.assembly.head else {
      throw ReadError(
        "no line in the file, where the first line of Redstring's JSON lines was expected", line: 1,
        column: 1)
    }
    if let reason = reader.assembly.whatOnlyTheWholeSettles { throw StreamRefusal(reason) }
    var documents = IdentifierTable()
    for document in head.documents { _ = documents.number(of: document.id.string.utf8.span) }
    guard
      let graph = try? reader.assembly.builder.graph(
        metadata: head.metadata, vocabulary: head.vocabulary, documents: head.documents)
    else { throw StreamRefusal("its head is not coherent") }
    self.head = graph
    self.documents = documents
    headLineCount = reader.number
    self.start = start
    reader.number = 0
    reader.assembly.head?.documents = []
    self.reader = reader
  }

  /// How many parts there are.
  var count: Int { (max(0, file.byteCount - start) + size - 1) / size }

  /// Reads the part at `place`.
  ///
  /// - Throws: `Fault`, `StreamRefusal`, or what the file throws.
  func part(_ place: Int) throws -> GraphPart {
    let bytes = try bytes(of: place)
    var reader = reader
    var line: [UInt8] = []
    var start = 0
    var actors = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line.removeAll(keepingCapacity: true)
      line.append(copying: bytes.span.extracting(start..<end))
      do throws(ReadError) { try reader.take(line) } catch { throw Fault(error: error) }
      start = end + 1
      let before = actors
      actors = reader.assembly.builder.storage.actors.count
      if actors > before, !reader.assembly.builder.storage.relations.isEmpty {
        throw JSONLinesParts.disorder
      }
    }
    if reader.assembly.head?.documents.isEmpty == false { throw JSONLinesParts.disorder }
    if let reason = reader.assembly.whatOnlyTheWholeSettles { throw StreamRefusal(reason) }
    return GraphPart(reader.assembly.builder.storage, place: place, lineCount: reader.number)
  }

  /// Lines stand as we write them: documents, actors, relations.
  static let disorder = StreamRefusal(
    "its lines are not in the order in which Redstring writes them")

  /// The lines that begin in a stretch.
  private func bytes(of place: Int) throws -> [UInt8] {
    let first = start + place * size
    let last = min(first + size, file.byteCount)
    // The byte before the stretch says whether a line begins with it; the head ends with a line.
    let before = place == 0 ? first : first - 1
    var bytes: [UInt8] = []
    try file.read(last - before, at: before, into: &bytes)
    if place > 0 {
      guard let end = bytes.firstIndex(of: 0x0A), end < bytes.count - 1 else { return [] }
      bytes.removeSubrange(...end)
    }
    if bytes.last == 0x0A { return bytes }
    var position = last
    var more: [UInt8] = []
    while position < file.byteCount {
      try file.read(1 << 12, at: position, into: &more)
      if more.isEmpty { break }
      let end = more.firstIndex(of: 0x0A)
      bytes.append(copying: more.span.extracting(0..<(end ?? more.count)))
      if end != nil { break }
      position += more.count
    }
    return bytes
  }

  /// The documents that a part's evidence names; nothing where the head does not have one of them.
  func documents(of part: GraphPart) -> [Document]? {
    var seen = PlaceTable()
    var list: [Document] = []
    for piece in part.storage.evidence where seen[piece.document] == nil {
      seen[piece.document] = 0
      if documents.existingNumber(of: part.storage.identifiers[piece.document]) == nil {
        return nil
      }
      list.append(Document(id: part.storage.identifier(piece.document)))
    }
    return list
  }
}

/// The lines of a file, one after the other.
private struct LineReader {
  private let file: any RandomAccessFile
  /// Where the next line begins.
  private(set) var position = 0
  private var block: [UInt8] = []
  private var blockStart = 0

  init(_ file: any RandomAccessFile) { self.file = file }

  /// The next line without its end; nothing behind the last one.
  mutating func next() throws -> [UInt8]? {
    if position >= file.byteCount { return nil }
    var line: [UInt8] = []
    while position < file.byteCount {
      if !(blockStart..<blockStart + block.count).contains(position) {
        blockStart = position
        try file.read(1 << 16, at: position, into: &block)
        if block.isEmpty { break }
      }
      let start = position - blockStart
      let end = block[start...].firstIndex(of: 0x0A)
      line.append(copying: block.span.extracting(start..<(end ?? block.count)))
      position = blockStart + (end ?? block.count)
      if end != nil {
        position += 1
        return line
      }
    }
    return line
  }
}

extension JSONLinesReader {
  /// Whether a line is a document's.
  fileprivate static func isDocument(_ line: [UInt8]) -> Bool {
    var json = JSONScanner(line.span, at: 0)
    do throws(JSONScanner.Fault) {
      try json.beginObject()
      var isFirst = true
      while try json.nextMember(&isFirst) {
        if json.string.isEqual(to: "redstring".utf8.span) {
          guard try json.kind() == .string else { return false }
          try json.readString()
          return json.string.isEqual(to: "document".utf8.span)
        }
        try json.skipValue()
      }
    } catch {}
    return false
  }
}
