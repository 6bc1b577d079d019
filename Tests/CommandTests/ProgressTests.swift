import Foundation
import Testing

@testable import redstring

@Suite struct ProgressTests {
  @Test(arguments: [
    (0, nil, ProgressLine.Unit.items, 5, "laying out: 5 s"),
    (0, 40, .items, 75, "laying out: 1 min 15 s"),
    (3, 40, .items, 1, "laying out: 3 of 40, 3/s, 12 s left"),
    (40, 40, .items, 20, "laying out: 40 of 40, 2/s"),
    (1, 3, .items, 10, "laying out: 1 of 3, 20 s left"),
    (999, nil, .bytes, 1, "laying out: 999 B, 999 B/s"),
    (1234, nil, .bytes, 1, "laying out: 1.2 kB, 1.2 kB/s"),
    (9_999, nil, .bytes, 1000, "laying out: 9.9 kB, 9 B/s"),
    (512_000_000, 2_123_456_789, .bytes, 10, "laying out: 512 MB of 2.1 GB, 51 MB/s, 31 s left"),
    (
      1_000_000, 10_000_000_000, .bytes, 1, "laying out: 1.0 MB of 10 GB, 1.0 MB/s, 2 h 46 min left"
    ),
  ])
  func aLineSaysHowMuchAndHowLong(
    count: Int, total: Int?, unit: ProgressLine.Unit, seconds: Int, text: String
  ) {
    let line = ProgressLine(
      phase: "laying out", count: count, total: total, unit: unit, elapsed: .seconds(seconds))
    #expect(line.text == text)
  }

  @Test func whatTakesLongIsShownAndTakenAway() async throws {
    let run = try await ProgressTests.longLayout(on: "xterm")
    #expect(run.exitStatus == 75)
    #expect(run.output.contains("laying out 900 relations: 1 s\u{1B}[K"))
    // Nothing of it is before, or under, what is said after it.
    let lines = run.output.split(separator: "\r\n").map { $0.components(separatedBy: "\r\u{1B}[K") }
    #expect(
      lines.contains { $0.count > 1 && $0.last?.hasPrefix("redstring: error: no lay") == true })
    #expect(lines.allSatisfy { $0.last?.contains("\u{1B}") == false })
  }

  @Test(arguments: ["dumb", ""]) func aTerminalThatCannotTakeItBackGetsNone(name: String)
    async throws
  {
    let run = try await ProgressTests.longLayout(on: name)
    #expect(run.exitStatus == 75)
    #expect(!run.output.contains("\u{1B}"))
    #expect(!run.output.contains("laying out 900 relations:"))
  }

  @Test func whatIsSoonDoneShowsNothing() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await terminal("xterm", "check . .", in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func anInterruptionTakesItAway() async throws {
    let folder = try Folder(["case.yaml": Cases.dense(900), "ledger.txt": Cases.ledger])
    try folder.write(
      """
      "$REDSTRING" convert . map.svg --engine dot & process=$!
      until grep -q 'laying out' shown; do sleep 0.1; done
      kill -TERM $process; wait $process
      """, to: "interrupted.sh")
    let run = try await shell(
      "TERM=xterm script -qefc 'sh interrupted.sh' shown </dev/null", in: folder.path)
    #expect(run.exitStatus == 143)
    #expect(run.output.hasSuffix("\u{1B}[?7h\r\u{1B}[K"))
  }

  private static func longLayout(on name: String) async throws -> Run {
    let folder = try Folder(["case.yaml": Cases.dense(900), "ledger.txt": Cases.ledger])
    return try await terminal(
      name, "convert . map.svg --engine dot --layout-timeout 3", in: folder.path)
  }
}

/// Runs `redstring` on a terminal of its own; what it shows is the output.
private func terminal(_ name: String, _ arguments: String, in folder: String) async throws -> Run {
  try await shell(
    #"TERM=\#(name) script -qec "\"$REDSTRING\" \#(arguments)" /dev/null </dev/null"#, in: folder)
}
