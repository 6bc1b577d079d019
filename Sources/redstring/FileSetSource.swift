import Cases
import GraphFormats
import KnowledgeGraph
import SystemPackage

/// Several files that make one graph, read one after the other.
struct FileSetSource: ~Copyable, ByteSource {
  private let paths: [FilePath]
  private var place = 0
  private var current: FileSource

  /// A source of the files at `paths`, at least one, of a graph that is called by the last one's name.
  ///
  /// - Throws: `Errno`, where the first cannot be opened.
  init(_ paths: [FilePath]) throws {
    self.paths = paths
    current = try FileSource(opening: paths[0])
  }

  var name: Text { current.name }
  var byteCount: Int? { current.byteCount }

  mutating func read(into buffer: inout [UInt8]) throws(any Error) {
    try current.read(into: &buffer)
  }

  mutating func beginNextFile() throws(any Error) -> Bool {
    guard place + 1 < paths.count else { return false }
    place += 1
    current = try FileSource(opening: paths[place])
    return true
  }

  func sha256() -> Text? { current.sha256() }
}
