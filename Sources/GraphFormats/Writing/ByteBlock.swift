import KnowledgeGraph

/// Bytes on their way to a sink, handed over in large blocks.
struct ByteBlock: Sendable {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ string: String) { bytes.append(copying: string.utf8.span) }

  mutating func append(_ bytes: Span<UInt8>) { self.bytes.append(copying: bytes) }

  /// Appends a text between two bytes, which are the same.
  mutating func append(_ text: Span<UInt8>, between mark: UInt8) {
    bytes.append(addingCapacity: text.count + 2) { space in
      space.append(mark)
      for index in text.indices { space.append(text[index]) }
      space.append(mark)
    }
  }

  /// Appends a text between two others, which `pool` has at `start` and `end`.
  mutating func append(
    _ text: Span<UInt8>, between start: Int, and end: Int, of pool: TextPool
  ) {
    let before = pool[start]
    let after = pool[end]
    bytes.append(addingCapacity: before.count + text.count + after.count) { space in
      for index in before.indices { space.append(before[index]) }
      for index in text.indices { space.append(text[index]) }
      for index in after.indices { space.append(after[index]) }
    }
  }

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
    if IRI.isSegment(id) { append(id) } else { append(IRI.encodingSegment(id.string)) }
  }

  private mutating func append(digits number: Int) {
    bytes.append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    bytes.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Takes everything back.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Hands the block to `sink`.
  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
    try sink.write(bytes.span)
    removeAll()
  }
}
