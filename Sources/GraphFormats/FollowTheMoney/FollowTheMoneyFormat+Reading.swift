import KnowledgeGraph

extension FollowTheMoneyFormat: ReadableFormat {
  /// Reads entities of any origin, in any order, also where several lines are fragments of one, where entities
  /// stand in each other, and where lines are statements.
  ///
  /// Of what this format wrote, actors, types, relations, dates, names and what keeps a relation from being a fact
  /// come back; the sentences stay as text, with the file as evidence.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    var reader = FollowTheMoneyReader(
      Assembly.Origin(name: source.name), byteCount: source.byteCount ?? 0)
    try source.readLines { line in try reader.take(line) }
    return try reader.reading(sha256: source.sha256())
  }
}
