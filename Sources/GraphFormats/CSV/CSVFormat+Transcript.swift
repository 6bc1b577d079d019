import KnowledgeGraph

extension CSVFormat: TranscribableFormat {
  /// Goes through tables of ours, in which each row stands for itself.
  ///
  /// - Throws: `ReadError`, `StreamRefusal`, or what the source or the files throw.
  package func transcript<Source: ByteSource & ~Copyable>(
    of source: inout Source, _ scratch: any Scratch, size: Int
  ) throws -> Transcript {
    var transcription = try CSVTranscription(Assembly.Origin(name: source.name), scratch)
    var block: [UInt8] = []
    var count = 0
    repeat {
      transcription.reader.beginFile(source.name)
      repeat {
        try source.read(into: &block)
        try transcription.reader.take(block)
        count += block.count
        if count >= size {
          try transcription.takeRows()
          count = 0
        }
      } while !block.isEmpty
      try transcription.reader.endFile()
    } while try source.beginNextFile()
    return try transcription.transcript()
  }
}

/// Brings tables of ours to the disk as JSON lines.
private struct CSVTranscription {
  var reader: CSVReader
  private var writer: TranscriptWriter
  private var replacedScalars = 0

  init(_ origin: Assembly.Origin, _ scratch: any Scratch) throws {
    reader = CSVReader(origin, byteCount: 0)
    writer = try TranscriptWriter(scratch)
  }

  /// Writes the rows so far, and forgets them.
  mutating func takeRows() throws {
    guard let head = reader.assembly.head else {
      if reader.assembly.builder.storage.hasNoElements { return }
      throw StreamRefusal("it was not written by Redstring")
    }
    if let reason = reader.assembly.whatElementsLeaveOpen { throw StreamRefusal(reason) }
    let (storage, replaced) = reader.assembly.takeElements()
    reader.known = PlaceTable()
    replacedScalars += replaced
    try writer.add(storage, head.vocabulary)
  }

  consuming func transcript() throws -> Transcript {
    try reader.checkTables()
    try takeRows()
    guard let head = reader.assembly.head, reader.hasNodes else {
      throw StreamRefusal("it has no table of nodes that was written by Redstring")
    }
    reader.assembly.remarks.count(replaced: replacedScalars)
    return try writer.transcript(
      Graph(head: head.metadata, head.vocabulary, head.documents), reader.assembly.remarks.list)
  }
}
