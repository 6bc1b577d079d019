import Compression
import GraphFormats
import SystemPackage

/// Bytes on their way to an open file, compressed where that is wanted, and counted for whoever watches.
struct DescriptorSink: ByteSink {
  private let descriptor: FileDescriptor
  private let compressor: (any Compressor)?
  private let progress: Progress?
  private var count = 0

  /// So much is given to the system at once, of a picture that comes in one piece.
  private static let stretch = 1 << 20

  private init(
    _ descriptor: FileDescriptor, _ compression: CompressionMethod?, _ progress: Progress?
  ) {
    self.descriptor = descriptor
    compressor = compression?.compressor()
    self.progress = progress
  }

  /// Lets `fill` write to `descriptor`, to the end of the stream.
  static func fill(
    _ descriptor: FileDescriptor, compression: CompressionMethod? = nil,
    progress: Progress? = nil, _ fill: (inout DescriptorSink) throws(Errno) -> Void
  ) throws(Errno) {
    var sink = DescriptorSink(descriptor, compression, progress)
    try fill(&sink)
    let nothing: [UInt8] = []
    try sink.compressor?.compress(nothing.span, isLast: true) { piece throws(Errno) in
      try sink.writeAsIs(piece)
    }
  }

  mutating func write(_ bytes: Span<UInt8>) throws(Errno) {
    guard let compressor else { return try writeAsIs(bytes) }
    try compressor.compress(bytes, isLast: false) { piece throws(Errno) in try writeAsIs(piece) }
  }

  private mutating func writeAsIs(_ bytes: Span<UInt8>) throws(Errno) {
    var start = 0
    while start < bytes.count {
      let end = min(start + DescriptorSink.stretch, bytes.count)
      try descriptor.writeAll(bytes.extracting(start..<end))
      count += end - start
      start = end
      progress?.advance(to: count)
    }
  }
}
