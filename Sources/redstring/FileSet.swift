import GraphFormats
import SystemPackage

/// The files of a format that has several: in a folder of their own, or beside other files with a name before
/// theirs.
struct FileSet {
  /// Where each of the format's files is, in its order, without an ending for compression.
  let paths: [FilePath]
  /// Whether they have a folder of their own.
  let isFolder: Bool

  /// The files of `format` that are meant by `path`: a folder, or a name with the format's ending.
  init(of format: any FolderFormat.Type, at path: FilePath) {
    let endings = format.fileExtensions.map { "." + $0 }
    let name = FileSet.withoutCompression(path).lastComponent?.string ?? ""
    let ending = path.isFolder ? nil : endings.first { name.lowercased().hasSuffix($0) }
    isFolder = ending == nil
    let folder = isFolder ? path : path.removingLastComponent()
    let stem = ending.map { name.dropLast($0.utf8.count) + "." } ?? ""
    paths = format.fileNames.map { folder.appending(stem + $0) }
  }

  private static func withoutCompression(_ path: FilePath) -> FilePath {
    guard FormatName(of: path).compression != nil, let stem = path.stem else { return path }
    return path.folder.appending(stem)
  }
}
