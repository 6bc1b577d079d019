import KnowledgeGraph
import Testing

/// Numbers, colours and attributes.
@Suite struct ValueTests {
  @Test(arguments: [
    "0", "-0", "0.90", "+7", ".5", "1.", "-1.50", "00012", "1234567890123456789012",
  ])
  func decimalNumbersStayAsTheyWereWritten(text: String) {
    #expect(DecimalNumber(text)?.description == text)
  }

  @Test(arguments: [
    "", ".", "-", "+", "+.", "1e5", "1,5", "1.2.3", "1-", "--1", "+-1", " 1", "1 ", "0x1", "NaN",
    "INF",
    "٣", "１", "1_000", "½",
  ]) func nothingElseIsADecimalNumber(text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test(arguments: [
    ("#aabbcc", "#aabbcc"), ("#AABBCC", "#aabbcc"), ("#000000", "#000000"), ("#00000f", "#00000f"),
  ])
  func coloursHaveSixDigits(text: String, written: String) {
    #expect(Color(text)?.description == written)
  }

  @Test(arguments: [
    "", "#", "aabbcc", "#abc", "#aabbccdd", "#aabbcg", "#+abbcc", "# aabbc", "blue", "##aabbc",
    "#aabbcé",
    "＃aabbcc", "#aabbcc ",
  ]) func nothingElseIsAColour(text: String) {
    #expect(Color(text) == nil)
  }

  @Test func aColourComesFromANumber() {
    #expect(Color(0x01_02_03) == Color("#010203"))
    #expect(Color(0xFF01_0203) == Color("#010203"))
  }

  @Test func theOrderOfAttributesDoesNotMatter() {
    let one: Attributes = ["b": .text("x"), "a": .integer(1), "B": .boolean(true)]
    let other: Attributes = ["B": .boolean(true), "a": .integer(1), "b": .text("x")]
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one.map(\.name) == ["B", "a", "b"])
    #expect(one != ["b": .text("x"), "a": .integer(1)])
    #expect(Attributes(one.reversed()) == one)
  }

  @Test func ofTwoAttributesTheLaterStays() {
    var attributes: Attributes = ["a": .integer(1), "a": .integer(2)]
    #expect(Array(attributes) == [Attribute("a", .integer(2))])
    attributes["a"] = .text("x")
    #expect(attributes["a"] == .text("x"))
    attributes["b"] = nil
    #expect(attributes.count == 1)
    attributes["a"] = nil
    #expect(attributes.isEmpty)
    #expect(attributes["a"] == nil)
  }

  @Test func equivalentNamesAreDifferentAttributes() {
    let attributes: Attributes = ["\u{E9}": .integer(1), "e\u{301}": .integer(2)]
    #expect(attributes.count == 2)
    #expect(attributes["\u{E9}"] == .integer(1))
  }

  @Test func valuesFitTheirKind() throws {
    let values: [(AttributeValue, [PropertyKind])] = [
      (.text("x"), [.text, .actorOrText]), (.integer(1), [.integer]),
      (.decimal(try #require(DecimalNumber("1"))), [.decimal]), (.boolean(true), [.boolean]),
      (.date(try #require(PartialDate("2024"))), [.date]), (.actor("x"), [.actor, .actorOrText]),
    ]
    for (value, kinds) in values {
      #expect(PropertyKind.allCases.filter { value.fits($0) } == kinds)
    }
  }
}
