import GraphFormats
import KnowledgeGraph
import SystemPackage

/// `measure OPERATION FOLDER [OUTPUT]`: one measurement of one operation, in a process of its own.
///
/// Prints one line of JSON: seconds, seconds of processor time, bytes read or written, the resident
/// memory that the step needed at most, and how many actors and relations the graph has.
@main
enum Measure {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2, let operation = Operation(arguments[0]) else {
      throw Usage()
    }
    let folder = FilePath(arguments[1])
    switch operation.kind {
    case .read:
      try read(operation.format, folder.appending(operation.format.file))
    case .write:
      guard arguments.count == 3 else { throw Usage() }
      try write(operation.format, folder, FilePath(arguments[2]))
    }
  }

  /// The file, from the disk into a graph.
  private static func read(_ format: Format, _ path: FilePath) throws {
    let size = try fileSize(path)
    let step = Step.begin()
    let graph = try format.graph(at: path)
    step.end(bytes: size, of: graph)
  }

  /// The graph that the reference file holds, into a file.
  private static func write(_ format: Format, _ folder: FilePath, _ output: FilePath) throws {
    let graph = try Format.graphML.graph(at: folder.appending(Format.graphML.file))
    let step = Step.begin()
    try format.write(graph, to: output)
    step.end(bytes: try fileSize(output), of: graph)
  }

  private static func fileSize(_ path: FilePath) throws -> Int { Int(try path.stat().size) }

  /// How the program is called, said when it is called otherwise.
  struct Usage: Error, CustomStringConvertible {
    var description: String { "usage: measure (read|write)-(graphml|dot|jsonld) FOLDER [OUTPUT]" }
  }
}
