import Cases
import Testing

@Suite struct DiagnosticTests {
  @Test func descriptionNamesFilePlaceSeverityAndMessage() {
    let place = Mark(line: 3, column: 14)
    let error = Diagnostic(.error, path: "case.yaml", mark: place, message: "no such actor")
    #expect(error.description == "case.yaml:3:14: error: no such actor")
    let note = Diagnostic(.note, path: "case.yaml", mark: nil, message: "its text is not here")
    #expect(note.description == "case.yaml: note: its text is not here")
  }

  @Test func nothingInAMessageSteersTheTerminal() {
    let message = "a\u{1B}[31mb\u{202E}c\u{2066}d\u{85}e\nf\tg\rh\u{0}i\u{2028}j\u{7F}é🎣“”"
    let shown = Diagnostic(.warning, path: "x\u{1B}c", mark: nil, message: message).description
    #expect(
      shown == "x\\u{1B}c: warning: a\\u{1B}[31mb\\u{202E}c\\u{2066}d\\u{85}e\\nf\\tg\\rh\\u{0}i"
        + "\\u{2028}j\\u{7F}é🎣“”")
  }

  @Test func sortedByFirstAppearanceOfThePathThenByPlace() {
    var diagnostics = Diagnostics()
    diagnostics.error("1", path: "z.yaml", mark: Mark(line: 10, column: 1))
    diagnostics.warning("2", path: "a.txt", mark: Mark(line: 1, column: 1))
    diagnostics.note("3", path: "z.yaml", mark: Mark(line: 9, column: 20))
    diagnostics.error("4", path: "z.yaml", mark: Mark(line: 9, column: 3))
    diagnostics.error("5", path: "z.yaml", mark: nil)
    diagnostics.error("6", path: "z.yaml", mark: Mark(line: 9, column: 3))
    #expect(diagnostics.sorted.map(\.message) == ["5", "4", "6", "3", "1", "2"])
    #expect(diagnostics.hasErrors)
    #expect(diagnostics.count(of: .error) == 4)
    #expect(diagnostics.count(of: .note) == 1)
  }

  @Test func theSameDiagnosticIsKeptOnce() {
    var diagnostics = Diagnostics()
    for _ in 0..<3 { diagnostics.warning("twice", path: "a", mark: .start) }
    #expect(diagnostics.entries.count == 1)
    #expect(!diagnostics.hasErrors)
  }
}
