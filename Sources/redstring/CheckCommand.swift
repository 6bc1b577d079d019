import ArgumentParser
import Cases
import GraphFormats
import KnowledgeGraph

/// `redstring check`: verifies, and writes nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify that every quote stands where the case says.",
    discussion: """
      Diagnostics go to standard error as path:line:column: error: what was found and what to do. \
      Exit status 1 when there are errors; when a path cannot be read, the others are checked all the same, \
      and it is 66 or 74, whichever came first.

      EXAMPLES
        redstring check seeds
        redstring check seeds --documents ~/articles
        redstring check seeds --format json | jq '.cases[].evidence'
        redstring check seeds --focus jalisco-cartel --stance alleges
      """)

  @Argument(help: ArgumentHelp("Case files, or folders with cases.", valueName: "case"))
  var cases: [String]

  @OptionGroup var documents: DocumentsOption
  @OptionGroup(title: "Focus") var focus: FocusOptions

  @Option(help: "How to report: text or json.")
  var format: Format = .text

  @Flag(help: "Let warnings count as errors.")
  var strict = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  func run() async throws {
    var checked: [CheckedCase] = []
    var misunderstood: (any Error)?
    let fault = CaseArgument.check(cases, documents: try documents.path()) { one in
      do {
        let one = try focused(one)
        if format == .text { report(one) }
        checked.append(one)
      } catch {
        misunderstood = misunderstood ?? error
      }
    }
    if let misunderstood { throw misunderstood }
    if format == .json { try StandardOutput.write(CheckReport(cases: checked).json + "\n") }
    if let fault { throw fault }
    if checked.contains(where: { $0.hasErrors || strict && $0.hasWarnings }) {
      throw ExitStatus.caseHasErrors
    }
  }

  /// What of a case was asked for. One with errors has no graph to look at a part of: all of it is said.
  private func focused(_ one: CheckedCase) throws -> CheckedCase {
    guard focus.isGiven, let graph = one.graph else { return one }
    return one.focused(on: try focus.selection(of: graph))
  }

  private func report(_ one: CheckedCase) {
    one.sayDiagnostics()
    let errors = one.diagnostics.count { $0.severity == .error }
    let warnings = one.diagnostics.count { $0.severity == .warning }
    var verdict = errors == 0 ? "no errors" : counted(errors, "error")
    if warnings > 0 { verdict += ", " + counted(warnings, "warning") }
    StandardError.say("\(one.name?.string ?? one.path): \(one.summary): \(verdict)")
  }
}

/// The result of a check as JSON.
private struct CheckReport {
  let cases: [CheckedCase]

  /// One object on one line.
  var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.key("cases")
    json.beginArray()
    for one in cases {
      json.element()
      write(one, to: &json)
    }
    json.endArray()
    json.endObject()
    return json.text
  }

  private func write(_ one: CheckedCase, to json: inout JSONWriter) {
    json.beginObject()
    json.key("case")
    if let name = one.name { json.value(name.string) } else { json.null() }
    json.member("path", one.path)
    json.member("documents", one.counts.documents)
    json.member("actors", one.counts.actors)
    json.member("relations", one.counts.relations)
    json.key("evidence")
    json.beginObject()
    json.member("total", one.evidence.total)
    json.member("found", one.evidence.found)
    json.member("unchecked", one.evidence.unchecked)
    json.member("missing", one.evidence.missing)
    json.endObject()
    json.key("diagnostics")
    json.beginArray()
    // That a text is not at hand is a note for people; programs read it from the counts.
    for diagnostic in one.diagnostics where diagnostic.severity != .note {
      json.element()
      write(diagnostic, to: &json)
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.beginObject()
    json.member("severity", diagnostic.severity.rawValue)
    json.member("path", diagnostic.path)
    json.member("line", diagnostic.line ?? 1)
    json.member("column", diagnostic.column ?? 1)
    json.member("message", diagnostic.message)
    json.endObject()
  }
}
