import Foundation
import Testing

/// `--frozen`: a part of a map, where the whole map has it.
@Suite struct FrozenTests {
  /// Where a picture has each node or line, by its id: the middle of the one, the curve of the other.
  private static func places(_ kind: String, in svg: String) -> [String: String] {
    var places: [String: String] = [:]
    for element in svg.components(separatedBy: "\n<g ").dropFirst() {
      guard let id = element.firstMatch(of: /^id="([^"]*)" class="(node|edge)\x20/), id.2 == kind,
        let place = element.firstMatch(of: /(?:points| d)="([^"]*)"/)?.1
      else { continue }
      places[String(id.1)] = kind == "edge" ? String(place) : middle(of: place)
    }
    return places
  }

  /// The middle of a box, as large as its name may be.
  private static func middle(of corners: Substring) -> String {
    let numbers = corners.split(whereSeparator: { " ,".contains($0) }).compactMap { Double($0) }
    let pairs = stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    let (x, y) = (pairs.map(\.0), pairs.map(\.1))
    return [x, y].map { String(Int(($0.min() ?? 0) + ($0.max() ?? 0))) }.joined(separator: ",")
  }

  @Test(arguments: ["dot", "neato"])
  func everythingIsWhereTheWholeMapHasIt(engine: String) async throws {
    let folder = try Folder(["case.yaml": Cases.dense(24), "ledger.txt": Cases.ledger])
    let run = try await shell(
      """
      "$REDSTRING" convert . whole.svg --no-legend --engine \(engine) 2>/dev/null &&
      "$REDSTRING" convert . part.svg --no-legend --engine \(engine) --focus a3 --frozen &&
      "$REDSTRING" convert . moved.svg --no-legend --engine \(engine) --focus a3 2>/dev/null
      """, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    for kind in ["node", "edge"] {
      let whole = FrozenTests.places(kind, in: folder.text(of: "whole.svg"))
      let part = FrozenTests.places(kind, in: folder.text(of: "part.svg"))
      let moved = FrozenTests.places(kind, in: folder.text(of: "moved.svg"))
      #expect(!part.isEmpty)
      #expect(part.count < whole.count)
      #expect(part.allSatisfy { whole[$0.key] == $0.value })
      #expect(Set(moved.keys) == Set(part.keys))
      #expect(moved != part)
    }
  }

  @Test func dataHasTheSamePlaces() async throws {
    let folder = try Folder(["case.yaml": Cases.dense(24), "ledger.txt": Cases.ledger])
    let run = try await shell(
      """
      "$REDSTRING" convert . whole.dot --layout --engine dot 2>/dev/null &&
      "$REDSTRING" convert . part.dot --layout --engine dot --focus a3 --frozen
      """, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let places = ["whole.dot", "part.dot"].map { name in
      folder.text(of: name).matches(of: /(?m)^  "(a[0-9])" \[.*pos="([^"]*)"/)
        .map { "\($0.1) \($0.2)" }
    }
    #expect(!places[1].isEmpty)
    #expect(places[1].count < places[0].count)
    #expect(places[1].allSatisfy(places[0].contains))
  }

  @Test func aBuildHasThemToo() async throws {
    let folder = try Folder(["case.yaml": Cases.dense(24), "ledger.txt": Cases.ledger])
    let run = try await redstring(
      ["build", ".", "--output", "out", "--focus", "a3", "--frozen", "--no-legend"],
      in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let whole = try await redstring(
      ["convert", ".", "whole.svg", "--no-legend"], in: folder.path)
    #expect(whole.exitStatus == 0)
    let part = FrozenTests.places("node", in: folder.text(of: "out/dense.svg"))
    let all = FrozenTests.places("node", in: folder.text(of: "whole.svg"))
    #expect(!part.isEmpty)
    #expect(part.count < all.count)
    #expect(part.allSatisfy { all[$0.key] == $0.value })
  }
}
