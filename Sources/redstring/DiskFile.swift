import Compression
import GraphFormats
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

  /// The file at `path`; nothing where it is none that can be read twice, as a pipe, or one that is compressed.
  init?(regular path: FilePath) throws {
    self.path = path
    descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    state = try State(descriptor)
    byteCount = Int(state.size)
    var start: [UInt8] = []
    guard try descriptor.stat().type == .regular else { return nil }
    try read(CompressionMethod.markLength, at: 0, into: &start)
    if CompressionMethod(startOf: start) != nil { return nil }
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

  /// Makes a file in the folder at `path`.
  init(in path: FilePath) throws {
    let pattern = path.appending("redstring-XXXXXX").string
    let (number, name) = unsafe pattern.utf8CString.withUnsafeBufferPointer { pattern in
      var name = unsafe Array(pattern)
      let number = unsafe mkstemp(&name)
      return (number, name)
    }
    guard number >= 0 else { throw Errno.current }
    descriptor = FileDescriptor(rawValue: number)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    guard unsafe unlink(name) == 0 else { throw Errno.current }
  }

  deinit { try? descriptor.close() }

  var byteCount: Int { size.load(ordering: .acquiring) }

  func append(_ bytes: Span<UInt8>) throws {
    try descriptor.writeAll(bytes)
    size.wrappingAdd(bytes.count, ordering: .releasing)
  }

  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws {
    try descriptor.read(count, at: offset, into: &buffer)
  }
}

/// The folder for temporary files, on a disk where there is one: `/tmp` may be memory.
struct DiskScratch: Scratch {
  private var folder: FilePath {
    if let named = unsafe getenv("TMPDIR") { return FilePath(unsafe String(cString: named)) }
    return FilePath("/var/tmp").isFolder ? "/var/tmp" : "/tmp"
  }

  func makeFile() throws -> any ScratchFile { try DiskScratchFile(in: folder) }
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
