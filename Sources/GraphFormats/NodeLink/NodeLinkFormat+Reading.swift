import KnowledgeGraph

extension NodeLinkFormat: ReadableFormat {
  /// Reads the node-link JSON of NetworkX and of d3, with either name for the list of edges; and what differs from
  /// it only in names: graphology's and sigma's, and vis.js's.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    let origin = Assembly.Origin(
      name: source.name, fileExtensions: Self.fileExtensions)
    return try source.readDocument { (bytes, sha256) throws(JSONScanner.Fault) in
      try NodeLinkReader.reading(of: bytes, origin, sha256: sha256)
    }
  }
}
