import KnowledgeGraph

/// What every format spells alike.
extension ByteBlock {
  mutating func append(_ string: String) { append(string.utf8.span) }

  /// Appends the text at `place` of `pool`.
  mutating func append(_ place: Int, of pool: TextPool) { append(pool[place]) }

  mutating func append(_ number: Int) {
    guard number >= 0, number < 1_000_000_000 else { return append(String(number)) }
    var length = 1
    var rest = number / 10
    while rest > 0 {
      length += 1
      rest /= 10
    }
    append(digits: number, length)
  }

  /// Appends `2024`, `2024-03` or `2024-03-05`.
  mutating func append(_ date: PartialDate) {
    append(digits: date.year, 4)
    guard let month = date.month else { return }
    append(UInt8(ascii: "-"))
    append(digits: month, 2)
    guard let day = date.day else { return }
    append(UInt8(ascii: "-"))
    append(digits: day, 2)
  }

  /// Appends an identifier as one segment of an IRI, percent-encoded.
  mutating func append(segment id: Span<UInt8>) {
    if IRI.isSegment(id) { append(id) } else { append(IRI.encodingSegment(id.string)) }
  }

  /// Hands the block to `sink`.
  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
    try sink.write(span)
    removeAll()
  }
}
