import Dispatch
import Synchronization

/// Writes what `write` makes of `count` elements to `sink`, in their order.
///
/// `write` appends what it spells to the block that it is given, which is empty. Large lists are written in
/// parts, on all cores, while what is done goes to the sink; the bytes are the same as from one.
func writeElements<Sink: ByteSink & ~Copyable>(
  _ count: Int, to sink: inout Sink,
  _ write: @escaping @Sendable (_ elements: Range<Int>, _ block: consuming ByteBlock) -> ByteBlock
) throws(Sink.Failure) {
  let size = 1_000
  let parts = (count + size - 1) / size
  if parts <= 1 {
    var block = write(0..<count, ByteBlock())
    return try block.flush(to: &sink)
  }
  // As many parts at a time as are enough for the cores there may be, and little memory.
  let places = (0..<min(parts, 8)).map { _ in PartInTheMaking() }
  func begin(_ part: Int) {
    let elements = part * size..<min((part + 1) * size, count)
    let place = places[part % places.count]
    DispatchQueue.global().async { place.fill { block in write(elements, block) } }
  }
  for part in places.indices { begin(part) }
  for part in 0..<parts {
    var block = places[part % places.count].take()
    try block.flush(to: &sink)
    places[part % places.count].give(block)
    if part + places.count < parts { begin(part + places.count) }
  }
}

/// A block that one thread fills and another hands to the sink, in turns.
private final class PartInTheMaking: Sendable {
  private let block = Mutex(ByteBlock())
  private let isFull = DispatchSemaphore(value: 0)

  func fill(_ write: (consuming ByteBlock) -> ByteBlock) {
    let filled = write(takeOut())
    give(filled)
    isFull.signal()
  }

  /// The block, when it has been filled.
  func take() -> ByteBlock {
    isFull.wait()
    return takeOut()
  }

  /// Puts a block in the place of the one that was taken.
  func give(_ other: consuming ByteBlock) {
    var other = other
    block.withLock { swap(&$0, &other) }
  }

  /// Nobody else has the memory then, so that it is not copied when it is written to.
  private func takeOut() -> ByteBlock {
    var taken = ByteBlock()
    block.withLock { swap(&$0, &taken) }
    return taken
  }
}
