import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// What looks at many bytes at a time finds what looking at each would.
@Suite struct BytesTests {
  private static let alphabets: [[UInt8]] = [
    Array("abc \n\r\t\"\\&<>".utf8), Array(0...255), [0x09, 0x0A, 0x0B, 0x0C, 0x0D],
    [0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D], Array("é𝔘x€".utf8), [0x1F, 0x20, 0x21, 0x7F, 0x80],
  ]

  /// Texts of all lengths around those of words.
  private static func texts(_ seed: Int) -> [[UInt8]] {
    var random = RandomNumbers(seed: UInt64(seed))
    return (0...70).map { length in
      let alphabet = alphabets[random.below(alphabets.count)]
      return (0..<length).map { _ in alphabet[random.below(alphabet.count)] }
    }
  }

  @Test(arguments: 0..<40) func whatHasToBeEscapedIsFound(seed: Int) {
    for text in BytesTests.texts(seed) {
      expectEscapes(XMLEscapes.self, text)
      expectEscapes(JSONEscapes.self, text)
      expectEscapes(DOTLabelEscapes.self, text)
    }
  }

  private func expectEscapes<Language: Escapes>(_ language: Language.Type, _ text: [UInt8]) {
    let replaced = text.map { language.replacement($0) }
    #expect(language.isClean(text.span) == replaced.allSatisfy { $0 == nil }, "\(text)")
    var block = ByteBlock()
    block.append(text.span, escaping: language)
    let expected = zip(text, replaced).flatMap { byte, other in
      other.map { Array($0.utf8) } ?? [byte]
    }
    #expect(block.bytes == expected)
  }

  @Test(arguments: 0..<40) func theFirstByteThatIsNotUTF8IsFound(seed: Int) {
    var random = RandomNumbers(seed: UInt64(seed))
    for var text in [Array("plain ASCII, then é and 𝔘 and ASCII again; ".utf8)]
      + BytesTests.texts(seed)
    {
      for _ in 0..<3 where !text.isEmpty {
        text.insert(contentsOf: Array("é€𝔘".utf8), at: random.below(text.count))
      }
      #expect(text.span.firstInvalidByte == firstInvalidByte(text), "\(text)")
    }
  }

  private func firstInvalidByte(_ text: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  @Test(arguments: 0..<40) func linesEndWhereTheyDo(seed: Int) {
    for text in BytesTests.texts(seed) {
      for previous in [0x0D, 0x0A, 0x61] as [UInt8] {
        var ends = 0
        var last = previous
        for byte in text {
          if byte == 0x0D || byte == 0x0A && last != 0x0D { ends += 1 }
          last = byte
        }
        #expect(text.span.lineEnds(after: previous) == ends, "\(text)")
      }
    }
  }

  @Test(arguments: 0..<40) func aBlockHoldsWhatWasAppended(seed: Int) {
    var block = ByteBlock()
    var expected: [UInt8] = []
    for text in BytesTests.texts(seed) {
      block.append(text.span)
      block.append(text.span, between: 0x22)
      block.append(text.count * 1_234_567)
      expected += text + [0x22] + text + [0x22] + Array(String(text.count * 1_234_567).utf8)
    }
    #expect(block.bytes == expected)
  }

  /// Short names, names that are alike up to their end, and zeros, with which the table fills up short ones.
  @Test(arguments: 0..<40) func identifiersAreTheSameExactlyWhenTheirBytesAre(seed: Int) {
    var random = RandomNumbers(seed: UInt64(seed))
    var table = IdentifierTable()
    var numbers: [[UInt8]: Int] = [:]
    for _ in 0..<3_000 {
      let name = (0..<random.below(20)).map { _ in UInt8(random.below(2)) }
      let expected = numbers[name] ?? numbers.count
      numbers[name] = expected
      #expect(table.number(of: name.span).place == expected)
    }
    for (name, number) in numbers {
      #expect([UInt8](copying: table[IdentifierNumber(place: number)]) == name)
    }
  }
}
