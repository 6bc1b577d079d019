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
}
