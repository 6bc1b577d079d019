import Foundation
import Testing

@Suite struct ConvertTests {
  @Test(arguments: ["dot", "graphml", "jsonld", "svg"])
  func standardOutputAndAFileGetTheSameBytes(format: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    let direct = try await redstring("convert", folder.path, "-", "--to", format)
    #expect(direct.exitStatus == 0)
    #expect(!direct.output.isEmpty)
    let file = try await redstring("convert", folder["case.yaml"], folder["map.\(format)"])
    #expect(file.exitStatus == 0)
    #expect(folder.bytes(of: "map.\(format)") == Array(direct.output.utf8))
  }

  @Test func pagesHaveTheParagraphsOfTheCasesOwnDocumentsOnly() async throws {
    let beginning = "So the paragraph begins"
    let text = beginning + String(repeating: ", and goes on", count: 40) + ". " + Cases.ledger
    let files = [
      "case/case.yaml": Cases.harbour(), "case/ledger.txt": text,
      "elsewhere/case.yaml": Cases.harbour(), "mine/ledger.txt": text,
    ]
    let folder = try Folder(files)
    let own = try await redstring("convert", folder["case"], folder["own.html"])
    #expect(own.exitStatus == 0)
    #expect(folder.text(of: "own.html").contains(beginning))
    let brought = try await redstring(
      "convert", folder["elsewhere"], folder["brought.html"], "--documents", folder["mine"])
    #expect(brought.exitStatus == 0)
    #expect(folder.text(of: "brought.html").contains("delivered the fuel"))
    #expect(!folder.text(of: "brought.html").contains(beginning))
  }

  @Test func aQuoteLimitIsForPagesAndPictures() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let page = try await redstring(
      "convert", folder.path, folder["map.html"], "--quote-limit", "4")
    #expect(page.exitStatus == 0)
    #expect(!folder.text(of: "map.html").contains("delivered"))
    let graph = try await redstring(
      "convert", folder.path, folder["map.graphml"], "--quote-limit", "4")
    #expect(graph.exitStatus == 64)
    #expect(graph.error.contains("GraphML holds whole quotes; leave --quote-limit out"))
  }

  @Test func aCompressedPictureIsThePicture() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(
      #"""
      "$REDSTRING" convert . map.svg && "$REDSTRING" convert . map.svgz && gunzip -c < map.svgz | cmp - map.svg
      """#, in: folder.path)
    #expect(run.exitStatus == 0)
  }

  @Test func formatsAreToldByNameOrExtension() async throws {
    let folder = try Folder(Cases.harbourFiles)
    for word in ["JSON-LD", "json-ld", "jsonld"] {
      let run = try await redstring("convert", folder.path, folder["x"], "--to", word)
      #expect(run.exitStatus == 0)
    }
    #expect(try await redstring("convert", folder.path, folder["x"]).exitStatus == 64)
    #expect(try await redstring("convert", folder.path, folder["x.docx"]).exitStatus == 64)
    #expect(
      try await redstring("convert", folder.path, folder["x.dot"], "--engine", "rack").exitStatus
        == 64)
  }

  @Test func aFullDiskIsNoSuccess() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let piped = try await shell(#""$REDSTRING" convert . - --to dot > /dev/full"#, in: folder.path)
    #expect(piped.exitStatus == 74)
    #expect(piped.error.contains("No space left on device"))
    #expect(
      try await redstring("convert", folder.path, "/dev/full", "--to", "dot").exitStatus == 74)
  }

  @Test func aReaderThatLeavesIsNoError() async throws {
    let folder = try Folder(["case.yaml": Cases.dense(900), "ledger.txt": Cases.ledger])
    let run = try await shell(
      #"{ "$REDSTRING" convert . - --to graphml; echo $? >&2; } | head -c 10 >/dev/null"#,
      in: folder.path)
    #expect(run.error.hasSuffix("74\n"))
    #expect(!run.error.contains("cannot write"))
  }

  @Test func aLinkIsNotWrittenThrough() async throws {
    let folder = try Folder(Cases.harbourFiles)
    try folder.write("precious", to: "precious.dot")
    try FileManager.default.createSymbolicLink(
      atPath: folder["map.dot"], withDestinationPath: "precious.dot")
    let run = try await redstring("convert", folder.path, folder["map.dot"])
    #expect(run.exitStatus == 73)
    #expect(run.error.contains("it is a symbolic link"))
    #expect(folder.bytes(of: "precious.dot") == Array("precious".utf8))
  }
}
