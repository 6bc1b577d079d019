import KnowledgeGraph

extension DOTFormat: ReadableFormat {
  /// Reads DOT as people and programs write it: what this format wrote comes back as it was. What a file
  /// for drawing only does not hold, cannot come back.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    let bytes = try source.readAll(limit: 4 << 30)
    let relay = Relay(DOTReader(Assembly.Origin(name: source.name), byteCount: bytes.count))
    do throws(ReadError) {
      _ = try DOTParser.read(bytes, with: DOTBatching(to: relay))
    } catch {
      // What is wrong before the place where the parser stopped is said first.
      try relay.finish()
      throw error
    }
    return try relay.reading(sha256: source.sha256())
  }
}
