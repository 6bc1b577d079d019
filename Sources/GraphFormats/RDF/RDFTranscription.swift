import KnowledgeGraph

extension NQuadsFormat: TranscribableFormat {
  /// Goes through statements that this format wrote, those of each element together.
  ///
  /// - Throws: `ReadError`, `StreamRefusal`, or what the source or the files throw.
  package func transcript<Source: ByteSource & ~Copyable>(
    of source: inout Source, _ scratch: any Scratch, size: Int
  ) throws -> Transcript {
    try RDFTranscription.transcript(of: &source, scratch, size: size)
  }
}

extension NTriplesFormat: TranscribableFormat {
  /// Goes through statements that this format wrote, those of each element together.
  ///
  /// - Throws: `ReadError`, `StreamRefusal`, or what the source or the files throw.
  package func transcript<Source: ByteSource & ~Copyable>(
    of source: inout Source, _ scratch: any Scratch, size: Int
  ) throws -> Transcript {
    try RDFTranscription.transcript(of: &source, scratch, size: size)
  }
}

/// Brings statements of ours to the disk as JSON lines.
///
/// Each stretch is read as a file that consists of the head and of the stretch.
private struct RDFTranscription {
  private var writer: TranscriptWriter
  /// The statements before the first element, once all have been read.
  private var head: RDFStatements?
  /// What the head says, once a stretch has been read with it.
  private var graph: Graph?
  private var replacedScalars = 0

  static func transcript<Source: ByteSource & ~Copyable>(
    of source: inout Source, _ scratch: any Scratch, size: Int
  ) throws -> Transcript {
    var transcription = RDFTranscription(writer: try TranscriptWriter(scratch))
    try RDFStatements.forEachPiece(of: &source, .lines, into: RDFStatements(), length: size) {
      statements, isLast in
      try transcription.take(&statements, isLast: isLast)
    }
    guard let graph = transcription.graph else {
      throw StreamRefusal("it does not begin as Redstring writes it")
    }
    var remarks = Remarks()
    remarks.count(replaced: transcription.replacedScalars)
    return try transcription.writer.transcript(graph, remarks.list)
  }

  private init(writer: TranscriptWriter) { self.writer = writer }

  /// How many statements the head has where it is soon read.
  private static let fewInHead = 1 << 10

  /// How many statements may stand before the first element.
  private static let mostInHead = 1 << 18

  /// Takes the statements up to where an element ends, and leaves the others, behind the head.
  private mutating func take(_ statements: inout RDFStatements, isLast: Bool) throws {
    if head == nil { try takeHead(&statements, isLast: isLast) }
    guard let head else { return }
    let count = statements.list.count
    let end = isLast ? count : ElementStarts(statements).last ?? 0
    // The head is read again with each stretch: where that is much, a stretch is larger.
    let least = head.list.count > RDFTranscription.fewInHead ? 4 * head.list.count : 0
    if end <= head.list.count || !isLast && end < least { return }
    var rest = head
    rest.add(statements, end..<count)
    statements.removeStatements(from: end)
    let stretch = try stretch(statements, headCount: head.list.count)
    statements = rest
    replacedScalars += stretch.replacedScalars
    if let graph { try writer.add(stretch.storage, graph.vocabulary) }
  }

  /// Takes the head, once an element begins. Documents are only needed once.
  private mutating func takeHead(_ statements: inout RDFStatements, isLast: Bool) throws {
    let count = statements.list.count
    guard let start = ElementStarts(statements).first ?? (isLast ? count : nil) else {
      if count < RDFTranscription.mostInHead { return }
      throw StreamRefusal("it does not begin as Redstring writes it")
    }
    var whole = RDFStatements()
    whole.add(statements, 0..<start)
    let stretch = try stretch(whole, headCount: start)
    graph = try Graph(
      head: stretch.head.metadata, stretch.head.vocabulary, stretch.head.documents)
    replacedScalars = stretch.replacedScalars
    var head = RDFStatements()
    head.add(whole, stretch.placesWithoutDocuments)
    self.head = head
    var rest = head
    rest.add(statements, start..<count)
    statements = rest
  }

  private func stretch(
    _ statements: RDFStatements, headCount: Int
  ) throws -> RDFGraphReader.Stretch {
    do {
      return try RDFGraphReader.stretch(statements, headCount: headCount)
    } catch is ReadError {
      throw StreamRefusal("the statements of an element do not stand together")
    }
  }
}

extension RDFGraphReader {
  /// What statements of ours are of which the first ones are the head's, and the others those of a stretch of the
  /// elements.
  fileprivate struct Stretch {
    let head: JSONLDHead
    let storage: GraphStorage
    let replacedScalars: Int
    /// The places of the head's statements that are about no document.
    let placesWithoutDocuments: [Int]
  }

  /// Reads a stretch.
  ///
  /// - Throws: `StreamRefusal`, where other statements are needed or there is something else among them; `ReadError`,
  ///   where they are no graph, or its elements are not whole.
  fileprivate static func stretch(
    _ statements: RDFStatements, headCount: Int
  ) throws -> Stretch {
    guard var reader = RDFGraphReader(statements) else {
      throw StreamRefusal("it does not begin as Redstring writes it")
    }
    let nodes = try reader.readHead()
    try reader.settleHead()
    if reader.hasSharedIRIs { throw StreamRefusal("two things in its vocabulary share an IRI") }
    for relation in nodes.relations { try reader.readRelation(relation) }
    for actor in nodes.actors { try reader.readActor(actor) }
    let head = statements.list[..<headCount]
    let others = PlaceTable(statements.list[headCount...].map(\.subject))
    let subjects = Set(head.map(\.subject))
    if reader.takenCount < statements.list.count || subjects.count != nodes.headCount
      || subjects.contains(where: { others[$0] != nil }) || statements.namedCount > 0
    {
      throw StreamRefusal("not all of its statements stand where Redstring writes them")
    }
    let documents = PlaceTable(subjects.filter { reader.kinds(of: $0) == [.document] })
    return Stretch(
      head: reader.head, storage: reader.builder.storage,
      replacedScalars: reader.builder.replacedScalars,
      placesWithoutDocuments: head.indices.filter { documents[head[$0].subject] == nil })
  }
}

/// Where elements begin among statements: as we write them, with a class.
private struct ElementStarts {
  private let statements: RDFStatements
  private let type: IdentifierNumber?
  private let classes: [IdentifierNumber]

  init(_ statements: RDFStatements) {
    let terms = RDFTerms(statements)
    self.statements = statements
    type = terms.type
    classes = [.actor, .relation].compactMap { terms.number(of: $0) }
  }

  var first: Int? { statements.list.indices.first(where: isStart) }

  var last: Int? { statements.list.indices.last(where: isStart) }

  private func isStart(_ place: Int) -> Bool {
    let statement = statements.list[place]
    guard statement.predicate == type, case .resource(let object) = statement.object,
      classes.contains(object)
    else { return false }
    return place == 0 || statements.list[place - 1].subject != statement.subject
  }
}
