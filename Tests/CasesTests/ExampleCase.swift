import Cases
import Foundation
import SystemPackage
import Testing

/// A case folder written for one test and removed after it.
struct CaseFolder: ~Copyable {
  /// The folder.
  let path: FilePath

  /// Writes `files`, texts by their names, into a new folder.
  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("redstring-cases-\(UUID().uuidString)")
    path = FilePath(folder.path)
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path.string) }

  /// What came of checking `case.yaml`.
  func check(documents: String? = nil) throws -> CheckedCase {
    try CaseReader.check(
      path.appending("case.yaml"), documents: documents.map { path.appending($0) })
  }
}

/// A small sound case, of which tests change a line or two, so that places stay easy to count.
enum ExampleCase {
  /// The case file, line by line.
  static let lines = [
    "redstring: 1",
    "case: harbour",
    "documents:",
    "  ledger: {file: ledger.txt}",
    "actors:",
    "  blue: {name: Blue Shipping, type: organisation}",
    "  port: {name: Port Authority, type: organisation}",
    "  ann: {name: Ann Archer, type: person}",
    "relations:",
    "- from: blue",
    "  type: supplies",
    "  to: port",
    "  evidence: {quote: delivered the fuel}",
    "- {from: ann, type: leads, to: port, evidence: {quote: leads the}}",
  ]

  /// The document, `ledger.txt`.
  static let ledger = """
    Blue Shipping delivered the fuel to the Port Authority. Ann Archer leads the Port Authority.

    The agent denies every delivery, and denies every delivery note.

    """

  /// What comes of the case with other lines (numbered from 1; nothing in place of a line that goes)
  /// and other files.
  static func check(
    _ edits: [Int: String?] = [:], files: [String: String] = [:], documents: String? = nil
  ) throws -> (checked: CheckedCase, diagnostics: String) {
    let text = lines.enumerated().compactMap { index, line in edits[index + 1] ?? line }
    var files = files
    files["case.yaml"] = text.map { $0 + "\n" }.joined()
    if files["ledger.txt"] == nil { files["ledger.txt"] = ledger }
    let folder = try CaseFolder(files)
    let checked = try folder.check(documents: documents)
    let diagnostics = checked.diagnostics.map { diagnostic in
      // Paths begin in the case folder; that of the case file is left out.
      String(diagnostic.description.dropFirst(folder.path.string.count + 1))
        .replacingOccurrences(of: folder.path.string + "/", with: "")
    }.map { $0.hasPrefix("case.yaml:") ? String($0.dropFirst(10)) : $0 }
    return (checked, diagnostics.joined(separator: "\n"))
  }

  /// Expects that checking the case with these changes says `expected` and nothing else.
  static func expect(
    _ edits: [Int: String?] = [:], files: [String: String] = [:], documents: String? = nil,
    says expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (checked, diagnostics) = try check(edits, files: files, documents: documents)
    #expect(diagnostics == expected, sourceLocation: sourceLocation)
    #expect((checked.graph == nil) == checked.hasErrors, sourceLocation: sourceLocation)
  }
}
