import Foundation
import SystemPackage
import Testing

@testable import redstring

@Suite struct StandardStreamsTests {
  @Test(arguments: ["--help", "--version", "convert --help", "formats", "show . port"])
  func aFullDiskIsNoSuccess(arguments: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(#""$REDSTRING" \#(arguments) > /dev/full"#, in: folder.path)
    #expect(run.exitStatus == 74)
    #expect(
      run.error
        == "redstring: error: cannot write to standard output: No space left on device\n")
  }

  @Test(arguments: ["biuld", "convert . x", "check .", "check none", "init ''"])
  func whatCannotBeSaidIsNoSuccess(arguments: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(#""$REDSTRING" \#(arguments) 2> /dev/full"#, in: folder.path)
    #expect(run.exitStatus == 74)
  }

  @Test func aReaderOfErrorsMayLeave() async throws {
    let folder = try Folder(["case.yaml": "redstring: 2\n"])
    let run = try await shell(
      #"{ "$REDSTRING" check .; echo $? >status; } 2>&1 | true; cat status"#, in: folder.path)
    #expect(run.output == "1\n")
  }

  @Test func aFileThatMayNotGrowIsAnError() async throws {
    let folder = try Folder(["case.yaml": Cases.dense(300), "ledger.txt": Cases.ledger])
    let run = try await shell(
      #"ulimit -f 4; env --default-signal=XFSZ "$REDSTRING" convert . map.graphml"#, in: folder.path
    )
    #expect(run.exitStatus == 74)
    #expect(run.error.contains("cannot write 'map.graphml': File too large"))
    #expect(folder.names(in: ".") == ["case.yaml", "ledger.txt"])
  }

  @Test(arguments: [
    "\u{1B}[31mred\u{1B}[0m", "two\nlines", "carriage\rreturn", "\u{9B}31m", "\u{202E}txt.exe",
  ])
  func controlsInArgumentsAreShownAndNotObeyed(text: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    for arguments in [
      [text], ["check", text], ["check", "--" + text], ["check", "--format", text, "."],
      ["check", "--format=" + text, "."], ["check", "--documents", text, "."],
      ["build", ".", "--engine", text], ["build", text, "--output", text],
      ["convert", ".", text], ["convert", ".", "map." + text], ["convert", ".", "x", "--to", text],
      ["convert", ".", "map.dot", "--from", text], ["convert", text, "map.dot"],
      ["show", ".", text], ["init", "case.yaml/" + text],
    ] {
      let run = try await redstring(arguments, in: folder.path)
      let lines = run.error.split(separator: "\n", omittingEmptySubsequences: false)
      let controls = run.error.unicodeScalars.filter {
        $0 != "\n" && $0.properties.generalCategory == .control || $0 == "\u{202E}"
      }
      #expect(run.exitStatus != 0)
      #expect(controls.isEmpty, "\(arguments)")
      #expect(!lines.contains("lines'") && !lines.contains { $0.hasPrefix("lines") })
    }
  }

  @Test func closedStreamsAreNotTakenByFiles() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(
      #""$REDSTRING" convert . map.dot <&- >&- 2>&-; echo $?"#, in: folder.path)
    #expect(run.output == "0\n")
    let open = try await redstring("convert", ".", "-", "--to", "dot", in: folder.path)
    #expect(folder.bytes(of: "map.dot") == Array(open.output.utf8))
    let lost = try await shell(
      #""$REDSTRING" convert . - --to dot <&- >&- 2>error; echo $? >&2"#, in: folder.path)
    #expect(lost.error == "74\n")
    let build = try await shell(
      #""$REDSTRING" build . --output out <&- >&- 2>&-; echo $?"#, in: folder.path)
    #expect(build.output == "0\n")
    #expect(folder.names(in: "out").count == 7)
  }

  @Test func aPipeThatAsksToWaitIsWaitedFor() async throws {
    let (reader, writer) = try FileDescriptor.pipe()
    #expect(fcntl(writer.rawValue, F_SETFL, O_NONBLOCK) == 0)
    async let read = Task.detached {
      try FileHandle(fileDescriptor: reader.rawValue, closeOnDealloc: true).readToEnd()?.count
    }.value
    let bytes = [UInt8](repeating: 0, count: 1 << 20)
    #expect(throws: Never.self) { try writer.closeAfter { try writer.writeAll(bytes.span) } }
    #expect(try await read == bytes.count)
  }

  @Test func mistakesFoundLateShowTheCommandsUsage() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring("convert", ".", "map", in: folder.path)
    #expect(run.exitStatus == 64)
    #expect(
      run.error.hasPrefix(
        """
        Error: 'map' has no file extension; name the format with --to.
        Usage: redstring convert <in> ... <out> [<options>]
        """))
    #expect(run.error.hasSuffix("\n  See 'redstring convert --help' for more information.\n"))
  }
}
