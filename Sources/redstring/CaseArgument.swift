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

/// Whether files say where a picture has the actors.
struct PositionsOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Write where the picture has each actor, in formats that have a place for that.",
      discussion: "A tool that opens the file then shows the map as our picture does."))
  var layout = false
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
  /// Checks every case at each of `paths`, and gives each to `take`, in this order; says what cannot be read,
  /// and goes on with the others.
  ///
  /// - Returns: the exit status of the first that cannot be read: 66 where it is missing, else 74.
  static func check(
    _ paths: [String], documents: FilePath?, _ take: (CheckedCase) -> Void
  ) -> ExitCode? {
    let files = paths.flatMap { path in
      do throws(UnreadCase) {
        return try caseFiles(path).map { Result<FilePath, UnreadCase>.success($0) }
      } catch {
        return [.failure(error)]
      }
    }
    let progress =
      files.count > 1
      ? Progress("checking cases", of: files.count) : Progress("checking \(paths[0])")
    defer { progress.end() }
    var first: ExitCode?
    for (index, file) in files.enumerated() {
      progress.advance(to: index)
      do throws(UnreadCase) {
        take(try check(file.get(), documents))
      } catch {
        let status = error.say()
        first = first ?? status
      }
    }
    return first
  }

  /// Checks the one case at `path` and gives its graph, having said what there is to say.
  ///
  /// - Throws: 64 where there are several cases, 66 where there is none, 74 where it cannot be read, 1 where
  ///   it has errors; having said why.
  static func single(_ path: String, documents: FilePath?) throws -> CheckedCase {
    let checked: CheckedCase
    do throws(UnreadCase) {
      let files = try caseFiles(path)
      guard files.count == 1 else { throw .several(path, files) }
      let progress = Progress("checking \(path)")
      defer { progress.end() }
      checked = try check(files[0], documents)
    } catch {
      throw error.say()
    }
    checked.sayDiagnostics()
    if checked.hasErrors { throw ExitStatus.caseHasErrors }
    return checked
  }

  private static func caseFiles(_ path: String) throws(UnreadCase) -> [FilePath] {
    do throws(FileFault) {
      return try CaseLocation.caseFiles(at: FilePath(path))
    } catch {
      throw .fault(path, error)
    }
  }

  private static func check(
    _ file: FilePath, _ documents: FilePath?
  ) throws(UnreadCase) -> CheckedCase {
    do throws(FileFault) {
      return try CaseReader.check(file, documents: documents)
    } catch {
      throw .fault(file.string, error)
    }
  }
}

/// Why there is no case to check.
private enum UnreadCase: Error {
  case fault(String, FileFault)
  case several(String, [FilePath])

  /// Says it; what is returned is the exit status for it.
  func say() -> ExitCode {
    switch self {
    case .fault(let path, .missing) where FilePath(path).isFolder:
      failure(
        ExitStatus.noInput,
        "no case in '\(path)': neither it nor a folder in it has a \(CaseLocation.fileName); "
          + "begin one with 'redstring init \(path)/my-case'")
    case .fault(let path, .missing):
      failure(ExitStatus.noInput, "'\(path)' \(FileFault.missing.message)")
    case .fault(let path, let fault):
      failure(ExitStatus.inputOutput, "'\(path)' \(fault.message)")
    case .several(let path, let files):
      failure(
        ExitCode.validationFailure,
        "'\(path)' has \(files.count) cases; name one: "
          + files.map(\.string).joined(separator: ", "))
    }
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
