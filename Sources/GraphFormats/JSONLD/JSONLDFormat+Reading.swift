import KnowledgeGraph

extension JSONLDFormat: ReadableFormat {
  /// Reads JSON-LD: what this format wrote, however a tool has spelled it anew, or what was made elsewhere, of which
  /// what is described becomes an actor, and what leads from one to another a relation.
  ///
  /// Relative IRIs are taken to be relative to `file:///` and the source's name.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    let bytes = try source.readAll(limit: 16 << 30)
    do throws(JSONScanner.Fault) {
      if let reading = try JSONLDReader.reading(of: bytes) { return reading }
    } catch {
      throw ReadError(error.problem, at: error.offset, in: bytes)
    }
    return try JSONLDStatements.reading(
      of: bytes, Assembly.Origin(name: source.name), contexts: contexts, sha256: source.sha256())
  }
}
