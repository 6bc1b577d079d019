import ArgumentParser
import Cases
import GraphLayout
import KnowledgeGraph
import SystemPackage

/// Where a command looks for documents' texts before the case's own folder.
struct DocumentsOption: ParsableArguments {
  @Option(
    name: .customLong("documents"),
    help: ArgumentHelp(
      "A folder with your own copies of documents.",
      discussion: "A file in it is taken by its SHA-256, else by its name.", valueName: "folder"))
  var folder: String?

  /// The folder, where one was named.
  ///
  /// - Throws: the exit status 66, having said why, where there is no such folder.
  func path() throws -> FilePath? {
    guard let folder else { return nil }
    let path = FilePath(folder)
    if path.isFolder { return path }
    throw failure(
      ExitStatus.noInput,
      "the folder '\(folder)' of --documents \(path.exists ? "is no folder" : "does not exist")")
  }
}

/// What of a case is exported.
struct ExportOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Export what a machine proposed and nobody has accepted, too.",
      discussion: "It stays marked: in data by its review, in pictures by its label."))
  var proposals = false

  /// What is to be exported of a graph, having said what is not.
  func selection(of graph: Graph) -> Graph {
    if proposals { return graph }
    let (selection, actors, relations) = graph.withoutProposals()
    if actors + relations > 0 {
      StandardError.say(
        "redstring: note: left out what nobody has accepted: \(counted(actors, "actor")), "
          + "\(counted(relations, "relation")); --proposals exports it")
    }
    return selection
  }
}

/// How pictures are laid out.
struct LayoutOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Graphviz engine: \(Engine.Choice.names.joined(separator: ", ")).",
      discussion: "'auto' chooses by the graph's size, and tries a cheaper one where one fails."))
  var engine: EngineName = EngineName(choice: .automatic)

  @Option(
    name: .customLong("layout-timeout"),
    help: ArgumentHelp("The time for a layout, in seconds.", valueName: "seconds"))
  var timeout: Int = 60

  func validate() throws {
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--layout-timeout takes 1 to 86400 seconds.")
    }
  }

  var renderer: Renderer { Renderer(timeout: .seconds(timeout)) }

  /// An engine's name on the command line.
  struct EngineName: ExpressibleByArgument, CustomStringConvertible {
    let choice: Engine.Choice

    init(choice: Engine.Choice) { self.choice = choice }

    init?(argument: String) {
      guard let choice = Engine.Choice(name: argument) else { return nil }
      self.choice = choice
    }

    var description: String { choice.name }

    static var allValueStrings: [String] { Engine.Choice.names }
  }
}

/// Checks cases on behalf of a command.
enum CaseArgument {
  /// Checks every case at `path`.
  ///
  /// - Throws: the exit status 66 where there is none, 74 where one cannot be read; having said why.
  static func check(_ path: String, documents: FilePath?) throws -> [CheckedCase] {
    try caseFiles(path).map { file in
      StandardError.progress("checking \(file)")
      defer { StandardError.endProgress() }
      do throws(FileFault) {
        return try CaseReader.check(file, documents: documents)
      } catch {
        throw stop(error, "'\(file)'")
      }
    }
  }

  /// Checks the one case at `path` and gives its graph, having said what there is to say.
  ///
  /// - Throws: besides what `check` throws, 64 where there are several cases, 1 where it has errors.
  static func single(_ path: String, documents: FilePath?) throws -> CheckedCase {
    let files = try caseFiles(path)
    guard files.count == 1 else {
      throw failure(
        ExitCode.validationFailure,
        "'\(path)' has \(files.count) cases; name one: "
          + files.map(\.string).joined(separator: ", "))
    }
    let checked = try check(files[0].string, documents: documents)[0]
    checked.sayDiagnostics()
    if checked.hasErrors { throw ExitStatus.caseHasErrors }
    return checked
  }

  private static func caseFiles(_ path: String) throws -> [FilePath] {
    do throws(FileFault) {
      return try CaseLocation.caseFiles(at: FilePath(path))
    } catch {
      if case .missing = error, FilePath(path).isFolder {
        throw failure(
          ExitStatus.noInput,
          "no case in '\(path)': neither it nor a folder in it has a \(CaseLocation.fileName); "
            + "begin one with 'redstring init \(path)/my-case'")
      }
      throw stop(error, "'\(path)'")
    }
  }

  private static func stop(_ fault: FileFault, _ what: String) -> ExitCode {
    let status = if case .missing = fault { ExitStatus.noInput } else { ExitStatus.inputOutput }
    return failure(status, "\(what) \(fault.message)")
  }
}

extension CheckedCase {
  /// Says on standard error everything there is to say about the case.
  func sayDiagnostics() {
    for diagnostic in diagnostics { StandardError.say(diagnostic.description) }
  }

  /// The case in one line: how much it has, and how much of its evidence was found.
  var summary: String {
    var parts: [String] = []
    if evidence.found > 0 || evidence.total == 0 { parts.append("\(evidence.found) found") }
    if evidence.unchecked > 0 { parts.append("\(evidence.unchecked) unchecked") }
    if evidence.missing > 0 { parts.append("\(evidence.missing) missing") }
    return "\(counted(counts.documents, "document")), \(counted(counts.actors, "actor")), "
      + "\(counted(counts.relations, "relation")), "
      + "\(counted(evidence.total, "piece", "pieces")) of evidence (\(parts.joined(separator: ", ")))"
  }
}

/// `1 actor`, `2 actors`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? one + "s")"
}
