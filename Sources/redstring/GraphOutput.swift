import ArgumentParser
import Compression
import GraphFormats
import KnowledgeGraph
import SystemPackage

/// Where a command writes one thing, and in which format: a file, a device, standard output, or, where the
/// format has several files, a folder.
struct GraphOutput {
  /// The argument as given; `-` is standard output.
  let argument: String
  let entry: FormatTable.Entry
  let compression: CompressionMethod?

  /// What `argument` and `--to` ask for.
  ///
  /// - Throws: `ValidationError`.
  init(argument: String, format: String?) throws {
    if argument.isEmpty {
      throw ValidationError("'' names no file to write; '-' is standard output.")
    }
    let inName = FormatName(of: FilePath(argument))
    let name = format.map(FormatName.init(word:)) ?? inName
    guard let word = format ?? name.word else {
      throw ValidationError(
        argument == "-"
          ? "Standard output has no file extension; name the format with --to."
          : "'\(argument)' has no file extension; name the format with --to.")
    }
    if name.entry == nil, let formats = FormatTable.words(endingIn: word, \.isWritten) {
      throw ValidationError(
        "'\(word)' may be one of several formats; name it with --to: \(formats).")
    }
    guard let entry = name.entry, entry.isWritten else {
      throw ValidationError(
        "'\(word)' is no format that can be written; there are \(FormatTable.writableWords).")
    }
    self.argument = argument
    self.entry = entry
    compression = name.compression ?? inName.compression
  }

  /// Writes a graph in `format`, which is that of the entry with its options; never in the place of one of
  /// `inputs`.
  ///
  /// - Throws: the exit status 73 or 74, having said why.
  func write(
    _ graph: Graph, as format: any GraphFormat, sparing inputs: InputFiles
  ) throws {
    try write(filesOf: format, sparing: inputs) { file, sink throws(Errno) in
      if let folderFormat = format as? any FolderFormat {
        try folderFormat.write(graph, file: file, to: &sink)
      } else {
        try format.write(graph, to: &sink)
      }
    }
  }

  /// Writes the files of `format`, each as `fill` does, which gets its place among them; `check` has a last look
  /// before they appear.
  ///
  /// Those of a format that has several go into the folder that the argument names, or, where it is a file's name,
  /// under that name with theirs: `map.csv` becomes `map.nodes.csv` and `map.edges.csv`; or one after the other, with
  /// an empty line between, into one stream.
  ///
  /// - Throws: the exit status 73 or 74, having said why, or what `check` throws.
  func write(
    filesOf format: any GraphFormat, sparing inputs: InputFiles, check: () throws -> Void = {},
    _ fill: (_ file: Int, inout DescriptorSink) throws(Errno) -> Void
  ) throws {
    let folderFormat = (format as? any FolderFormat).map { type(of: $0) }
    guard let folderFormat, argument != "-" else {
      return try write(sparing: inputs, check: check) { sink throws(Errno) in
        for file in 0..<(folderFormat?.fileNames.count ?? 1) {
          if file > 0 { try sink.write([0x0A].span) }
          try fill(file, &sink)
        }
      }
    }
    let path = FilePath(argument)
    let set = FileSet(of: folderFormat, at: path)
    if set.isFolder { try Folder.makeForOutput(path) }
    var files = OutputSet(sparing: inputs)
    let ending = compression.map { "." + $0.fileExtension } ?? ""
    for (file, path) in set.paths.enumerated() {
      let path = FilePath(path.string + ending)
      try files.add(path, compression: compression) { sink throws(Errno) in
        try fill(file, &sink)
      }
    }
    try check()
    try files.commit()
  }

  /// Writes what `fill` writes; never in the place of one of `inputs`.
  ///
  /// - Throws: the exit status 73 or 74, having said why.
  func write(
    sparing inputs: InputFiles, check: () throws -> Void = {},
    _ fill: (inout DescriptorSink) throws(Errno) -> Void
  ) throws {
    let path = FilePath(argument)
    if argument == "-" || path.isDevice {
      if argument == "-" {
        try StandardOutput.write(compression: compression, fill)
      } else {
        try write(toDevice: path, fill)
      }
      return try check()
    }
    var files = OutputSet(sparing: inputs)
    try files.add(path, compression: compression, fill)
    try check()
    try files.commit()
  }

  /// A device has no draft.
  private func write(
    toDevice path: FilePath, _ fill: (inout DescriptorSink) throws(Errno) -> Void
  ) throws {
    do {
      let device = try FileDescriptor.open(path, .writeOnly, options: [.closeOnExec])
      try device.closeAfter {
        try DescriptorSink.fill(device, compression: compression, fill)
      }
    } catch {
      throw failure(ExitStatus.inputOutput, "cannot write '\(path)': \(error)")
    }
  }
}
