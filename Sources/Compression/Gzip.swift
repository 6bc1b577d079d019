import CZlib

/// gzip's `windowBits` beside the size of the window: a gzip header and trailer, not zlib's.
private let gzipWindow = 15 + 16

/// A stream of zlib's, which must not move.
@safe private final class Stream {
  let pointer: UnsafeMutablePointer<z_stream>

  init() {
    unsafe pointer = .allocate(capacity: 1)
    unsafe pointer.initialize(to: z_stream())
  }

  deinit { unsafe pointer.deallocate() }

  /// Lets `step` read `bytes` and write into pieces until it has no more to write; what it returns last.
  func run<Failure: Error>(
    _ bytes: Span<UInt8>, _ take: (Span<UInt8>) throws(Failure) -> Void,
    _ step: (UnsafeMutablePointer<z_stream>) -> Int32
  ) throws(Failure) -> Int32 {
    var piece = [UInt8](repeating: 0, count: pieceSize)
    var start = 0
    var status = Z_OK
    repeat {
      // zlib counts in 32 bits.
      let end = min(bytes.count, start + (1 << 30))
      let input = bytes.extracting(start..<end)
      var written = 0
      var left = 0
      unsafe input.withUnsafeBytes { input in
        unsafe piece.withUnsafeMutableBytes { output in
          unsafe pointer.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
          unsafe pointer.pointee.avail_in = UInt32(input.count)
          unsafe pointer.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
          unsafe pointer.pointee.avail_out = UInt32(output.count)
          unsafe status = step(pointer)
          unsafe written = output.count - Int(pointer.pointee.avail_out)
          unsafe left = Int(pointer.pointee.avail_in)
        }
      }
      start = end - left
      if written > 0 { try take(piece.span.extracting(0..<written)) }
      if written < pieceSize && start == bytes.count || status < 0 && status != Z_BUF_ERROR {
        break
      }
    } while true
    return status
  }
}

/// Makes a gzip stream. The C functions are `deflateInit2`, `deflate` and `deflateEnd`.
@safe final class GzipCompressor: Compressor {
  private let stream = Stream()

  init() {
    let status = unsafe deflateInit2_(
      stream.pointer, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Int32(gzipWindow), 8, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib makes a stream")
  }

  deinit { _ = unsafe deflateEnd(stream.pointer) }

  func compress<Failure: Error>(
    _ bytes: Span<UInt8>, isLast: Bool, _ take: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    _ = unsafe try stream.run(bytes, take) { stream in
      unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
    }
  }
}

/// Reads gzip streams. The C functions are `inflateInit2`, `inflate`, `inflateReset` and `inflateEnd`.
@safe final class GzipDecompressor: Decompressor {
  private let stream = Stream()
  /// Whether the bytes so far end where a stream ends.
  private var isComplete = true

  init() {
    let status = unsafe inflateInit2_(
      stream.pointer, Int32(gzipWindow), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib makes a stream")
  }

  deinit { _ = unsafe inflateEnd(stream.pointer) }

  func decompress(_ bytes: [UInt8], into output: inout [UInt8]) throws(CompressionFault) {
    let status = unsafe stream.run(bytes.span) { piece in
      unsafe piece.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
    } _: { stream in
      guard unsafe stream.pointee.avail_in > 0 || !isComplete else { return Z_BUF_ERROR }
      isComplete = false
      let status = unsafe inflate(stream, Z_NO_FLUSH)
      guard status == Z_STREAM_END else { return status }
      isComplete = true
      return unsafe inflateReset(stream)
    }
    guard status < 0, status != Z_BUF_ERROR else { return }
    let reason = unsafe stream.pointer.pointee.msg.map { unsafe String(cString: $0) }
    throw .damaged(.gzip, reason ?? "zlib's error \(status)")
  }

  func finish() throws(CompressionFault) { if !isComplete { throw .cutOff(.gzip) } }
}
