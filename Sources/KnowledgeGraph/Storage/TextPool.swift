/// The place of a text in a pool: the pool's first text is 0.
package struct PooledText: Hashable, Sendable {
  package let number: UInt32
}

/// Texts one after another in a single stretch of memory, so that a million of them are two
/// allocations. A text once added stays as it is.
package struct TextPool: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text begins, and where the last one ends.
  private var bounds: [Int] = [0]

  package init() {}

  package var count: Int { bounds.count - 1 }

  /// Makes room for `byteCount` bytes, so that the pool does not have to move while it grows.
  package mutating func reserve(byteCount: Int) { bytes.reserveCapacity(byteCount) }

  /// Adds a text by its bytes, which are UTF-8.
  package mutating func add(_ text: Span<UInt8>) -> PooledText {
    bytes.append(copying: text)
    bounds.append(bytes.count)
    precondition(bounds.count <= Int(UInt32.max), "a pool holds up to 2³² texts")
    return PooledText(number: UInt32(truncatingIfNeeded: bounds.count - 2))
  }

  /// A pool of `texts`, in their order.
  package init(_ texts: some Sequence<[UInt8]>) {
    for text in texts { _ = add(text.span) }
  }

  /// The bytes of the text at `place`.
  package subscript(place: Int) -> Span<UInt8> {
    @_lifetime(borrow self) get { self[PooledText(number: UInt32(place))] }
  }

  /// The bytes of a text.
  package subscript(text: PooledText) -> Span<UInt8> {
    @_lifetime(borrow self) get {
      let place = Int(text.number)
      return bytes.span.extracting(bounds[place]..<bounds[place + 1])
    }
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
