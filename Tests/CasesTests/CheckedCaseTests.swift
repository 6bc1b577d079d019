@testable import Cases
import KnowledgeGraph
import Testing

/// What a check gives besides its messages: counts, and the graph.
@Suite struct CheckedCaseTests {
  private static let leads =
    "- {from: ann, type: leads, to: port, evidence: {quote: leads the}}"

  @Test func everyPieceOfEvidenceIsCountedOnce() throws {
    let (checked, _) = try ExampleCase.check([
      4: "  ledger: {file: ledger.txt}\n  other: {title: Elsewhere}\n  lost: {file: lost.txt}",
      13: """
        evidence:
          - {document: ledger, quote: delivered the fuel}
          - {document: ledger, quote: delivered the gas}
          - {document: ledger, quote: denies every delivery}
          - {document: other, quote: anything}
          - {document: lost, quote: anything}
          - {document: leger, quote: anything}
          - {quote: anything}
          - {document: ledger}
          - nothing
      """,
      14: nil,
    ])
    #expect(checked.evidence.found == 1)
    #expect(checked.evidence.unchecked == 1)
    #expect(checked.evidence.missing == 6)
    #expect(checked.evidence.total == 8)
    #expect(checked.counts == .init(documents: 3, actors: 3, relations: 1))
  }

  @Test func restatedRelationsAreOneWithAllTheEvidence() throws {
    let (checked, _) = try ExampleCase.check([
      14: """
      \(Self.leads)
      - {from: port, type: cooperates-with, to: ann, evidence: {quote: Port Authority. Ann Archer}}
      - {from: ann, type: leads, to: port, evidence: {quote: Ann Archer leads}}
      - {from: ann, type: cooperates-with, to: port, evidence: [{quote: Ann Archer leads}]}
      """
    ])
    let graph = try #require(checked.graph)
    #expect(checked.counts.relations == 3)
    #expect(checked.evidence.total == 5)
    #expect(graph.relations.map(\.claim.type) == ["supplies", "leads", "cooperates-with"])
    #expect(
      graph.relations.map { $0.evidence.map { $0.quote?.text.string } } == [
        ["delivered the fuel"], ["leads the", "Ann Archer leads"],
        ["Port Authority. Ann Archer", "Ann Archer leads"],
      ])
    #expect(graph.relations[2].claim.from == "port")
  }

  @Test func idsDoNotDependOnReview() throws {
    let (plain, _) = try ExampleCase.check()
    let (reviewed, _) = try ExampleCase.check([
      14: "- {from: ann, type: leads, to: port, review: accepted, evidence: {quote: leads the}}"
    ])
    #expect(plain.graph?.relations[1].id == reviewed.graph?.relations[1].id)
    #expect(reviewed.graph?.relations[1].claim.review == .accepted)
  }

  @Test func everyValueReachesTheGraph() throws {
    let (checked, said) = try ExampleCase.check(
      [
        2: "case: harbour\ntitle: Fuel\nbase: https://example.org/harbour/",
        4: """
          ledger: {file: ledger.txt, title: Ledger, publisher: Daily, authors: [A, B], language: en,
            published: 2026-02-28, url: https://example.org/ledger}
        """,
        6: """
          blue: {name: Blue Shipping, type: organisation, aliases: BSC, description: agent,
            same-as: https://www.wikidata.org/entity/Q1, inferred: true, review: proposed,
            status: bankrupt}
        """,
        13: """
          object: ann
          via: the pipe
          start: 2024-03
          end: 2024-03-05
          polarity: negative
          inferred: true
          review: rejected
          evidence:
            quote: "Blue Shipping … the fuel"
            speaker: ann
            stance: denies
        """,
      ])
    #expect(said == "")
    let graph = try #require(checked.graph)
    #expect(graph.metadata.title == "Fuel")
    #expect(graph.metadata.base == IRI("https://example.org/harbour/"))
    let document = try #require(graph.documents.first)
    #expect(document.authors == ["A", "B"])
    #expect(document.published?.description == "2026-02-28")
    let actor = try #require(graph.actors.first)
    #expect(actor.aliases == ["BSC"])
    #expect(actor.isInferred)
    #expect(actor.review == .proposed)
    #expect(actor.attributes["status"] == .text("bankrupt"))
    let claim = try #require(graph.relations.first?.claim)
    #expect(claim.attributes["object"] == .actor("ann"))
    #expect(claim.attributes["via"] == .text("the pipe"))
    #expect(claim.polarity == .negative)
    #expect(claim.isInferred)
    #expect(claim.review == .rejected)
    let evidence = try #require(graph.relations.first?.evidence.first)
    #expect(evidence.speaker == "ann")
    #expect(evidence.stance == .denies)
    guard case .found(let finding) = evidence.state else {
      Issue.record("the evidence is not found")
      return
    }
    #expect(finding.passages.map(\.range) == [0..<13, 24..<32])
    #expect(finding.passages.map(\.exact) == ["Blue Shipping", "the fuel"])
    #expect(finding.before == "")
    #expect(finding.after == " to the Port Authority. Ann Arch")
  }

  @Test func aDocumentsFolderComesFirst() throws {
    try ExampleCase.expect(
      [4: "  ledger: {file: elsewhere/book.txt}"], files: ["texts/book.txt": ExampleCase.ledger],
      documents: "texts", says: "")
  }

  @Test func digestsAreWrittenInLowerCase() throws {
    let (checked, said) = try ExampleCase.check([
      4: "  ledger: {file: other.txt, sha256: \(String(repeating: "0F", count: 32))}"
    ])
    #expect(
      said == "4:3: note: document 'ledger': 'other.txt' is not here: its evidence stays unchecked")
    #expect(
      checked.graph?.documents[0].sha256?.string == String(repeating: "0f", count: 32))
  }
}
