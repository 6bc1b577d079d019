import KnowledgeGraph

extension ByteSource where Self: ~Copyable {
  /// Hands over line by line, each without the LF that ends it; after the last LF only what is not empty.
  ///
  /// - Throws: what `take` or the source throws.
  mutating func readLines(_ take: ([UInt8]) throws -> Void) throws {
    var block: [UInt8] = []
    /// The beginning of a line that goes on in the next block.
    var line: [UInt8] = []
    repeat {
      try read(into: &block)
      var start = 0
      while let end = block[start...].firstIndex(of: 0x0A) {
        line.append(copying: block.span.extracting(start..<end))
        try take(line)
        line.removeAll(keepingCapacity: true)
        start = end + 1
      }
      line.append(copying: block.span.extracting(start..<block.count))
    } while !block.isEmpty
    if !line.isEmpty { try take(line) }
  }
}
