import Cases
import Digests
import KnowledgeGraph
import SystemPackage

/// The files that graphs are read from, none of which may be replaced by what is made of them.
struct InputFiles {
  private var sources: [InputSource]

  /// The files of a case.
  init(of checked: CheckedCase, documents: FilePath?) {
    sources = [InputSource(of: checked, documents: documents)]
  }

  /// One file.
  init(file: FilePath) { sources = [InputSource(file: file)] }

  /// The files of several inputs.
  init(joining inputs: [InputFiles]) { sources = inputs.flatMap(\.sources) }

  /// Whether the file at `path` is one of these, perhaps by another name.
  func contain(_ path: FilePath) -> Bool { sources.contains { $0.contains(path) } }
}

/// The files that one graph is read from.
private struct InputSource {
  /// The case file, or the graph's file.
  private let caseFile: FilePath
  private let isCase: Bool
  private let documentsFolder: FilePath?
  private let documents: [Document]

  init(of checked: CheckedCase, documents: FilePath?) {
    caseFile = FilePath(checked.path)
    isCase = true
    documentsFolder = documents
    self.documents = checked.graph?.documents ?? []
  }

  /// The one file that a graph is read from.
  init(file: FilePath) {
    caseFile = file
    isCase = false
    documentsFolder = nil
    documents = []
  }

  /// Whether the file at `path` is one of these, perhaps by another name.
  func contains(_ path: FilePath) -> Bool {
    guard let identity = path.identity, !path.isFolder else { return false }
    let folder = caseFile.removingLastComponent()
    var files = [caseFile]
    if let vocabularyFile { files.append(folder.appending(vocabularyFile)) }
    for file in documents.compactMap(\.file?.string) {
      files.append(folder.appending(file))
      if let documentsFolder, let name = FilePath(file).lastComponent {
        files.append(documentsFolder.appending(name))
      }
    }
    return files.contains { $0.identity == identity } || isFoundByDigest(path)
  }

  /// Whether the file is in the folder of documents, where they are found by their digests under any name.
  private func isFoundByDigest(_ path: FilePath) -> Bool {
    guard let documentsFolder, path.folder.identity == documentsFolder.identity,
      let bytes = try? FileReading.bytes(of: path.string)
    else { return false }
    let digest = SHA256(of: bytes).description
    return documents.contains { $0.sha256?.description == digest }
  }

  /// The name of the vocabulary's file. The graph does not keep it, so that the case is read again.
  private var vocabularyFile: String? {
    var diagnostics = Diagnostics()
    guard isCase,
      let bytes = try? FileReading.bytes(of: caseFile.string, limit: YAMLReader.sizeLimit)
    else { return nil }
    return YAMLReader.read(bytes, path: caseFile.string, into: &diagnostics)?["vocabulary"]?.text
  }
}
