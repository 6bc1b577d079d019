import Testing

/// What is said of documents as a whole and what cites them: every message and its place, nothing else.
@Suite struct CaseDocumentListTests {
  @Test func documentsThatAreAList() throws {
    try ExampleCase.expect(
      [
        3: "documents: [ledger]",
        4: nil,
      ],
      says: """
        3:12: error: 'documents' is a list, but a mapping of keys and values was expected
        """)
  }

  @Test func documentsThatAreMissing() throws {
    try ExampleCase.expect(
      [
        3: nil,
        4: nil,
      ],
      says: """
        1:1: error: the case has relations, but no documents; add those that they are quoted from \
        under 'documents'
        """)
  }

  @Test func documentsThatAreMissingThoughNamed() throws {
    try ExampleCase.expect(
      [
        3: nil,
        4: nil,
        13: "  evidence: {document: ledger, quote: delivered the fuel}",
      ],
      says: """
        1:1: error: the case has relations, but no documents; add those that they are quoted from \
        under 'documents'
        """)
  }

  @Test func documentsThatAreBlank() throws {
    try ExampleCase.expect(
      [4: nil],
      says: """
        3:11: error: the case has relations, but no documents; add those that they are quoted \
        from under 'documents'
        """)
  }

  @Test func documentsThatAreMisspelt() throws {
    try ExampleCase.expect(
      [3: "document:"],
      says: """
        3:1: error: unknown key 'document' in a case; did you mean 'documents'?
        """)
  }

  @Test func anUnusedDocument() throws {
    try ExampleCase.expect(
      [
        4: """
          ledger: {file: ledger.txt}
          other: {title: Another}
        """,
        13: "  evidence: {document: ledger, quote: delivered the fuel}",
        14: """
        - {from: ann, type: leads, to: port, evidence: {document: ledger, quote: leads the}}
        """,
      ],
      says: """
        5:3: note: document 'other': no 'file': its evidence stays unchecked
        5:3: warning: no evidence cites the document 'other'; cite it, or leave it out
        """)
  }

  @Test func evidenceWithoutADocumentAmongTwo() throws {
    try ExampleCase.expect(
      [
        4: """
          ledger: {file: ledger.txt}
          other: {title: Another}
        """,
        14: """
        - {from: ann, type: leads, to: port, evidence: {document: other, quote: leads the}}
        """,
      ],
      says: """
        5:3: note: document 'other': no 'file': its evidence stays unchecked
        14:13: error: the evidence has no 'document', and the case has 2; name one
        """)
  }

  @Test func evidenceOfAnUnknownDocument() throws {
    try ExampleCase.expect(
      [13: "  evidence: {document: leger, quote: delivered the fuel}"],
      says: """
        13:24: error: there is no document 'leger'; did you mean 'ledger'?
        """)
  }

  @Test func evidenceOfADocumentNearNothing() throws {
    try ExampleCase.expect(
      [13: "  evidence: {document: testimony, quote: delivered the fuel}"],
      says: """
        13:24: error: there is no document 'testimony'; add it, or name one that there is
        """)
  }
}
