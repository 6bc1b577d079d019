import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// What every reader promises of any bytes, in whatever pieces they come.
@Suite struct ReaderLawTests {
  private static let formats = RoundTripTests.defaults

  /// A graph of a few hundred lines.
  private static func graph(_ seed: Int) throws -> Graph {
    var generator = GraphGenerator(seed: UInt64(seed))
    return try generator.graph()
  }

  // MARK: Pieces

  @Test(arguments: 0..<2) func blocksOfAnySizeGiveTheSameGraph(seed: Int) throws {
    let graph = try ReaderLawTests.graph(seed)
    for format in ReaderLawTests.formats {
      let bytes = format.bytes(of: graph)
      let whole = try format.read(bytes).graph
      for size in [1, 2, 3, 7, 64, 1_000, 4_096, bytes.count - 1, bytes.count, bytes.count + 1] {
        var source = MemorySource(bytes, name: "memory", blockSize: max(1, size))
        let isSame = try format.read(&source).graph == whole
        #expect(isSame, "\(type(of: format).name), seed \(seed), blocks of \(size)")
      }
    }
  }

  @Test func blocksOfAnySizeGiveTheSameReadingOfFilesMadeElsewhere() throws {
    for file in CorpusFile.all("good") {
      let (bytes, format) = (try file.bytes(), try file.format())
      let whole = GraphOutline(try format.read(bytes, name: Text(file.name))).text
      for size in [1, 3, 50] {
        var source = MemorySource(bytes, name: Text(file.name), blockSize: size)
        #expect(GraphOutline(try format.read(&source)).text == whole, "\(file), blocks of \(size)")
      }
    }
  }

  @Test func blocksOfAnySizeGiveTheSameMessage() throws {
    for file in CorpusFile.all("bad") {
      let (bytes, format) = (try file.bytes(), try file.format())
      let whole = #expect(throws: ReadError.self) { try format.read(bytes, name: "memory") }
      for size in [1, 5, 100] {
        let error = #expect(throws: ReadError.self) {
          var source = MemorySource(bytes, name: "memory", blockSize: size)
          return try format.read(&source)
        }
        #expect(error?.description == whole?.description, "\(file), blocks of \(size)")
      }
    }
  }

  @Test(arguments: 0..<3) func readingTwiceGivesTheSame(seed: Int) throws {
    for file in CorpusFile.all("good") where seed == 0 {
      let (bytes, format) = (try file.bytes(), try file.format())
      let one = try format.read(bytes, name: "memory")
      let other = try format.read(bytes, name: "memory")
      let isSame = one.graph == other.graph && one.remarks == other.remarks
      #expect(isSame, "\(file)")
    }
    let graph = try ReaderLawTests.graph(seed)
    for format in ReaderLawTests.formats {
      let bytes = format.bytes(of: graph)
      let isSame = try format.read(bytes).graph == format.read(bytes).graph
      #expect(isSame)
    }
  }

  // MARK: Sources that fail

  @Test func aSourceThatFailsSurfacesAsItsError() throws {
    let graph = try ReaderLawTests.graph(3)
    for format in ReaderLawTests.formats {
      let bytes = format.bytes(of: graph)
      for place in stride(from: 0, through: bytes.count, by: max(1, bytes.count / 15)) {
        #expect(throws: FailingSource.Broken(place: place), "\(type(of: format).name), \(place)") {
          var source = FailingSource(bytes, at: place)
          return try format.read(&source)
        }
      }
    }
  }

  /// Long enough for what is read to wait in line when the source fails.
  @Test func aLongSourceThatFailsSurfacesAsItsError() throws {
    var text = "<graphml><graph edgedefault=\"directed\">"
    for node in 0..<30_000 { text += "<node id=\"n\(node)\"/>" }
    let bytes = Array(text.utf8)
    #expect(throws: FailingSource.Broken(place: bytes.count)) {
      var source = FailingSource(bytes, at: bytes.count)
      return try GraphMLFormat().read(&source)
    }
  }

  // MARK: Bytes that nobody meant

  @Test(arguments: 0..<3) func everyPrefixIsReadOrRefusedWithAPlace(seed: Int) throws {
    let graph = try ReaderLawTests.graph(seed + 20)
    for format in ReaderLawTests.formats {
      let bytes = format.bytes(of: graph)
      // An odd step, so that every kind of place is met in the course of the seeds.
      for count in stride(from: seed, to: bytes.count, by: max(1, bytes.count / 70) | 1) {
        expectAReadingOrAPlace(Array(bytes.prefix(count)), format)
      }
    }
  }

  @Test(arguments: 0..<24) func mutatedBytesAreReadOrRefusedWithAPlace(seed: Int) throws {
    var random = RandomNumbers(seed: UInt64(seed))
    let graph = try ReaderLawTests.graph(seed % 8 + 40)
    for format in ReaderLawTests.formats {
      let bytes = format.bytes(of: graph)
      for _ in 0..<4 { expectAReadingOrAPlace(random.mutated(bytes), format) }
    }
  }

  @Test(arguments: 0..<3) func mutatedFilesMadeElsewhereAreReadOrRefusedWithAPlace(seed: Int) throws
  {
    var random = RandomNumbers(seed: UInt64(seed))
    for file in CorpusFile.all("good") {
      let (bytes, format) = (try file.bytes(), try file.format())
      for _ in 0..<4 { expectAReadingOrAPlace(random.mutated(bytes), format) }
    }
  }

  private func expectAReadingOrAPlace(_ bytes: [UInt8], _ format: any ReadableFormat) {
    do {
      let graph = try format.read(bytes).graph
      // Whatever was read can be written, and says the same where the format carries everything.
      let isSame = try format.read(format.bytes(of: graph)).graph == graph
      #expect(isSame || !format.isLossless)
    } catch let error as ReadError {
      let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
      #expect(error.line >= 1 && error.line <= lines, "\(error)")
      #expect(error.column >= 1 && error.column <= bytes.count + 1, "\(error)")
      #expect(error.offset >= 0 && error.offset <= bytes.count, "\(error)")
    } catch {
      Issue.record("\(error) is no ReadError")
    }
  }
}

extension RandomNumbers {
  /// Bytes of which some have been changed, taken out, doubled or moved elsewhere.
  fileprivate mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    let marks = Array("<>&;\"'{}[]\\:,=/-#\n\r\0 01e.@é".utf8) + [0xFF, 0xED, 0xA0]
    var bytes = bytes
    for _ in 0...below(4) {
      if bytes.isEmpty { return [0] }
      let place = below(bytes.count)
      let end = Swift.min(bytes.count, place + 1 + below(60))
      switch below(5) {
      case 0: bytes[place] ^= UInt8(1 << below(8))
      case 1: bytes[place] = marks[below(marks.count)]
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      default:
        let piece = Array(bytes[place..<end])
        bytes.insert(contentsOf: piece, at: below(bytes.count + 1))
      }
    }
    return bytes
  }
}

/// A source that breaks after a number of bytes.
private struct FailingSource: ByteSource {
  struct Broken: Error, Equatable {
    let place: Int
  }

  let name: Text = "broken"
  var byteCount: Int? { nil }
  private let bytes: [UInt8]
  private let end: Int
  private var position = 0

  init(_ bytes: [UInt8], at end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func read(into buffer: inout [UInt8]) throws(Broken) {
    if position == end { throw Broken(place: end) }
    let next = min(end, position + 4_096)
    buffer = Array(bytes[position..<next])
    position = next
  }

  func sha256() -> Text? { nil }
}
