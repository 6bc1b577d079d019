import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is being written, beside the one whose place it is to take.
///
/// It is locked as long as its process lives, in whatever container: a draft that can be locked belongs to
/// nobody any more.
final class Draft {
  let path: FilePath
  let descriptor: FileDescriptor
  private let draft: FilePath

  /// Begins a draft of the file at `path`, with the permissions of the file that is there.
  ///
  /// - Throws: `Errno`, where it cannot be made; `.isDirectory` where a folder has the name,
  ///   `.tooManySymbolicLinkLevels` where a symbolic link has it.
  init(of path: FilePath) throws(Errno) {
    if path.lastComponent == nil || path.isFolder { throw .isDirectory }
    // A rename would put a file in the link's place, and writing through it would surprise elsewhere.
    if path.isLink { throw .tooManySymbolicLinkLevels }
    let replaced = (try? Stat(path)).flatMap { $0.type == .regular ? $0 : nil }
    let permissions = replaced?.permissions.intersection(Draft.withoutSpecialBits)
    (draft, descriptor) = try Draft.make(
      in: path.folder, permissions ?? .init(rawValue: 0o666))
    self.path = path
    // Where it fails, the file system has no permissions, or ours were narrowed by the umask.
    if let permissions { _ = fchmod(descriptor.rawValue, permissions.rawValue) }
  }

  deinit {
    try? descriptor.close()
    Interruption.withDrafts { drafts in
      if drafts.remove(draft) != nil { _ = unsafe unlink(draft.string) }
    }
  }

  /// Brings what is written to the disk.
  func flush() throws(Errno) {
    guard fsync(descriptor.rawValue) == 0 else { throw .current }
  }

  /// Puts the draft in the file's place. Called with the set of drafts held.
  func takePlace(_ drafts: inout Set<FilePath>) throws(Errno) {
    guard unsafe rename(draft.string, path.string) == 0 else { throw .current }
    drafts.remove(draft)
  }

  private static let withoutSpecialBits = FilePermissions(rawValue: 0o777)
  private static let ending = ".redstring-draft"

  /// A new, locked file in `folder`, under a name that no other has.
  private static func make(
    in folder: FilePath, _ permissions: FilePermissions
  ) throws(Errno) -> (FilePath, FileDescriptor) {
    for number in 0... {
      let draft = folder.appending(".\(getpid())-\(number)\(ending)")
      let descriptor: FileDescriptor
      do throws(Errno) {
        descriptor = try Interruption.withDrafts { drafts throws(Errno) in
          let descriptor = try open(draft, permissions)
          drafts.insert(draft)
          return descriptor
        }
      } catch .fileExists {
        continue
      }
      // Whoever sweeps may have taken it for a stale one before it was locked.
      _ = flock(descriptor.rawValue, LOCK_EX)
      if let links = try? descriptor.stat().linkCount, links > 0 { return (draft, descriptor) }
      try? descriptor.close()
      Interruption.withDrafts { _ = $0.remove(draft) }
    }
    throw .fileExists
  }

  private static func open(
    _ draft: FilePath, _ permissions: FilePermissions
  ) throws(Errno) -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        draft, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: permissions)
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Removes the drafts in `folder` whose processes are gone.
  static func removeStale(in folder: FilePath) {
    for name in Folder.names(in: folder) where name.hasPrefix(".") && name.hasSuffix(ending) {
      let draft = folder.appending(name)
      let file = try? FileDescriptor.open(
        draft, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
      guard let file else { continue }
      // Looked at once it is locked: another may have swept it, and somebody begun a new one of this name.
      if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0, let status = try? file.stat(),
        status.type == .regular, status.linkCount > 0
      {
        _ = unsafe unlink(draft.string)
      }
      try? file.close()
    }
  }
}
