import KnowledgeGraph

extension JSONLinesFormat: ReadableFormat {
  /// Reads JSON lines that this format wrote, also after a tool has put the members of a line in another order,
  /// taken lines out or added members; the first line has to be there.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    var reader = JSONLinesReader(
      Assembly.Origin(name: source.name), byteCount: source.byteCount ?? 0)
    try source.readLines { line in try reader.take(line) }
    return try reader.reading(sha256: source.sha256())
  }
}
