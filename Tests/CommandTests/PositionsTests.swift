import Foundation
import GraphTesting
import Testing

/// Files that say where the picture has the actors.
@Suite struct PositionsTests {
  @Test func graphvizDrawsTheMapAsOurPictureDoes() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(
      #"""
      "$REDSTRING" convert . map.dot --layout --engine dot && "$REDSTRING" convert . map.svg --engine dot --no-legend &&
      neato -n -Tsvg map.dot -o again.svg
      """#, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let ours = PositionsTests.ellipses(folder.text(of: "map.svg"))
    let again = PositionsTests.ellipses(folder.text(of: "again.svg"))
    #expect(ours.count == 2)
    let steps = zip(ours, again).map { ($0.0 - $1.0, $0.1 - $1.1) }
    // The whole may move, with the size of the page.
    for step in steps {
      #expect(abs(step.0 - steps[0].0) < 0.1 && abs(step.1 - steps[0].1) < 0.1)
    }
  }

  /// The first corner of each node.
  private static func ellipses(_ svg: String) -> [(Double, Double)] {
    svg.matches(of: /class="node[\s\S]*?points="(-?[0-9.]+),(-?[0-9.]+)/).compactMap {
      guard let x = Double($0.1), let y = Double($0.2) else { return nil }
      return (x, y)
    }
  }

  @Test func theGraphStaysAsItIs() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(
      #"""
      "$REDSTRING" convert . map.dot --layout && "$REDSTRING" convert . plain.dot &&
      "$REDSTRING" convert map.dot again.dot --strict && cmp again.dot plain.dot && ! cmp -s map.dot plain.dot
      """#, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
  }

  @Test func buildWritesThemToo() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring(["build", ".", "--output", "out", "--layout"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(folder.text(of: "out/harbour.dot").contains("pos=\""))
  }

  @Test func aFormatWithoutAPlaceForThemIsRefused() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring(["convert", ".", "map.jsonl", "--layout"], in: folder.path)
    #expect(run.exitStatus == 64)
    #expect(run.error.contains("JSON lines has no place for coordinates; leave --layout out."))
  }
}
