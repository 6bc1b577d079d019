public import KnowledgeGraph

/// A format that spells a graph in several files, which stand in one folder.
///
/// As one stream, on standard output say, the files stand one after the other with an empty line between.
public protocol FolderFormat: GraphFormat {
  /// The files' names, in the order of the stream: `nodes.csv`, `edges.csv` …
  static var fileNames: [String] { get }

  /// Writes the file whose name has the place `file` in `fileNames`.
  ///
  /// - Throws: what the sink throws.
  func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, file: Int, to sink: inout Sink
  ) throws(Sink.Failure)
}

extension FolderFormat {
  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    for file in Self.fileNames.indices {
      if file > 0 { try sink.write([0x0A].span) }
      try write(graph, file: file, to: &sink)
    }
  }
}
