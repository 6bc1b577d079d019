import ArgumentParser
import Cases
import Compression
import GraphFormats
import JSONLD
import KnowledgeGraph
import SystemPackage

/// What a command reads a graph from: a case, or a file in a format that can be read.
struct GraphInput {
  /// The argument as given; `-` is standard input.
  let argument: String
  /// `--from`, where it is given.
  let format: String?
  /// `--documents`, where it is given.
  let documents: FilePath?
  /// The contexts of `--contexts`.
  var contexts: any ContextLoader = NoContexts()
  /// Standard input, where it has been brought to the disk.
  var standardInput: DiskScratchFile?

  /// A graph that was read, the files it was read from, and what was dropped or changed on the way.
  struct Content {
    var graph: Graph
    let files: InputFiles
    var remarks: [Reading.Remark] = []
    var places: InputPlaces
    /// The case file, where the graph is that of a case.
    var caseFile: FilePath?
  }

  /// The files of a graph and their format.
  struct Files {
    let format: any ReadableFormat
    /// None for standard input.
    let paths: [FilePath]
    /// Whether they are those of a format that has several.
    let isSet: Bool
  }

  /// The files that are to be read; nothing where it is a case.
  func files() throws -> Files? {
    if let (format, set) = try fileSet() {
      return Files(format: format, paths: set.existing, isSet: true)
    }
    return try graphFormat().map {
      Files(format: $0, paths: argument == "-" ? [] : [FilePath(argument)], isSet: false)
    }
  }

  /// The graph, and what belongs to it.
  ///
  /// - Throws: the exit status to end with, having said why.
  func read() throws -> Content {
    guard let files = try files() else { return try readCase() }
    let reading = try read(files)
    let paths = files.paths.isEmpty ? [FilePath(argument)] : files.paths
    return Content(
      graph: reading.graph, files: InputFiles(joining: paths.map(InputFiles.init(file:))),
      remarks: reading.remarks, places: .file(argument, reading.places))
  }

  private func readCase() throws -> Content {
    let checked = try CaseArgument.single(argument, documents: documents)
    guard let graph = checked.graph, let places = checked.places else {
      throw ExitStatus.caseHasErrors
    }
    return Content(
      graph: graph, files: InputFiles(of: checked, documents: documents), places: .caseFile(places),
      caseFile: FilePath(checked.path))
  }

  /// The files of a format that has several, where they are what the argument names: their folder, the name before
  /// theirs, or one of them that has others beside it.
  private func fileSet() throws -> (any ReadableFormat, FileSet)? {
    if argument == "-" { return nil }
    let path = FilePath(argument)
    let wanted = format.map(FormatName.init(word:))?.entry
    if format != nil, wanted == nil { return nil }
    for entry in wanted.map({ [$0] }) ?? FormatTable.entries {
      guard case .graph(let format) = entry.kind, let folderFormat = format as? any FolderFormat,
        let readable = format as? any ReadableFormat,
        let set = FileSet(reading: type(of: folderFormat), at: path)
      else { continue }
      return (readable, set)
    }
    return nil
  }

  /// The format of the input; nothing where it is a case.
  private func graphFormat() throws -> (any ReadableFormat)? {
    let path = FilePath(argument)
    if format == nil, argument != "-", path.isFolder { return nil }
    let name = format.map(FormatName.init(word:)) ?? FormatName(of: path)
    guard let word = format ?? name.word, argument != "-" || format != nil else {
      if argument != "-" { return nil }
      throw ValidationError(
        "Standard input has no file extension; name the format with --from.")
    }
    let entry = name.entry
    if entry == nil, let formats = FormatTable.words(endingIn: word, \.isRead) {
      throw ValidationError(
        "'.\(word)' may be one of several formats; name it with --from: \(formats).")
    }
    if let format, entry == nil {
      throw ValidationError(
        "'\(format)' is no format that can be read; there are \(FormatTable.readableWords).")
    }
    switch entry?.kind {
    case .graph(let format):
      if format is JSONLDFormat { return JSONLDFormat(contexts: contexts) }
      if let readable = format as? any ReadableFormat { return readable }
      fallthrough
    case .image, .page:
      throw failure(
        ExitStatus.unreadable,
        "\(entry?.name ?? word) is not read; there are \(FormatTable.readableWords)")
    case .caseFile, nil:
      guard argument == "-" else { return nil }
      throw failure(
        ExitStatus.unreadable, "a case is a file among its documents; name it instead of '-'")
    }
  }

  /// What a file holds, or several that are one graph.
  private func read(_ files: Files) throws -> Reading {
    do {
      if files.isSet {
        var source = try FileSetSource(files.paths)
        return try files.format.read(&source)
      }
      if files.paths.isEmpty {
        var source =
          try standardInput?.source(name: "standard input")
          ?? FileSource(.standardInput, name: "standard input", fileSize: nil)
        return try files.format.read(&source)
      }
      var source = try FileSource(opening: files.paths[0])
      return try files.format.read(&source)
    } catch {
      throw stop(error)
    }
  }

  /// Says why the input cannot be read; what is returned is thrown to stop the command.
  func stop(_ error: any Error) -> any Error {
    switch error {
    case let error as ReadError:
      StandardError.say("\(LossReport.path(argument, error.file)):\(error)")
      if !error.excerpt.isEmpty {
        StandardError.say("  " + error.excerpt)
        StandardError.say("  " + String(repeating: " ", count: error.caret) + "^")
      }
      return ExitStatus.unreadable
    case let fault as CompressionFault:
      return failure(ExitStatus.unreadable, "cannot read '\(argument)': \(fault)")
    case Errno.noSuchFileOrDirectory:
      return failure(ExitStatus.noInput, "'\(argument)' does not exist")
    case let fault as ScratchFault:
      return failure(ExitStatus.inputOutput, "\(fault)")
    case let error as Errno:
      return failure(ExitStatus.inputOutput, "cannot read '\(argument)': \(error)")
    default: return error
    }
  }
}
