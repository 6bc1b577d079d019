import Cases
import Digests
import Testing

/// A document's text and what was said about it.
func decode(_ bytes: [UInt8]) -> (text: DocumentText?, said: [String]) {
  var diagnostics = Diagnostics()
  let text = DocumentText.decode(bytes, path: "d", into: &diagnostics)
  return (text, diagnostics.sorted.map(\.description))
}

@Suite struct DocumentTextTests {
  static let motley = "a\u{E9}e\u{301}🎣\r\n“x”\u{A0}\u{AD}—\r\n\r\nfin"

  @Test func scalarsAreCountedAsUnicodeCountsThem() throws {
    let (decoded, said) = decode([0xEF, 0xBB, 0xBF] + Array(Self.motley.utf8))
    let text = try #require(decoded)
    #expect(said == [])
    #expect(text.scalarCount == Self.motley.unicodeScalars.count)
    for start in 0...text.scalarCount {
      for end in start...text.scalarCount {
        #expect(areSame(text.text(in: start..<end), Self.motley.scalars(start..<end)))
      }
    }
  }

  @Test func rangesBeyondTheTextAreCut() {
    let text = DocumentText("né")
    #expect(text.text(in: -3..<99) == "né")
    #expect(text.text(in: 7..<9) == "")
    #expect(text.paragraph(around: 50..<60) == 0..<2)
    #expect(DocumentText("").paragraph(around: 0..<0) == 0..<0)
    #expect(text.mark(ofScalar: 99) == Mark(line: 1, column: 3))
  }

  @Test func longTextsKeepTheirOffsets() {
    var random = Seeded(1)
    let pieces = ["a", "é", "🎣", "\r\n", "“", "ｗ"]
    var long = ""
    for _ in 0..<5000 { long += pieces.randomElement(using: &random) ?? "" }
    let scalars = long.scalarArray
    let text = DocumentText(long)
    for _ in 0..<300 {
      let start = Int.random(in: 0..<scalars.count, using: &random)
      let end = Int.random(in: start...min(start + 40, scalars.count), using: &random)
      #expect(Array(text.text(in: start..<end).unicodeScalars) == Array(scalars[start..<end]))
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func paragraphsAreBoundedByBlankLines(_ lineEnd: String) throws {
    let lines = ["", "one é", "two 🎣", " \t\u{A0}", "three", "", "", "four"]
    let whole = lines.joined(separator: lineEnd)
    let text = DocumentText(whole)
    let first = try #require(whole.range(of: "one é" + lineEnd + "two 🎣"))
    let second = try #require(whole.range(of: "three"))
    let third = try #require(whole.range(of: "four"))
    for start in first { #expect(text.paragraph(around: start..<(start + 1)) == first) }
    for start in second { #expect(text.paragraph(around: start..<(start + 1)) == second) }
    #expect(text.paragraph(around: third) == third)
    let across = text.paragraph(around: (first.upperBound - 1)..<(second.lowerBound + 1))
    #expect(across == first.lowerBound..<second.upperBound)
    let blank = try #require(whole.range(of: "\t"))
    #expect(text.paragraph(around: blank) == blank)
  }

  @Test func placesCountLinesAndScalars() throws {
    let text = DocumentText(Self.motley)
    let offset = try #require(Self.motley.range(of: "fin")?.lowerBound)
    #expect(text.mark(ofScalar: offset) == Mark(line: 4, column: 1))
    #expect(text.mark(ofScalar: offset + 2) == Mark(line: 4, column: 3))
    #expect(text.mark(ofScalar: 3) == Mark(line: 1, column: 4))
  }

  @Test func controlCharactersAreReplacedOneByOne() {
    let (text, said) = decode(Array("é\u{0}b\r\n\tc\u{1B}[0m\u{7F}\u{9F}".utf8))
    #expect(text?.text(in: 0..<99) == "é\u{FFFD}b\r\n\tc\u{FFFD}[0m\u{FFFD}\u{FFFD}")
    #expect(
      said == [
        "d:1:2: warning: 4 control characters are read as U+FFFD; they look like Windows-1252"
          + " (U+009F for 'Ÿ'): put the characters meant in their place"
      ])
    #expect(decode([0x61, 0x07]).said == ["d:1:2: warning: 1 control character is read as U+FFFD"])
  }

  @Test func c1ControlsSayWhatTheyLookLike() {
    let (text, said) = decode(Array("\u{93}x\u{94} \u{92}\u{96}".utf8))
    #expect(text?.text(in: 0..<9) == "\u{FFFD}x\u{FFFD} \u{FFFD}\u{FFFD}")
    #expect(
      said == [
        "d:1:1: warning: 4 control characters are read as U+FFFD; they look like Windows-1252"
          + " (U+0092 for '’', U+0093 for '“', U+0094 for '”'): put the characters meant in their"
          + " place"
      ])
  }

  @Test func windows1252IsReadAndSaid() {
    let (text, said) = decode(Array("line\nthe ".utf8) + [0x93, 0xE9, 0x94, 0x20, 0x80, 0x01])
    #expect(text?.text(in: 0..<99) == "line\nthe “é” €\u{FFFD}")
    #expect(
      said == [
        "d:2:5: warning: byte 0x93 at offset 9 is not UTF-8; the document looks like Windows-1252"
          + " and is read as that: convert it with 'iconv -f WINDOWS-1252 -t UTF-8' and give it its"
          + " new sha256",
        "d:2:10: warning: 1 control character is read as U+FFFD",
      ])
  }

  @Test func mixedEncodingsAreAnError() {
    let (text, said) = decode(Array("“a” ".utf8) + [0x93])
    #expect(text == nil)
    #expect(
      said == [
        "d:1:5: error: byte 0x93 at offset 8 is not UTF-8, nor is the file Windows-1252, while 2"
          + " other characters are: two encodings are mixed: save the document as UTF-8"
      ])
    #expect(
      decode([0x61, 0x81]).said == [
        "d:1:2: error: byte 0x81 at offset 1 is not UTF-8, nor is the file Windows-1252: save the"
          + " document as UTF-8"
      ])
  }

  @Test func doubleEncodingIsSaidAndLeft() {
    let (text, said) = decode(Array("he said â€œnoâ€\u{9D}, cafÃ© Â£5, Ã la SÃO".utf8))
    #expect(text?.text(in: 8..<11) == "â€œ")
    #expect(said.count == 2)
    #expect(
      said.first
        == "d:1:9: warning: 4 places look like UTF-8 that was read as Windows-1252 and saved again,"
        + " such as 'â€œ' for a quotation mark: get the document anew, or repair it")
    #expect(decode(Array("SÃO É £5 “x” naïve".utf8)).said == [])
  }

  @Test func otherFilesAreNoText() {
    #expect(
      decode([0xFE, 0xFF, 0, 0x61]).said == [
        "d:1:1: error: the file is UTF-16, not UTF-8: convert it with 'iconv -f UTF-16 -t UTF-8'"
      ])
    #expect(
      decode(Array("%PDF-1.7\n".utf8)).said == [
        "d: error: the file is a PDF, not text: extract its text into a file of its own"
      ])
    #expect(
      decode([0x61, 0, 0x62, 0]).said == [
        "d:1:2: warning: 2 control characters are read as U+FFFD; the document looks like UTF-16:"
          + " convert it with 'iconv -f UTF-16 -t UTF-8'"
      ])
  }

  @Test func digestsAreThoseOfTheStandard() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(SHA256(of: []).description == empty)
    #expect(SHA256(of: Array("abc".utf8)).description == abc)
    #expect(SHA256(abc.uppercased()) == SHA256(of: Array("abc".utf8)))
    #expect(SHA256(of: []).shortened == "e3b0c44298fc…")
    #expect(SHA256(of: []).base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(SHA256("abc") == nil)
    #expect(SHA256(String(repeating: "g", count: 64)) == nil)
  }
}
