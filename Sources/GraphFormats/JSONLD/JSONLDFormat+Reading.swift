import KnowledgeGraph

extension JSONLDFormat: ReadableFormat {
  /// Reads JSON-LD that this format wrote: with keys in any order and any white space, and also as JSON-LD
  /// processors expand it or compact it with its own context.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    let bytes = try source.readAll(limit: 16 << 30)
    do throws(JSONScanner.Fault) {
      return try JSONLDReader.graph(of: bytes)
    } catch {
      throw ReadError(error.problem, at: error.offset, in: bytes)
    }
  }
}
