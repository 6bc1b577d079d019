import Cases
import Foundation
import GraphTesting
import SystemPackage
import Testing

/// Whatever stands in a case file, reading it ends with a graph or with errors.
@Suite struct CaseRobustnessTests {
  /// A case that uses every key.
  private static let text = """
    redstring: 1
    case: harbour
    title: "Fuel \\u2014 harbour"
    base: https://example.org/
    vocabulary:
      actor-types: [vessel, {name: crane, color: "#aabbcc", shape: box}]
      relation-types:
      - {name: sails, domain: [vessel], range: place, symmetric: false, inverse: sailed}
      actor-properties: {height: decimal}
      relation-properties: {owner: actor, seen: {kind: date, label: was seen}}
    documents:
      ledger: {file: ledger.txt, authors: [A, B], published: 2026-02-28, language: en}
      other: {url: https://example.org/o}
    actors:
      blue: {name: Blue Shipping, type: organisation, aliases: [Bleu, "É"], height: 1.5}
      port: &port {name: Port Authority, type: organisation, review: accepted}
      ann: {name: Ann Archer, type: person, same-as: [https://example.org/ann]}
    relations:
    - from: blue
      type: supplies
      to: port
      owner: ann
      seen: 2024
      start: 2024-02
      end: 2024-02-29
      evidence:
      - {document: ledger, quote: "delivered … fuel", speaker: ann, stance: alleges}
      - {document: other, quote: 'it''s there'}
    - {from: ann, type: leads, to: port, evidence: {document: ledger, quote: leads the, prefix: "Archer "}}
    - {id: two, from: port, type: kin-of, to: ann, polarity: negative, evidence: []}

    """

  /// Checks many texts in one folder; each must keep what every check promises.
  private func check(_ texts: some Sequence<[UInt8]>) throws {
    let folder = try CaseFolder(["ledger.txt": ExampleCase.ledger])
    let path = folder.path.appending("case.yaml")
    for text in texts {
      try Data(text).write(to: URL(fileURLWithPath: path.string))
      let checked = try CaseReader.check(path)
      if (checked.graph == nil) != checked.hasErrors {
        Issue.record(
          "graph and errors do not go together: \(String(decoding: text, as: UTF8.self))")
      }
      let lines = text.split(separator: 10, omittingEmptySubsequences: false).count
      for diagnostic in checked.diagnostics where (diagnostic.line ?? 1) > max(3, lines) + 1 {
        Issue.record("\(diagnostic) lies beyond the file of \(lines) lines")
      }
    }
  }

  @Test func everyBeginningIsRead() throws {
    let bytes = Array(Self.text.utf8)
    try check(stride(from: 0, through: bytes.count, by: 5).map { Array(bytes[..<$0]) })
  }

  @Test func everyEndIsRead() throws {
    let bytes = Array(Self.text.utf8)
    try check(stride(from: 0, through: bytes.count, by: 11).map { Array(bytes[$0...]) })
  }

  @Test func everyLineMayBeMissing() throws {
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    try check(
      lines.indices.map { missing in
        var rest = lines
        rest.remove(at: missing)
        return Array(rest.joined(separator: "\n").utf8)
      })
  }

  @Test(arguments: 0..<4) func mutationsAreRead(seed: Int) throws {
    var random = RandomNumbers(seed: UInt64(seed))
    let bytes = Array(Self.text.utf8)
    let favourites = Array("{}[]:,-#&*!|>'\"%@`\n\t \\?\0~".utf8) + [0x80, 0xC3, 0xEF, 0xFF]
    try check(
      (0..<500).map { _ in
        var mutated = bytes
        for _ in 0...random.below(4) {
          let place = random.below(mutated.count)
          switch random.below(4) {
          case 0: mutated[place] = UInt8(random.below(256))
          case 1: mutated[place] = favourites[random.below(favourites.count)]
          case 2: mutated.insert(favourites[random.below(favourites.count)], at: place)
          default: mutated.remove(at: place)
          }
        }
        return mutated
      })
  }

  /// Values change places, so that each stands where another kind is expected.
  @Test(arguments: 0..<2) func valuesInEachOthersPlaceAreRead(seed: Int) throws {
    var random = RandomNumbers(seed: UInt64(seed))
    let values = [
      "", "~", "[]", "{}", "[[]]", "{a: b}", "\"\"", "' '", "\"\\u200B\"", "\"\\uFFFF\"",
      "2024-02-30",
      "*port", "é", "99999999999999999999", "-", "? a", String(repeating: "a", count: 5_000),
    ]
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try check(
      (0..<200).map { _ in
        var changed = lines
        let place = random.below(lines.count)
        let value = values[random.below(values.count)]
        let separators = changed[place].indices.filter { ":,[".contains(changed[place][$0]) }
        if let separator = separators.randomElement(using: &random) {
          let rest = changed[place][separator...].dropFirst()
          let end = rest.firstIndex { ",}]".contains($0) } ?? rest.endIndex
          changed[place].replaceSubrange(rest.startIndex..<end, with: " " + value)
        }
        return Array(changed.joined(separator: "\n").utf8)
      })
  }

  @Test func scalarsAtTheLimitsAreRead() throws {
    let scalars = [
      "\u{7E}", "\u{A0}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10000}",
      "\u{10FFFD}", "e\u{301}", "\u{2028}", "👩‍👩‍👧",
    ]
    for scalar in scalars {
      try ExampleCase.expect(
        [
          6: "  blue: {name: 'B\(scalar)', type: organisation}",
          13: "  evidence: {quote: 'B\(scalar) delivers'}",
        ],
        files: [
          "ledger.txt": "\(scalar) B\(scalar) delivers to the Port Authority. Ann Archer leads the"
        ],
        says: "")
    }
  }
}
