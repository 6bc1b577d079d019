package import Digests
internal import SystemPackage

/// A document's text as it was found.
package struct StoredDocument: Sendable {
  /// The file that holds it, as a path to show.
  package let path: String
  /// The digest of the file's bytes as they are.
  package let sha256: SHA256
  /// The text.
  package let text: DocumentText
  /// What had to be said about the file: warnings only.
  package let diagnostics: [Diagnostic]
}

/// What came of looking for a document's text.
package enum DocumentLookup: Sendable {
  /// The text is here.
  case found(StoredDocument)
  /// The text is not at hand, which is allowed; the message is a note for the document.
  case absent(String)
  /// A key of the document is wrong; the message belongs to that key's value.
  case wrong(DocumentKey, String)
  /// The file was found, but it is no text: the diagnostic stands in that file.
  case undecodable(Diagnostic)
}

/// The keys of a document that say where its text is.
package enum DocumentKey: String, Sendable {
  case file
  case sha256
}

/// The documents of a case: finds each one's text by its `file` and `sha256`, and reads it once.
///
/// With a documents folder, a file in it (not in its subfolders) with the wanted digest comes
/// first, then one with the last name of `file`; then `file` in the case folder itself. A file
/// of the case must stay inside the case folder, links included; links in the documents folder
/// are followed.
package struct DocumentStore {
  /// The largest document, in bytes.
  package static let sizeLimit = 64 << 20

  private enum Contents: Sendable {
    case text(StoredDocument)
    case undecodable(SHA256, Diagnostic)

    var sha256: SHA256 {
      switch self {
      case .text(let document): document.sha256
      case .undecodable(let sha256, _): sha256
      }
    }
    var lookup: DocumentLookup {
      switch self {
      case .text(let document): .found(document)
      case .undecodable(_, let diagnostic): .undecodable(diagnostic)
      }
    }
  }

  private let caseFolder: FilePath
  /// The case folder with every link followed.
  private let resolvedFolder: FilePath?
  private let documentsFolder: FilePath?
  /// The names of the files in the documents folder, in the order of their bytes, and as a set.
  private let names: [String]
  private let nameSet: Set<String>
  /// The first file of the documents folder with each digest; nil until a digest asks for it.
  private var namesByDigest: [SHA256: String]?
  private var read: [FilePath: Result<Contents, FileFault>] = [:]

  /// The documents of the case in a folder (empty: the current one); throws when the documents folder cannot be listed.
  package init(
    caseFolder: String, documentsFolder: String? = nil
  ) throws(FileFault) {
    self.caseFolder = FilePath(caseFolder)
    resolvedFolder = FileReading.resolved(caseFolder.isEmpty ? "." : FilePath(caseFolder))
    self.documentsFolder = documentsFolder.map { FilePath($0) }
    names = if let documentsFolder { try FileReading.files(in: documentsFolder) } else { [] }
    nameSet = Set(names)
  }

  /// Reads the files that documents name, on all cores at once, before they are looked for.
  package mutating func readAhead(_ files: Set<String>) {
    let paths = files.compactMap { Self.refusal(of: $0) == nil ? path(of: $0) : nil }
    for (path, contents) in paths.concurrentMap({ ($0, Self.contents(of: $0)) }) {
      read[path] = contents
    }
  }

  /// The file that is likely to be the one that `file` names; nil where it may not be read.
  private func path(of file: String) -> FilePath? {
    namesake(of: file) ?? (leaves(file) ? nil : caseFolder.appending(file))
  }

  /// The text of a document with these keys, where it has them.
  package mutating func look(file: String?, sha256: String?) -> DocumentLookup {
    var wanted: SHA256?
    if let sha256 {
      wanted = SHA256(sha256)
      if wanted == nil { return .wrong(.sha256, Self.digestMessage(sha256)) }
    }
    if let file, let message = Self.refusal(of: file) { return .wrong(.file, message) }
    var candidates: [FilePath] = []
    if let file, let path = namesake(of: file) { candidates.append(path) }
    if let wanted, let path = documentsFile(with: wanted, preferring: candidates.first),
      case .success(let contents) = contents(of: path)
    {
      return contents.lookup
    }
    guard let file else { return .absent("no 'file': its evidence stays unchecked") }
    if leaves(file) { return .wrong(.file, Self.leavingMessage(file)) }
    candidates.append(caseFolder.appending(file))
    return choose(among: candidates, file: file, wanted: wanted)
  }

  /// The first candidate that is there and matches; else what is wrong with the first there is.
  private mutating func choose(
    among candidates: [FilePath], file: String, wanted: SHA256?
  ) -> DocumentLookup {
    var first: DocumentLookup?
    for path in candidates {
      switch contents(of: path) {
      case .failure(.missing): continue
      case .failure(let fault):
        first = first ?? .wrong(.file, "'\(path)' \(fault.message)")
      case .success(let contents):
        guard let wanted, contents.sha256 != wanted else { return contents.lookup }
        let message = Self.mismatchMessage(path.string, found: contents.sha256, expected: wanted)
        first = first ?? .wrong(.sha256, message)
      }
    }
    if let first { return first }
    guard wanted != nil else { return .wrong(.file, missingMessage(file)) }
    return .absent("'\(file)' is not here: its evidence stays unchecked")
  }

  /// The file of the documents folder with the last name of `file`.
  private func namesake(of file: String) -> FilePath? {
    guard let documentsFolder, let last = FilePath(file).lastComponent else { return nil }
    return nameSet.contains(last.string) ? documentsFolder.appending(last) : nil
  }

  /// The file of the documents folder with a digest.
  private mutating func documentsFile(
    with digest: SHA256, preferring namesake: FilePath?
  ) -> FilePath? {
    guard let documentsFolder else { return nil }
    if let namesake, case .success(let contents) = contents(of: namesake),
      contents.sha256 == digest
    {
      return namesake
    }
    if namesByDigest == nil {
      var byDigest: [SHA256: String] = [:]
      for name in names {
        guard let bytes = try? FileReading.bytes(of: documentsFolder.appending(name).string) else {
          continue
        }
        let digest = SHA256(of: bytes)
        if byDigest[digest] == nil { byDigest[digest] = name }
      }
      namesByDigest = byDigest
    }
    return namesByDigest?[digest].map { documentsFolder.appending($0) }
  }

  /// A file's text or fault, read once.
  private mutating func contents(of path: FilePath) -> Result<Contents, FileFault> {
    if let known = read[path] { return known }
    let contents = Self.contents(of: path)
    read[path] = contents
    return contents
  }

  private static func contents(of path: FilePath) -> Result<Contents, FileFault> {
    Result { () throws(FileFault) in
      let bytes = try FileReading.bytes(of: path.string, limit: sizeLimit)
      let sha256 = SHA256(of: bytes)
      var said = Diagnostics()
      guard let text = DocumentText.decode(bytes, path: path.string, into: &said) else {
        return .undecodable(sha256, said.entries[0])
      }
      return .text(
        StoredDocument(path: path.string, sha256: sha256, text: text, diagnostics: said.entries))
    }
  }
}

extension DocumentStore {
  /// Why a `file` cannot name a document, or nil.
  static func refusal(of file: String) -> String? {
    let path = FilePath(file)
    if file.isEmpty { return "an empty file name: name a file in the case folder" }
    if path.isAbsolute {
      return "'\(file)' is an absolute path: give it relative to the case folder"
    }
    guard path.lexicallyNormalized().components.first?.kind != .parentDirectory else {
      return "'\(file)' leaves the case folder: keep the document inside of it,"
        + " or name its folder with '--documents'"
    }
    return nil
  }

  /// Whether `file` is a link to what does not belong to the case.
  private func leaves(_ file: String) -> Bool {
    guard let resolvedFolder, let path = FileReading.resolved(caseFolder.appending(file)) else {
      return false
    }
    return !path.starts(with: resolvedFolder)
  }

  private static func leavingMessage(_ file: String) -> String {
    "'\(file)' is a link that leaves the case folder: put the document itself there,"
      + " or name its folder with '--documents'"
  }

  private static func digestMessage(_ text: String) -> String {
    "'\(text.shortened(to: 70))' is no SHA-256: expected 64 hexadecimal digits,"
      + " as 'sha256sum' prints them"
  }

  private static func mismatchMessage(
    _ path: String, found: SHA256, expected: SHA256
  ) -> String {
    "'\(path)' is not the document that was cited: its SHA-256 is \(found.shortened),"
      + " expected \(expected.shortened); restore that file, or check every quote against"
      + " this one and give its sha256"
  }

  private func missingMessage(_ file: String) -> String {
    let place = documentsFolder.map { " nor in '\($0.string)'" } ?? ""
    return "'\(file)' is not in the case folder\(place): put it there, or give its 'sha256'"
      + " to leave its evidence unchecked"
  }
}
