/// Ways to look at eight bytes at a time, without a branch for each: words of them, the first byte lowest.
///
/// A *mark* is the highest bit of a byte in a word; whoever asks for marks takes no notice of the other bits.
/// Only the first mark counts: behind it there may be one by mistake.
extension UInt64 {
  /// A mark for each byte that is `byte`.
  @inlinable @inline(__always)
  package func equals(_ byte: UInt8) -> UInt64 {
    let difference = self ^ 0x0101_0101_0101_0101 &* UInt64(byte)
    return (difference &- 0x0101_0101_0101_0101) & ~difference
  }

  /// A mark for each byte that is less than `bound`, which is at most 0x80.
  @inlinable @inline(__always)
  package func isLess(than bound: UInt8) -> UInt64 {
    (self &- 0x0101_0101_0101_0101 &* UInt64(bound)) & ~self
  }
}

extension Span where Element == UInt8 {
  /// The eight bytes from `place` on, the first one lowest.
  @inlinable @inline(__always)
  package func word(at place: Int) -> UInt64 {
    let bytes = extracting(place..<place + 8)
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(bytes[index]) << UInt64(8 * index) }
    return word
  }

  /// Whether any byte has a mark; a space has none.
  @inlinable @inline(__always)
  package func hasMark(_ marks: (_ word: UInt64) -> UInt64) -> Bool {
    var found: UInt64 = 0
    if count >= 8 {
      var place = 0
      while place + 8 < count {
        found |= marks(word(at: place))
        place += 8
      }
      found |= marks(word(at: count - 8))
    } else {
      var word: UInt64 = 0x2020_2020_2020_2020
      for index in indices { word = word << 8 | UInt64(self[index]) }
      found = marks(word)
    }
    return found & 0x8080_8080_8080_8080 != 0
  }

  /// The place of the first byte from `start` on that has a mark; or a place before it from which fewer than
  /// eight bytes are left.
  @inlinable @inline(__always)
  package func place(from start: Int, ofFirst marks: (_ word: UInt64) -> UInt64) -> Int {
    var place = start
    while place + 8 <= count {
      let found = marks(word(at: place)) & 0x8080_8080_8080_8080
      if found != 0 { return place + found.trailingZeroBitCount >> 3 }
      place += 8
    }
    return place
  }
}

extension Array where Element == UInt8 {
  /// Appends `bytes`.
  package mutating func append(copying bytes: Span<UInt8>) {
    append(addingCapacity: bytes.count) { space in
      for index in bytes.indices { space.append(bytes[index]) }
    }
  }
}

extension Span where Element == UInt8 {
  /// Whether both are the same bytes.
  package func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }

  /// Whether the bytes come before those of `other` in the order of a dictionary.
  package func precedes(_ other: Span<UInt8>) -> Bool {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }

  /// The bytes as text; what is not UTF-8 becomes U+FFFD.
  package var string: String {
    if let text = try? UTF8Span(validating: self) { return String(copying: text) }
    return String(decoding: [UInt8](copying: self), as: UTF8.self)
  }
}

extension Array where Element == UInt8 {
  package init(copying bytes: Span<UInt8>) {
    self.init(capacity: bytes.count) { space in
      for index in bytes.indices { space.append(bytes[index]) }
    }
  }
}
