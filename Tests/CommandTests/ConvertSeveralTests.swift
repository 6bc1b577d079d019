import Foundation
import GraphTesting
import Testing

/// `convert` with several inputs, which become one graph.
@Suite struct ConvertSeveralTests {
  private let raid = "digraph { cjng [label=CJNG]; cjng -> jalisco [label=acts_in] }\n"
  private let fuel =
    "digraph { cjng [label=\"Jalisco Cartel\"]; cjng -> pemex [label=steals_from] }\n"

  @Test func actorsWithOneIdentifierAreOne() async throws {
    let folder = try Folder(["raid.dot": raid, "fuel.dot": fuel])
    let run = try await redstring(
      ["convert", "raid.dot", "fuel.dot", "all.jsonl"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(
      run.error == """
        fuel.dot:1:11: warning: actor 'cjng': name is 'CJNG' in raid.dot:1:11, 'Jalisco Cartel' in \
        fuel.dot:1:11; 'Jalisco Cartel' is kept

        """)
    let lines = folder.text(of: "all.jsonl").split(separator: "\n")
    let actors = lines.filter { $0.hasPrefix(#"{"redstring":"actor""#) }
    #expect(actors.count == 3)
    #expect(actors[0].contains(#""alias":["CJNG"]"#))
  }

  @Test func prefixesKeepThemApart() async throws {
    let folder = try Folder(["raid.dot": raid, "fuel.dot": fuel])
    let run = try await redstring(
      ["convert", "raid.dot", "fuel.dot", "--prefix", "--output", "all.jsonl"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(run.error.isEmpty)
    let text = folder.text(of: "all.jsonl")
    for id in ["raid:cjng", "raid:jalisco", "fuel:cjng", "fuel:pemex"] {
      #expect(text.contains(#""id":"\#(id)""#))
    }
  }

  @Test func ofTwoCasesWithOneNameTheSecondGetsANumber() async throws {
    let folder = try Folder(["a/map.dot": raid, "b/map.dot": fuel])
    let run = try await redstring(
      ["convert", "a/map.dot", "b/map.dot", "--prefix", "all.jsonl"], in: folder.path)
    #expect(run.exitStatus == 0)
    let text = folder.text(of: "all.jsonl")
    #expect(text.contains(#""id":"map:cjng""#) && text.contains(#""id":"map-2:cjng""#))
  }

  @Test func twoDocumentsUnderOneNameAreRefused() async throws {
    let folder = try Folder(["a/map.dot": raid, "b/map.dot": fuel])
    let run = try await redstring(
      ["convert", "a/map.dot", "b/map.dot", "all.dot"], in: folder.path)
    #expect(run.exitStatus == 65)
    #expect(run.error.contains("error: the inputs differ: document 'map.dot': sha256 is '"))
    #expect(run.error.contains("keep their ids apart with --prefix"))
    #expect(folder.names(in: ".") == ["a", "b"])
  }

  @Test func noInputIsReplaced() async throws {
    let folder = try Folder(["raid.dot": raid, "fuel.dot": fuel])
    let run = try await redstring(["convert", "raid.dot", "fuel.dot", "fuel.dot"], in: folder.path)
    #expect(run.exitStatus == 73)
    #expect(folder.bytes(of: "fuel.dot") == Array(fuel.utf8))
  }

  @Test func oneArgumentIsTooFew() async throws {
    let run = try await redstring("convert", "raid.dot")
    #expect(run.exitStatus == 64)
    #expect(run.error.contains("Name what to write after 'raid.dot', or with --output."))
    #expect(try await redstring("convert", "-", "-", "-", "--from", "dot").exitStatus == 64)
  }
}
