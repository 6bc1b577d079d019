public import SystemPackage

/// Finds case files.
public enum CaseLocation {
  /// The name that a case file has in its folder.
  public static let fileName = "case.yaml"

  /// The case files that `path` names: the file itself; or the folder's own; or those of its subfolders,
  /// sorted by name.
  ///
  /// - Throws: `FileFault.missing`, where there is nothing at the path, or no case in the folder.
  public static func caseFiles(at path: FilePath) throws(FileFault) -> [FilePath] {
    guard FileReading.isFolder(path) else { return [path] }
    let own = path.appending(fileName)
    if FileReading.exists(own) { return [own] }
    let files = try FileReading.folders(in: path).map { path.appending($0).appending(fileName) }
      .filter(FileReading.exists)
    if files.isEmpty { throw .missing }
    return files
  }
}
