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

  /// A graph that was read, the files it was read from, and what was dropped or changed on the way.
  struct Content {
    var graph: Graph
    let files: InputFiles
    var remarks: [Reading.Remark] = []
  }

  /// The graph, and what belongs to it.
  ///
  /// - Throws: the exit status to end with, having said why.
  func read() throws -> Content {
    guard let format = try graphFormat() else { return try readCase() }
    let reading = try read(format)
    return Content(
      graph: reading.graph, files: InputFiles(file: FilePath(argument)), remarks: reading.remarks)
  }

  private func readCase() throws -> Content {
    let checked = try CaseArgument.single(argument, documents: documents)
    guard let graph = checked.graph else { throw ExitStatus.caseHasErrors }
    return Content(graph: graph, files: InputFiles(of: checked, documents: documents))
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
    if let format, entry == nil {
      throw ValidationError(
        "'\(format)' is no format that can be read; there are \(FormatTable.readableWords).")
    }
    switch entry?.kind {
    case .graph(let format):
      if format is JSONLDFormat { return JSONLDFormat(contexts: contexts) }
      if let readable = format as? any ReadableFormat { return readable }
      fallthrough
    case .image:
      throw failure(
        ExitStatus.unreadable,
        "\(entry?.name ?? word) is not read; there are \(FormatTable.readableWords)")
    case .caseFile, nil:
      guard argument == "-" else { return nil }
      throw failure(
        ExitStatus.unreadable, "a case is a file among its documents; name it instead of '-'")
    }
  }

  private func read(_ format: any ReadableFormat) throws -> Reading {
    var source = try source()
    do {
      return try format.read(&source)
    } catch let error as ReadError {
      StandardError.say("\(argument):\(error)")
      if !error.excerpt.isEmpty {
        StandardError.say("  " + error.excerpt)
        StandardError.say("  " + String(repeating: " ", count: error.caret) + "^")
      }
      throw ExitStatus.unreadable
    } catch let fault as CompressionFault {
      throw failure(ExitStatus.unreadable, "cannot read '\(argument)': \(fault)")
    } catch let error as Errno {
      throw failure(ExitStatus.inputOutput, "cannot read '\(argument)': \(error)")
    }
  }

  private func source() throws -> FileSource {
    if argument == "-" {
      return FileSource(.standardInput, name: "standard input", fileSize: nil)
    }
    let path = FilePath(argument)
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
      let status = try file.stat()
      if status.type == .directory { throw Errno.isDirectory }
      return FileSource(
        file, name: Text(path.lastComponent?.string ?? argument),
        fileSize: status.type == .regular ? Int(status.size) : nil)
    } catch Errno.noSuchFileOrDirectory {
      throw failure(ExitStatus.noInput, "'\(argument)' does not exist")
    } catch {
      throw failure(ExitStatus.inputOutput, "cannot read '\(argument)': \(error)")
    }
  }
}
