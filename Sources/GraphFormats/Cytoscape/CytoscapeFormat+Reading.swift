import KnowledgeGraph

extension CytoscapeFormat: ReadableFormat {
  /// Reads the JSON of Cytoscape.js, of Cytoscape's desktop and of NetworkX: elements as an object of nodes and
  /// edges, or as one array.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    let origin = Assembly.Origin(
      name: source.name, fileExtensions: Self.fileExtensions)
    return try source.readDocument { (bytes, sha256) throws(JSONScanner.Fault) in
      try CytoscapeReader.reading(of: bytes, origin, sha256: sha256)
    }
  }
}
