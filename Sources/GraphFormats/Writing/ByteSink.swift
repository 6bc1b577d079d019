/// Where a format writes its bytes: memory, a file, standard output.
public protocol ByteSink<Failure>: ~Copyable {
  /// What can go wrong; `Never` for memory.
  associatedtype Failure: Error

  /// Takes `bytes`, all of them.
  ///
  /// - Throws: `Failure`, when the sink cannot take them; what it took before is then of no use.
  mutating func write(_ bytes: Span<UInt8>) throws(Failure)
}

/// A sink that keeps its bytes in memory.
public struct MemorySink: ByteSink, Sendable {
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty sink.
  public init() {}

  /// Takes `bytes`.
  public mutating func write(_ bytes: Span<UInt8>) {
    self.bytes.reserveCapacity(self.bytes.count + bytes.count)
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }
}
