import Dispatch
import KnowledgeGraph
import Synchronization

extension GraphMLFormat: ReadableFormat {
  /// Reads GraphML in any spelling, block by block: what this format wrote comes back as it was, and what
  /// Gephi, Cytoscape, NetworkX, igraph, TinkerPop, APOC and yEd write is understood by `Conventions`.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  public func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading {
    guard let expat = Expat() else {
      throw ReadError("no memory for a parser of XML", line: 1, column: 1)
    }
    let assembly = GraphMLAssembly(
      GraphMLReader(Assembly.Origin(name: source.name), byteCount: source.byteCount))
    var block: [UInt8] = []
    repeat {
      try source.read(into: &block)
      do throws(ReadError) {
        try expat.parse(block, isLast: block.isEmpty)
      } catch {
        // What is wrong before the place where the parser stopped is said first.
        try assembly.finish(expat.takeEvents(XMLEvents()))
        throw error
      }
      if expat.eventCount >= GraphMLAssembly.batchSize {
        assembly.take(expat.takeEvents(assembly.emptyBatch()))
        if assembly.hasFailed { break }
      }
    } while !block.isEmpty
    try assembly.finish(expat.takeEvents(XMLEvents()))
    return try assembly.end(sha256: source.sha256())
  }
}

/// Puts a graph together on a thread of its own, while the next events are parsed.
private final class GraphMLAssembly: Sendable {
  private let reader: Mutex<GraphMLReader>
  private let failure = Mutex<ReadError?>(nil)
  private let emptied = Mutex<[XMLEvents]>([])
  private let queue = DispatchQueue(label: "GraphML")
  /// How many batches may wait.
  private let room = DispatchSemaphore(value: 2)

  /// How many events are worth handing over.
  static let batchSize = 20_000

  init(_ reader: sending GraphMLReader) { self.reader = Mutex(reader) }

  var hasFailed: Bool { failure.withLock { $0 != nil } }

  /// A batch that can be filled again.
  func emptyBatch() -> XMLEvents { emptied.withLock { $0.popLast() } ?? XMLEvents() }

  /// Takes the next events, when there is room for them.
  func take(_ events: XMLEvents) {
    room.wait()
    queue.async {
      self.takeNow(events)
      self.emptied.withLock { $0.append(events) }
      self.room.signal()
    }
  }

  private func takeNow(_ events: XMLEvents) {
    if hasFailed { return }
    reader.withLock { reader in
      do throws(ReadError) {
        try reader.take(events)
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// Takes the last events, when all before them have been taken.
  func finish(_ events: XMLEvents) throws(ReadError) {
    queue.sync { takeNow(events) }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  func end(sha256: Text?) throws(ReadError) -> Reading {
    var result: Result<Reading, ReadError>?
    reader.withLock { reader in
      var taken = GraphMLReader(Assembly.Origin(name: ""), byteCount: nil)
      swap(&taken, &reader)
      do throws(ReadError) {
        result = .success(try taken.end(sha256: sha256))
      } catch {
        result = .failure(error)
      }
    }
    guard let result else { throw ReadError("nothing was read", line: 1, column: 1) }
    return try result.get()
  }
}
