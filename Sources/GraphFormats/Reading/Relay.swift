import Dispatch
import KnowledgeGraph
import Synchronization

/// What makes a graph of what a parser says, batch by batch.
protocol BatchReader: Sendable {
  associatedtype Batch: Sendable

  /// Takes the next batch.
  mutating func take(_ batch: Batch) throws(ReadError)

  /// The graph of all batches.
  consuming func reading(sha256: Text?) throws(ReadError) -> Reading
}

/// Hands batches to a reader on a thread of its own, while the next ones are made.
final class Relay<Reader: BatchReader>: Sendable {
  /// Nothing when the graph has been taken out.
  private let reader: Mutex<Reader?>
  private let failure = Mutex<ReadError?>(nil)
  /// Batches that have not been taken yet, and those that have. Nobody else holds them, so that their memory is
  /// used again and not copied.
  private let waiting = Mutex<[Reader.Batch]>([])
  private let used = Mutex<[Reader.Batch]>([])
  private let queue = DispatchQueue(label: "reader")
  /// How many batches may wait.
  private let room = DispatchSemaphore(value: 2)

  init(_ reader: Reader) { self.reader = Mutex(reader) }

  /// Whether a batch has failed, so that no more need to be made.
  var hasFailed: Bool { failure.withLock { $0 != nil } }

  /// A batch that has been taken, to be used again.
  func usedBatch() -> Reader.Batch? { used.withLock { $0.popLast() } }

  /// Takes the next batch, when there is room for it.
  func take(_ batch: Reader.Batch) {
    room.wait()
    waiting.withLock { $0.append(batch) }
    queue.async {
      self.takeNext()
      self.room.signal()
    }
  }

  private func takeNext() {
    let batch = waiting.withLock { $0.removeFirst() }
    if !hasFailed {
      reader.withLock { reader in
        do throws(ReadError) {
          try reader?.take(batch)
        } catch {
          failure.withLock { $0 = error }
        }
      }
    }
    used.withLock { $0.append(batch) }
  }

  /// Waits until all batches have been taken.
  ///
  /// - Throws: what the first one that failed threw.
  func finish() throws(ReadError) {
    queue.sync {}
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// The graph of all batches; once.
  func reading(sha256: Text?) throws(ReadError) -> Reading {
    try finish()
    let taken = reader.withLock { reader in
      let taken = reader
      reader = nil
      return taken
    }
    guard let taken else { throw ReadError("the graph has been read", line: 1, column: 1) }
    return try taken.reading(sha256: sha256)
  }
}
