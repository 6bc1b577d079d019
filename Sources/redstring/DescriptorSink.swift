import GraphFormats
import SystemPackage

/// Bytes on their way to an open file, counted for whoever watches.
struct DescriptorSink: ByteSink {
  private let descriptor: FileDescriptor
  private let progress: Progress?
  private var count = 0

  /// So much is given to the system at once, of a picture that comes in one piece.
  private static let stretch = 1 << 20

  init(descriptor: FileDescriptor, progress: Progress? = nil) {
    self.descriptor = descriptor
    self.progress = progress
  }

  mutating func write(_ bytes: Span<UInt8>) throws(Errno) {
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
