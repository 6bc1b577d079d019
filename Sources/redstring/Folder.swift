import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders on the disk.
enum Folder {
  /// Makes the folder at `path`, and those above it, where they are not there yet.
  static func make(_ path: FilePath) throws(Errno) {
    if path.isEmpty || path.isFolder { return }
    if path.exists { throw .notDirectory }
    try make(path.removingLastComponent())
    guard unsafe mkdir(path.string, 0o777) == 0 || errno == EEXIST else { throw .current }
  }

  /// Makes the folder that files are to be written to.
  ///
  /// - Throws: the exit status 73, having said why.
  static func makeForOutput(_ path: FilePath) throws {
    do throws(Errno) {
      try make(path)
    } catch {
      throw failure(ExitStatus.cannotCreate, "cannot create the folder '\(path)': \(error)")
    }
  }

  /// The names in the folder at `path`; none where it cannot be read.
  static func names(in path: FilePath) -> [String] {
    guard let stream = unsafe opendir(path.string) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { characters in
          unsafe String(cString: characters)
        }
      }
      names.append(name)
    }
    return names
  }

  /// Brings the names in the folder at `path` to the disk. Not every file system can, which is no error.
  static func flush(_ path: FilePath) throws(Errno) {
    guard let folder = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec]) else {
      return
    }
    defer { try? folder.close() }
    guard fsync(folder.rawValue) != 0 else { return }
    let error = Errno.current
    if [.ioError, .noSpace, .diskQuotaExceeded].contains(error) { throw error }
  }
}

extension Errno {
  /// The error of the C function that just failed.
  static var current: Errno { Errno(rawValue: errno) }
}

extension FilePath {
  /// Whether a folder stands here, or a link to one.
  var isFolder: Bool { type == .directory }

  /// Whether anything stands here.
  var exists: Bool { type != nil }

  /// Whether something stands here that is no file and no folder: a device, a pipe.
  var isDevice: Bool { type.map { $0 != .directory && $0 != .regular } ?? false }

  /// Whether a symbolic link stands here, wherever it leads.
  var isLink: Bool { (try? Stat(self, followTargetSymlink: false))?.type == .symbolicLink }

  /// The folder that this is in.
  var folder: FilePath {
    let folder = removingLastComponent()
    return folder.isEmpty ? "." : folder
  }

  /// What stands here, under whatever name: nothing where nothing does.
  var identity: FileIdentity? {
    (try? Stat(self)).map { FileIdentity(device: $0.deviceID, inode: $0.inode) }
  }

  private var type: FileType? { (try? Stat(self))?.type }
}

/// A file or folder, however many names it has.
struct FileIdentity: Hashable {
  let device: DeviceID
  let inode: Inode
}
