import KnowledgeGraph

extension GraphMLFormat: ReadableFormat {
  /// Reads GraphML in any spelling, block by block: what this format wrote comes back as it was, and what
  /// Gephi, Cytoscape, NetworkX, igraph, TinkerPop, APOC and yEd write is understood by `Conventions`.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    let reader = GraphMLReader(Assembly.Origin(name: source.name), byteCount: source.byteCount)
    return try source.read(with: Expat(), reader)
  }
}
