import KnowledgeGraph

extension JSONLinesFormat: ReadableFormat {
  /// Reads JSON lines that this format wrote, also after a tool has put the members of a line in another order,
  /// taken lines out or added members; the first line has to be there.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    var reader = JSONLinesReader(
      Assembly.Origin(name: source.name), byteCount: source.byteCount ?? 0)
    var block: [UInt8] = []
    /// The beginning of a line that goes on in the next block.
    var line: [UInt8] = []
    repeat {
      try source.read(into: &block)
      var start = 0
      while let end = block[start...].firstIndex(of: 0x0A) {
        line.append(copying: block.span.extracting(start..<end))
        try reader.take(line)
        line.removeAll(keepingCapacity: true)
        start = end + 1
      }
      line.append(copying: block.span.extracting(start..<block.count))
    } while !block.isEmpty
    if !line.isEmpty { try reader.take(line) }
    return try reader.reading(sha256: source.sha256())
  }
}
