@testable import Cases
import Foundation
import KnowledgeGraph
import SystemPackage
import Testing

/// A case of a real article, whose text is not part of the project. It is checked where the
/// environment variable names the folder that holds it; elsewhere these tests say that they are skipped.
@Suite(
  .enabled(
    if: ReferenceCase.folder != nil,
    "REDSTRING_REFERENCE_CASE names no folder with the reference case"))
struct ReferenceCaseTests {
  @Test func allOfItIsFound() throws {
    let checked = try ReferenceCase.check()
    #expect(checked.counts == .init(documents: 1, actors: 98, relations: 241))
    #expect(checked.evidence.total == 253)
    #expect(checked.evidence.found == 253)
    #expect(checked.evidence.missing == 0)
    #expect(checked.diagnostics.filter { $0.severity == .error } == [])
    #expect(checked.graph != nil)
  }

  @Test func everyRangeCutsItsQuote() throws {
    let graph = try #require(try ReferenceCase.check().graph)
    let scalars = Array(try ReferenceCase.article().unicodeScalars)
    #expect(scalars.count == 9_831)
    for relation in graph.relations {
      for evidence in relation.evidence {
        guard case .found(let finding) = evidence.state, let passage = finding.passages.first else {
          Issue.record("evidence of \(relation.id) is not found")
          continue
        }
        var cut = String.UnicodeScalarView()
        cut.append(contentsOf: scalars[passage.range])
        #expect(finding.passages.count == 1)
        #expect(Text(String(cut)) == evidence.quote?.text)
        #expect(passage.exact == evidence.quote?.text)
      }
    }
  }
}

private enum ReferenceCase {
  static let folder = ProcessInfo.processInfo.environment["REDSTRING_REFERENCE_CASE"]
    .map { FilePath($0) }

  static func check() throws -> CheckedCase {
    try CaseReader.check(#require(folder).appending("case.yaml"))
  }

  static func article() throws -> String {
    let path = try #require(folder).appending("reuters-2026-02-28.txt")
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path.string)), as: UTF8.self)
  }
}
