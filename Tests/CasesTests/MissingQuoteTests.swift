import Cases
import Testing

@Suite struct MissingQuoteTests {
  static let document =
    "The harbour ledger lists each barge.\n\nBlue Shipping delivered the marine\nfuel to the port"
    + " authority “in March”, the prosecutor said. The company denies every delivery."

  private func message(_ quote: String, prefix: String? = nil, suffix: String? = nil) -> String {
    var finder = QuoteFinder(DocumentText(Self.document))
    guard case .missing(let missing) = finder.find(quote, prefix: prefix, suffix: suffix) else {
      return "found"
    }
    return missing.message
  }

  @Test func theNearestPassageIsShown() {
    #expect(
      message("Blue Shiping has delivered the marine fuel")
        == "the quote is not in the document; the nearest passage is \"Blue Shipping delivered the"
        + " marine fuel\"")
    #expect(
      message("DELIVERD") == "the quote is not in the document; the nearest passage is"
        + " \"delivered\"")
    #expect(
      message("Quixotic zebras hum")
        == "the quote is not in the document, nor is anything like it")
    #expect(message("zz") == "the quote is not in the document, nor is anything like it")
  }

  @Test func beyondTheBudgetNothingIsCompared() {
    let document = DocumentText(Self.document)
    var finder = QuoteFinder(document, nearestBudget: 2 * document.utf8.count)
    let messages = ["delivred", "the barges … fuel", "harbor ledger"].map { quote in
      if case .missing(let missing) = finder.find(quote) { missing.message } else { "found" }
    }
    #expect(
      messages == [
        "the quote is not in the document; the nearest passage is \"delivered\"",
        "fragment 1 of the quote, \"the barges\", is not in the document; the nearest passage is"
          + " \"each barge.\"",
        "the quote is not in the document",
      ])
  }

  @Test func itsRangeCutsIt() throws {
    var finder = QuoteFinder(DocumentText(Self.document))
    guard case .missing(let missing) = finder.find("company denied every delivery") else {
      Issue.record("a quote with a slip is missing")
      return
    }
    let nearest = try #require(missing.nearest)
    #expect(missing.cause == .quote)
    #expect(finder.text.text(in: nearest.range) == nearest.text)
    #expect(nearest.text.contains("denies every delivery"))
  }

  @Test func longPassagesAreCut() {
    #expect(
      message(
        "The harbour ledgers list each of the barges. Blue Shipping delivered the marine fuel to"
          + " the port authority in March")
        == "the quote is not in the document; the nearest passage is \"The harbour ledger lists"
        + " each barge. Blue Shipping delivered the marine fuel…\"")
    #expect(
      message(
        "Blue Shipping delivered the marine fuel to the port authority “in March”, the prosecutor"
          + " saying. The company denies every delivery")
        == "the quote is not in the document; the nearest passage is \"port authority “in March”,"
        + " the prosecutor said. The company denies every…\"")
  }

  @Test func theMissingFragmentIsNamed() {
    #expect(
      message("Blue Shipping … the ports authority")
        == "fragment 2 of the quote, \"the ports authority\", is not in the document; the nearest"
        + " passage is \"the port authority\"")
    #expect(
      message("the prosecutor … Blue Shipping")
        == "fragment 2 of the quote, \"Blue Shipping\", does not follow the fragment before it")
  }

  @Test func aWrongContextIsSaid() {
    #expect(
      message("denies every delivery", prefix: "The agent ")
        == "the quote is in the document, but not with this prefix and suffix right beside it; it"
        + " stands in \"said. The company denies every delivery.\"")
  }

  @Test func ambiguousPlacesAreListed() {
    var finder = QuoteFinder(DocumentText("one the\ntwo the 🎣 the"))
    guard case .ambiguous(let places, let count) = finder.find("the") else {
      Issue.record("three places are ambiguous")
      return
    }
    #expect(
      finder.message(ofAmbiguous: places, count: count)
        == "the quote is in 3 places: 1:5 \"one the two the 🎣 the\","
        + " 2:5 \"one the two the 🎣 the\", 2:11 \"one the two the 🎣 the\";"
        + " choose one with 'prefix' or 'suffix', the text right before or after it")
    #expect(
      finder.message(ofAmbiguous: [places[0]], count: 9)
        == "the quote is in 9 places: 1:5 \"one the two the 🎣 the\" and 8 more;"
        + " choose one with 'prefix' or 'suffix', the text right before or after it")
  }
}
