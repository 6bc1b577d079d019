import Cases
import Testing

@Suite struct YAMLRefusalTests {
  @Test(arguments: [
    ("a:\n\tb: c", "2:1: error: a tab indents this line: indent with spaces"),
    ("a:\n  b: c\n\td: e", "3:1: error: a tab indents this line: indent with spaces"),
    ("a: >\n\tfoo", "2:1: error: a tab indents this line: indent with spaces"),
    ("a: b\r\nfoo\r\nc: d\r\n", "2:1: error: expected ':' after this key"),
    (
      "title foo\nbase: x",
      "2:5: error: ':' cannot stand here: put a value that holds ': ' in quotes, give the keys of"
        + " one mapping the same indentation, and end the line before with ':' if it was meant"
        + " as a key"
    ),
    ("é🎣: \"abc\nb: x\n", "1:5: error: this quote is never closed: add the closing quote"),
    ("a: 'abc\n---\nb'", "1:4: error: this quote is never closed: add the closing quote"),
    (
      "a: 'it's'",
      "1:8: error: text after the end of a value: write a quote inside '…' twice,"
        + " and inside \"…\" as \\\""
    ),
    (
      "a:\n    b: 2\n  c: 3",
      "3:3: error: this line does not fit the mapping that starts at 1:1: indent it like the"
        + " lines that it belongs to"
    ),
    (
      "a:\n  - x\n  y: 1",
      "3:3: error: this line does not fit the list that starts at 2:3: indent it like the lines"
        + " that it belongs to, and start each of its entries with '- '"
    ),
    (
      "- \"a\" b", "1:7: error: text after the end of a list's entry: put the whole entry in quotes"
    ),
    ("a: [1, 2\nb: 3", "2:2: error: expected ',' or ']' in the list that starts at 1:4"),
    ("a: {x: 1\nb: 3", "2:2: error: expected ',' or '}' in the mapping that starts at 1:4"),
    ("a: @foo", "1:4: error: a text cannot start with '@': put it in quotes"),
    ("a: ]", "1:4: error: expected a value, found ']': put a text that starts with it in quotes"),
    ("[[", "1:3: error: expected a value, found the end of the line"),
    (
      "a: - b",
      "1:4: error: '- ' cannot stand here: start the list on a line of its own, or quote the text"
    ),
    ("a: ? b", "1:4: error: '? ' cannot stand here: write 'key: value', or quote the text"),
    (
      "a: \"\\q\"",
      "1:5: error: unknown escape in a double-quoted text: write '\\\\' for a backslash, or use"
        + " single quotes"
    ),
    ("a: \"\\ud800\"", "1:7: error: this escape stands for no Unicode character"),
    ("a: \"\\xzz\"", "1:7: error: expected hexadecimal digits after this escape"),
    (
      "\"a\" b",
      "1:5: error: text after the end of the document: a file holds one mapping, written as"
        + " 'key: value'"
    ),
    (
      "a: |x\n b",
      "1:5: error: expected the end of the line: the text of a block starts on the next line"
    ),
    ("a: |0\n x", "1:5: error: an indentation of 0 is not possible: leave the digit out"),
    (
      "a: &",
      "1:5: error: expected a name after '&' or '*': put a text that starts with one of them in"
        + " quotes"
    ),
    (
      "%YAML 2.0\n---\na: b",
      "1:1: error: this version of YAML is not supported: leave the '%YAML' line out"
    ),
    ("a: !b!c d", "1:4: error: unknown tag: put a text that starts with '!' in quotes"),
    ("a: !!", "1:6: error: expected a tag after '!': put a text that starts with '!' in quotes"),
    (
      "a: !foo<> b",
      "1:8: error: expected a space: put a text that starts with '!', '&' or '*' in quotes"
    ),
  ])
  func syntaxErrorsSayWhatToDo(_ yaml: String, _ expected: String) {
    let (root, said) = readYAML(yaml)
    #expect(root == nil)
    #expect(said == ["c:" + expected])
  }

  @Test func errorsBeforeASyntaxErrorAreKept() {
    #expect(
      readYAML("a: 1\na: 2\nb: @\n").said == [
        "c:2:1: error: key 'a' stands twice in this mapping, first at 1:1: keep one of them",
        "c:3:4: error: a text cannot start with '@': put it in quotes",
      ])
  }

  @Test(arguments: [
    ("a: b\r\nc: é\u{0}", "2:5: error: control character U+0000: delete it"),
    ("a: \u{1B}[31m", "1:4: error: control character U+001B: delete it"),
    ("a: x\u{7F}", "1:5: error: control character U+007F: delete it"),
    ("a: \u{93}x\u{94}", "1:4: error: control character U+0093: delete it"),
    ("a: \u{85}", "1:4: error: control character U+0085: delete it"),
    ("a: \u{FFFE}", "1:4: error: U+FFFE is no character: delete it"),
    ("a\u{0}:\u{0}", "1:2: error: the file looks like UTF-16, not UTF-8: save it as UTF-8"),
  ])
  func controlCharactersAreRefused(_ yaml: String, _ expected: String) {
    #expect(readYAML(yaml).said == ["c:" + expected])
    #expect(readYAML(yaml).root == nil)
  }

  @Test func otherEncodingsAreRefused() {
    #expect(
      readYAML([0xFF, 0xFE, 0x61, 0]).said == [
        "c:1:1: error: the file is UTF-16, not UTF-8: save it as UTF-8"
      ])
    #expect(
      readYAML(Array("é\na: ".utf8) + [0x93, 0x61, 0x94]).said == [
        "c:2:4: error: byte 0x93 at offset 6 is not UTF-8; in Windows-1252 it is '“': save the"
          + " file as UTF-8, or convert it with 'iconv -f WINDOWS-1252 -t UTF-8'"
      ])
    #expect(
      readYAML([0x61, 0x81]).said == [
        "c:1:2: error: byte 0x81 at offset 1 is not UTF-8: save the file as UTF-8"
      ])
    let overlong: [[UInt8]] = [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80],
    ]
    for bytes in overlong { #expect(readYAML(bytes).said.count == 1) }
  }

  @Test func largeFilesAreRefused() {
    let bytes = [UInt8](repeating: 0x20, count: (64 << 20) + 1)
    #expect(
      readYAML(bytes).said == ["c: error: the file has 67108865 bytes; at most 64 MiB are read"])
  }

  @Test func everyPrefixReadsOrIsRefused() {
    let yaml = Array(
      """
      \u{FEFF}redstring: 1
      documents: &d
        ledger: {title: "The “harbour” ledger\\u00e9", authors: [A. Writer, 'B''s']}
      relations:
        - from: blue-shipping
          evidence:
            - quote: >-
                delivered … fuel 🎣
              prefix: |
                the agent
        - *d
      text: "a
        b"\r
      last: e\u{301}

      """.utf8)
    for length in 0...yaml.count {
      let (root, said) = readYAML(Array(yaml[..<length]))
      #expect((root == nil) == (!said.isEmpty) || root != nil)
      #expect(root != nil || said.count >= 1)
    }
    var random = Seeded(7)
    for _ in 0..<2000 {
      var bytes = yaml
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        bytes[index] = UInt8.random(in: 0...255, using: &random)
      }
      let (root, said) = readYAML(bytes)
      #expect(root != nil || !said.isEmpty)
    }
  }
}
