import Compression
import GraphFormats
import KnowledgeGraph
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A regular file that is read anywhere.
final class DiskFile: RandomAccessFile {
  let byteCount: Int
  private let path: FilePath
  private let descriptor: FileDescriptor
  private let state: State

  /// What shows that a file has changed.
  private struct State: Equatable {
    let size: Int64
    let seconds: Int
    let nanoseconds: Int

    init(_ descriptor: FileDescriptor) throws {
      let status = try descriptor.stat()
      size = status.size
      seconds = Int(status.st_mtim.tv_sec)
      nanoseconds = Int(status.st_mtim.tv_nsec)
    }
  }

  /// Whether what it holds is compressed.
  let isCompressed: Bool

  /// The file at `path`; nothing where it is none that can be read twice, as a pipe.
  init?(regular path: FilePath) throws {
    // Whoever writes to a pipe would take this for its reader, which goes away again.
    if path.isDevice { return nil }
    self.path = path
    descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    state = try State(descriptor)
    byteCount = Int(state.size)
    guard try descriptor.stat().type == .regular else { return nil }
    var start: [UInt8] = []
    try descriptor.read(CompressionMethod.markLength, at: 0, into: &start)
    isCompressed = CompressionMethod(startOf: start) != nil
  }

  deinit { try? descriptor.close() }

  /// Whether nobody has written to it since it was opened.
  var isUnchanged: Bool { (try? State(descriptor)) == state }

  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws {
    try descriptor.read(count, at: offset, into: &buffer)
  }
}

/// A file without a name, which is gone when the process ends, however it does.
final class DiskScratchFile: ScratchFile {
  private let descriptor: FileDescriptor
  private let size = Atomic<Int>(0)
  private let folder: FilePath

  /// Makes a file in the folder at `path`.
  ///
  /// - Throws: `ScratchFault`.
  init(in path: FilePath) throws {
    let pattern = path.appending("redstring-XXXXXX").string
    let (number, name) = unsafe pattern.utf8CString.withUnsafeBufferPointer { pattern in
      var name = unsafe Array(pattern)
      let number = unsafe mkstemp(&name)
      return (number, name)
    }
    guard number >= 0 else { throw ScratchFault(folder: path, error: .current) }
    folder = path
    descriptor = FileDescriptor(rawValue: number)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    guard unsafe unlink(name) == 0 else { throw ScratchFault(folder: path, error: .current) }
  }

  deinit { try? descriptor.close() }

  var byteCount: Int { size.load(ordering: .acquiring) }

  func append(_ bytes: Span<UInt8>) throws {
    do { try descriptor.writeAll(bytes) } catch { throw ScratchFault(folder: folder, error: error) }
    size.wrappingAdd(bytes.count, ordering: .releasing)
  }

  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws {
    try descriptor.read(count, at: offset, into: &buffer)
  }
}

/// A scratch file cannot be made, or not be written.
struct ScratchFault: Error, CustomStringConvertible {
  let folder: FilePath
  let error: Errno

  var description: String {
    "no temporary file can be written in '\(folder)': \(error); name another folder with TMPDIR"
  }
}

extension DiskScratchFile {
  /// What `source` holds, as it is when it is not compressed.
  ///
  /// - Throws: `ScratchFault`, or what the source throws.
  convenience init(copying source: inout FileSource) throws {
    try self.init(in: DiskScratch.folder)
    var block: [UInt8] = []
    while true {
      try source.read(into: &block)
      if block.isEmpty { return }
      try append(block.span)
    }
  }

  /// A source of the whole file; not while another one is read.
  func source(name: Text) throws -> FileSource {
    let descriptor = try descriptor.duplicate()
    try descriptor.seek(offset: 0, from: .start)
    return FileSource(descriptor, name: name, fileSize: byteCount)
  }
}

/// The folder for temporary files, on a disk where there is one: `/tmp` may be memory.
struct DiskScratch: Scratch {
  static var folder: FilePath {
    if let named = unsafe getenv("TMPDIR") { return FilePath(unsafe String(cString: named)) }
    return FilePath("/var/tmp").isFolder ? "/var/tmp" : "/tmp"
  }

  func makeFile() throws -> any ScratchFile { try DiskScratchFile(in: DiskScratch.folder) }
}

extension FileDescriptor {
  /// Replaces what `buffer` holds by `count` bytes from `offset` on; by fewer only where the file ends.
  fileprivate func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws {
    buffer.removeAll(keepingCapacity: true)
    while buffer.count < count {
      let before = buffer.count
      try buffer.append(addingCapacity: count - before) { space throws in
        try unsafe space.withUnsafeMutableBufferPointer { bytes, filled throws in
          filled = try unsafe read(
            fromAbsoluteOffset: Int64(offset + before), into: UnsafeMutableRawBufferPointer(bytes))
        }
      }
      if buffer.count == before { return }
    }
  }
}
