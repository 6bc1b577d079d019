import KnowledgeGraph

extension GraphMLFormat: ReadableFormat {
  /// Reads GraphML in any spelling, block by block: what this format wrote comes back as it was, and what
  /// Gephi, Cytoscape, NetworkX, igraph, TinkerPop, APOC and yEd write is understood by `Conventions`.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    guard let expat = Expat() else {
      throw ReadError("no memory for a parser of XML", line: 1, column: 1)
    }
    let relay = Relay(
      GraphMLReader(Assembly.Origin(name: source.name), byteCount: source.byteCount))
    var block: [UInt8] = []
    repeat {
      do {
        try source.read(into: &block)
      } catch {
        try relay.finish()
        throw error
      }
      do throws(ReadError) {
        try expat.parse(block, isLast: block.isEmpty)
      } catch {
        // What is wrong before the place where the parser stopped is said first.
        relay.take(expat.takeEvents(XMLEvents()))
        try relay.finish()
        throw error
      }
      if expat.hasBatch {
        relay.take(expat.takeEvents(relay.usedBatch() ?? XMLEvents()))
        if relay.hasFailed { try relay.finish() }
      }
    } while !block.isEmpty
    relay.take(expat.takeEvents(XMLEvents()))
    return try relay.reading(sha256: source.sha256())
  }
}
