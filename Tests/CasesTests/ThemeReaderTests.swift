import Foundation
import KnowledgeGraph
import Testing

@testable import Cases

/// Themes in files.
@Suite struct ThemeReaderTests {
  private func read(_ text: String) throws -> ThemeReader.Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "theme.yaml")
    try Data(text.utf8).write(to: file)
    return try ThemeReader.read(file.path)
  }

  @Test func aThemeChangesWhatItSays() throws {
    let outcome = try read(
      """
      theme: evening
      based-on: dark
      paper: "#000000"
      actors:
        person: { color: "#f2d479", shape: house }
      families:
        money: { label: cash, color: "#00ff99" }
        water: { color: "#aaccff", types: [supplies, irrigates] }
      others: { label: the rest, color: "#eeeeee" }
      """)
    #expect(outcome.diagnostics.isEmpty)
    let theme = try #require(outcome.theme)
    #expect(theme.name == "evening")
    #expect(theme.paper == Color(0))
    #expect(theme.ink == Theme.dark.ink)
    #expect(theme.actorTypes["person"]?.shape == .house)
    #expect(theme.family(of: "funds").label == "cash")
    #expect(theme.family(of: "irrigates").name == "water")
    #expect(theme.family(of: "supplies").name == "water")
    #expect(theme.family(of: "smuggles").name == "works")
    #expect(theme.family(of: "unheard-of").label == "the rest")
  }

  @Test(arguments: [
    ("paper: \"#ffffff\"", 1, 1, "the theme has no 'theme'; add one"),
    ("theme: x\npapr: \"#ffffff\"", 2, 1, "unknown key 'papr' in the theme; did you mean 'paper'?"),
    ("theme: x\npaper: #ffffff", 2, 7, "the colour is"),
    ("theme: x\nbased-on: night", 2, 11, "there is no theme 'night' to begin from"),
    ("theme: x\nactors: { person: { shape: blob } }", 2, 28, "blob"),
    ("- x", 1, 1, "the theme is a list, but a mapping"),
  ]) func errorsHaveAPlace(text: String, line: Int, column: Int, message: String) throws {
    let outcome = try read(text)
    #expect(outcome.theme == nil)
    let first = try #require(outcome.diagnostics.first)
    #expect(first.description.contains("theme.yaml:\(line):\(column): error: "), "\(first)")
    #expect(first.description.contains(message), "\(first)")
  }

  @Test func faintLettersAreSaid() throws {
    let outcome = try read("theme: pale\nink: \"#cccccc\"")
    #expect(outcome.theme != nil)
    #expect(outcome.diagnostics.map(\.severity) == [.warning])
    #expect(
      outcome.diagnostics[0].description.contains("the contrast of ink to paper is 1.6"))
  }
}
