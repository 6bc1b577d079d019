/// The place of a text in a pool: the pool's first text is 0.
package struct PooledText: Hashable, Sendable {
  package let number: UInt32
}

/// Texts one after another in a single stretch of memory, so that a million of them are two
/// allocations. A text once added stays as it is.
package struct TextPool: Sendable {
  private var bytes = ByteBlock()
  /// Where each text begins, and where the last one ends.
  private var bounds: [Int] = [0]

  package init() {}

  package var count: Int { bounds.count - 1 }

  /// Makes room for `byteCount` bytes, so that the pool does not have to move while it grows.
  package mutating func reserve(byteCount: Int) { bytes.reserve(byteCount: byteCount) }

  /// Adds a text by its bytes, which are UTF-8.
  package mutating func add(_ text: Span<UInt8>) -> PooledText {
    bytes.append(text)
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
