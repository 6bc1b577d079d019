internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Why a file was not read.
public enum FileFault: Error, Sendable, Equatable {
  /// There is nothing at the path.
  case missing
  /// What is there is no regular file: "a folder", "a pipe", "a device" or "a socket".
  case notRegular(String)
  /// The file has more bytes than the limit, both in bytes.
  case tooLarge(limit: Int)
  /// The system refused, for a reason in its own words.
  case refused(String)

  /// The fault as the end of a sentence that starts with the file's name.
  public var message: String {
    switch self {
    case .missing: "does not exist"
    case .notRegular(let kind): "is \(kind), not a file"
    case .tooLarge(let limit): "has more than \(limit >> 20) MiB, the most that is read"
    case .refused(let reason): "cannot be read: \(reason)"
    }
  }
}

/// Reads regular files whole and lists folders; nothing here waits for a pipe or a device.
package enum FileReading {
  /// The bytes of a regular file of at most `limit` bytes.
  package static func bytes(
    of path: String, limit: Int = 64 << 20
  ) throws(FileFault) -> [UInt8] {
    let path = FilePath(path)
    do {
      // Looked at before it is opened: opening a device may already move it.
      try check(Stat(path), limit: limit)
      let file = try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
      return try file.closeAfter {
        try check(file.stat(), limit: limit)
        return try bytes(of: file, limit: limit)
      }
    } catch let fault as FileFault {
      throw fault
    } catch let error as Errno {
      throw fault(error)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The names of the regular files in a folder, sorted by their bytes; not those in its
  /// subfolders, nor those whose names are not UTF-8.
  package static func files(in folder: String) throws(FileFault) -> [String] {
    try names(in: FilePath(folder), of: .regular)
  }

  /// The names of the folders in a folder, sorted by their bytes.
  static func folders(in folder: FilePath) throws(FileFault) -> [String] {
    try names(in: folder, of: .directory)
  }

  /// Whether a folder stands at the path, or a link to one.
  static func isFolder(_ path: FilePath) -> Bool { type(of: path) == .directory }

  /// Whether anything stands at the path.
  static func exists(_ path: FilePath) -> Bool { type(of: path) != nil }

  /// The C functions are `opendir`, `readdir` and `closedir`.
  private static func names(
    in folder: FilePath, of wanted: FileType
  ) throws(FileFault) -> [String] {
    guard let stream = unsafe folder.withPlatformString({ unsafe opendir($0) }) else {
      throw fault(Errno(rawValue: errno))
    }
    defer { unsafe _ = closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CInterop.PlatformChar.self, capacity: 256) {
          unsafe FilePath.Component(platformString: $0)
        }
      }
      guard let name, name.kind == .regular, String(validating: name) != nil,
        type(of: folder.appending(name)) == wanted
      else { continue }
      names.append(name.string)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func type(of path: FilePath) -> FileType? { (try? Stat(path))?.type }

  /// The path with every link followed; nil when there is nothing there. The C function is
  /// `realpath`.
  static func resolved(_ path: FilePath) -> FilePath? {
    guard let resolved = unsafe path.withPlatformString({ unsafe realpath($0, nil) }) else {
      return nil
    }
    defer { unsafe free(resolved) }
    return unsafe FilePath(platformString: resolved)
  }

  private static func check(_ status: Stat, limit: Int) throws {
    switch status.type {
    case .regular: break
    case .directory: throw FileFault.notRegular("a folder")
    case .fifo: throw FileFault.notRegular("a pipe")
    case .socket: throw FileFault.notRegular("a socket")
    default: throw FileFault.notRegular("a device")
    }
    if status.size > limit { throw FileFault.tooLarge(limit: limit) }
  }

  private static func bytes(of file: FileDescriptor, limit: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(try file.stat().size) + 1)
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: [UInt8](repeating: 0, count: 1 << 16)) }
      let read = try unsafe bytes.withUnsafeMutableBytes { buffer in
        try unsafe file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      if read == 0 { break }
      count += read
      if count > limit { throw FileFault.tooLarge(limit: limit) }
    }
    bytes.removeSubrange(count...)
    return bytes
  }

  private static func fault(_ error: Errno) -> FileFault {
    switch error {
    case .noSuchFileOrDirectory, .notDirectory: .missing
    case .permissionDenied: .refused("permission denied")
    default: .refused("\(error)".prefix(1).lowercased() + "\(error)".dropFirst())
    }
  }
}
