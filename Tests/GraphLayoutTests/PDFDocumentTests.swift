import GraphLayout
import Testing

/// Pages from several files in one.
@Suite struct PDFDocumentTests {
  private static func page(_ name: String) async throws -> [UInt8] {
    let sketch = Sketch(dot: Array("digraph { \"\(name)\" }".utf8), nodes: 1, edges: 0)
    let rendering = try await Renderer(executable: Programs.redstring).render(
      sketch, engine: .fixed(.dot), formats: [.pdf])
    return try #require(rendering[.pdf])
  }

  @Test func pagesComeInTheirOrderAndAlike() async throws {
    let files = [try await PDFDocumentTests.page("one"), try await PDFDocumentTests.page("two")]
    let joined = try PDFDocument.joining(files)
    #expect(joined == (try PDFDocument.joining(files)))
    #expect(joined != (try PDFDocument.joining(files.reversed())))
    let text = String(decoding: joined, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-"))
    #expect(text.contains("/Count 2"))
    #expect(!text.contains("CreationDate"))
  }

  @Test func whatIsNoPDFIsRefused() {
    for bytes in [[], Array("%PDF-1.5\n".utf8), [UInt8](repeating: 0xFF, count: 4_000)] {
      let error = #expect(throws: LayoutError.self) { try PDFDocument.joining([bytes]) }
      #expect(error?.description.contains("the pages cannot be joined") == true)
    }
  }
}
