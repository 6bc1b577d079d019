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
    abstract: "Convert a graph from one format to another.",
    discussion: """
      Formats are told by file extension, or by --from and --to; '-' is standard input or output. \
      See 'redstring formats'. What another tool wrote is read by its conventions, with the file itself \
      as the evidence; what cannot be kept is said.

      EXAMPLES
        redstring convert my-case map.graphml
        redstring convert from-gephi.graphml map.jsonld
        redstring convert my-case picture.svg --engine neato
        redstring convert my-case - --to jsonld | jq '."@graph" | length'
      """)

  @Argument(
    help: ArgumentHelp("A case, or a file in a format that is read, or '-'.", valueName: "in"))
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
    let input = GraphInput(argument: input, format: from, documents: try documents.path())
    let (whole, files) = try input.read()
    let graph = export.selection(of: whole)
    switch target.kind {
    case .graph(let format):
      try write(sparing: files) { sink throws(Errno) in try format.write(graph, to: &sink) }
    case .image(let format):
      let bytes = try await picture(of: graph, format)
      try write(sparing: files) { sink throws(Errno) in try sink.write(bytes.span) }
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
