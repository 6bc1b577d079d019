import ArgumentParser
import Compression
import SystemPackage

/// Files that appear together, each whole, or not at all: drafts beside them, all flushed before the first
/// takes its place.
struct OutputSet {
  private let inputs: InputFiles?
  private var drafts: [Draft] = []

  /// A set without files; none of `inputs` may be among them.
  init(sparing inputs: InputFiles? = nil) { self.inputs = inputs }

  /// Where the files will be, in the order in which they came.
  var paths: [FilePath] { drafts.map(\.path) }

  /// Writes a draft of the file at `path`.
  ///
  /// - Throws: the exit status 73 where it cannot be made, 74 where it cannot be filled; having said why.
  mutating func add(
    _ path: FilePath, compression: CompressionMethod? = nil,
    _ fill: (inout DescriptorSink) throws(Errno) -> Void
  ) throws {
    if let inputs, inputs.contain(path) {
      throw failure(
        ExitStatus.cannotCreate,
        "cannot create '\(path)': it is a file that is read from; name another")
    }
    if !drafts.contains(where: { $0.path.folder == path.folder }) {
      Draft.removeStale(in: path.folder)
    }
    let draft = try begin(path)
    let progress = Progress("writing \(path.lastComponent?.string ?? "")", .bytes)
    defer { progress.end() }
    do throws(Errno) {
      try DescriptorSink.fill(
        draft.descriptor, compression: compression, progress: progress, fill)
    } catch {
      throw cannotWrite(path, error)
    }
    drafts.append(draft)
  }

  private func begin(_ path: FilePath) throws -> Draft {
    do throws(Errno) {
      return try Draft(of: path)
    } catch {
      let reason =
        switch error {
        case .isDirectory: "it is a folder; name a file"
        case .tooManySymbolicLinkLevels: "it is a symbolic link; name the file that it leads to"
        default: "\(error)"
        }
      throw failure(ExitStatus.cannotCreate, "cannot create '\(path)': \(reason)")
    }
  }

  /// Puts all drafts in their files' places.
  ///
  /// - Throws: the exit status 74, having said why.
  consuming func commit() throws {
    let progress = Progress("flushing \(counted(drafts.count, "file"))")
    defer { progress.end() }
    for draft in drafts {
      do throws(Errno) { try draft.flush() } catch { throw cannotWrite(draft.path, error) }
    }
    let drafts = drafts
    try Interruption.withDrafts { known in
      for draft in drafts {
        do throws(Errno) { try draft.takePlace(&known) } catch {
          throw cannotWrite(draft.path, error)
        }
      }
    }
    for folder in Set(drafts.map(\.path.folder)) { try flush(folder) }
  }

  /// A rename is safe from a loss of power once its folder is on the disk.
  private func flush(_ folder: FilePath) throws {
    do throws(Errno) {
      try Folder.flush(folder)
    } catch {
      throw failure(
        ExitStatus.inputOutput,
        "cannot flush the folder '\(folder)': \(error); what was written there may get lost")
    }
  }

  private func cannotWrite(_ path: FilePath, _ error: Errno) -> ExitCode {
    failure(ExitStatus.inputOutput, "cannot write '\(path)': \(error)")
  }
}
