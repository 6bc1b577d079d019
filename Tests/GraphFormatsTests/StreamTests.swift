import Foundation
import GraphTesting
import KnowledgeGraph
import Synchronization
import Testing

@testable import GraphFormats

/// A graph that is converted part by part is written as one that is in memory.
@Suite struct StreamTests {
  private static let formats: [any StreamableFormat] = [
    NQuadsFormat(), NTriplesFormat(), JSONLinesFormat(), CSVFormat(), CSVFormat(profile: .neo4j),
    GraphMLFormat(), GraphMLFormat(profile: .plain), FollowTheMoneyFormat(),
  ]

  private static func sizes(
    part: Int, run: Int = 3, directRelations: Int = 2
  ) -> StreamedGraph.Sizes {
    var sizes = StreamedGraph.Sizes()
    sizes.part = part
    sizes.run = run
    sizes.directRelations = directRelations
    return sizes
  }

  private static func files(_ graph: Graph, as format: any GraphFormat) -> [[UInt8]] {
    guard let format = format as? any FolderFormat else { return [format.bytes(of: graph)] }
    return type(of: format).fileNames.indices.map { file in
      var sink = MemorySink()
      format.write(graph, file: file, to: &sink)
      return sink.bytes
    }
  }

  private static func streamedFiles(
    _ bytes: [UInt8], as format: any StreamableFormat, _ sizes: StreamedGraph.Sizes
  ) throws -> [[UInt8]] {
    let graph = try StreamedGraph(
      surveying: MemoryFile(bytes), name: "memory", for: format, scratch: MemoryScratch(),
      sizes: sizes)
    let count = (format as? any FolderFormat).map { type(of: $0).fileNames.count } ?? 1
    return try (0..<count).map { file in
      var sink = MemorySink()
      try graph.write(as: format, file: file, to: &sink)
      return sink.bytes
    }
  }

  private static func expectTheSame(
    _ graph: Graph, _ sizes: StreamedGraph.Sizes, _ comment: Comment
  ) throws {
    let bytes = JSONLinesFormat().bytes(of: graph)
    for format in formats {
      if let isAllowed = format.allowsIdentifier {
        let identifiers = ElementIdentifiers(of: graph, where: isAllowed)
        if !identifiers.allActorsAreUsable || !identifiers.allRelationsAreUsable {
          #expect(throws: StreamRefusal.self) { try streamedFiles(bytes, as: format, sizes) }
          continue
        }
      }
      let isSame = try streamedFiles(bytes, as: format, sizes) == files(graph, as: format)
      #expect(isSame, "\(type(of: format).name), \(comment)")
      let streamed = try StreamedGraph(
        surveying: MemoryFile(bytes), name: "memory", for: format, scratch: MemoryScratch())
      #expect(streamed.losses(of: format) == format.losses(of: graph))
    }
  }

  @Test(arguments: 0..<24) func anyGraphIsWrittenAlike(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    for part in [700, 4_000, 1 << 19] {
      try StreamTests.expectTheSame(graph, StreamTests.sizes(part: part), "parts of \(part)")
    }
  }

  /// Few actors with very many relations, most of them said several times.
  @Test(arguments: [1, 7, 100_000]) func anActorsRelationsMayBeInSeveralUnits(limit: Int)
    throws
  {
    var random = RandomNumbers(seed: UInt64(limit))
    let actors = (0..<30).map { number in
      Actor(id: Identifier("a\(number)") ?? "a", name: Text("A \(number)"), type: "firm")
    }
    let relations = (0..<300).map { number -> Relation in
      let from = random.next(below: 4) < 3 ? 7 * random.next(below: 3) : random.next(below: 30)
      let type: Identifier = ["pays", "owns", "knows"][random.next(below: 3)]
      let stance: Evidence.Stance = random.next(below: 5) == 0 ? .alleges : .asserts
      return Relation(
        id: Identifier("r\(number)") ?? "r",
        Claim(actors[from].id, type, actors[random.next(below: 30)].id),
        evidence: [Evidence(document: "ledger", stance: stance, state: .file(line: number + 1))])
    }
    let graph = try Graph(
      metadata: Graph.Metadata(name: "hubs"),
      vocabulary: Vocabulary(
        actorTypes: [ActorType(name: "firm", color: Color(0x77AADD))],
        relationTypes: [
          RelationType(name: "owns"), RelationType(name: "pays"),
          RelationType(name: "knows", isSymmetric: true),
        ], actorProperties: [], relationProperties: []),
      documents: [Document(id: "ledger")], actors: actors, relations: relations)
    for part in [3_000, 1 << 19] {
      try StreamTests.expectTheSame(
        graph, StreamTests.sizes(part: part, run: 50, directRelations: limit), "parts of \(part)")
    }
  }

  /// What only the whole file can settle is refused, and read in memory; all else is written alike.
  @Test(
    arguments: CorpusFile.all("good").filter(\.isOfLines)
      + CorpusFile.all("perfect").filter(\.isOfLines))
  func aFileIsWrittenAlikeOrRefused(file: CorpusFile) throws {
    let bytes = try file.bytes()
    let graph = try JSONLinesFormat().read(bytes, name: Text(file.name)).graph
    for format in StreamTests.formats {
      do {
        let streamed = try StreamTests.streamedFiles(bytes, as: format, StreamTests.sizes(part: 90))
        let isSame = streamed == StreamTests.files(graph, as: format)
        #expect(isSame, "\(file), \(type(of: format).name)")
      } catch let refusal as StreamRefusal {
        let mayRename = format.allowsIdentifier != nil && refusal.reason.contains(" id")
        #expect(mayRename || !file.url.path.contains("/perfect/"), "\(refusal.reason)")
      }
    }
  }

  /// An error is that of the whole file, or the file is refused, and the error comes when it is read in memory.
  @Test(arguments: CorpusFile.all("bad").filter(\.isOfLines), [90, 1 << 19])
  func errorsAreTheSame(file: CorpusFile, part: Int) throws {
    let bytes = try file.bytes()
    let name = Text(file.name)
    let expected = #expect(throws: ReadError.self) {
      try JSONLinesFormat().read(bytes, name: name)
    }
    do {
      _ = try StreamedGraph(
        surveying: MemoryFile(bytes), name: name, for: NQuadsFormat(), scratch: MemoryScratch(),
        sizes: StreamTests.sizes(part: part))
      Issue.record("\(file) is converted")
    } catch let error as ReadError {
      #expect(error == expected)
    } catch is StreamRefusal {}
  }

  @Test(arguments: [1, 2, 10, 99, 100, 101, 1_000]) func recordsComeInOrder(runLength: Int) throws {
    var random = RandomNumbers(seed: 5)
    var sort = ExternalSort(MemoryScratch(), runLength: runLength)
    var records: [SortRecord] = []
    for _ in 0..<100 {
      let record = SortRecord(
        UInt64(random.next(below: 4)), UInt64(random.next(below: 4)), random.next())
      records.append(record)
      try sort.add(record)
    }
    var sorted = try sort.sorted()
    var found: [SortRecord] = []
    while let record = try sorted.next() { found.append(record) }
    #expect(found == records.sorted())
  }

  @Test func textsOfAnyLengthComeBack() throws {
    let texts = [0, 1, 30, 31, 32, 33, 500].map { Array(repeating: UInt8(ascii: "x"), count: $0) }
    var column = try TextColumn(MemoryScratch())
    for text in texts { try column.add(text.span) }
    try column.finish()
    var buffer: [UInt8] = []
    for (place, text) in texts.enumerated() {
      try column.read(UInt32(place), into: &buffer)
      #expect(buffer == text)
    }
  }
}

extension CorpusFile {
  fileprivate var isOfLines: Bool { url.path.contains("/jsonl/") }
}

/// A file in memory.
final class MemoryFile: ScratchFile {
  private let bytes: Mutex<[UInt8]>

  init(_ bytes: [UInt8] = []) { self.bytes = Mutex(bytes) }

  var byteCount: Int { bytes.withLock { $0.count } }

  func append(_ bytes: Span<UInt8>) {
    let more = bytes.indices.map { bytes[$0] }
    self.bytes.withLock { $0 += more }
  }

  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) {
    buffer = bytes.withLock { Array($0[offset..<min(offset + count, $0.count)]) }
  }
}

struct MemoryScratch: Scratch {
  func makeFile() -> any ScratchFile { MemoryFile() }
}

extension RandomNumbers {
  fileprivate mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
