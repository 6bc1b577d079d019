import Foundation
import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// The same graph through any chain of formats.
@Suite struct ChainTests {
  @Test(arguments: 0..<30) func theSameGraphThroughAnyChain(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    var random = RandomNumbers(seed: UInt64(seed))
    let graph = try generator.graph()
    var last = graph
    var chain: [String] = []
    for _ in 0..<6 {
      let format = RoundTripTests.formats[random.below(RoundTripTests.formats.count)]
      chain.append(type(of: format).name)
      last = try format.read(format.bytes(of: last)).graph
    }
    let isSame = last == graph
    #expect(isSame, "seed \(seed): \(chain.joined(separator: ", "))")
  }

  /// `a.graphml → b.jsonld → c.dot → d.graphml`: nothing is lost on the way, and nothing moves.
  @Test(arguments: 30..<60) func theFirstFileAndTheLastAreEqual(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    try ChainTests.expectTheSameBytes(GraphMLFormat().bytes(of: try generator.graph()))
  }

  /// The case that we ship, as it is committed in `output/`.
  @Test func theShippedCaseComesBack() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../output").standardizedFileURL
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let files = names.filter { $0.hasSuffix(".graphml") }
    #expect(!files.isEmpty)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
      try ChainTests.expectTheSameBytes(
        GraphMLFormat().bytes(of: try GraphMLFormat().read(bytes).graph))
    }
  }

  static func expectTheSameBytes(_ first: [UInt8]) throws {
    let formats: [any ReadableFormat] = [JSONLDFormat(), DOTFormat.data, GraphMLFormat()]
    var last = first
    var reader: any ReadableFormat = GraphMLFormat()
    for format in formats {
      let reading = try reader.read(last)
      #expect(reading.remarks.isEmpty)
      last = format.bytes(of: reading.graph)
      reader = format
    }
    let isSame = last == first
    #expect(isSame)
  }
}
