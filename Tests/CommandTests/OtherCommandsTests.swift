import Foundation
import Testing

@Suite struct OtherCommandsTests {
  @Test func aNewCasePassesItsCheck() async throws {
    let folder = try Folder()
    let run = try await redstring("init", folder["My Case"])
    #expect(run.exitStatus == 0)
    let check = try await redstring("check", folder["My Case"], "--strict")
    #expect(check.exitStatus == 0)
    #expect(check.error.hasPrefix("my-case: 1 document, 4 actors, 2 relations, 4 pieces"))
    let again = try await redstring("init", folder["My Case"])
    #expect(again.exitStatus == 73)
    #expect(again.error.contains("is already there; name another folder"))
  }

  @Test func anActorIsShownWithItsSentences() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let expected = """
      Port Authority (organisation)

      supplied by Blue Shipping
          “delivered the fuel”
            The ledger, characters 14–32

      """
    #expect(try await redstring("show", folder.path, "port").output == expected)
    #expect(try await redstring("show", folder.path, "port authority").output == expected)
    let unknown = try await redstring("show", folder.path, "prot")
    #expect(unknown.exitStatus == 64)
    #expect(unknown.error.contains("there is no actor 'prot'; did you mean 'port'?"))
  }

  @Test func formatsAreListed() async throws {
    let text = try await redstring("formats")
    #expect(text.exitStatus == 0)
    let rows = text.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(
      rows.contains([
        "GraphML", "graphml", "application/graphml+xml", "yes", "yes", "universal", "plain",
        "everything",
      ]))
    let json = try await redstring("formats", "--format", "json")
    let table = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let formats = try #require(table["formats"] as? [[String: Any]])
    let names = formats.compactMap { $0["name"] as? String }
    #expect(names.starts(with: ["case", "DOT", "GraphML", "graphml-yed", "GEXF", "JSON-LD"]))
    #expect(["SVG", "PNG", "PDF"].allSatisfy(names.contains))
  }

  @Test(arguments: ["build", "check", "convert", "show", "formats", "init"])
  func helpHasExamples(command: String) async throws {
    let run = try await redstring(command, "--help")
    #expect(run.exitStatus == 0)
    #expect(run.output.contains("EXAMPLES"))
    #expect(run.output.contains("redstring \(command)"))
  }

  @Test func anEmptyNameNamesNothing() async throws {
    let folder = try Folder(Cases.harbourFiles)
    for arguments in [
      ["init", ""], ["build", ".", "--output", ""], ["convert", ".", "", "--to", "dot"],
    ] {
      let run = try await redstring(arguments, in: folder.path)
      #expect(run.exitStatus == 64)
      #expect(run.error.contains("'' names no f"))
    }
    #expect(folder.names(in: ".") == ["case.yaml", "ledger.txt"])
  }

  @Test func whatIsNoCommandIsUsage() async throws {
    #expect(try await redstring("biuld").exitStatus == 64)
    #expect(try await redstring("--version").output == "0.1.0\n")
  }
}
