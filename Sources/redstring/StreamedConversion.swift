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
  /// The file that is read again when it is written; nothing for a copy of our own.
  private let file: DiskFile?
  private let path: FilePath
  private let format: any StreamableFormat

  /// The conversion of what `argument` names, having gone through it. Standard input is first brought to the disk,
  /// as `standardInput`, and what is compressed, too.
  ///
  /// - Throws: `StreamRefusal`, where it has to be converted in memory; `ReadError`; `Errno`.
  init(
    _ argument: String, to format: any GraphFormat, _ standardInput: inout DiskScratchFile?
  ) throws {
    guard let format = format as? any StreamableFormat else {
      throw StreamRefusal("\(type(of: format).name) is not written part by part")
    }
    self.format = format
    path = FilePath(argument)
    if argument == "-" {
      var source = FileSource(.standardInput, name: "standard input", fileSize: nil)
      let copy = try DiskScratchFile(copying: &source)
      standardInput = copy
      file = nil
      graph = try StreamedConversion.graph(copy, source.name, for: format)
      return
    }
    let name = Text(path.lastComponent?.string ?? path.string)
    guard let file = try DiskFile(regular: path) else {
      throw StreamRefusal("what is no regular file cannot be read twice")
    }
    if file.isCompressed {
      self.file = nil
      var source = try FileSource(opening: path)
      graph = try StreamedConversion.graph(
        try DiskScratchFile(copying: &source), name, for: format)
    } else {
      self.file = file
      graph = try StreamedConversion.graph(file, name, for: format)
      try checkUnchanged()
    }
  }

  private static func graph(
    _ file: any RandomAccessFile, _ name: Text, for format: any StreamableFormat
  ) throws -> StreamedGraph {
    if file.byteCount < StreamedConversion.least { throw StreamRefusal("the file is small") }
    let progress = Progress("reading \(name)")
    defer { progress.end() }
    return try StreamedGraph(surveying: file, name: name, for: format, scratch: DiskScratch())
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
    try target.write(filesOf: format, sparing: inputs, check: checkUnchanged) {
      file, sink throws(Errno) in
      do {
        try graph.write(as: format, file: file, to: &sink)
      } catch {
        // A part that could be read before, and now cannot, has changed.
        throw error as? Errno ?? .ioError
      }
    }
  }

  /// The files that it is read from.
  var inputs: InputFiles { InputFiles(file: path) }

  private func checkUnchanged() throws {
    if file?.isUnchanged ?? true { return }
    throw failure(ExitStatus.inputOutput, "'\(path)' has changed while it was read")
  }
}
