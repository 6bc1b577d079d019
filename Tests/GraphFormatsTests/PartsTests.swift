import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// What is made in parts on all cores, and read on another thread, is what one thread would make and read.
@Suite struct PartsTests {
  @Test(arguments: [0, 1, 99, 100, 101, 12_345]) func partsAreTakenInTheirOrder(count: Int) {
    var taken: [Int] = []
    inParts(of: count, size: 100) { places, _ in
      Array(places)
    } take: {
      taken += $0
    }
    #expect(taken == Array(0..<count))
  }

  private struct Enough: Error, Equatable {}

  @Test func whatStopsTheTakingStopsItAll() {
    var taken = 0
    #expect(throws: Enough()) {
      try inParts(of: 100_000, size: 100) { places, _ in
        places.count
      } take: { part throws(Enough) in
        taken += part
        if taken >= 1_000 { throw Enough() }
      }
    }
    #expect(taken == 1_000)
  }

  /// Enough elements for several parts and batches, with strings that are not spelled as they are meant.
  private static func dot(_ edges: Int) -> String {
    var text = "digraph { node [remark=\"a \\\"thing\\\"\"];\n"
    for edge in 0..<edges {
      text +=
        "a\(edge % 7) -> \"b \\\"\(edge)\\\"\" [label=pays, note=\"said \\\"yes\\\" \(edge)\"];\n"
    }
    return text + "}\n"
  }

  @Test func longGraphsComeBackFromEveryFormat() throws {
    let graph = try DOTFormat.data.read(Array(PartsTests.dot(9_000).utf8), name: "long.dot").graph
    #expect(graph.relations.count == 9_000)
    #expect(graph.actor("b \"8999\"")?.attributes.first?.value == .text("a \"thing\""))
    for format in RoundTripTests.formats {
      let isSame = try format.read(format.bytes(of: graph)).graph == graph
      #expect(isSame, "\(type(of: format).name)")
    }
  }

  @Test func aSinkThatFailsAmongThePartsSurfacesAsItsError() throws {
    let graph = try DOTFormat.data.read(Array(PartsTests.dot(6_000).utf8)).graph
    for format in GraphFormats.all {
      let count = format.bytes(of: graph).count
      for place in stride(from: 0, to: count, by: count / 9) {
        var sink = NarrowSink(room: place)
        #expect(throws: NarrowSink.Full()) { try format.write(graph, to: &sink) }
      }
    }
  }

  /// A sink that takes so many bytes and no more.
  private struct NarrowSink: ByteSink {
    struct Full: Error, Equatable {}

    var room: Int

    mutating func write(_ bytes: Span<UInt8>) throws(Full) {
      if bytes.count > room { throw Full() }
      room -= bytes.count
    }
  }

  /// Whichever thread finds it first.
  @Test(arguments: 0..<5) func whatIsWrongFirstInAFileIsSaid(turn: Int) {
    let edges = PartsTests.dot(9_000).dropFirst("digraph {".count).dropLast(2)
    for (text, place) in [
      ("digraph { \"\";" + edges + "}", "1:11: error: a node with an empty name"),
      ("digraph { \"\";" + edges + "]", "1:11: error: a node with an empty name"),
      ("digraph {" + edges + "]", "9002:1: error: ']' without '['"),
    ] {
      let error = #expect(throws: ReadError.self) { try DOTFormat.data.read(Array(text.utf8)) }
      #expect(error?.description.hasPrefix(place) == true, "\(String(describing: error))")
    }
  }
}
