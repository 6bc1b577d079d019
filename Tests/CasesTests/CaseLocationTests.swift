import Cases
import SystemPackage
import Testing

/// Where case files are looked for.
@Suite struct CaseLocationTests {
  @Test func aFileIsItself() throws {
    let folder = try CaseFolder(["mine.yaml": "redstring: 1"])
    let path = folder.path.appending("mine.yaml")
    #expect(try CaseLocation.caseFiles(at: path) == [path])
  }

  @Test func aFoldersOwnCaseComesAlone() throws {
    let folder = try CaseFolder(["case.yaml": "redstring: 1", "a/case.yaml": "redstring: 1"])
    #expect(try CaseLocation.caseFiles(at: folder.path) == [folder.path.appending("case.yaml")])
  }

  @Test func subfoldersAreSortedByName() throws {
    let folder = try CaseFolder([
      "b/case.yaml": "", "a/case.yaml": "", "c/other.yaml": "", "B/case.yaml": "",
    ])
    #expect(
      try CaseLocation.caseFiles(at: folder.path)
        == ["B", "a", "b"].map { folder.path.appending("\($0)/case.yaml") })
  }

  @Test func aFolderWithoutACaseIsRefused() throws {
    let folder = try CaseFolder(["a/b/case.yaml": "", "text.txt": ""])
    let path = folder.path
    #expect(throws: FileFault.missing) { try CaseLocation.caseFiles(at: path) }
    #expect(throws: FileFault.missing) { try CaseReader.check(path.appending("case.yaml")) }
    #expect(throws: FileFault.notRegular("a folder")) { try CaseReader.check(path) }
  }
}
