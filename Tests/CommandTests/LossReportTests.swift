import Foundation
import GraphTesting
import Testing

/// What `convert` says is lost.
@Suite struct LossReportTests {
  private let lossy = """
    <graphml><graph edgedefault="directed">
      <node id="a"/><node id="b"><port name="p"/></node><edge source="a" target="b"/>
    </graph></graphml>

    """

  @Test func whatReadingDropsIsInTheReport() async throws {
    let folder = try Folder(["a.graphml": lossy])
    let run = try await redstring(
      ["convert", "a.graphml", "b.dot", "--report", "losses.json"], in: folder.path)
    #expect(run.exitStatus == 0)
    let report =
      try JSONSerialization.jsonObject(
        with: Data(folder.text(of: "losses.json").utf8)) as? [String: [[String: Any]]]
    let input = try #require(report?["inputs"]?.first)
    #expect(input["path"] as? String == "a.graphml")
    let remarks = try #require(input["remarks"] as? [[String: Any]])
    let text = try #require(remarks.first?["text"] as? String)
    #expect(run.error.contains(text))
    #expect(report?["outputs"]?.isEmpty == true)
  }

  @Test func strictWritesNothingWhereSomethingIsLost() async throws {
    let folder = try Folder(["a.graphml": lossy])
    let run = try await redstring(["convert", "a.graphml", "b.dot", "--strict"], in: folder.path)
    #expect(run.exitStatus == 1)
    #expect(run.error.contains("nothing was written, because something would be lost"))
    #expect(folder.names(in: ".") == ["a.graphml"])
  }

  @Test func strictSaysNothingWhereNothingIsLost() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring(
      ["convert", ".", "b.dot", "--strict", "--report", "-"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(run.error.isEmpty)
    #expect(run.output == "{\"inputs\":[],\"outputs\":[]}\n")
    #expect(folder.names(in: ".").contains("b.dot"))
  }

  @Test func standardOutputTakesOneThing() async throws {
    let run = try await redstring("convert", "a.dot", "-", "--to", "dot", "--report", "-")
    #expect(run.exitStatus == 64)
  }
}
