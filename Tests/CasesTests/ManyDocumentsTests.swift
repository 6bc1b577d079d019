import Cases
import KnowledgeGraph
import Testing

/// A case whose evidence goes to and fro between many documents, which are searched on all cores.
@Suite struct ManyDocumentsTests {
  private static let documentCount = 40
  private static let pieceCount = 200

  /// The case's files; some quotes are not in their document.
  private func files(missing: (Int) -> Bool) -> [String: String] {
    var files: [String: String] = [:]
    var documents = ""
    var relations = ""
    for number in 0..<Self.documentCount {
      documents += "  d\(number): {file: d\(number).txt}\n"
      files["d\(number).txt"] =
        "\(String(repeating: "é\n\n", count: number))Blue pays Port \(number) coins.\n"
    }
    for item in 0..<Self.pieceCount {
      let number = item * 7 % Self.documentCount
      let quote = missing(item) ? "paid \(item) coins" : "pays Port \(number) coins"
      relations += "- {from: blue, type: funds, to: port, id: r\(item), evidence: "
      relations += "{document: d\(number), quote: \(quote)}}\n"
    }
    files["case.yaml"] = """
      redstring: 1
      case: many
      documents:
      \(documents)actors:
        blue: {name: Blue, type: organisation}
        port: {name: Port, type: organisation}
      relations:
      \(relations)
      """
    return files
  }

  @Test func whatIsSaidComesInTheOrderOfTheCase() throws {
    let checked = try CaseFolder(files(missing: { $0 % 7 == 3 })).check()
    let missing = (0..<Self.pieceCount).filter { $0 % 7 == 3 }
    let firstLine = 3 + Self.documentCount + 3 + 1 + 1
    #expect(checked.diagnostics.map(\.severity) == missing.map { _ in .error })
    #expect(checked.diagnostics.map(\.line) == missing.map { firstLine + $0 })
    #expect(checked.evidence.missing == missing.count)
    #expect(checked.evidence.found == Self.pieceCount - missing.count)
  }

  @Test func eachPieceHasItsPlaceInItsOwnDocument() throws {
    let checked = try CaseFolder(files(missing: { _ in false })).check()
    let graph = try #require(checked.graph)
    let places = graph.relations.map { relation -> Int? in
      guard case .found(let finding) = relation.evidence.first?.state else { return nil }
      return finding.passages.first?.range.lowerBound
    }
    let expected = (0..<Self.pieceCount).map { 3 * ($0 * 7 % Self.documentCount) + 5 }
    #expect(places == expected)
  }
}
