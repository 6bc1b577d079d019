import ArgumentParser
import GraphFormats
import KnowledgeGraph
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A conversion of a file that is too large for the memory: it is gone through once, then written part by part.
struct StreamedConversion {
  let graph: StreamedGraph
  private let file: DiskFile
  private let path: FilePath
  private let format: any StreamableFormat

  /// The conversion of the file at `path`, having gone through it.
  ///
  /// - Throws: `StreamRefusal`, where it has to be converted in memory; `ReadError`; `Errno`.
  init(_ path: FilePath, to format: any GraphFormat) throws {
    guard let format = format as? any StreamableFormat else {
      throw StreamRefusal("\(type(of: format).name) is not written part by part")
    }
    guard let file = try DiskFile(regular: path) else {
      throw StreamRefusal("what is compressed, or no file, cannot be read twice")
    }
    if file.byteCount < StreamedConversion.least { throw StreamRefusal("the file is small") }
    self.path = path
    self.file = file
    self.format = format
    let progress = Progress("reading \(path.lastComponent?.string ?? "")")
    defer { progress.end() }
    graph = try StreamedGraph(
      surveying: file, name: Text(path.lastComponent?.string ?? path.string), for: format,
      scratch: DiskScratch())
    try checkUnchanged()
  }

  /// From how many bytes on a file is converted so; tests say fewer.
  private static var least: Int {
    let named = unsafe getenv("REDSTRING_STREAM_FROM").flatMap { Int(unsafe String(cString: $0)) }
    return named ?? 1 << 26
  }

  /// What is lost.
  var losses: [Loss] { graph.losses(of: format) }

  /// Writes the graph to `target`.
  ///
  /// - Throws: the exit status 73 or 74, having said why.
  func write(to target: GraphOutput) throws {
    try target.write(filesOf: format, sparing: InputFiles(file: path), check: checkUnchanged) {
      file, sink throws(Errno) in
      do {
        try graph.write(as: format, file: file, to: &sink)
      } catch {
        // A part that could be read before, and now cannot, has changed.
        throw error as? Errno ?? .ioError
      }
    }
  }

  private func checkUnchanged() throws {
    if file.isUnchanged { return }
    throw failure(ExitStatus.inputOutput, "'\(path)' has changed while it was read")
  }
}
