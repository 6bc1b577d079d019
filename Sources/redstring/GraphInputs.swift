import Cases
import GraphFormats
import JSONLD
import KnowledgeGraph
import SystemPackage

/// What a command reads its graph from: one input, or several that become one graph.
struct GraphInputs {
  /// The arguments as given, at least one.
  let arguments: [String]
  /// `--from`, where it is given: the format of all.
  let format: String?
  /// `--documents`, where it is given.
  let documents: FilePath?
  /// The contexts of `--contexts`.
  let contexts: any ContextLoader
  /// Whether what several inputs call by one identifier is kept apart.
  let prefix: Bool
  /// Standard input, where it has been brought to the disk.
  var standardInput: DiskScratchFile?

  /// The graph, the files it was read from, and the case file where it is that of one case as it is; what was
  /// dropped or changed is said and added to `report`.
  ///
  /// - Throws: the exit status to end with, having said why.
  func read(
    _ report: inout LossReport
  ) throws -> (graph: Graph, files: InputFiles, caseFile: FilePath?) {
    var contents: [GraphInput.Content] = []
    for argument in arguments {
      let input = GraphInput(
        argument: argument, format: format, documents: documents, contexts: contexts,
        standardInput: standardInput)
      let content = try input.read()
      report.add(argument, content.remarks)
      contents.append(content)
      if arguments.count > 1 { contents[contents.count - 1].places.count() }
    }
    let files = InputFiles(joining: contents.map(\.files))
    if prefix { addPrefixes(&contents) }
    if contents.count == 1 {
      return (contents[0].graph, files, prefix ? nil : contents[0].caseFile)
    }
    return (try merge(contents, &report), files, nil)
  }

  /// Puts the name of each one's case before its identifiers; of several with one name, a number after it.
  private func addPrefixes(_ contents: inout [GraphInput.Content]) {
    var taken: Set<Identifier> = []
    for place in contents.indices {
      let name = contents[place].graph.metadata.name
      let names = sequence(first: 1) { $0 + 1 }.lazy.compactMap { number in
        number == 1 ? name : Identifier("\(name)-\(number)")
      }
      guard let prefix = names.first(where: { !taken.contains($0) }) else { continue }
      taken.insert(prefix)
      contents[place].graph = contents[place].graph.prefixed(by: prefix)
    }
  }

  private func merge(
    _ contents: [GraphInput.Content], _ report: inout LossReport
  ) throws -> Graph {
    do throws(MergeFailure) {
      let merging = try Graph.merging(contents.map(\.graph))
      for conflict in ConflictReport.all(merging.conflicts, contents) {
        report.add(
          conflict.place.path,
          [.init(line: conflict.place.line, column: conflict.place.column, text: conflict.text)])
      }
      return merging.graph
    } catch {
      for conflict in ConflictReport.all(error.conflicts, contents) {
        StandardError.say("\(conflict.place): error: the inputs differ: \(conflict.text)")
      }
      for incoherence in error.incoherences {
        StandardError.say("redstring: error: the inputs together: \(incoherence)")
      }
      throw failure(
        ExitStatus.unreadable,
        "the inputs cannot be one graph; change one of them, or keep their ids apart with --prefix")
    }
  }
}
