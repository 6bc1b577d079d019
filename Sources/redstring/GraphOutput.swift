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
    if let format = format as? any FolderFormat, argument != "-" {
      return try write(graph, asFilesOf: format, sparing: inputs)
    }
    try write(sparing: inputs) { sink throws(Errno) in try format.write(graph, to: &sink) }
  }

  /// Writes the files of a format that has several: into the folder that the argument names, or, where it is a
  /// file's name, under that name with theirs: `map.csv` becomes `map.nodes.csv` and `map.edges.csv`.
  private func write(
    _ graph: Graph, asFilesOf format: any FolderFormat, sparing inputs: InputFiles
  ) throws {
    let path = FilePath(argument)
    let set = FileSet(of: type(of: format), at: path)
    if set.isFolder { try Folder.makeForOutput(path) }
    var files = OutputSet(sparing: inputs)
    let ending = compression.map { "." + $0.fileExtension } ?? ""
    for (file, path) in set.paths.enumerated() {
      let path = FilePath(path.string + ending)
      try files.add(path, compression: compression) { sink throws(Errno) in
        try format.write(graph, file: file, to: &sink)
      }
    }
    try files.commit()
  }

  /// Writes what `fill` writes; never in the place of one of `inputs`.
  ///
  /// - Throws: the exit status 73 or 74, having said why.
  func write(
    sparing inputs: InputFiles, _ fill: (inout DescriptorSink) throws(Errno) -> Void
  ) throws {
    if argument == "-" { return try StandardOutput.write(compression: compression, fill) }
    let path = FilePath(argument)
    if path.isDevice { return try write(toDevice: path, fill) }
    var files = OutputSet(sparing: inputs)
    try files.add(path, compression: compression, fill)
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
