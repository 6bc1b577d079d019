import Testing

/// What is said of documents: every message and its place, nothing else.
@Suite struct CaseDocumentsTests {
  @Test func anUnknownKey() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: ledger.txt, titel: The ledger}"],
      says: """
        4:30: error: unknown key 'titel' in a document; did you mean 'title'?
        """)
  }

  @Test func aDateThatIsNone() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: ledger.txt, published: 2023-02-29}"],
      says: """
        4:41: error: the date of publication is '2023-02-29', which is no date; write a year, a \
        month or a day that exists, as 2024, 2024-03 or 2024-03-05
        """)
  }

  @Test func anURLThatIsNone() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: ledger.txt, url: www.example.org}"],
      says: """
        4:35: error: the URL is 'www.example.org', which is no absolute IRI; write one as \
        https://example.org/page, with other characters percent-encoded
        """)
  }

  @Test func aLanguageThatIsNone() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: ledger.txt, language: en_GB}"],
      says: """
        4:40: error: the language 'en_GB' is no language tag; write one as en, es or es-MX
        """)
  }

  @Test func aLanguageOfDigits() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: ledger.txt, language: \"12\"}"],
      says: """
        4:40: error: the language '12' is no language tag; write one as en, es or es-MX
        """)
  }

  @Test func anAuthorThatIsAMapping() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: ledger.txt, authors: {name: A}}"],
      says: """
        4:39: error: the author is a mapping, but a text was expected
        """)
  }

  @Test func aFileThatIsMissing() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: other.txt}"],
      says: """
        4:18: error: 'other.txt' is not in the case folder: put it there, or give its 'sha256' to \
        leave its evidence unchecked
        """)
  }

  @Test func aFileThatIsMissingButHasADigest() throws {
    try ExampleCase.expect(
      [
        4: """
          ledger: {file: other.txt, sha256: \
        0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f}
        """
      ],
      says: """
        4:3: note: document 'ledger': 'other.txt' is not here: its evidence stays unchecked
        """)
  }

  @Test func aDocumentWithoutAFile() throws {
    try ExampleCase.expect(
      [4: "  ledger: {title: The ledger}"],
      says: """
        4:3: note: document 'ledger': no 'file': its evidence stays unchecked
        """)
  }

  @Test func aDigestThatDoesNotMatch() throws {
    try ExampleCase.expect(
      [
        4: """
          ledger: {file: ledger.txt, sha256: \
        0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f}
        """
      ],
      says: """
        4:38: error: 'ledger.txt' is not the document that was cited: its SHA-256 is \
        42593a505acb…, expected 0f0f0f0f0f0f…; restore that file, or check every quote against \
        this one and give its sha256
        """)
  }

  @Test func aDigestThatIsNone() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: ledger.txt, sha256: 0f}"],
      says: """
        4:38: error: '0f' is no SHA-256: expected 64 hexadecimal digits, as 'sha256sum' prints them
        """)
  }

  @Test func aDigestThatIsAList() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: other.txt, sha256: [a]}"],
      says: """
        4:37: error: the SHA-256 is a list, but a text was expected
        """)
  }

  @Test func aFileOutsideOfTheCase() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: ../ledger.txt}"],
      says: """
        4:18: error: '../ledger.txt' leaves the case folder: keep the document inside of it, or \
        name its folder with '--documents'
        """)
  }

  @Test func anAbsoluteFile() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: /ledger.txt}"],
      says: """
        4:18: error: '/ledger.txt' is an absolute path: give it relative to the case folder
        """)
  }

  @Test func aBlankFile() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: }"],
      says: "4:18: error: the file is empty; give it a value")
  }

  @Test func aFileThatIsAList() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: [ledger.txt]}"],
      says: "4:18: error: the file is a list, but a text was expected")
  }

  @Test func aMisspeltFile() throws {
    try ExampleCase.expect(
      [4: "  ledger: {fiel: ledger.txt}"],
      says: """
        4:12: error: unknown key 'fiel' in a document; did you mean 'file'?
        """)
  }

  @Test func aFolder() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: folder}"], files: ["folder/x": ""],
      says: "4:18: error: 'folder' is a folder, not a file")
  }

  @Test func aDocumentThatIsAText() throws {
    try ExampleCase.expect(
      [4: "  ledger: ledger.txt"],
      says: """
        4:11: error: the document 'ledger' is the text 'ledger.txt', but a mapping of keys and \
        values was expected
        """)
  }

  @Test func anIDThatIsNoSlug() throws {
    try ExampleCase.expect(
      [
        4: "  The Ledger: {file: ledger.txt}",
        13: "  evidence: {document: the-ledger, quote: delivered the fuel}",
      ],
      says: """
        4:3: error: the document's id 'The Ledger' may only have the letters a to z, digits, and \
        single hyphens between them; write 'the-ledger'
        """)
  }
}
