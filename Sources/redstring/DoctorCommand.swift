import ArgumentParser
import Cases
import Compression
import GraphDoctor
import GraphFormats
import KnowledgeGraph
import SystemPackage

/// `redstring doctor`: what other tools make of a file.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what a tool will show, lose or refuse of a file.",
    discussion: """
      The file is looked at as it stands, whoever wrote it: GraphML, GEXF or CSV. Each tool's habits are known \
      from its source or its documentation; nothing is opened. The tools are \
      \(Tool.allCases.map(\.rawValue).joined(separator: ", ")).

      Exit status: 0 where no tool refuses the file or loses something of it, 1 where any does, or does not read \
      the format that was asked for by name; 64 usage, 65 unreadable input, 66 no input.

      EXAMPLES
        redstring doctor map.graphml --for gephi
        redstring doctor from-gephi.gexf.gz --for networkx,igraph
        redstring doctor map.graphml --format json | jq '.tools[] | {tool, verdict}'
        curl -s https://example.org/map.gexf | redstring doctor - --from gexf
      """)

  @Argument(help: ArgumentHelp("A GraphML, GEXF or CSV file, or '-'.", valueName: "file"))
  var file: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "A tool, or several with commas between; left out, all that read the format.",
      valueName: "tool"))
  var toolNames: [String] = []

  @Option(help: ArgumentHelp("The file's format, by name or extension.", valueName: "format"))
  var from: String?

  @Option(help: "How to report: text or json.")
  var format: CheckCommand.Format = .text

  func run() async throws {
    let tools = try tools()
    let examined = try examinedFormat()
    let diagnosis = try diagnosis(
      Examination(of: examined, for: tools.isEmpty ? Tool.allCases : tools))
    switch format {
    case .text:
      try StandardOutput.write(
        diagnosis.report(path: file).map { $0.escapedForTerminal + "\n" }.joined())
    case .json:
      try StandardOutput.write(DoctorReport(path: file, diagnosis: diagnosis).json + "\n")
    }
    let isUnread = !tools.isEmpty && diagnosis.tools.contains { $0.verdict == .unread }
    if diagnosis.isAnyAtALoss || isUnread { throw ExitStatus.lossy }
  }

  /// The tools that were asked for by name, each once; none where none was.
  private func tools() throws -> [Tool] {
    var tools: [Tool] = []
    for name in toolNames.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
      guard let tool = Tool(rawValue: name.lowercased()) else {
        let known = Tool.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(name)' is no tool whose habits are known; there are \(known).")
      }
      if !tools.contains(tool) { tools.append(tool) }
    }
    return tools
  }

  private func examinedFormat() throws -> ExaminedFormat {
    if from == nil, file == "-" {
      throw ValidationError("Standard input has no file extension; name the format with --from.")
    }
    let name = from.map(FormatName.init(word:)) ?? FormatName(of: FilePath(file))
    let word = name.word?.lowercased() ?? ""
    let extensions = name.entry?.fileExtensions ?? [word]
    if extensions.contains(where: { $0.hasSuffix("graphml") }) { return .graphML }
    if extensions.contains("gexf") { return .gexf }
    if extensions.contains("csv") || ["csv", "tsv"].contains(word) { return .csv }
    let problem = "only GraphML, GEXF and CSV are examined"
    if let from { throw ValidationError("'\(from)' is not examined; \(problem).") }
    throw failure(
      ExitStatus.unreadable, "'\(file)' is not examined: \(problem); name the format with --from")
  }

  private func diagnosis(_ examination: Examination) throws -> Diagnosis {
    do {
      if file == "-" {
        var source = FileSource(.standardInput, name: "standard input", fileSize: nil)
        return try examination.diagnosis(&source)
      }
      var source = try FileSource(opening: FilePath(file))
      return try examination.diagnosis(&source)
    } catch let error as ReadError {
      StandardError.say("\(file):\(error)")
      throw ExitStatus.unreadable
    } catch let fault as CompressionFault {
      throw failure(ExitStatus.unreadable, "cannot read '\(file)': \(fault)")
    } catch Errno.noSuchFileOrDirectory {
      throw failure(ExitStatus.noInput, "'\(file)' does not exist")
    } catch let error as Errno {
      throw failure(ExitStatus.inputOutput, "cannot read '\(file)': \(error)")
    }
  }
}

/// A diagnosis for programs.
private struct DoctorReport {
  let path: String
  let diagnosis: Diagnosis

  /// One object on one line.
  var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.member("path", path)
    json.member("format", diagnosis.format.rawValue)
    json.member("nodes", diagnosis.nodeCount)
    json.member("edges", diagnosis.edgeCount)
    json.key("tools")
    json.beginArray()
    for tool in diagnosis.tools { write(tool, to: &json) }
    json.endArray()
    json.endObject()
    return json.text
  }

  private func write(_ tool: ToolDiagnosis, to json: inout JSONWriter) {
    json.element()
    json.beginObject()
    json.member("tool", tool.tool.rawValue)
    json.member("verdict", tool.verdict.rawValue)
    if let showing = tool.showing {
      json.key("shows")
      write(showing, to: &json)
    }
    json.key("findings")
    json.beginArray()
    for finding in tool.findings { write(finding, to: &json) }
    json.endArray()
    json.member("advice", tool.advice)
    json.endObject()
  }

  private func write(_ showing: Showing, to json: inout JSONWriter) {
    json.beginObject()
    json.member("nodes", showing.nodes)
    json.member("edges", showing.edges)
    if let direction = showing.direction { json.member("direction", direction) }
    json.key("parts")
    json.beginObject()
    for part in showing.parts { json.member(part.name, part.source) }
    json.endObject()
    json.endObject()
  }

  private func write(_ finding: Finding, to json: inout JSONWriter) {
    json.element()
    json.beginObject()
    json.member("severity", finding.severity.rawValue)
    if let place = finding.place {
      json.member("line", place.line)
      json.member("column", place.column)
    }
    json.member("message", finding.message)
    json.endObject()
  }
}
