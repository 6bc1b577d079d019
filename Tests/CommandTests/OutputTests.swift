import Foundation
import Testing

/// How files come to be, whatever command writes them.
@Suite struct OutputTests {
  @Test(arguments: [
    "case.yaml", "twin.dot", "ledger.txt", "words.txt", "mine/paper.txt", "mine/renamed.dot",
  ])
  func whatACaseIsReadFromIsNotReplaced(output: String) async throws {
    let more = """
      vocabulary: words.txt
      documents:
        paper: {title: The paper, file: paper.txt}
        renamed: {title: Renamed, file: other.txt, sha256: \
      9841f7cf70d5e5b5ad1f5fab17bf790857a7f03f366deba825e3daa32eebc81d}
      """
    let folder = try Folder([
      "case.yaml": Cases.harbour().replacingOccurrences(of: "documents:", with: more)
        .replacingOccurrences(of: "{quote", with: "{document: ledger, quote"),
      "ledger.txt": Cases.ledger, "words.txt": "actor-types: []\n",
      "mine/paper.txt": "paper", "mine/renamed.dot": "renamed\n",
    ])
    try FileManager.default.linkItem(atPath: folder["case.yaml"], toPath: folder["twin.dot"])
    let before = folder.bytes(of: output)
    let run = try await redstring(
      ["convert", ".", output, "--to", "dot", "--documents", "mine"], in: folder.path)
    #expect(run.exitStatus == 73)
    #expect(
      run.error.contains("cannot create '\(output)': it is a file that is read from"))
    #expect(folder.bytes(of: output) == before)
  }

  @Test func aBuildSparesDocumentsToo() async throws {
    let folder = try Folder([
      "case.yaml": Cases.harbour().replacingOccurrences(of: "ledger.txt", with: "harbour.dot"),
      "harbour.dot": Cases.ledger,
    ])
    let run = try await redstring(["build", ".", "--output", "."], in: folder.path)
    #expect(run.exitStatus == 73)
    #expect(folder.names(in: ".") == ["case.yaml", "harbour.dot"])
  }

  @Test(arguments: ["600", "640", "400", "777"])
  func aFileKeepsItsMode(mode: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    try folder.write("old", to: "map.dot")
    let run = try await shell(
      """
      umask 027; chmod \(mode) map.dot; chmod \(mode) map.dot
      "$REDSTRING" convert . map.dot; "$REDSTRING" convert . new.dot
      stat -c %a map.dot new.dot
      """, in: folder.path)
    #expect(run.output == "\(mode)\n640\n")
    #expect(folder.bytes(of: "map.dot") == folder.bytes(of: "new.dot"))
  }

  @Test(arguments: ["convert . map.dot", "init .", "build case --output ."])
  func draftsOfTheDeadAreSwept(arguments: String) async throws {
    let folder = try Folder(["case/case.yaml": Cases.harbour(), "case/ledger.txt": Cases.ledger])
    // A process id returns where each run begins in a new container; a lock does not.
    let run = try await shell(
      """
      touch .1-0.redstring-draft .name.dot.1.redstring-draft .$$-0.redstring-draft
      exec 9>.$$-1.redstring-draft; flock 9; exec "$REDSTRING" \(arguments)
      """, in: folder.path)
    #expect(run.exitStatus == 0)
    let drafts = folder.names(in: ".").filter { $0.hasPrefix(".") }
    try #require(drafts.count == 1)
    #expect(drafts[0].hasSuffix("-1.redstring-draft"))
  }

  @Test func aDraftOfTheLivingIsLeftAlone() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(
      """
      exec 9>.$$-0.redstring-draft; flock 9; exec "$REDSTRING" convert . map.dot
      """, in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(folder.names(in: ".").count == 4)
  }

  @Test func theLongestNameCanBeWritten() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let name = String(repeating: "n", count: 251) + ".dot"
    #expect(try await redstring(["convert", ".", name], in: folder.path).exitStatus == 0)
    #expect(folder.bytes(of: name) != nil)
  }

  @Test(arguments: ["write", "fsync", "rename", "fchmod", "flock"])
  func eachFailingCallLeavesTheOldFile(call: String) async throws {
    guard Strace.isInstalled else { return }
    let folder = try Folder(Cases.harbourFiles)
    for number in 1...6 {
      try folder.write("old", to: "map.graphml")
      let run = try await Strace.injecting(
        "\(call):error=ENOSPC:when=\(number)", "convert . map.graphml", in: folder.path)
      let isOld = folder.bytes(of: "map.graphml") == Array("old".utf8)
      let isFlush = call == "fsync" && number == 2
      #expect(isOld == (run.exitStatus != 0 && !isFlush), "\(call) \(number): \(run)")
      #expect(folder.names(in: ".") == ["case.yaml", "ledger.txt", "map.graphml"])
    }
  }

  @Test(arguments: 1...7) func allAreFlushedBeforeTheFirstIsRenamed(number: Int) async throws {
    guard Strace.isInstalled else { return }
    let folder = try Folder(Cases.harbourFiles)
    let names = ["dot", "graphml", "html", "jsonld", "pdf", "png", "svg"].map { "harbour.\($0)" }
    for name in names { try folder.write("old", to: "out/\(name)") }
    let run = try await Strace.injecting(
      "fsync:error=EIO:when=\(number)", "build . --output out", in: folder.path)
    #expect(run.exitStatus == 74)
    #expect(run.error.contains("Input/output error"))
    #expect(folder.names(in: "out") == names)
    #expect(names.allSatisfy { folder.bytes(of: "out/\($0)") == Array("old".utf8) })
  }

  @Test(arguments: [("EIO", 74), ("ENOSPC", 74), ("EINVAL", 0)])
  func aFolderThatCannotBeFlushedIsSaid(error: String, status: Int32) async throws {
    guard Strace.isInstalled else { return }
    let folder = try Folder(Cases.harbourFiles)
    let run = try await Strace.injecting(
      "fsync:error=\(error):when=2", "convert . out.dot", in: folder.path)
    #expect(run.exitStatus == status)
    #expect(run.error.contains("cannot flush the folder '.'") == (status != 0))
    #expect(folder.bytes(of: "out.dot") != nil)
  }
}

/// Runs of `redstring` in which a call to the system fails.
enum Strace {
  static var isInstalled: Bool {
    let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")
    if !isInstalled { print("skipped: strace is not installed") }
    return isInstalled
  }

  static func injecting(
    _ fault: String, _ arguments: String, in folder: String
  ) async throws -> Run {
    try await shell(
      #"strace -f -qq -o /dev/null -e inject=\#(fault) "$REDSTRING" \#(arguments)"#, in: folder)
  }
}
