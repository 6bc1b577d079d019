import Cases
import Digests
import Testing

@Suite struct DocumentStoreTests {
  let folder = TemporaryFolder()
  let other = TemporaryFolder()

  /// What a lookup says, with the folders' paths left out.
  private func say(
    _ file: String?, _ sha256: String? = nil, documents: Bool = false
  ) throws -> String {
    var store = try DocumentStore(
      caseFolder: folder.path, documentsFolder: documents ? other.path : nil)
    switch store.look(file: file, sha256: sha256) {
    case .found(let document):
      return short("found \(document.path) \(document.text.text(in: 0..<20))")
    case .absent(let note): return "absent: \(note)"
    case .wrong(let key, let message): return short("\(key): \(message)")
    case .undecodable(let diagnostic): return short("\(diagnostic)")
    }
  }

  private func short(_ text: String) -> String {
    func replaced(_ text: String, _ path: String, by name: String) -> String {
      guard let range = text.range(of: path) else { return text }
      let rest = text.scalars(range.upperBound..<text.unicodeScalars.count)
      return text.scalars(0..<range.lowerBound) + name + rest
    }
    return replaced(replaced(text, folder.path, by: "CASE"), other.path, by: "DIR")
  }

  private func digest(_ text: String) -> String { SHA256(of: Array(text.utf8)).description }

  @Test func theCaseFoldersOwnFile() throws {
    folder.makeFolder("documents")
    folder.write("documents/a.txt", "words")
    #expect(try say("documents/a.txt") == "found CASE/documents/a.txt words")
    #expect(try say("documents/../documents/a.txt", digest("words")).hasPrefix("found"))
    #expect(try say("documents/a.txt", digest("words").uppercased()).hasPrefix("found"))
  }

  @Test func absentTexts() throws {
    #expect(try say(nil) == "absent: no 'file': its evidence stays unchecked")
    #expect(
      try say("a.txt", digest("words"))
        == "absent: 'a.txt' is not here: its evidence stays unchecked")
    #expect(
      try say("a/b.txt")
        == "file: 'a/b.txt' is not in the case folder: put it there, or give its 'sha256' to leave"
        + " its evidence unchecked")
    #expect(
      try say("a.txt", documents: true)
        == "file: 'a.txt' is not in the case folder nor in 'DIR': put it there, or give its"
        + " 'sha256' to leave its evidence unchecked")
  }

  @Test func digestsThatDiffer() throws {
    folder.write("a.txt", "words")
    #expect(
      try say("a.txt", digest("other"))
        == "sha256: 'CASE/a.txt' is not the document that was cited: its SHA-256 is 1f2b9e24c21b…,"
        .replacing("1f2b9e24c21b", with: String(digest("words").prefix(12)))
        + " expected \(digest("other").prefix(12))…; restore that file, or check every quote"
        + " against this one and give its sha256")
    #expect(
      try say("a.txt", "abc")
        == "sha256: 'abc' is no SHA-256: expected 64 hexadecimal digits, as 'sha256sum' prints them"
    )
  }

  @Test func theDocumentsFolderComesFirst() throws {
    folder.write("a.txt", "own")
    other.write("a.txt", "namesake")
    other.write("renamed.txt", "cited")
    other.write("also.txt", "cited")
    #expect(try say("a.txt", documents: true) == "found DIR/a.txt namesake")
    #expect(try say("x/a.txt", digest("cited"), documents: true) == "found DIR/also.txt cited")
    #expect(
      try say("renamed.txt", digest("cited"), documents: true) == "found DIR/renamed.txt cited")
    #expect(try say(nil, digest("cited"), documents: true) == "found DIR/also.txt cited")
    #expect(try say("a.txt", digest("own"), documents: true) == "found CASE/a.txt own")
    #expect(
      try say("a.txt", digest("neither"), documents: true).hasPrefix("sha256: 'DIR/a.txt' is"))
  }

  @Test func pathsStayInTheCaseFolder() throws {
    other.write("secret.txt", "secret")
    folder.makeLink("link.txt", to: other.path + "/secret.txt")
    folder.write("real.txt", "real")
    folder.makeLink("inner.txt", to: "real.txt")
    #expect(
      try say("../x") == "file: '../x' leaves the case folder: keep the document inside of it, or"
        + " name its folder with '--documents'")
    #expect(try say("a/../../x").hasPrefix("file: 'a/../../x' leaves the case folder"))
    #expect(
      try say("/etc/passwd")
        == "file: '/etc/passwd' is an absolute path: give it relative to the case folder")
    #expect(try say("") == "file: an empty file name: name a file in the case folder")
    #expect(
      try say("link.txt") == "file: 'link.txt' is a link that leaves the case folder: put the"
        + " document itself there, or name its folder with '--documents'")
    #expect(try say("inner.txt") == "found CASE/inner.txt real")
  }

  @Test(.timeLimit(.minutes(1))) func onlyRegularFilesAreRead() throws {
    folder.makePipe("pipe")
    folder.makeFolder("folder")
    other.makePipe("pipe")
    #expect(try say("pipe") == "file: 'CASE/pipe' is a pipe, not a file")
    #expect(try say("folder") == "file: 'CASE/folder' is a folder, not a file")
    #expect(
      try say("pipe", digest("x"), documents: true) == "file: 'CASE/pipe' is a pipe, not a file")
    #expect(throws: FileFault.notRegular("a device")) { try FileReading.bytes(of: "/dev/null") }
    #expect(FileFault.notRegular("a device").message == "is a device, not a file")
  }

  @Test func limitsAndPermissions() throws {
    folder.makeSparse("large.txt", size: (64 << 20) + 1)
    #expect(
      try say("large.txt") == "file: 'CASE/large.txt' has more than 64 MiB, the most that is read")
    if !isRoot {
      folder.write("closed.txt", "x")
      folder.forbidReading("closed.txt")
      #expect(try say("closed.txt") == "file: 'CASE/closed.txt' cannot be read: permission denied")
    }
    #expect(throws: FileFault.missing) {
      try DocumentStore(caseFolder: folder.path, documentsFolder: folder.path + "/none")
    }
    folder.makeLink("loop", to: "loop")
    #expect(
      try say("loop")
        == "file: 'CASE/loop' cannot be read: too many levels of symbolic links")
  }

  @Test func textsThatCannotBeDecoded() throws {
    folder.write("bad.txt", [0x61, 0x81])
    #expect(try say("bad.txt").hasPrefix("CASE/bad.txt:1:2: error: byte 0x81 at offset 1"))
    folder.write("old.txt", [0x93, 0x61])
    var store = try DocumentStore(caseFolder: folder.path)
    for _ in 0..<2 {
      guard case .found(let document) = store.look(file: "old.txt", sha256: nil) else {
        Issue.record("Windows-1252 is read")
        return
      }
      #expect(document.diagnostics.count == 1)
      #expect(document.sha256 == SHA256(of: [0x93, 0x61]))
    }
  }
}
