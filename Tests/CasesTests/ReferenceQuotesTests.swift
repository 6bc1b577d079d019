import Cases
import Testing

/// The folder of the reference case, which is not part of the project.
private let referenceCase = environment("REDSTRING_REFERENCE_CASE")

@Suite struct ReferenceQuotesTests {
  @Test(
    .enabled(if: referenceCase != nil, "REDSTRING_REFERENCE_CASE names no folder with a case"))
  func everyQuoteIsFoundOnce() throws {
    let folder = try #require(referenceCase)
    let path = folder + "/case.yaml"
    var diagnostics = Diagnostics()
    let bytes = try FileReading.bytes(of: path)
    let root = try #require(YAMLReader.read(bytes, path: path, into: &diagnostics))
    #expect(diagnostics.entries.isEmpty)
    let document = try #require(root["documents"]?.pairs?.first?.value)
    var store = try DocumentStore(caseFolder: folder)
    let lookup = store.look(file: document["file"]?.text, sha256: document["sha256"]?.text)
    guard case .found(let stored) = lookup else {
      Issue.record("the document is there: \(lookup)")
      return
    }
    let raw = try #require(readBytes(stored.path))
    let whole = String(decoding: raw, as: UTF8.self)
    #expect(stored.diagnostics.isEmpty)
    #expect(stored.text.scalarCount == whole.unicodeScalars.count)
    var finder = QuoteFinder(stored.text)
    let relations = try #require(root["relations"]?.elements)
    let evidence = relations.flatMap { relation in
      relation["evidence"].map { $0.elements ?? [$0] } ?? []
    }
    #expect(relations.count == 241)
    #expect(evidence.count == 253)
    for piece in evidence {
      let quote = try #require(piece["quote"]?.text)
      let result = finder.find(
        quote, prefix: piece["prefix"]?.text, suffix: piece["suffix"]?.text)
      guard case .found(let ranges) = result, let range = ranges.first else {
        Issue.record("\(piece.mark): \(result)")
        continue
      }
      #expect(ranges.count == 1)
      #expect(areSame(whole.scalars(range), quote), "\(piece.mark)")
      let paragraph = stored.text.paragraph(around: range)
      #expect(paragraph.lowerBound <= range.lowerBound && range.upperBound <= paragraph.upperBound)
    }
  }
}
