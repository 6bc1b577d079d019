import Dispatch
import Synchronization

/// Writes what `write` makes of `count` elements to `sink`, in their order.
///
/// Large lists are written in parts, on all cores; the bytes are the same as from one.
func writeElements<Sink: ByteSink & ~Copyable>(
  _ count: Int, to sink: inout Sink,
  _ write: @Sendable (_ elements: Range<Int>, _ block: inout ByteBlock) -> Void
) throws(Sink.Failure) {
  let size = 2_000
  let parts = (count + size - 1) / size
  // As many parts at a time as are enough for the cores there may be, and little memory.
  let width = parts > 1 ? 8 : 1
  let blocks = Mutex(Array(repeating: ByteBlock(), count: width))
  for first in stride(from: 0, to: parts, by: width) {
    let round = first..<min(first + width, parts)
    DispatchQueue.concurrentPerform(iterations: round.count) { place in
      var block = ByteBlock()
      blocks.withLock { swap(&$0[place], &block) }
      let start = (first + place) * size
      write(start..<min(start + size, count), &block)
      blocks.withLock { swap(&$0[place], &block) }
    }
    for place in 0..<round.count {
      var block = ByteBlock()
      blocks.withLock { swap(&$0[place], &block) }
      try block.flush(to: &sink)
      blocks.withLock { swap(&$0[place], &block) }
    }
  }
}
