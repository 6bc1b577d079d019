import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

@Suite struct WriterTests {
  @Test(arguments: 0..<80) func everyGraphIsWrittenTheSameWayTwice(seed: Int) throws {
    for format in GraphFormats.all {
      var one = GraphGenerator(seed: UInt64(seed))
      var other = GraphGenerator(seed: UInt64(seed))
      #expect(format.bytes(of: try one.graph()) == format.bytes(of: try other.graph()))
    }
  }

  @Test(arguments: 0..<80) func whatIsXMLIsWellFormed(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let formats: [any GraphFormat] = [GraphMLFormat(), GEXFFormat(), YEdGraphMLFormat()]
    for format in formats { #expect(xmlError(in: format.bytes(of: graph)) == nil) }
  }

  @Test func aFailingSinkStopsTheWriterWithItsError() throws {
    var generator = GraphGenerator(seed: 7)
    let graph = try generator.graph()
    for format in GraphFormats.all {
      var sink = FullSink()
      #expect(throws: FullSink.Full()) { try format.write(graph, to: &sink) }
    }
  }
}

/// A sink that takes nothing.
private struct FullSink: ByteSink {
  struct Full: Error, Equatable {}

  mutating func write(_ bytes: Span<UInt8>) throws(Full) { throw Full() }
}
