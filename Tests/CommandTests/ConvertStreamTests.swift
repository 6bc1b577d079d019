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

  @Test(arguments: ["nq", "nt", "jsonl", "csv", "graphml", "ftm"])
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

  /// What is not in JSON lines is first brought to the disk as such.
  @Test(arguments: [
    ("map.nq", ""), ("map.nt", ""), ("map.ftm.json", ""), ("map.csv", ""), ("tables", "--from csv"),
    ("map.nq.gz", ""), ("map.csv.zst", ""), ("-", "--from nq < map.nq"), ("one.csv", ""),
    ("-", "--from csv < one.csv"),
  ])
  func otherInputsAreReadAlike(input: String, more: String) async throws {
    let folder = try await folder()
    let run = try await shell(
      #"""
      for output in map.nq map.nt map.ftm.json map.csv map.nq.gz map.csv.zst; do
        "$REDSTRING" convert map.jsonl $output 2> /dev/null || exit
      done
      mkdir tables
      "$REDSTRING" convert map.jsonl tables --to csv || exit
      "$REDSTRING" convert map.jsonl - --to csv > one.csv || exit
      for output in jsonl nq csv graphml ftm; do
        "$REDSTRING" convert \#(input) - --to $output \#(more) > expected 2> expected.said || exit
        REDSTRING_STREAM_FROM=0 "$REDSTRING" convert \#(input) - --to $output --verbose \#(more) \
          > found 2> said || exit
        head -n 1 said >&2
        tail -n +2 said | diff - expected.said >&2
        cmp expected found || exit
      done
      """#, in: folder.path)
    #expect(run.exitStatus == 0)
    let lines = run.error.split(separator: "\n")
    #expect(lines.count == 5, "\(run.error)")
    #expect(lines.allSatisfy { $0.contains("converting part by part") }, "\(run.error)")
  }

  @Test(arguments: [
    (
      "(tac map.nq)", "nq",
      "not all of its statements stand where Redstring writes them"
    ),
    ("(echo Source,Target; echo a,b)", "csv", "it was not written by Redstring"),
    (
      #"(echo '{"id":"a","schema":"Person"}')"#, "ftm",
      "it is not one case that was written by Redstring"
    ),
    ("(cat map.gexf)", "gexf", "GEXF is not read part by part"),
  ])
  func whatCannotBeReadPartByPartIsReadAsAWhole(
    input: String, format: String, reason: String
  ) async throws {
    let folder = try await folder()
    let run = try await shell(
      #"""
      for ending in nq gexf; do "$REDSTRING" convert map.jsonl map.$ending || exit; done
      \#(input) > input.\#(format)
      "$REDSTRING" convert input.\#(format) expected.jsonl 2> /dev/null || exit
      REDSTRING_STREAM_FROM=0 "$REDSTRING" convert input.\#(format) found.jsonl --verbose || exit
      cmp expected.jsonl found.jsonl
      """#, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    #expect(
      run.error.contains("redstring: the whole graph is kept in memory, because \(reason)\n"))
  }

  @Test(arguments: ["map.nq", "map.csv", "map.ftm.json"])
  func anotherInputsErrorIsThatOfTheWhole(input: String) async throws {
    let folder = try await folder()
    let run = try await shell(
      #"""
      "$REDSTRING" convert map.jsonl \#(input) 2> /dev/null || exit
      file=$(ls -d \#(input) map.edges.csv 2> /dev/null)
      printf '"<x' >> $file
      "$REDSTRING" convert \#(input) map.jsonl.gz 2> expected && exit 1
      REDSTRING_STREAM_FROM=0 "$REDSTRING" convert \#(input) map.jsonl.gz 2> found && exit 1
      cmp expected found && cat found
      """#, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    #expect(run.output.contains("error: "), "\(run.output)")
  }

  @Test(arguments: [
    ([], "gexf", "GEXF is not written part by part"),
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

  /// Standard input, and what is compressed, is brought to the disk; also where it is then found to be small.
  @Test(arguments: [
    ("< map.jsonl", "-"), ("< map.jsonl.gz", "-"), ("", "map.jsonl.gz"), ("", "map.jsonl.zst"),
  ])
  func whatCannotBeReadTwiceIsCopied(redirection: String, input: String) async throws {
    let folder = try await folder()
    let run = try await shell(
      #"""
      for ending in gz zst; do "$REDSTRING" convert map.jsonl map.jsonl.$ending || exit; done
      "$REDSTRING" convert map.jsonl expected.nq || exit
      convert() { "$REDSTRING" convert \#(input) - --from jsonl --to nq --verbose \#(redirection); }
      convert > small.nq
      export REDSTRING_STREAM_FROM=0
      convert > part-by-part.nq
      (export TMPDIR=/nowhere; convert > without-a-copy.nq)
      echo $? >&2
      cmp expected.nq small.nq && cmp expected.nq part-by-part.nq
      """#, in: folder.path)
    #expect(run.exitStatus == 0)
    let lines = run.error.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.first?.contains("because the file is small") == true)
    #expect(lines.dropFirst().first?.contains("converting part by part") == true)
    #expect(
      lines.dropFirst(2).first?.contains("no temporary file can be written in '/nowhere': ") == true
    )
    // Standard input may be as large as it likes, so it is not begun then.
    #expect(lines.last == (input == "-" ? "74" : "0"))
  }

  @Test func aPipeIsOpenedOnce() async throws {
    let folder = try await folder()
    let run = try await shell(
      #"""
      "$REDSTRING" convert map.jsonl map.nq || exit
      mkfifo pipe
      cat map.nq > pipe &
      REDSTRING_STREAM_FROM=0 "$REDSTRING" convert pipe again.jsonl --from nq --verbose || exit
      wait $! && cmp map.jsonl again.jsonl
      """#, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    #expect(run.error.contains("what is no regular file cannot be read twice"))
  }

  @Test func aFileThatChangesIsNotConverted() async throws {
    let folder = try await folder()
    // The output is a pipe that nobody reads until the input has been changed.
    let run = try await shell(
      #"""
      export REDSTRING_STREAM_FROM=0
      for n in $(seq 400); do
        for key in id from to speaker; do echo "s/\"$key\":\"/&c$n-/"; done > script
        sed -f script map.jsonl
      done > elements
      grep -av -e '"redstring":"relation"' -e '"redstring":"actor"' map.jsonl > large.jsonl
      grep -a '"redstring":"actor"' elements >> large.jsonl
      grep -a '"redstring":"relation"' elements >> large.jsonl
      ("$REDSTRING" convert large.jsonl - --to nq; echo "exit $?" >&2) | (
        head -c 1000 > start; echo >> large.jsonl; cat > /dev/null)
      """#, in: folder.path)
    #expect(run.error.contains("'large.jsonl' has changed while it was read"), "\(run.error)")
    #expect(run.error.hasSuffix("exit 74\n"))
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
