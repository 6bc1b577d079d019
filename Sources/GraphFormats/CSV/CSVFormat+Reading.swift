import KnowledgeGraph

extension CSVFormat: ReadableFormat {
  /// Reads tables of nodes and of edges in any order, with an empty line between two: those that
  /// this format wrote come back as they were, those that Gephi, Neo4j, NetworkX and others write
  /// are understood by their headers.
  ///
  /// Cells are separated by what the header has most of: commas, semicolons or tabs. A row may be
  /// too short; one with more than its header has is refused. Edges alone are enough: their ends
  /// are then the actors.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    var reader = CSVReader(
      Assembly.Origin(name: source.name), byteCount: source.byteCount ?? 0)
    var block: [UInt8] = []
    repeat {
      reader.beginFile(source.name)
      repeat {
        try source.read(into: &block)
        try reader.take(block)
      } while !block.isEmpty
      try reader.endFile()
    } while try source.beginNextFile()
    return try reader.reading(sha256: source.sha256())
  }
}
