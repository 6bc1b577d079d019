import ArgumentParser
import GraphFormats
import KnowledgeGraph
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A conversion of what is too large for the memory: it is gone through once, then written part by part. What is not
/// in our JSON lines is first brought to the disk as such.
struct StreamedConversion {
  let graph: StreamedGraph
  /// What was dropped or changed.
  private(set) var remarks: [Reading.Remark] = []
  /// The file that is read again when it is written; nothing for a copy of our own.
  private var file: DiskFile?
  private let files: GraphInput.Files
  private let format: any StreamableFormat

  /// The conversion of `files`, having gone through them. Standard input is first brought to the disk, as
  /// `standardInput`, and so are JSON lines that are compressed.
  ///
  /// - Throws: `StreamRefusal`, where it has to be converted in memory; `ReadError`; `Errno`.
  init(
    _ files: GraphInput.Files, to format: any GraphFormat,
    _ standardInput: inout DiskScratchFile?
  ) throws {
    guard let format = format as? any StreamableFormat else {
      throw StreamRefusal("\(type(of: format).name) is not written part by part")
    }
    self.files = files
    self.format = format
    let other = files.format as? any TranscribableFormat
    if other == nil, !(files.format is JSONLinesFormat) {
      throw StreamRefusal("\(type(of: files.format).name) is not read part by part")
    }
    if files.paths.isEmpty {
      var source = FileSource(.standardInput, name: "standard input", fileSize: nil)
      standardInput = try DiskScratchFile(copying: &source)
    }
    if let other {
      let transcript = try StreamedConversion.transcript(files, as: other, standardInput)
      graph = try StreamedConversion.graph(of: transcript, for: format)
      remarks = transcript.remarks
    } else {
      graph = try StreamedConversion.graph(files, standardInput, &file, for: format)
      try checkUnchanged()
    }
  }

  /// The graph in JSON lines of ours.
  private static func graph(
    _ files: GraphInput.Files, _ standardInput: DiskScratchFile?, _ file: inout DiskFile?,
    for format: any StreamableFormat
  ) throws -> StreamedGraph {
    guard let path = files.paths.first else {
      guard let standardInput else { throw Errno.badFileDescriptor }
      return try graph(standardInput, "standard input", for: format)
    }
    let name = Text(path.lastComponent?.string ?? path.string)
    let found = try DiskFile.regular(path)
    if found.isCompressed {
      var source = try FileSource(opening: path)
      return try graph(try DiskScratchFile(copying: &source), name, for: format)
    }
    file = found
    return try graph(found, name, for: format)
  }

  private static func graph(
    _ file: any RandomAccessFile, _ name: Text, for format: any StreamableFormat
  ) throws -> StreamedGraph {
    try checkSize(file.byteCount)
    let progress = Progress("reading \(name)")
    defer { progress.end() }
    return try StreamedGraph(surveying: file, name: name, for: format, scratch: DiskScratch())
  }

  /// The graph in another format, brought to the disk.
  private static func transcript(
    _ files: GraphInput.Files, as format: any TranscribableFormat,
    _ standardInput: DiskScratchFile?
  ) throws -> Transcript {
    if let standardInput {
      try checkSize(standardInput.byteCount)
      var source = try standardInput.source(name: "standard input")
      return try format.transcript(of: &source, DiskScratch(), size: stretchSize)
    }
    // Of what is compressed, most is some ten times as large.
    try checkSize(
      files.paths.reduce(0) { sum, path in
        let file = try DiskFile.regular(path)
        return sum + (file.isCompressed ? 10 : 1) * file.byteCount
      })
    if files.isSet {
      var source = try FileSetSource(files.paths)
      return try format.transcript(of: &source, DiskScratch(), size: stretchSize)
    }
    var source = try FileSource(opening: files.paths[0])
    return try format.transcript(of: &source, DiskScratch(), size: stretchSize)
  }

  /// How many bytes of a file are made JSON lines at once.
  private static let stretchSize = 1 << 20

  private static func graph(
    of transcript: Transcript, for format: any StreamableFormat
  ) throws -> StreamedGraph {
    let progress = Progress("checking the graph")
    defer { progress.end() }
    do {
      return try StreamedGraph(
        surveying: transcript.file, name: "", for: format, scratch: DiskScratch())
    } catch is ReadError {
      // Whoever reads the whole says what is wrong in the words of its format.
      throw StreamRefusal("something in it cannot be")
    }
  }

  private static func checkSize(_ byteCount: Int) throws {
    if byteCount < least { throw StreamRefusal("the file is small") }
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
  var inputs: InputFiles { InputFiles(joining: files.paths.map(InputFiles.init(file:))) }

  private func checkUnchanged() throws {
    if file?.isUnchanged ?? true { return }
    throw failure(ExitStatus.inputOutput, "'\(files.paths[0])' has changed while it was read")
  }
}

extension DiskFile {
  /// The file at `path`.
  ///
  /// - Throws: `StreamRefusal`, where it is none that can be read twice; `Errno`.
  fileprivate static func regular(_ path: FilePath) throws -> DiskFile {
    guard let file = try DiskFile(regular: path) else {
      throw StreamRefusal("what is no regular file cannot be read twice")
    }
    return file
  }
}
