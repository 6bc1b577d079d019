import GraphFormats
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears whole or not at all: a draft beside it, flushed, then renamed.
struct OutputFile: ~Copyable, ByteSink {
  private let path: FilePath
  private let draft: FilePath
  private let descriptor: FileDescriptor
  private var isOpen = true
  private var isCommitted = false

  /// Begins a draft of the file at `path`.
  ///
  /// - Throws: `Errno`, where it cannot be made; `.isDirectory` where a folder has the name,
  ///   `.tooManySymbolicLinkLevels` where a symbolic link has it.
  init(at path: FilePath) throws(Errno) {
    guard let name = path.lastComponent else { throw .isDirectory }
    if path.isFolder { throw .isDirectory }
    // A rename would put a file in the link's place, and writing through it would surprise elsewhere.
    if path.isLink { throw .tooManySymbolicLinkLevels }
    let draft = path.removingLastComponent().appending(OutputFile.draftName(of: name.string))
    let open = Result {
      try FileDescriptor.open(
        draft, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
    }
    switch open {
    case .failure(let error): throw error as? Errno ?? .ioError
    case .success(let descriptor): self.descriptor = descriptor
    }
    self.path = path
    self.draft = draft
    Interruption.withDrafts { _ = $0.insert(draft) }
  }

  mutating func write(_ bytes: Span<UInt8>) throws(Errno) { try descriptor.writeAll(bytes) }

  /// Puts the finished draft in the file's place.
  consuming func commit() throws(Errno) {
    guard fsync(descriptor.rawValue) == 0 else { throw .current }
    isOpen = false
    guard close(descriptor.rawValue) == 0 else { throw .current }
    let from = draft
    let to = path
    try Interruption.withDrafts { drafts throws(Errno) in
      drafts.remove(from)
      guard unsafe rename(from.string, to.string) == 0 else { throw .current }
    }
    isCommitted = true
    OutputFile.synchronise(folder: path.removingLastComponent())
  }

  deinit {
    if isOpen { _ = close(descriptor.rawValue) }
    if !isCommitted {
      Interruption.withDrafts {
        $0.remove(draft); _ = unsafe unlink(draft.string)
      }
    }
  }

  private static let ending = ".redstring-draft"

  /// A draft's name tells whose it is, so that one left by a killed process can be told from one that
  /// is being written.
  private static func draftName(of name: String) -> String { ".\(name).\(getpid())\(ending)" }

  /// Removes the drafts in `folder` whose processes are gone.
  static func removeStaleDrafts(in folder: FilePath) {
    guard let stream = unsafe opendir(folder.string) else { return }
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { characters in
          unsafe String(cString: characters)
        }
      }
      guard name.hasPrefix("."), name.hasSuffix(ending),
        let process = name.dropLast(ending.count).split(separator: ".").last.flatMap({ pid_t($0) }),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      _ = unsafe unlink(folder.appending(name).string)
    }
  }

  /// A rename is safe from a loss of power once its folder is on the disk. Not every file system can.
  private static func synchronise(folder: FilePath) {
    let folder = folder.isEmpty ? FilePath(".") : folder
    guard let descriptor = try? FileDescriptor.open(folder, .readOnly) else { return }
    _ = fsync(descriptor.rawValue)
    try? descriptor.close()
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

  private var type: FileType? { (try? Stat(self))?.type }
}
