import KnowledgeGraph

extension GEXFFormat: ReadableFormat {
  /// Reads GEXF 1.0 to 1.3, block by block: what this format wrote comes back as it was, and what Gephi,
  /// NetworkX, rgexf and sigma.js write is understood by `Conventions`.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    let reader = GEXFReader(Assembly.Origin(name: source.name), byteCount: source.byteCount)
    return try source.read(with: Expat(readsInstructions: true), reader)
  }
}
