/// Bytes that grow at their end: texts one after another, or what is on its way to a sink.
package struct ByteBlock: Sendable {
  /// The bytes, and behind them room for more: memory that has a value already can be written without a
  /// look at how far it has one.
  @usableFromInline
  var room: [UInt8] = []
  /// How many bytes there are.
  @usableFromInline
  package internal(set) var count = 0

  /// Makes an empty block.
  package init() {}

  /// The bytes so far.
  package var span: Span<UInt8> {
    @_lifetime(borrow self) get { room.span.extracting(0..<count) }
  }

  /// The bytes so far, copied.
  package var bytes: [UInt8] { Array(room[..<count]) }

  /// Makes room for `byteCount` bytes in all, so that the block does not have to move while it grows.
  package mutating func reserve(byteCount: Int) { room.reserveCapacity(byteCount) }

  /// Appends a byte.
  @inlinable
  package mutating func append(_ byte: UInt8) {
    let place = extend(by: 1)
    room[place] = byte
  }

  /// Appends a text by its bytes.
  @inlinable
  package mutating func append(_ text: Span<UInt8>) {
    let place = extend(by: text.count)
    var room = room.mutableSpan
    room.copy(text, to: place)
  }

  /// Appends a text between two bytes, which are the same.
  package mutating func append(_ text: Span<UInt8>, between mark: UInt8) {
    let place = extend(by: text.count + 2)
    var room = room.mutableSpan
    room[place] = mark
    room.copy(text, to: place + 1)
    room[place + 1 + text.count] = mark
  }

  /// Appends a text between two others, which `pool` has at `start` and `end`.
  package mutating func append(
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

  /// Appends the last `length` decimal digits of a number.
  package mutating func append(digits number: Int, _ length: Int) {
    let place = extend(by: length)
    var rest = number
    for digit in stride(from: place + length - 1, through: place, by: -1) {
      room[digit] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Takes everything back, and keeps the memory.
  package mutating func removeAll() { count = 0 }

  /// Makes the block longer; the place of the first new byte, whose value is whatever was there.
  @inlinable
  mutating func extend(by length: Int) -> Int {
    let place = count
    count += length
    if count > room.count { grow() }
    return place
  }

  @usableFromInline
  mutating func grow() {
    // Memory that was reserved and is not needed stays untouched.
    let wanted = max(count, min(2 * room.count, room.count + 1 << 16), 1 << 8)
    room.append(addingCapacity: wanted - room.count) { space in
      space.append(repeating: 0, count: space.freeCapacity)
    }
  }
}

extension MutableSpan where Element == UInt8 {
  /// Copies `bytes` to `place` and what follows it.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  mutating func copy(_ bytes: Span<UInt8>, to place: Int) {
    let count = bytes.count
    guard count >= 8, count < 48 else {
      // The compiler makes a few wide steps of it, and many small ones at the end.
      var space = _mutatingExtracting(place..<place + count)
      for index in bytes.indices { space[index] = bytes[index] }
      return
    }
    var index = 0
    while index + 8 < count {
      store(bytes.word(at: index), at: place + index)
      index += 8
    }
    store(bytes.word(at: count - 8), at: place + count - 8)
  }

  /// Stores eight bytes, the lowest one first; it is one step for the processor.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  mutating func store(_ word: UInt64, at place: Int) {
    var space = _mutatingExtracting(place..<place + 8)
    for index in 0..<8 { space[index] = UInt8(truncatingIfNeeded: word >> UInt64(8 * index)) }
  }
}
