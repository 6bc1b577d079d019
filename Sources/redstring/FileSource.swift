import Cases
import GraphFormats
import KnowledgeGraph
import SystemPackage

/// A file or a pipe that a format reads, with its digest and its progress.
struct FileSource: ~Copyable, ByteSource {
  let name: Text
  let byteCount: Int?
  private let descriptor: FileDescriptor
  private let progress: Progress
  private var digest = SHA256Stream()
  private var bytesSoFar = 0

  /// The size of a block, in bytes.
  private static let blockSize = 1 << 16

  /// A source of what `descriptor` holds, of `byteCount` bytes where that is known.
  init(_ descriptor: FileDescriptor, name: Text, byteCount: Int?) {
    self.descriptor = descriptor
    self.name = name
    self.byteCount = byteCount
    progress = Progress("reading \(name)", of: byteCount, .bytes)
  }

  deinit {
    progress.end()
    // Standard input is the process's own.
    if descriptor != .standardInput { try? descriptor.close() }
  }

  mutating func read(into buffer: inout [UInt8]) throws(Errno) {
    buffer.removeAll(keepingCapacity: true)
    let descriptor = descriptor
    do {
      try buffer.append(addingCapacity: FileSource.blockSize) { space throws in
        try unsafe space.withUnsafeMutableBufferPointer { bytes, count throws in
          count = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(bytes))
        }
      }
    } catch let error as Errno {
      throw error
    } catch {
      throw .ioError
    }
    digest.update(buffer)
    bytesSoFar += buffer.count
    progress.advance(to: bytesSoFar)
  }

  func sha256() -> Text? { Text(digest.digest.description) }
}
