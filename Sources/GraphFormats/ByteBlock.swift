/// Bytes on their way to a sink, handed over in large blocks.
struct ByteBlock {
  private(set) var bytes: [UInt8] = []

  /// The size, in bytes, from which a block is worth handing over.
  private static let worthwhileSize = 64 * 1024

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ string: String) { bytes.append(contentsOf: string.utf8) }

  /// Hands the block to `sink` once it is large.
  mutating func flushIfLarge<Sink: ByteSink & ~Copyable>(
    to sink: inout Sink
  ) throws(Sink.Failure) {
    if bytes.count >= ByteBlock.worthwhileSize { try flush(to: &sink) }
  }

  /// Hands the block to `sink`.
  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
    try sink.write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }
}
