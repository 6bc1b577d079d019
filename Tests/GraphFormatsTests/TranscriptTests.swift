import Foundation
import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// A file that is brought to the disk stretch by stretch has the graph that it has when it is read as a whole.
@Suite struct TranscriptTests {
  private static let formats: [any TranscribableFormat] = [
    CSVFormat(), CSVFormat(profile: .neo4j), NQuadsFormat(), NTriplesFormat(),
    FollowTheMoneyFormat(),
  ]
  private static let sha256 = Text(String(repeating: "0a", count: 32))

  /// What is read, stretch by stretch, in little memory, as JSON lines; and what has to be said of it.
  private static func transcribed(
    _ bytes: [UInt8], _ format: any TranscribableFormat, name: Text = "map.ftm.json",
    size: Int, blockSize: Int = 100
  ) throws -> (lines: [UInt8], remarks: [Reading.Remark]) {
    var source = MemorySource(bytes, name: name, sha256: sha256, blockSize: blockSize)
    let transcript = try format.transcript(of: &source, MemoryScratch(), size: size)
    var sizes = StreamedGraph.Sizes()
    sizes.part = 4_000
    do {
      let graph = try StreamedGraph(
        surveying: transcript.file, name: "memory", for: JSONLinesFormat(),
        scratch: MemoryScratch(), sizes: sizes)
      var sink = MemorySink()
      try graph.write(as: JSONLinesFormat(), to: &sink)
      return (sink.bytes, transcript.remarks)
    } catch is ReadError {
      throw StreamRefusal("something in it cannot be")
    }
  }

  private static func read(
    _ bytes: [UInt8], _ format: any ReadableFormat, name: Text = "map.ftm.json"
  ) throws -> (lines: [UInt8], remarks: [Reading.Remark]) {
    var source = MemorySource(bytes, name: name, sha256: sha256)
    let reading = try format.read(&source)
    return (JSONLinesFormat().bytes(of: reading.graph), reading.remarks)
  }

  private static func expectTheSame(
    _ bytes: [UInt8], _ format: any TranscribableFormat, size: Int, _ comment: Comment
  ) throws {
    let whole = try read(bytes, format)
    let stretches = try transcribed(bytes, format, size: size)
    let isSame = stretches.lines == whole.lines
    #expect(isSame, "\(type(of: format).name), \(comment)")
    #expect(stretches.remarks == whole.remarks)
  }

  @Test(arguments: 0..<24) func anyGraphIsReadAlike(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    for format in TranscriptTests.formats {
      let bytes = format.bytes(of: graph)
      for size in [1, 2_000, 1 << 20] {
        try TranscriptTests.expectTheSame(bytes, format, size: size, "stretches of \(size)")
      }
    }
  }

  /// An identifier has one spelling; whether another one is somebody's, only the whole file says.
  @Test(arguments: ["a", "X61"]) func anActorIsKnownByOurSpellingOfItsIdentifier(end: String)
    throws
  {
    let lines = #"""
      {"id":"h--actor--a","schema":"Person","properties":{"name":["A"]},"datasets":["h"]}
      {"id":"h--relation--r","schema":"UnknownLink","properties":{"subject":["h--actor--\#(end)"],\#
      "object":["h--actor--a"],"role":["knows"]},"datasets":["h"]}
      """#
    let bytes = Array(lines.utf8)
    let format = FollowTheMoneyFormat()
    if end == "a" {
      try TranscriptTests.expectTheSame(bytes, format, size: 1, "an actor twice")
    } else {
      #expect(throws: StreamRefusal.self) {
        try TranscriptTests.transcribed(bytes, format, size: 1)
      }
    }
  }

  /// What only the whole file can settle is refused, and read in memory; all else is read alike.
  @Test(
    arguments: CorpusFile.all("good").filter(\.isTranscribable)
      + CorpusFile.all("perfect").filter(\.isTranscribable), [1, 300, 1 << 20])
  func aFileIsReadAlikeOrRefused(file: CorpusFile, size: Int) throws {
    let format = try #require(file.format() as? any TranscribableFormat)
    do {
      try TranscriptTests.expectTheSame(file.bytes(), format, size: size, "\(file)")
    } catch let refusal as StreamRefusal {
      #expect(!file.url.path.contains("/perfect/"), "\(refusal.reason)")
    }
  }

  /// An error is that of the whole file, or the file is refused, and the error comes when it is read in memory.
  @Test(arguments: CorpusFile.all("bad").filter(\.isTranscribable), [1, 300, 1 << 20])
  func errorsAreTheSame(file: CorpusFile, size: Int) throws {
    let bytes = try file.bytes()
    let format = try #require(file.format() as? any TranscribableFormat)
    let name = Text(file.name)
    let expected = #expect(throws: ReadError.self) {
      try TranscriptTests.read(bytes, format, name: name)
    }
    do {
      _ = try TranscriptTests.transcribed(bytes, format, name: name, size: size)
      Issue.record("\(file) is converted")
    } catch let error as ReadError {
      #expect(error == expected)
    } catch is StreamRefusal {}
  }
}

extension CorpusFile {
  fileprivate var isTranscribable: Bool {
    (try? format()) is any TranscribableFormat
  }
}
