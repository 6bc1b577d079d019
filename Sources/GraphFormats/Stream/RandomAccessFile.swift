/// A file that can be read anywhere, by several threads at once.
package protocol RandomAccessFile: Sendable {
  /// How many bytes it has.
  var byteCount: Int { get }

  /// Replaces what `buffer` holds by `count` bytes from `offset` on; by fewer only where the file ends.
  ///
  /// - Throws: what goes wrong with the disk.
  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws
}

/// A file for the time of one conversion, which grows at its end.
package protocol ScratchFile: RandomAccessFile {
  /// Takes `bytes`; not while another thread does or reads.
  ///
  /// - Throws: what goes wrong with the disk.
  func append(_ bytes: Span<UInt8>) throws
}

extension ScratchFile {
  /// Appends the bytes that have been gathered, and forgets them, where they are enough to be worth a write.
  ///
  /// - Throws: what goes wrong with the disk.
  func takeIfMany(_ bytes: inout [UInt8]) throws {
    if bytes.count >= 1 << 16 { try take(&bytes) }
  }

  /// Appends the bytes that have been gathered, and forgets them.
  ///
  /// - Throws: what goes wrong with the disk.
  func take(_ bytes: inout [UInt8]) throws {
    try append(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Where scratch files come from: a disk, or, for tests, memory.
package protocol Scratch: Sendable {
  /// A new, empty file.
  ///
  /// - Throws: what goes wrong with the disk.
  func makeFile() throws -> any ScratchFile
}
