/// Makes a stream of bytes smaller, piece by piece.
public protocol Compressor: AnyObject {
  /// Takes the next bytes, and gives what is ready of the stream to `take`.
  ///
  /// - Throws: what `take` throws.
  func compress<Failure: Error>(
    _ bytes: Span<UInt8>, isLast: Bool, _ take: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure)
}

/// Makes the bytes again that a stream was made of, piece by piece.
public protocol Decompressor: AnyObject {
  /// Takes the stream's next bytes, and appends what they stand for to `output`.
  ///
  /// - Throws: `CompressionFault` where the stream is damaged.
  func decompress(_ bytes: [UInt8], into output: inout [UInt8]) throws(CompressionFault)

  /// Says that nothing follows.
  ///
  /// - Throws: `CompressionFault` where the stream is cut off.
  func finish() throws(CompressionFault)
}

extension CompressionMethod {
  /// A compressor for one stream. The same bytes give the same stream: it has neither a time nor a name.
  public func compressor() -> any Compressor {
    switch self {
    case .gzip: GzipCompressor()
    case .zstandard: ZstandardCompressor()
    }
  }

  /// A decompressor for one file, which may hold several streams, one after the other.
  public func decompressor() -> any Decompressor {
    switch self {
    case .gzip: GzipDecompressor()
    case .zstandard: ZstandardDecompressor()
    }
  }
}

/// So many bytes a library hands over at once.
let pieceSize = 1 << 16
