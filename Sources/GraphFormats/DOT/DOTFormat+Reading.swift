import KnowledgeGraph

extension DOTFormat: ReadableFormat {
  /// Reads DOT as people and programs write it: what this format wrote comes back as it was. What a file
  /// for drawing only does not hold, cannot come back.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    let bytes = try source.readAll(limit: 4 << 30)
    let reader = DOTReader(Assembly.Origin(name: source.name), byteCount: bytes.count)
    let read = try DOTParser<DOTReader>.read(bytes, with: reader)
    return try read.reading(sha256: source.sha256())
  }
}
