import KnowledgeGraph

/// Bytes on their way to a sink, handed over in large blocks.
struct ByteBlock: Sendable {
  private(set) var bytes: [UInt8] = []

  /// The size, in bytes, from which a block is worth handing over.
  private static let worthwhileSize = 256 * 1024

  var count: Int { bytes.count }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ string: String) { bytes.append(copying: string.utf8.span) }

  mutating func append(_ bytes: Span<UInt8>) { self.bytes.append(copying: bytes) }

  /// Appends the text at `place` of `pool`.
  mutating func append(_ place: Int, of pool: TextPool) { append(pool[place]) }

  mutating func append(_ number: Int) {
    guard number >= 0, number < 1_000_000_000 else { return append(String(number)) }
    var divisor = 1
    while divisor * 10 <= number { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends `2024`, `2024-03` or `2024-03-05`.
  mutating func append(_ date: PartialDate) {
    append(digits: date.year / 100)
    append(digits: date.year % 100)
    for part in [date.month, date.day] {
      guard let part else { return }
      append(UInt8(ascii: "-"))
      append(digits: part)
    }
  }

  /// Appends an identifier as one segment of an IRI, percent-encoded.
  mutating func append(segment id: Span<UInt8>) {
    for index in id.indices where !IRI.isUnreserved(id[index]) {
      return append(IRI.encodingSegment(id.string))
    }
    append(id)
  }

  private mutating func append(digits number: Int) {
    bytes.append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    bytes.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Takes everything back.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Hands the block to `sink` once it is large.
  mutating func flushIfLarge<Sink: ByteSink & ~Copyable>(
    to sink: inout Sink
  ) throws(Sink.Failure) {
    if bytes.count >= ByteBlock.worthwhileSize { try flush(to: &sink) }
  }

  /// Hands the block to `sink`.
  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
    try sink.write(bytes.span)
    removeAll()
  }
}

/// The bytes that cannot stand in a text as they are, and what stands for them.
struct Escapes: Sendable {
  /// By byte; empty where the byte stands for itself.
  private let replacements: TextPool
  /// Whether a text has none of the bytes: a quick look at many bytes at a time.
  private let isClean: @Sendable (Span<UInt8>) -> Bool

  init(_ replacements: [UInt8: String], isClean: @escaping @Sendable (Span<UInt8>) -> Bool) {
    self.replacements = TextPool((0...255).map { Array((replacements[$0] ?? "").utf8) })
    self.isClean = isClean
  }

  /// Appends what `text` holds with its escapes to `block`.
  func append(_ text: ByteBlock, to block: inout ByteBlock) { append(text.bytes.span, to: &block) }

  /// Appends `text` with its escapes to `block`; clean stretches go over whole.
  func append(_ text: Span<UInt8>, to block: inout ByteBlock) {
    if isClean(text) { return block.append(text) }
    var start = 0
    for index in text.indices {
      let replacement = replacements[Int(text[index])]
      if replacement.isEmpty { continue }
      block.append(text.extracting(start..<index))
      block.append(replacement)
      start = index + 1
    }
    block.append(text.extracting(start..<text.count))
  }
}
