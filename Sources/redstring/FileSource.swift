import Cases
import Compression
import Digests
import GraphFormats
import KnowledgeGraph
import SystemPackage

/// A file or a pipe that a format reads, with its digest and its progress. What is compressed is read as what
/// it was made of; the digest is that of the file as it is.
struct FileSource: ~Copyable, ByteSource {
  let name: Text
  let byteCount: Int?
  private let descriptor: FileDescriptor
  private let progress: Progress
  private var digest = SHA256Stream()
  private var bytesSoFar = 0
  private var decompressor: (any Decompressor)?
  /// The next bytes of a compressed file, or the first ones of any.
  private var block: [UInt8] = []
  private var hasBegun = false

  /// The size of a block, in bytes. Of a compressed file it is small: each of its bytes may stand for some
  /// ten thousand.
  private var blockSize: Int { decompressor == nil ? 1 << 16 : 1 << 12 }

  /// A source of what `descriptor` holds, a file of `fileSize` bytes where that is known.
  init(_ descriptor: FileDescriptor, name: Text, fileSize: Int?) {
    self.descriptor = descriptor
    self.name = name
    byteCount = FileSource.isCompressed(descriptor) ? nil : fileSize
    progress = Progress("reading \(name)", of: fileSize, .bytes)
  }

  /// A source of the file at `path`.
  ///
  /// - Throws: `Errno`, where it cannot be opened, `.isDirectory` where it is a folder.
  init(opening path: FilePath) throws {
    let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    let status = try file.stat()
    if status.type == .directory {
      try file.close()
      throw Errno.isDirectory
    }
    self.init(
      file, name: Text(path.lastComponent?.string ?? path.string),
      fileSize: status.type == .regular ? Int(status.size) : nil)
  }

  deinit {
    progress.end()
    // Standard input is the process's own.
    if descriptor != .standardInput { try? descriptor.close() }
  }

  mutating func read(into buffer: inout [UInt8]) throws(any Error) {
    if hasBegun, decompressor == nil { return try fill(&buffer) }
    if !hasBegun { block = try begin() }
    buffer.removeAll(keepingCapacity: true)
    guard let decompressor else { return swap(&buffer, &block) }
    var block: [UInt8] = []
    swap(&block, &self.block)
    while !block.isEmpty, buffer.isEmpty {
      try decompressor.decompress(block, into: &buffer)
      try fill(&block)
    }
    if block.isEmpty { try decompressor.finish() }
    self.block = block
  }

  /// The first bytes, having found out whether the file is compressed: a pipe may deliver them one by one.
  private mutating func begin() throws(Errno) -> [UInt8] {
    hasBegun = true
    var block: [UInt8] = []
    try fill(&block)
    var next: [UInt8] = []
    while block.count < CompressionMethod.markLength {
      try fill(&next)
      if next.isEmpty { break }
      block += next
    }
    decompressor = CompressionMethod(startOf: block)?.decompressor()
    return block
  }

  /// Replaces what `buffer` holds by the file's next bytes as they are; by none at its end.
  private mutating func fill(_ buffer: inout [UInt8]) throws(Errno) {
    buffer.removeAll(keepingCapacity: true)
    let descriptor = descriptor
    do {
      try buffer.append(addingCapacity: blockSize) { space throws in
        try unsafe space.withUnsafeMutableBufferPointer { bytes, count throws in
          count = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(bytes))
        }
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
    digest.update(buffer)
    bytesSoFar += buffer.count
    progress.advance(to: bytesSoFar)
  }

  func sha256() -> Text? { Text(digest.digest.description) }

  /// Whether a file that can be looked at twice begins as a compressed one does.
  private static func isCompressed(_ descriptor: FileDescriptor) -> Bool {
    var start = [UInt8](repeating: 0, count: CompressionMethod.markLength)
    let count = unsafe start.withUnsafeMutableBytes {
      unsafe try? descriptor.read(fromAbsoluteOffset: 0, into: $0)
    }
    return CompressionMethod(startOf: Array(start[..<(count ?? 0)])) != nil
  }
}
