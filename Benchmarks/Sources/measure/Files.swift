import GraphFormats
import KnowledgeGraph
import SystemPackage

/// A file that is read block by block.
struct FileSource: ~Copyable, ByteSource {
  let name: Text
  let byteCount: Int?
  private let descriptor: FileDescriptor

  /// The size of a block, in bytes.
  private static let blockSize = 1 << 18

  init(_ path: FilePath) throws {
    let size = Int(try path.stat().size)
    descriptor = try FileDescriptor.open(path, .readOnly)
    name = Text(path.lastComponent?.string ?? "")
    byteCount = size
  }

  deinit { try? descriptor.close() }

  mutating func read(into buffer: inout [UInt8]) throws {
    let descriptor = descriptor
    buffer = try unsafe [UInt8](unsafeUninitializedCapacity: FileSource.blockSize) { space, count in
      count = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(space))
    }
  }

  /// None: no peer counts one either.
  func sha256() -> Text? { nil }
}

/// A new file that is written as the blocks come.
struct FileSink: ~Copyable, ByteSink {
  private let descriptor: FileDescriptor

  init(_ path: FilePath) throws {
    descriptor = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
  }

  deinit { try? descriptor.close() }

  mutating func write(_ bytes: Span<UInt8>) throws {
    try unsafe bytes.withUnsafeBytes { bytes in _ = try unsafe descriptor.writeAll(bytes) }
  }
}
