import CZstandard

/// Makes a Zstandard frame. The C functions are `ZSTD_createCCtx`, `ZSTD_compressStream2` and `ZSTD_freeCCtx`.
@safe final class ZstandardCompressor: Compressor {
  private let context: OpaquePointer

  init() {
    guard let context = unsafe ZSTD_createCCtx() else {
      preconditionFailure("Zstandard makes a context")
    }
    unsafe self.context = context
    _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { _ = unsafe ZSTD_freeCCtx(context) }

  func compress<Failure: Error>(
    _ bytes: Span<UInt8>, isLast: Bool, _ take: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var piece = [UInt8](repeating: 0, count: pieceSize)
    var start = 0
    var rest = 0
    repeat {
      let input = bytes.extracting(start...)
      var written = 0
      unsafe input.withUnsafeBytes { input in
        unsafe piece.withUnsafeMutableBytes { output in
          var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
          var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
          rest = unsafe ZSTD_compressStream2(
            context, &target, &source, isLast ? ZSTD_e_end : ZSTD_e_continue)
          written = unsafe target.pos
          start += unsafe source.pos
        }
      }
      precondition(ZSTD_isError(rest) == 0, "Zstandard compresses")
      if written > 0 { try take(piece.span.extracting(0..<written)) }
    } while start < bytes.count || isLast && rest > 0
  }
}

/// Reads Zstandard frames. The C functions are `ZSTD_createDCtx`, `ZSTD_decompressStream` and `ZSTD_freeDCtx`.
@safe final class ZstandardDecompressor: Decompressor {
  private let context: OpaquePointer
  /// Whether the bytes so far end where a frame ends.
  private var isComplete = true

  init() {
    guard let context = unsafe ZSTD_createDCtx() else {
      preconditionFailure("Zstandard makes a context")
    }
    unsafe self.context = context
  }

  deinit { _ = unsafe ZSTD_freeDCtx(context) }

  func decompress(_ bytes: [UInt8], into output: inout [UInt8]) throws(CompressionFault) {
    var piece = [UInt8](repeating: 0, count: pieceSize)
    var start = 0
    var written = 0
    repeat {
      var status = 0
      unsafe bytes.withUnsafeBytes { input in
        unsafe piece.withUnsafeMutableBytes { output in
          var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: start)
          var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
          status = unsafe ZSTD_decompressStream(context, &target, &source)
          start = unsafe source.pos
          written = unsafe target.pos
        }
      }
      if ZSTD_isError(status) != 0 {
        throw unsafe .damaged(.zstandard, String(cString: ZSTD_getErrorName(status)))
      }
      output += piece[..<written]
      isComplete = status == 0
    } while start < bytes.count || !isComplete && written == pieceSize
  }

  func finish() throws(CompressionFault) { if !isComplete { throw .cutOff(.zstandard) } }
}
