import Foundation
import Testing

/// `convert` of what is too large for the memory, here as little as it may be.
@Suite struct ConvertStreamTests {
  private static let always = ["REDSTRING_STREAM_FROM": "0"]

  /// A folder with the case as JSON lines.
  private func folder() async throws -> Folder {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring("convert", folder.path, folder["map.jsonl"])
    #expect(run.exitStatus == 0, "\(run.error)")
    return folder
  }

  @Test(arguments: ["nq", "nt", "jsonl", "csv"])
  func theOutputIsTheSameAndTheWayIsSaid(format: String) async throws {
    let folder = try await folder()
    let whole = try await redstring(
      "convert", folder["map.jsonl"], "-", "--to", format, "--verbose")
    #expect(whole.exitStatus == 0)
    #expect(
      whole.error.hasPrefix(
        "redstring: the whole graph is kept in memory, because the file is small\n"))
    let parts = try await redstring(
      "convert", folder["map.jsonl"], "-", "--to", format, "--verbose",
      environment: ConvertStreamTests.always)
    #expect(parts.exitStatus == 0)
    #expect(
      parts.error.hasPrefix("redstring: converting part by part, in constant memory: "))
    #expect(parts.output == whole.output)
    let quiet = try await redstring(
      "convert", folder["map.jsonl"], "-", "--to", format, environment: ConvertStreamTests.always)
    #expect(!quiet.error.contains("memory"))
  }

  @Test func theFilesOfATableAreWritten() async throws {
    let folder = try await folder()
    let run = try await redstring(
      "convert", folder["map.jsonl"], folder["table.csv"],
      environment: ConvertStreamTests.always)
    #expect(run.exitStatus == 0, "\(run.error)")
    let again = try await redstring("convert", folder["table.csv"], folder["again.jsonl"])
    #expect(again.exitStatus == 0, "\(again.error)")
    #expect(folder.bytes(of: "again.jsonl") == folder.bytes(of: "map.jsonl"))
  }

  @Test(arguments: [
    ([], "graphml", "GraphML is not written part by part"),
    (["--prefix"], "nq", "--prefix renames what is in it"),
    (["--layout"], "csv", "--layout needs all actors at once"),
  ]) func whatNeedsTheWholeIsSaid(options: [String], format: String, reason: String) async throws {
    let folder = try await folder()
    let output = "map.\(format)"
    let command = "REDSTRING_STREAM_FROM=0 \"$REDSTRING\" convert map.jsonl \(output) --verbose "
    let run = try await shell(command + options.joined(separator: " "), in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    #expect(
      run.error.hasPrefix("redstring: the whole graph is kept in memory, because \(reason)\n"))
  }

  @Test func standardInputIsReadOnce() async throws {
    let folder = try await folder()
    let run = try await shell(
      #"""
      export REDSTRING_STREAM_FROM=0
      "$REDSTRING" convert - - --from jsonl --to nq --verbose < map.jsonl
      """#, in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(run.error.contains("because standard input cannot be read twice"))
  }

  @Test func aBrokenLineLeavesNothing() async throws {
    let folder = try await folder()
    let run = try await shell(
      #"""
      export REDSTRING_STREAM_FROM=0
      echo '{"redstring":"relation",' >> map.jsonl
      "$REDSTRING" convert map.jsonl map.nq
      """#, in: folder.path)
    #expect(run.exitStatus == 65)
    let lines = (folder.bytes(of: "map.jsonl") ?? []).count { $0 == UInt8(ascii: "\n") }
    #expect(run.error.hasPrefix("map.jsonl:\(lines):25: error: "), "\(run.error)")
    #expect(folder.names(in: ".").allSatisfy { !$0.contains(".nq") && !$0.contains("draft") })
  }

  @Test func theInputIsNotReplaced() async throws {
    let folder = try await folder()
    let run = try await redstring(
      "convert", folder["map.jsonl"], folder["map.jsonl"],
      environment: ConvertStreamTests.always)
    #expect(run.exitStatus == 73)
    #expect(run.error.contains("it is a file that is read from"))
  }

  @Test func theReportSaysWhatIsLost() async throws {
    let folder = try await folder()
    let run = try await redstring(
      "convert", folder["map.jsonl"], folder["map.nq"], "--report", "-",
      environment: ConvertStreamTests.always)
    let whole = try await redstring(
      "convert", folder["map.jsonl"], folder["map.nq"], "--report", "-")
    #expect(run.output.contains("order"))
    #expect(run.output == whole.output)
  }
}
