import KnowledgeGraph

/// A format whose files can be gone through stretch by stretch, so that a graph can be read that is too large for
/// the memory.
package protocol TranscribableFormat: ReadableFormat {
  /// Brings the graph that `source` holds to the disk as our JSON lines, in memory that does not grow with it.
  ///
  /// What it becomes is no graph yet: whoever reads the lines finds out whether it is coherent. `size` is about how
  /// many bytes are kept in memory at once.
  ///
  /// - Throws: the `ReadError` of the whole file; `StreamRefusal`, where it has to be read as a whole, which may then
  ///   turn out to be no graph; or what the source or the files throw.
  func transcript<Source: ByteSource & ~Copyable>(
    of source: inout Source, _ scratch: any Scratch, size: Int
  ) throws -> Transcript
}

/// A graph that has been brought to the disk as our JSON lines, and what has to be said of the file it was in.
package struct Transcript: Sendable {
  package let file: any RandomAccessFile
  package let remarks: [Reading.Remark]
}

/// Writes a transcript, stretch by stretch.
///
/// Actors, relations and, once it is known, the head have a file each, so that they may come in any order.
struct TranscriptWriter {
  private let head: any ScratchFile
  private let actors: any ScratchFile
  private let relations: any ScratchFile
  /// Memory that is used again.
  private var block = ByteBlock()

  init(_ scratch: any Scratch) throws {
    head = try scratch.makeFile()
    actors = try scratch.makeFile()
    relations = try scratch.makeFile()
  }

  /// Adds the elements of a stretch, in the words of the vocabulary as far as it is known: of its properties more may
  /// follow, which changes no key.
  mutating func add(_ storage: consuming GraphStorage, _ vocabulary: Vocabulary) throws {
    let part = GraphPart(storage, place: 0, lineCount: 0)
    let view = FlatView(part, vocabulary)
    try write(to: actors) { block in
      var writer = JSONLinesElementWriter(view.actorKeys, block)
      for place in part.actors { writer.actor(place, view) }
      return writer.block
    }
    try write(to: relations) { block in
      var writer = JSONLinesElementWriter(view.relationKeys, block)
      for place in part.relations { writer.relation(place, view) }
      return writer.block
    }
  }

  private mutating func write(
    to file: any ScratchFile, _ spell: (consuming ByteBlock) -> ByteBlock
  ) throws {
    var used = ByteBlock()
    swap(&used, &block)
    block = spell(used)
    if block.count > 0 { try file.append(block.span) }
    block.removeAll()
  }

  /// The transcript of what was added, with the head of `graph`.
  consuming func transcript(_ graph: Graph, _ remarks: [Reading.Remark]) throws -> Transcript {
    try head.append(JSONLinesFormat.head(graph).span)
    return Transcript(file: JoinedFile([head, actors, relations]), remarks: remarks)
  }
}

/// Files that are read as if they were one.
private struct JoinedFile: RandomAccessFile {
  private let files: [any RandomAccessFile]
  /// Where each file begins, and where the last one ends.
  private let starts: [Int]

  init(_ files: [any RandomAccessFile]) {
    self.files = files
    var starts = [0]
    for file in files { starts.append(starts[starts.count - 1] + file.byteCount) }
    self.starts = starts
  }

  var byteCount: Int { starts[files.count] }

  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws {
    buffer.removeAll(keepingCapacity: true)
    var piece: [UInt8] = []
    for (place, file) in files.enumerated() {
      let start = max(offset, starts[place])
      let end = min(offset + count, starts[place + 1])
      if start >= end { continue }
      if buffer.isEmpty, end == offset + count {
        return try file.read(count, at: start - starts[place], into: &buffer)
      }
      try file.read(end - start, at: start - starts[place], into: &piece)
      buffer.append(copying: piece.span)
    }
  }
}

extension Graph {
  /// A graph without elements, for what stands at the head of a transcript.
  ///
  /// - Throws: `StreamRefusal`.
  init(head metadata: Metadata, _ vocabulary: Vocabulary, _ documents: [Document]) throws {
    guard
      let graph = try? GraphBuilder().graph(
        metadata: metadata, vocabulary: vocabulary, documents: documents)
    else { throw StreamRefusal("its head is not coherent") }
    self = graph
  }
}
