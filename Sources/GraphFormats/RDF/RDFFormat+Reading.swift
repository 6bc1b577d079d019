import KnowledgeGraph

extension NTriplesFormat: ReadableFormat {
  /// Reads N-Triples, and N-Quads: what Redstring wrote, its lines in any order, or statements made elsewhere.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    try RDFReading.read(&source, .lines)
  }
}

extension NQuadsFormat: ReadableFormat {
  /// Reads N-Quads, and N-Triples: what Redstring wrote, its lines in any order, or statements made elsewhere.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    try RDFReading.read(&source, .lines)
  }
}

extension TurtleFormat: ReadableFormat {
  /// Reads Turtle, and TriG: what Redstring wrote, also as a tool has rewritten it, or statements made elsewhere.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    try RDFReading.read(&source, .turtle)
  }
}

/// What every spelling of RDF is read by.
enum RDFReading {
  static func read<Source: ByteSource & ~Copyable>(
    _ source: inout Source, _ syntax: RDFSyntax
  ) throws -> Reading {
    let statements = try RDFStatements.read(&source, syntax)
    return try reading(
      statements, Assembly.Origin(name: source.name), sha256: source.sha256())
  }

  /// The graph of statements, whoever read them: of what Redstring wrote, or of what others did.
  static func reading(
    _ statements: RDFStatements, _ origin: Assembly.Origin, sha256: Text?
  ) throws(ReadError) -> Reading {
    if let reading = try RDFGraphReader.reading(statements) { return reading }
    if statements.list.isEmpty {
      throw ReadError(
        "no statement in the file, of which a graph could be made", line: 1, column: 1)
    }
    return try RDFMapping.reading(statements, origin, sha256: sha256)
  }
}
