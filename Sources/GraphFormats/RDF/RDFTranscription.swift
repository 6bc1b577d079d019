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
    // An error of Serd's comes before what may be wrong with the graph.
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

  /// How many statements may stand before the first element.
  private static let mostInHead = 1 << 18

  /// Takes the statements up to where an element ends, and leaves the others.
  private mutating func take(_ statements: inout RDFStatements, isLast: Bool) throws {
    let starts = ElementStarts(statements)
    if head == nil {
      guard let start = isLast ? starts.first ?? statements.list.count : starts.first else {
        if statements.list.count < RDFTranscription.mostInHead { return }
        throw StreamRefusal("it does not begin as Redstring writes it")
      }
      var head = RDFStatements()
      head.add(statements, 0..<start)
      self.head = head
    }
    guard let head, let end = isLast ? statements.list.count : starts.last else { return }
    if end <= head.list.count, graph != nil || !isLast { return }
    var rest = head
    rest.add(statements, end..<statements.list.count)
    statements.removeStatements(from: end)
    try takeStretch(statements, head)
    statements = rest
  }

  private mutating func takeStretch(_ statements: RDFStatements, _ head: RDFStatements) throws {
    do {
      let stretch = try RDFGraphReader.stretch(statements, headCount: head.list.count)
      let graph =
        try graph
        ?? Graph(head: stretch.head.metadata, stretch.head.vocabulary, stretch.head.documents)
      self.graph = graph
      replacedScalars += stretch.replacedScalars
      try writer.add(stretch.storage, graph.vocabulary)
    } catch is ReadError {
      throw StreamRefusal("the statements of an element do not stand together")
    }
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
