import Compression
import GraphFormats
import SystemPackage

/// The files of a format that has several: in a folder of their own, or beside other files with a name before
/// theirs.
struct FileSet {
  /// Where each of the format's files is, in its order, without an ending for compression.
  let paths: [FilePath]
  /// Whether they have a folder of their own.
  let isFolder: Bool

  /// The files of `format` that are to be written where `path` says: a folder, or a name with the format's ending.
  init(of format: any FolderFormat.Type, at path: FilePath) {
    let name = FileSet.withoutCompression(path).lastComponent?.string ?? ""
    let stem = path.isFolder ? nil : FileSet.stem(of: name, format)
    isFolder = stem == nil
    let folder = isFolder ? path : path.removingLastComponent()
    paths = format.fileNames.map { folder.appending((stem ?? "") + $0) }
  }

  /// The files of `format` that are to be read where `path` says: in a folder, under a name before theirs, or beside
  /// one of them; nothing where the path says a file that stands alone, or there are none.
  init?(reading format: any FolderFormat.Type, at path: FilePath) {
    let folder = path.isFolder ? path : path.removingLastComponent()
    let name = FileSet.withoutCompression(path).lastComponent?.string ?? ""
    let stem: String
    if path.isFolder {
      stem = ""
    } else if let file = format.fileNames.first(where: { name == $0 || name.hasSuffix("." + $0) }) {
      stem = String(name.dropLast(file.utf8.count))
    } else if !path.exists, let before = FileSet.stem(of: name, format) {
      stem = before
    } else {
      return nil
    }
    isFolder = path.isFolder
    paths = format.fileNames.map { folder.appending(stem + $0) }
    // One file is a folder's whole content, or stands alone.
    if existing.isEmpty || existing.count == 1 && path.exists && !path.isFolder { return nil }
  }

  /// Those of the files that are there, compressed or not.
  var existing: [FilePath] {
    let endings = [""] + CompressionMethod.allCases.map { "." + $0.fileExtension }
    return paths.compactMap { path in
      endings.map { FilePath(path.string + $0) }.first { $0.exists && !$0.isFolder }
    }
  }

  /// What stands before the names of the files where `name` is all of them: `map.` of `map.csv`.
  private static func stem(of name: String, _ format: any FolderFormat.Type) -> String? {
    format.fileExtensions.map { "." + $0 }.first { name.lowercased().hasSuffix($0) }
      .map { name.dropLast($0.utf8.count) + "." }
  }

  private static func withoutCompression(_ path: FilePath) -> FilePath {
    guard FormatName(of: path).compression != nil, let stem = path.stem else { return path }
    return path.removingLastComponent().appending(stem)
  }
}
