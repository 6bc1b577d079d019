import KnowledgeGraph
import Testing

@testable import GraphFormats

/// What no one writes by hand: deep, long and many.
@Suite struct RDFReaderTests {
  private static let prefix = "@prefix ex: <http://example.org/> .\n"

  private static func error(_ text: String) -> ReadError? {
    #expect(throws: ReadError.self) { try TurtleFormat().read(Array(text.utf8)) }
  }

  @Test(arguments: ["[ ex:p ", "( ", "[ ex:p ( "]) func deepNestingIsRefused(bracket: String) {
    let text =
      RDFReaderTests.prefix + "ex:a ex:p " + String(repeating: bracket, count: 100_000)
    let error = RDFReaderTests.error(text)
    #expect(error?.line == 2)
    #expect(error?.problem.hasPrefix("brackets nested more than 512 deep") == true)
  }

  @Test func nestingAsDeepAsItMayBeIsRead() throws {
    let depth = RDFNesting.deepest
    let text =
      RDFReaderTests.prefix + "ex:a ex:p "
      + String(repeating: "[ ex:p ", count: depth) + "ex:b" + String(repeating: " ]", count: depth)
      + " .\n"
    let graph = try TurtleFormat().read(Array(text.utf8)).graph
    #expect(graph.relations.count == depth + 1)
  }

  /// What is no bracket to Turtle is none to us.
  @Test func bracketsInStringsAreNotNested() throws {
    let brackets = String(repeating: "[(", count: 600)
    let text =
      RDFReaderTests.prefix + "# \(brackets)\n"
      + "ex:a ex:p \"\(brackets)\\\"\(brackets)\", '\(brackets)', '''\(brackets)'x''\(brackets)''' .\n"
      + "ex:a ex:q \"\", \"\"\"\(brackets)\\\"\"\"\", <http://example.org/((> .\n"
    #expect(try TurtleFormat().read(Array(text.utf8)).graph.actors.count == 2)
  }

  @Test func aLongLiteralIsRead() throws {
    let long = String(repeating: "é", count: 500_000)
    let text = RDFReaderTests.prefix + "ex:a ex:p \"\(long)\" .\n"
    let graph = try TurtleFormat().read(Array(text.utf8)).graph
    #expect(graph.actors.first?.attributes.first?.value == .text(Text(long)))
  }

  @Test func manyPrefixesAndListsTakeNoMoreThanTheirTime() throws {
    var text = ""
    for number in 0..<5_000 { text += "@prefix p\(number): <http://example.org/\(number)#> .\n" }
    text += "p0:a p1:b (" + String(repeating: " p4999:c", count: 5_000) + " ) .\n"
    let graph = try TurtleFormat().read(Array(text.utf8)).graph
    #expect(graph.actors.count == 2)
    #expect(graph.relations.count == 1)
  }

  /// Each list begins inside another one.
  @Test func listsThatShareTheirEndAreReadOnce() throws {
    let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    var text = ""
    for number in 0..<2_000 {
      text += "<urn:x:s\(number)> <urn:x:p> _:n\(number) .\n"
      text += "_:n\(number) <\(rdf)first> \"\(number)\" .\n"
      text += "_:n\(number) <\(rdf)rest> _:n\(number + 1) .\n"
    }
    text += "_:n2000 <\(rdf)first> \"last\" .\n_:n2000 <\(rdf)rest> _:n0 .\n"
    let reading = try NTriplesFormat().read(Array(text.utf8))
    #expect(reading.remarks.contains { $0.text.contains("not read again") })
  }

  /// A long file is read in pieces, which nobody notices.
  @Test(arguments: ["\n", "\r\n"]) func longFilesAreReadInPieces(end: String) throws {
    var text = ""
    for number in 0..<12_000 {
      text +=
        "<urn:x:\(number)> <urn:p:\(String(repeating: "p", count: 100))> _:b\(number % 9) .\(end)"
    }
    let graph = try NQuadsFormat().read(Array(text.utf8)).graph
    #expect(graph.relations.count == 12_000)
    #expect(graph.actors.count == 12_009)
    #expect(graph.relations.map(\.evidence).last?.first?.state == .file(line: 12_000))
    let error = #expect(throws: ReadError.self) {
      try NQuadsFormat().read(Array((text + "<urn:x:y> .").utf8))
    }
    #expect(error?.line == 12_001)
  }

  @Test func aCharacterMayBeCutAnywhere() throws {
    let text = RDFReaderTests.prefix + "ex:a ex:p \"é€😀\", \"x\" .\n"
    for size in 1...9 {
      var source = MemorySource(Array(text.utf8), name: "x", blockSize: size)
      #expect(try TurtleFormat().read(&source).graph.actors.count == 1)
    }
  }
}
