import KnowledgeGraph

/// Writes what `write` makes of `count` elements to `sink`, in their order.
///
/// `write` appends what it spells to the block that it is given, which is empty. Large lists are written in
/// parts, on all cores; the bytes are the same as from one.
func writeElements<Sink: ByteSink & ~Copyable>(
  _ count: Int, inPartsOf size: Int = 1_000, to sink: inout Sink,
  _ write: @escaping @Sendable (_ elements: Range<Int>, _ block: consuming ByteBlock) -> ByteBlock
) throws(Sink.Failure) {
  try inParts(of: count, size: size) { elements, block in
    write(elements, block ?? ByteBlock())
  } take: { block throws(Sink.Failure) in
    try block.flush(to: &sink)
  }
}
