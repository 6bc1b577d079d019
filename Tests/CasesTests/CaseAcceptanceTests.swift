import Cases
import Testing

/// Many mistakes in one case: each is said, once, at its place, in one run.
@Suite struct CaseAcceptanceTests {
  @Test func eightMistakesAreEightErrors() throws {
    let text = """
      redstring: 1
      case: harbour
      documents:
        ledger: {file: ledger.txt}
      actors:
        blue:
          name: The Agent
          alises: [Blue Shipping]
          type: organisation
        port:
          name: Port Authority
          type: organization
        ann: {name: Ann Archer, type: person}
        ann: {name: Ann Other, type: person}
      relations:
        - from: blue
          type: supplies
          to: port
          evidence: {quote: delivered the gas}
        - from: blue
          type: suplies
          to: port
          evidence: {quote: delivered the fuel}
        - from: anne
          type: leads
          to: port
          evidence: {quote: leads the}
        - from: ann
          type: affiliated-with
          to: port
        - from: ann
          type: leads
          to: blue
          start: 2024-02-30
          evidence: {quote: leads the}

      """
    let folder = try CaseFolder(["case.yaml": text, "ledger.txt": ExampleCase.ledger])
    let checked = try folder.check()
    let said = checked.diagnostics.map { diagnostic in
      "\(diagnostic.mark.map(String.init(describing:)) ?? "-"): \(diagnostic.severity): "
        + diagnostic.message
    }
    #expect(
      said == [
        "8:5: error: unknown key 'alises' in an actor; did you mean 'aliases'?",
        "12:11: error: there is no actor type 'organization'; did you mean 'organisation'?",
        "14:3: error: key 'ann' stands twice in this mapping, first at 13:3: keep one of them",
        """
        19:23: error: the quote is not in the document; the nearest passage is \
        "delivered the fuel"
        """,
        "21:11: error: there is no relation type 'suplies'; did you mean 'supplies'?",
        "24:11: error: there is no actor 'anne'; did you mean 'ann'?",
        "28:5: error: the relation has no evidence; add the quote that carries it",
        """
        34:12: error: the start is '2024-02-30', which is no date; write a year, a month or a day \
        that exists, as 2024, 2024-03 or 2024-03-05
        """,
      ])
    #expect(checked.graph == nil)
    #expect(checked.counts.relations == 5)
    #expect(checked.evidence.found == 3)
    #expect(checked.evidence.missing == 1)
  }
}
