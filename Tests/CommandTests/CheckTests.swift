import Foundation
import Testing

@Suite struct CheckTests {
  @Test func aSoundCaseIsSummedUp() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring("check", folder.path)
    #expect(run.exitStatus == 0)
    #expect(run.output.isEmpty)
    #expect(
      run.error == """
        harbour: 1 document, 2 actors, 1 relation, 1 piece of evidence (1 found): no errors

        """)
  }

  @Test func errorsStandAtTheirPlaces() async throws {
    let folder = try Folder([
      "case.yaml": Cases.harbour(quote: "delivered the gas"), "ledger.txt": Cases.ledger,
    ])
    let run = try await redstring("check", "case.yaml", in: folder.path)
    #expect(run.exitStatus == 1)
    #expect(
      run.error == """
        case.yaml:10:62: error: the quote is not in the document; the nearest passage is "delivered \
        the fuel"
        harbour: 1 document, 2 actors, 1 relation, 1 piece of evidence (1 missing): 1 error

        """)
  }

  @Test func severalCasesAreReportedAsOneJSONObject() async throws {
    let folder = try Folder([
      "one/case.yaml": Cases.harbour(), "one/ledger.txt": Cases.ledger,
      "two/case.yaml": "redstring: 1\ncase: Two\n",
    ])
    let run = try await redstring("check", folder.path, "--format", "json")
    #expect(run.exitStatus == 1)
    #expect(run.error.isEmpty)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let cases = try #require(report["cases"] as? [[String: Any]])
    #expect(cases.map { $0["case"] as? String } == ["harbour", nil])
    #expect(cases.map { $0["relations"] as? Int } == [1, 0])
    #expect(
      cases[0]["evidence"] as? [String: Int]
        == ["total": 1, "found": 1, "unchecked": 0, "missing": 0])
    let diagnostics = try #require(cases[1]["diagnostics"] as? [[String: Any]])
    let error = try #require(diagnostics.last)
    #expect(error["severity"] as? String == "error")
    #expect(error["line"] as? Int == 2)
    #expect(error["column"] as? Int == 7)
  }

  @Test func strictLetsWarningsCount() async throws {
    let lonely = Cases.harbour().replacingOccurrences(
      of: "relations:", with: "  ann: {name: Ann, type: person}\nrelations:")
    let folder = try Folder(["case.yaml": lonely, "ledger.txt": Cases.ledger])
    #expect(try await redstring("check", folder.path).exitStatus == 0)
    let run = try await redstring("check", "case.yaml", "--strict", in: folder.path)
    #expect(run.exitStatus == 1)
    #expect(run.error.hasPrefix("case.yaml:9:3: warning: no relation has the actor 'ann' in it"))
  }

  @Test func documentsComeFromAFolder() async throws {
    let folder = try Folder(["case/case.yaml": Cases.harbour(), "mine/ledger.txt": Cases.ledger])
    let run = try await redstring("check", folder["case"], "--documents", folder["mine"])
    #expect(run.exitStatus == 0)
    #expect(run.error.contains("(1 found)"))
    let missing = try await redstring("check", folder["case"], "--documents", folder["none"])
    #expect(missing.exitStatus == 66)
    #expect(missing.error.contains("none' of --documents does not exist"))
  }

  @Test func whatIsNoCaseIsRefused() async throws {
    let folder = try Folder(["empty/readme.txt": "", "text.yaml": "no case at all"])
    let none = try await redstring("check", folder["nothing"])
    #expect(none.exitStatus == 66)
    #expect(none.error == "redstring: error: '\(folder["nothing"])' does not exist\n")
    #expect(try await redstring("check", folder["empty"]).exitStatus == 66)
    #expect(try await redstring("check", folder["text.yaml"]).exitStatus == 1)
    #expect(try await redstring("check", "/dev/zero").exitStatus == 74)
    #expect(try await redstring("check").exitStatus == 64)
    #expect(try await redstring("check", folder.path, "--format", "xml").exitStatus == 64)
  }

  @Test func whatCannotBeReadHidesNothingElse() async throws {
    let folder = try Folder([
      "one/case.yaml": Cases.harbour(), "one/ledger.txt": Cases.ledger,
      "two/case.yaml": Cases.harbour(quote: "delivered the gas"), "two/ledger.txt": Cases.ledger,
    ])
    let run = try await redstring(["check", "none", "one", "two", "/dev/zero"], in: folder.path)
    #expect(run.exitStatus == 66)
    let lines = run.error.split(separator: "\n")
    try #require(lines.count == 5, "\(run.error)")
    #expect(lines[0] == "redstring: error: 'none' does not exist")
    #expect(lines[1].hasSuffix("(1 found): no errors"))
    #expect(lines[3].hasSuffix("(1 missing): 1 error"))
    #expect(lines[4] == "redstring: error: '/dev/zero' is a device, not a file")
    let turned = try await redstring(
      ["check", "/dev/zero", "two", "none", "--format", "json"], in: folder.path)
    #expect(turned.exitStatus == 74)
    #expect(turned.output.hasPrefix(#"{"cases":[{"case":"harbour","path":"two/case.yaml""#))
  }

  @Test func controlsInNamesAreShownAndNotObeyed() async throws {
    let folder = try Folder(["\u{1B}[31m/case.yaml": "redstring: 2\n"])
    let run = try await redstring("check", folder["\u{1B}[31m"])
    #expect(run.exitStatus == 1)
    #expect(!run.error.contains("\u{1B}"))
  }

  /// What concerns other actors is not said; what concerns the case as a whole is.
  @Test func aFocusLeavesOutWhatIsSaidOfOthers() async throws {
    let text = Cases.harbour().replacing(
      "actors:\n",
      with: "actors:\n  lost: {name: Lost, type: person}\n  gone: {name: Gone, type: person}\n")
    let folder = try Folder(["case.yaml": text, "ledger.txt": Cases.ledger])
    let whole = try await redstring(["check", "."], in: folder.path)
    #expect(whole.error.contains("'lost'") && whole.error.contains("'gone'"))
    let near = try await redstring(["check", ".", "--focus", "lost"], in: folder.path)
    #expect(near.exitStatus == 0, "\(near.error)")
    #expect(near.error.contains("'lost'") && !near.error.contains("'gone'"))
    #expect(near.error.contains("0 of 1 relation, 1 of 4 actors"))
    let unknown = try await redstring(["check", ".", "--focus", "lots"], in: folder.path)
    #expect(unknown.exitStatus == 64)
    #expect(unknown.error.contains("there is no actor 'lots'; did you mean 'Lost'"))
  }
}
