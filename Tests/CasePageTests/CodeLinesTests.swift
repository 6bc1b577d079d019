import CasePage
import Foundation
import Testing

/// What of our files a page carries.
@Suite struct CodeLinesTests {
  private static let resources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/CasePage/Resources")

  private static func lines(_ name: String) throws -> [Substring] {
    try String(contentsOf: resources.appending(path: name), encoding: .utf8)
      .split(separator: "\n")
  }

  @Test(
    arguments: [
      ("a();\n\tb();\n", "a();\nb();\n"), ("a();\n\n\n", "a();\n"),
      ("\t// Why.\na(); // Not alone.\n", "a(); // Not alone.\n"),
      ("/** What. */\na();\n", "a();\n"), ("\t/**\n\t * What.\n\t */\n\ta();\n", "a();\n"),
      ("a(); /* Not\nalone. */\n", "a(); /* Not\nalone. */\n"),
      ("/* One. */ a();\n/*/ Two.\n*/b();", " a();\nb();\n"),
      ("a(\"\t// no\");", "a(\"\t// no\");\n"),
    ])
  func onlyCodeIsCarried(source: String, code: String) {
    #expect(String(decoding: CodeLines.of(Array(source.utf8)), as: UTF8.self) == code)
  }

  /// No line of code is lost or changed, and none is a comment.
  @Test(
    arguments: [
      "map.js", "vector-map.js", "canvas-map.js", "page.js", "page.css", "vector-map.css",
    ])
  func codeStaysAsItIs(name: String) throws {
    let isVector = name.hasPrefix("vector")
    let map: CasePage.Map = isVector ? .vector([]) : .plan(PageTests.noPlan)
    let code = name.hasSuffix("js") ? CasePage.script(for: map) : CasePage.style(for: map)
    let carried = String(decoding: code, as: UTF8.self).split(separator: "\n")
    #expect(carried.allSatisfy { !$0.hasPrefix("\t") && !$0.hasPrefix("/") && !$0.hasPrefix(" ") })
    let expected = try CodeLinesTests.lines(name)
      .map { $0.drop { $0 == "\t" } }
      .filter { !$0.hasPrefix("//") && !$0.hasPrefix("/*") && !$0.hasPrefix(" *") }
    let start = try #require(carried.firstIndex { $0 == expected.first })
    #expect(carried[start...].starts(with: expected))
  }

  /// What goes on over several lines would lose the tabs within.
  @Test(arguments: ["map.js", "vector-map.js", "canvas-map.js", "page.js"])
  func noTemplateSpansLines(name: String) throws {
    for line in try CodeLinesTests.lines(name) {
      #expect(line.count { $0 == "`" } % 2 == 0 && !line.hasSuffix("\\"), "\(line)")
    }
  }

  @Test(arguments: ["page.css", "vector-map.css"])
  func noValueSpansLines(name: String) throws {
    for line in try CodeLinesTests.lines(name) {
      #expect(line.last.map { "{};/".contains($0) } == true, "\(line)")
    }
  }
}
