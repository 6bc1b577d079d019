import GraphTesting
import KnowledgeGraph
import Testing

/// The ids of relations that were given none. They stand in files elsewhere, so they never change.
@Suite struct DerivedIdentifierTests {
  private func id(_ claim: Claim, isSymmetric: Bool = false) -> String {
    claim.derivedIdentifier(isSymmetric: isSymmetric).string
  }

  private static let plain = Claim("blue-shipping", "supplies", "port-authority")

  @Test func idsNeverChange() throws {
    let day = try #require(PartialDate("2024-03-05"))
    let month = try #require(PartialDate("2024-03"))
    var full = Self.plain
    full.attributes = [
      "object": .actor("marine-diesel"), "via": .text("the pier"), "count": .integer(-3),
      "sure": .boolean(true), "share": .decimal(try #require(DecimalNumber("0.90"))),
      "seen": .date(month),
    ]
    full.time = .between(month, day)
    full.polarity = .negative
    full.isInferred = true
    #expect(id(Self.plain) == "r-03606d0a0fd6c8c4")
    #expect(id(full) == "r-fd10603ddeee8adb")
    #expect(id(Claim("a", "kin-of", "b"), isSymmetric: true) == "r-8e288ee6a186ecb6")
    #expect(id(Claim("é", "x y", "\"")) == "r-f093ef7f09a4c6f2")
  }

  @Test func theHashIsThatOfFowlerNollAndVo() {
    // The bytes of type, ends and time, each closed by 0xFF, hashed here by the definition.
    var hash: UInt64 = 14_695_981_039_346_656_037
    for text in ["supplies", "blue-shipping", "port-authority", ""] {
      for byte in Array(text.utf8) + [0xFF] { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    }
    #expect(id(Self.plain).hasSuffix(String(hash, radix: 16)))
  }

  @Test func theFormIsAlwaysTheSame() {
    for number in 0..<2_000 {
      let id = id(Claim(Identifier(stringLiteral: "a\(number)"), "x", "b"))
      #expect(id.utf8.count == 18 && id.hasPrefix("r-") && Identifier.isSlug(id))
    }
  }

  @Test func whatSetsAClaimApartSetsItsIDApart() throws {
    let date = try #require(PartialDate("2024"))
    var claims = [
      Self.plain, Self.plain.reversed, Claim("blue-shipping", "funds", "port-authority"),
    ]
    for time in [Claim.Time.on(date), .since(date), .until(date), .between(date, date)] {
      claims.append(Claim("blue-shipping", "supplies", "port-authority", time: time))
    }
    for value in [
      AttributeValue.text("true"), .boolean(true), .actor("true"), .text("1"), .integer(1),
      .decimal(try #require(DecimalNumber("1"))), .decimal(try #require(DecimalNumber("1.0"))),
      .text("2024"), .date(date), .text(""),
    ] {
      claims.append(
        Claim("blue-shipping", "supplies", "port-authority", attributes: ["object": value]))
    }
    for index in claims.indices {
      var negative = claims[index]
      negative.polarity = .negative
      var inferred = claims[index]
      inferred.isInferred = true
      var both = negative
      both.isInferred = true
      claims += [negative, inferred, both]
    }
    #expect(Set(claims.map { id($0) }).count == claims.count)
  }

  @Test func boundsBetweenTextsCount() {
    let claims = [
      Claim("ab", "x", "c"), Claim("a", "x", "bc"), Claim("a", "xb", "c"),
      Claim("a", "x", "b", attributes: ["c": .text("d")]),
      Claim("a", "x", "b", attributes: ["c": .text("d"), "e": .text("")]),
    ]
    #expect(Set(claims.map { id($0) }).count == claims.count)
  }

  @Test func reviewEvidenceAndOrderDoNotCount() {
    var reviewed = Self.plain
    reviewed.review = .proposed
    #expect(id(reviewed) == id(Self.plain))
    let one = Claim("a", "x", "b", attributes: ["c": .text("1"), "d": .text("2")])
    let other = Claim("a", "x", "b", attributes: ["d": .text("2"), "c": .text("1")])
    #expect(id(one) == id(other))
  }

  @Test func aSymmetricClaimHasTheIDOfItsReverse() {
    let claim = Claim("b", "kin-of", "a", attributes: ["kin": .text("sisters")])
    #expect(id(claim, isSymmetric: true) == id(claim.reversed, isSymmetric: true))
    #expect(id(claim) != id(claim.reversed))
    #expect(id(claim.reversed, isSymmetric: true) == id(claim.reversed))
  }

  @Test func aHundredThousandClaimsShareNoID() {
    var ids: Set<Identifier> = []
    for number in 0..<100_000 {
      let claim = Claim(
        Identifier(stringLiteral: "actor-\(number % 317)"), "supplies",
        Identifier(stringLiteral: "actor-\(number / 317)"),
        attributes: number % 2 == 0 ? [:] : ["object": .text("fuel")])
      ids.insert(claim.derivedIdentifier(isSymmetric: false))
    }
    #expect(ids.count == 100_000)
  }
}
