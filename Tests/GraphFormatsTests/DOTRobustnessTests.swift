import GraphTesting
import Testing

@testable import GraphFormats

/// No bytes make the parser crash or hang; it reads them or says why not.
@Suite struct DOTRobustnessTests {
  /// A file with every construct.
  private static let everything = Array(
    """
    \u{FEFF}/* a */ strict digraph "g\\"h" + "i" { // b
    # c
      charset="utf-8"; graph [label=<a <b>b</b>>]; node [shape=box, color="r\\
    ed"]; edge [w=-.5]
      a:p:n -> "b b":q -> { c; d [x=1][y=2;] } -> subgraph cluster_e { e {f} label="é" } [key=k];
      subgraph s { node [x=1]; g, h -> i:w [tailport=n] } subgraph s { j } -> k; {} [z=1]
      1a -> 2.5.3; x = y; a -> a; subgraph s -> l
    } graph { }
    """.utf8)

  @Test func everyPrefixIsReadOrRefused() throws {
    let all = Self.everything
    let complete = all.count - "} graph { }".utf8.count + 1
    for count in 0...all.count {
      let isRead = (try? DOTParser.read(Array(all.prefix(count)), with: DOTRecorder())) != nil
      #expect(isRead == (count >= complete), "of \(count) bytes")
    }
  }

  @Test(arguments: 0..<200) func mutatedBytesAreReadOrRefused(seed: Int) {
    var random = RandomNumbers(seed: UInt64(seed))
    let marks = Array("{}[]\"<>-;,:=+\\/*#\n\r\0 a1.é\u{FEFF}".utf8) + [0xFF, 0xC3]
    for _ in 0..<50 {
      var bytes = Self.everything
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = marks[random.below(marks.count)]
        case 1: bytes.insert(marks[random.below(marks.count)], at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.below(30)))
        default: bytes.insert(contentsOf: bytes[place...].prefix(random.below(40)), at: place)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      expectCoherence(of: bytes)
    }
  }

  @Test(arguments: 0..<200) func tokensInAnyOrderAreReadOrRefused(seed: Int) {
    var random = RandomNumbers(seed: UInt64(seed))
    let tokens = [
      "a", "\"b\"", "<c>", "1", "->", "--", "{", "}", "{", "}", "[x=1]", "[", "]", "=", ";", ",",
      ":", "subgraph", "s", "node", "edge", "graph", "key", "+", "\n",
    ]
    for _ in 0..<50 {
      var text = random.oneIn(2) ? "digraph {" : "strict graph {"
      for _ in 0..<random.below(30) { text += " " + tokens[random.below(tokens.count)] }
      expectCoherence(of: Array((text + "}}}").utf8))
    }
  }

  @Test func longChainsAreRead() throws {
    let names = (0..<100_000).map { "n\($0)" }
    let counts = try DOTParser.read(
      Array("digraph { \(names.joined(separator: "->")) [x=1] }".utf8), with: DOTCounts())
    #expect(counts == DOTCounts(nodes: 100_000, edges: 99_999, attributes: 99_999))
  }

  @Test func largeProductsAreRead() throws {
    let nodes = { (letter: String) in (0..<1_000).map { "\(letter)\($0)" }.joined(separator: " ") }
    let counts = try DOTParser.read(
      Array("graph { {\(nodes("a"))} -- {\(nodes("b"))} }".utf8), with: DOTCounts())
    #expect(counts == DOTCounts(nodes: 2_000, edges: 1_000_000))
  }

  @Test func longStringsAreRead() throws {
    let long = String(repeating: "é", count: 300_000)
    let read = try DOTRecorder.read("graph { \"\(long)\" + \"\(long)\" <\(long)> /*\(long)*/ }")
    #expect(read.nodes.map(\.count) == [600_000, 300_000])
  }

  @Test func deepNodesAreMembersOnce() throws {
    let depth = 900
    let nodes = (0..<20_000).map { "n\($0)" }.joined(separator: " ")
    let counts = try DOTParser.read(
      Array(
        ("graph {" + String(repeating: "{", count: depth) + nodes
          + String(repeating: "}", count: depth) + "-- x }").utf8), with: DOTCounts())
    #expect(counts == DOTCounts(nodes: 20_001, edges: 20_000))
  }

  /// Reads bytes with a handler that counts; an error is within the file.
  private func expectCoherence(of bytes: [UInt8]) {
    do throws(ReadError) {
      _ = try DOTParser.read(bytes, with: DOTRecorder())
    } catch {
      #expect(0...bytes.count ~= error.offset)
      #expect(error.caret <= error.excerpt.unicodeScalars.count)
    }
  }
}
