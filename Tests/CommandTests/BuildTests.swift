import Foundation
import Testing

@Suite struct BuildTests {
  private static let products = ["dot", "graphml", "html", "jsonld", "pdf", "png", "svg"]
    .map { "harbour.\($0)" }

  @Test func allFilesAreNamedAfterTheCase() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring("build", folder.path, "--output", folder["deep/er/out"])
    #expect(run.exitStatus == 0)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("harbour: 1 document, 2 actors, 1 relation, 1 piece of evidence"))
    #expect(folder.names(in: "deep/er/out") == BuildTests.products)
  }

  @Test func whereverAndWheneverTheSameBytes() async throws {
    let folder = try Folder(Cases.harbourFiles)
    _ = try await redstring("build", ".", "--output", "one", in: folder.path)
    try await Task.sleep(for: .seconds(1.1))
    _ = try await redstring(
      "build", folder.path, "--output", folder["two"],
      environment: ["TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8", "LC_ALL": "C"])
    for product in BuildTests.products {
      #expect(folder.bytes(of: "one/\(product)") != nil)
      #expect(folder.bytes(of: "one/\(product)") == folder.bytes(of: "two/\(product)"))
    }
  }

  @Test func aCaseWithErrorsWritesNothing() async throws {
    let folder = try Folder([
      "good/case.yaml": Cases.harbour(), "good/ledger.txt": Cases.ledger,
      "bad/case.yaml": Cases.harbour(quote: "delivered the gas", name: "bad"),
      "bad/ledger.txt": Cases.ledger,
    ])
    let run = try await redstring("build", folder.path, "--output", folder["out"])
    #expect(run.exitStatus == 1)
    #expect(run.error.hasSuffix("nothing was written, because of the errors above\n"))
    #expect(folder.names(in: "out").isEmpty)
  }

  @Test func twoCasesOfOneNameAreRefused() async throws {
    let folder = try Folder([
      "a/case.yaml": Cases.harbour(), "a/ledger.txt": Cases.ledger,
      "b/case.yaml": Cases.harbour(), "b/ledger.txt": Cases.ledger,
    ])
    let run = try await redstring("build", folder.path, "--output", folder["out"])
    #expect(run.exitStatus == 1)
    #expect(run.error.contains("are both called 'harbour'"))
    #expect(folder.names(in: "out").isEmpty)
  }

  @Test func wordsThatAreNotOursNeedAFolderOfTheirOwn() async throws {
    let folder = try Folder(["case/case.yaml": Cases.harbour(), "mine/ledger.txt": Cases.ledger])
    let refused = try await redstring(
      "build", folder["case"], "--documents", folder["mine"], in: folder.path)
    #expect(refused.exitStatus == 64)
    #expect(folder.names(in: "output").isEmpty)
    let named = try await redstring(
      "build", folder["case"], "--documents", folder["mine"], "--output", folder["out"])
    #expect(named.exitStatus == 0)
    #expect(folder.names(in: "out") == BuildTests.products)
  }

  @Test func withoutALayoutTheTextFormatsAreWritten() async throws {
    let folder = try Folder(["case.yaml": Cases.dense(900), "ledger.txt": Cases.ledger])
    let run = try await redstring(
      "build", folder.path, "--output", folder["out"], "--engine", "dot", "--layout-timeout", "1")
    #expect(run.exitStatus == 75)
    #expect(run.error.contains("give more time with --layout-timeout"))
    #expect(!run.error.contains("of an earlier build"))
    #expect(
      folder.names(in: "out") == ["dense.dot", "dense.graphml", "dense.html", "dense.jsonld"])
  }

  @Test func proposalsLeaveOnlyWhenAskedFor() async throws {
    let proposed = Cases.harbour().replacingOccurrences(
      of: "to: port,", with: "to: port, review: proposed,")
    let folder = try Folder(["case.yaml": proposed, "ledger.txt": Cases.ledger])
    let without = try await redstring("convert", folder.path, "-", "--to", "dot")
    #expect(!without.output.contains("->"))
    #expect(without.error.contains("left out what nobody has accepted: 0 actors, 1 relation"))
    let with = try await redstring("convert", folder.path, "-", "--to", "dot", "--proposals")
    #expect(with.output.contains(#"label="proposed: supplies""#))
  }

  @Test func autoTriesACheaperEngineAndSaysSo() async throws {
    let folder = try Folder(["case.yaml": Cases.star(200), "ledger.txt": Cases.ledger])
    let run = try await redstring("convert", folder.path, folder["map.svg"])
    #expect(run.exitStatus == 0)
    #expect(run.error.contains("note: layout with dot: a ribbon of"))
    #expect(run.error.contains("drawn with sfdp instead"))
  }

  @Test func whatThePictureLeavesOutIsSaidOnce() async throws {
    let folder = try Folder(["case.yaml": Cases.dense(306), "ledger.txt": Cases.ledger])
    let run = try await redstring("build", folder.path, "--output", folder["out"])
    #expect(run.exitStatus == 0)
    let note = "note: left out of the picture: what each of 306 lines is called\n"
    #expect(run.error.components(separatedBy: note).count == 2)
    let svg = String(decoding: folder.bytes(of: "out/dense.svg") ?? [], as: UTF8.self)
    #expect(svg.contains("<!-- left out: what each of 306 lines is called -->"))
  }

  @Test func whatIsInTheWayIsSaid() async throws {
    let folder = try Folder(Cases.harbourFiles)
    try folder.write("a file", to: "out")
    let run = try await redstring("build", folder.path, "--output", folder["out"])
    #expect(run.exitStatus == 73)
    #expect(run.error.contains("cannot create the folder"))
  }

  @Test(arguments: [("HUP", 129), ("INT", 130), ("TERM", 143)])
  func anInterruptedBuildLeavesTheOldFiles(signal: String, status: Int32) async throws {
    let folder = try Folder(["case.yaml": Cases.dense(900), "ledger.txt": Cases.ledger])
    try folder.write("old", to: "out/dense.graphml")
    let run = try await shell(
      """
      # The shell lets what runs behind it ignore SIGINT.
      env --default-signal=HUP,INT "$REDSTRING" build . --output out --engine dot & process=$!
      until child=$(cat /proc/$process/task/*/children); [ $child ]; do sleep 0.1; done
      kill -\(signal) $process; wait $process; status=$?
      # It is gone, or only waits for somebody to ask how it ended.
      while grep -qv ') Z' /proc/$child/stat 2>/dev/null; do sleep 0.1; done
      exit $status
      """, in: folder.path)
    #expect(run.exitStatus == status)
    #expect(folder.names(in: "out") == ["dense.graphml"])
    #expect(folder.bytes(of: "out/dense.graphml") == Array("old".utf8))
  }

  @Test func whatIsToBeIgnoredDoesNotInterrupt() async throws {
    let folder = try Folder(["case.yaml": Cases.dense(900), "ledger.txt": Cases.ledger])
    let run = try await shell(
      """
      trap '' HUP INT TERM
      "$REDSTRING" build . --output out --engine dot --layout-timeout 2 & process=$!
      until ls out/.*redstring-draft >/dev/null 2>&1; do sleep 0.1; done
      for signal in HUP INT TERM XFSZ; do kill -$signal $process; done; wait $process
      """, in: folder.path)
    #expect(run.exitStatus == 75)
    #expect(
      folder.names(in: "out") == ["dense.dot", "dense.graphml", "dense.html", "dense.jsonld"])
  }
}
