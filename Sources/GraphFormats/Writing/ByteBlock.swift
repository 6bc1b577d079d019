import KnowledgeGraph

/// Bytes on their way to a sink, handed over in large blocks.
struct ByteBlock: Sendable {
  /// The bytes, and behind them room for more: memory that has a value already can be written without a
  /// look at how far it has one.
  private var room: [UInt8] = []
  /// How many bytes there are.
  private var count = 0

  /// The bytes so far.
  var span: Span<UInt8> {
    @_lifetime(borrow self) get { room.span.extracting(0..<count) }
  }

  /// The bytes so far, copied.
  var bytes: [UInt8] { Array(room[..<count]) }

  mutating func append(_ byte: UInt8) {
    let place = extend(by: 1)
    room[place] = byte
  }

  mutating func append(_ string: String) { append(string.utf8.span) }

  mutating func append(_ text: Span<UInt8>) {
    let place = extend(by: text.count)
    var room = room.mutableSpan
    room.copy(text, to: place)
  }

  /// Appends a text between two bytes, which are the same.
  mutating func append(_ text: Span<UInt8>, between mark: UInt8) {
    let place = extend(by: text.count + 2)
    var room = room.mutableSpan
    room[place] = mark
    room.copy(text, to: place + 1)
    room[place + 1 + text.count] = mark
  }

  /// Appends a text between two others, which `pool` has at `start` and `end`.
  mutating func append(
    _ text: Span<UInt8>, between start: Int, and end: Int, of pool: TextPool
  ) {
    let before = pool[start]
    let after = pool[end]
    let place = extend(by: before.count + text.count + after.count)
    var room = room.mutableSpan
    room.copy(before, to: place)
    room.copy(text, to: place + before.count)
    room.copy(after, to: place + before.count + text.count)
  }

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

  /// Appends the last `length` decimal digits of a number.
  private mutating func append(digits number: Int, _ length: Int) {
    let place = extend(by: length)
    var rest = number
    for digit in stride(from: place + length - 1, through: place, by: -1) {
      room[digit] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Makes the block longer; the place of the first new byte, whose value is whatever was there.
  private mutating func extend(by length: Int) -> Int {
    let place = count
    count += length
    if count > room.count { grow() }
    return place
  }

  private mutating func grow() {
    let wanted = max(count, 2 * room.count, 1 << 8)
    room.append(contentsOf: repeatElement(0, count: wanted - room.count))
  }

  /// Takes everything back, and keeps the memory.
  mutating func removeAll() { count = 0 }

  /// Hands the block to `sink`.
  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
    try sink.write(span)
    removeAll()
  }
}

extension MutableSpan where Element == UInt8 {
  /// Copies `bytes` to `place` and what follows it.
  @_lifetime(self: copy self)
  fileprivate mutating func copy(_ bytes: Span<UInt8>, to place: Int) {
    var space = _mutatingExtracting(place..<place + bytes.count)
    for index in bytes.indices { space[index] = bytes[index] }
  }
}
