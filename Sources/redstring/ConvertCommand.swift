import ArgumentParser
import Cases
import GraphFormats
import GraphLayout
import KnowledgeGraph
import SystemPackage

/// `redstring convert`: one input to one output.
struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a case to one format.",
    discussion: """
      Formats are told by file extension, or by --from and --to; '-' is standard output. \
      See 'redstring formats'.

      EXAMPLES
        redstring convert my-case map.graphml
        redstring convert my-case picture.svg --engine neato
        redstring convert my-case - --to jsonld | jq '."@graph" | length'
      """)

  @Argument(help: ArgumentHelp("A case file, or a folder with one case.", valueName: "in"))
  var input: String

  @Argument(help: ArgumentHelp("The file to write, or '-'.", valueName: "out"))
  var output: String

  @Option(help: ArgumentHelp("The input's format, by name or extension.", valueName: "format"))
  var from: String?

  @Option(help: ArgumentHelp("The output's format, by name or extension.", valueName: "format"))
  var to: String?

  @OptionGroup var documents: DocumentsOption
  @OptionGroup var layout: LayoutOptions
  @OptionGroup var export: ExportOptions

  func run() async throws {
    let target = try target()
    try refuseUnreadable()
    let checked = try CaseArgument.single(input, documents: documents.path())
    guard let whole = checked.graph else { throw ExitStatus.caseHasErrors }
    let graph = export.selection(of: whole)
    let inputs = InputFiles(of: checked, documents: try documents.path())
    switch target.kind {
    case .graph(let format):
      try write(sparing: inputs) { sink throws(Errno) in try format.write(graph, to: &sink) }
    case .image(let format):
      let bytes = try await picture(of: graph, format)
      try write(sparing: inputs) { sink throws(Errno) in try sink.write(bytes.span) }
    case .caseFile: throw ExitCode.validationFailure
    }
  }

  /// The format to write.
  private func target() throws -> FormatTable.Entry {
    if output.isEmpty {
      throw ValidationError("'' names no file to write; '-' is standard output.")
    }
    let word = to ?? FilePath(output).extension
    guard let word else {
      throw ValidationError(
        output == "-"
          ? "Standard output has no file extension; name the format with --to."
          : "'\(output)' has no file extension; name the format with --to.")
    }
    guard let entry = FormatTable.entry(called: word), entry.isWritten else {
      throw ValidationError(
        "'\(word)' is no format that can be written; there are \(FormatTable.writableWords).")
    }
    return entry
  }

  /// What is read is a case; what is known to be something else is refused before it is taken for one.
  private func refuseUnreadable() throws {
    let word = from ?? FilePath(input).extension
    let isFolder = from == nil && FilePath(input).isFolder
    guard let word, !isFolder, input != "-" || from != nil else {
      if input == "-" {
        throw failure(
          ExitStatus.unreadable, "a case is a file among its documents; name it instead of '-'")
      }
      return
    }
    let entry = FormatTable.entry(called: word)
    if let from, entry == nil {
      throw ValidationError("'\(from)' is no format; see 'redstring formats'.")
    }
    if let entry, !entry.isRead {
      throw failure(
        ExitStatus.unreadable,
        "\(entry.name) is not read by this version; give a case file, or a folder with one")
    }
  }

  private func picture(of graph: Graph, _ format: ImageFormat) async throws -> [UInt8] {
    do throws(LayoutError) {
      return try await graph.rendered(layout, [format])[format] ?? []
    } catch {
      throw error.stop()
    }
  }

  /// Writes to the file, or to standard output or another device, which have no draft.
  private func write(
    sparing inputs: InputFiles, _ fill: (inout DescriptorSink) throws(Errno) -> Void
  ) throws {
    if output == "-" { return try StandardOutput.write(fill) }
    let path = FilePath(output)
    if path.isDevice { return try write(toDevice: path, fill) }
    var files = OutputSet(sparing: inputs)
    try files.add(path, fill)
    try files.commit()
  }

  private func write(
    toDevice path: FilePath, _ fill: (inout DescriptorSink) throws(Errno) -> Void
  ) throws {
    do {
      let device = try FileDescriptor.open(path, .writeOnly, options: [.closeOnExec])
      try device.closeAfter {
        var sink = DescriptorSink(descriptor: device)
        try fill(&sink)
      }
    } catch {
      throw failure(ExitStatus.inputOutput, "cannot write '\(path)': \(error)")
    }
  }
}
