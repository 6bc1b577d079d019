import Cases
import Testing

/// The root of a YAML text and the diagnostics about it, as they are shown.
func readYAML(_ text: String) -> (root: YAMLNode?, said: [String]) {
  readYAML(Array(text.utf8))
}

func readYAML(_ bytes: [UInt8]) -> (root: YAMLNode?, said: [String]) {
  var diagnostics = Diagnostics()
  let root = YAMLReader.read(bytes, path: "c", into: &diagnostics)
  return (root, diagnostics.sorted.map(\.description))
}

@Suite struct YAMLReaderTests {
  @Test func everyValueIsText() throws {
    let yaml = "a: no\nb: 2024-03\nc: 0x1F\nd: ~\ne: 'q'\nf: |\n  block\ng:\nh: ''\n12:30: x\n"
    let (root, said) = readYAML(yaml)
    #expect(said == [])
    let pairs = try #require(root?.pairs)
    #expect(pairs.map(\.name) == ["a", "b", "c", "d", "e", "f", "g", "h", "12:30"])
    let texts = ["no", "2024-03", "0x1F", "~", "q", "block\n", "", "", "x"]
    #expect(pairs.map(\.value.text) == texts)
    guard case .scalar(_, .plain) = pairs[0].value.kind,
      case .scalar(_, .quoted) = pairs[4].value.kind,
      case .scalar(_, .block) = pairs[5].value.kind
    else {
      Issue.record("styles are kept")
      return
    }
    #expect(pairs[6].value.isBlank && !pairs[7].value.isBlank)
  }

  @Test func treeKeepsOrderAndKinds() throws {
    let root = try #require(readYAML("z: [1, {b: c}]\na:\n  - x\n  - - y\n").root)
    #expect(root["z"]?.elements?.first?.text == "1")
    #expect(root["z"]?.elements?.last?["b"]?.text == "c")
    #expect(root["a"]?.elements?.last?.elements?.first?.text == "y")
    #expect(root["q"] == nil)
    #expect(root.kindInWords == "a mapping")
    #expect(root["z"]?.kindInWords == "a list")
    #expect(root["a"]?.elements?.first?.kindInWords == "the text 'x'")
  }

  @Test func keysAreComparedByBytes() throws {
    let (root, said) = readYAML("\u{E9}: nfc\ne\u{301}: nfd\n")
    #expect(said == [])
    #expect(root?.pairs?.count == 2)
    #expect(root?["e\u{301}"]?.text == "nfd")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func marksCountScalars(_ lineEnd: String) throws {
    let lines = ["# é🎣", "e\u{301}🎣x: 🎣 b", "a: [\"🎣\", y]", "\u{2028}z: 1"]
    for mark in ["", "\u{FEFF}"] {
      let root = try #require(readYAML(mark + lines.prefix(3).joined(separator: lineEnd)).root)
      let pairs = try #require(root.pairs)
      #expect(pairs[0].key.mark == Mark(line: 2, column: 1))
      #expect(pairs[0].value.mark == Mark(line: 2, column: 7))
      #expect(pairs[1].value.mark == Mark(line: 3, column: 4))
      #expect(pairs[1].value.elements?[1].mark == Mark(line: 3, column: 10))
    }
  }

  @Test func linesOfTextsEndInLineFeeds() throws {
    let root = try #require(readYAML("a: |\r\n  x\r\n  y\r\nb: \"x\r\n  y\"\r\nc: d\r\n").root)
    #expect(areSame(root["a"]?.text, "x\ny\n"))
    #expect(root["b"]?.text == "x y")
    #expect(root["c"]?.mark == Mark(line: 6, column: 4))
  }

  @Test func onlyTheFirstByteOrderMarkIsSkipped() throws {
    let root = try #require(readYAML("\u{FEFF}a: \u{FEFF}x\u{1FFFE}\nb: [\u{FEFF}, y]\n").root)
    #expect(areSame(root["a"]?.text, "\u{FEFF}x\u{1FFFE}"))
    #expect(root["b"]?.elements?[1].mark == Mark(line: 2, column: 8))
  }

  @Test func lineSeparatorsDoNotCountAsLines() throws {
    let root = try #require(readYAML("a: \"x\u{2028}y\"\nb: c\n").root)
    #expect(root["b"]?.mark == Mark(line: 2, column: 4))
  }

  @Test func aliasesRepeatWhatTheyName() throws {
    let root = try #require(readYAML("a: &x [1, 2]\nb: *x\nc: &x other\nd: *x\n").root)
    #expect(root["b"]?.elements?.map(\.text) == ["1", "2"])
    #expect(root["b"]?.mark == Mark(line: 2, column: 4))
    #expect(root["d"]?.text == "other")
  }

  @Test func structuralErrorsAreCollected() throws {
    let (root, said) = readYAML(
      """
      a: 1
      b: {x: 1, x: 2}
      a: 3
      [k]: v
      {m: n}: v
      <<: {q: r}
      t: !!int 5
      u: !mine x
      s: !!str 5
      n: *nobody
      "<<": fine
      e: "a\\u0001b"

      """)
    #expect(
      said == [
        "c:2:11: error: key 'x' stands twice in this mapping, first at 2:5: keep one of them",
        "c:3:1: error: key 'a' stands twice in this mapping, first at 1:1: keep one of them",
        "c:4:1: error: a key must be a text, this is a list",
        "c:5:1: error: a key must be a text, this is a mapping",
        "c:6:1: error: merge key '<<' is not supported: write the keys out",
        "c:7:4: error: tag '!!int': every value is text here, leave the tag out",
        "c:8:4: error: tag '!mine': every value is text here, leave the tag out",
        "c:10:4: error: alias '*nobody' has no anchor '&nobody' before it",
        "c:12:4: error: an escape in this text stands for control character U+0001: leave it out",
      ])
    let pairs = try #require(root?.pairs)
    #expect(pairs.map(\.name) == ["a", "b", "t", "u", "s", "n", "<<", "e"])
    #expect(root?["a"]?.text == "1")
    #expect(root?["n"]?.isInvalid == true)
    #expect(root?.isIncomplete == true)
    #expect(root?["b"]?.isIncomplete == false)
  }

  @Test func aliasSuggestsAnAnchor() {
    #expect(
      readYAML("a: &prosecutor x\nb: *prosecuter\n").said == [
        "c:2:4: error: alias '*prosecuter' has no anchor '&prosecuter' before it;"
          + " did you mean 'prosecutor'?"
      ])
  }

  @Test func selfReferenceIsRefused() {
    #expect(
      readYAML("a: &x [1, *x]\nb: &y {k: [*y]}\n").said == [
        "c:1:11: error: alias '*x' stands inside of what it repeats: write the value out",
        "c:2:12: error: alias '*y' stands inside of what it repeats: write the value out",
      ])
  }

  /// Lists of ten, each level ten times the one before.
  private func aliasBomb(levels: Int) -> String {
    var yaml = "l0: &l0 [a, a, a, a, a, a, a, a, a, a]\n"
    for level in 1..<levels {
      let aliases = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "l\(level): &l\(level) [\(aliases)]\n"
    }
    return yaml
  }

  @Test func aLargeFileMayHaveMoreValues() {
    let yaml = "text: \(String(repeating: "words ", count: 1_700_000))\n" + aliasBomb(levels: 6)
    let (root, said) = readYAML(yaml)
    #expect(said == [])
    #expect(root?["l5"]?.elements?.count == 10)
  }

  @Test func aliasBombIsRefused() {
    let (root, said) = readYAML(aliasBomb(levels: 10))
    #expect(root == nil)
    #expect(
      said == [
        "c:6:45: error: more than 1000000 values, counting what aliases repeat:"
          + " split the case, or write less with aliases"
      ])
  }

  @Test func deepNestingIsRefused() {
    let deepest = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(readYAML(deepest).said == [])
    let tooDeep = String(repeating: "- ", count: 100_000) + "x"
    #expect(
      readYAML(tooDeep).said == ["c:1:201: error: lists and mappings nested more than 100 deep"])
    var aliased = "l0: &l0 [x]\n"
    for level in 1...120 { aliased += "l\(level): &l\(level) [*l\(level - 1)]\n" }
    #expect(
      readYAML(aliased).said == [
        "c:100:12: error: alias '*l98' nests lists and mappings more than 100 deep"
      ])
  }

  @Test func oneDocumentOnly() {
    #expect(readYAML("---\na: b\n...\n").said == [])
    let (root, said) = readYAML("a: b\n---\nc: d\n")
    #expect(root == nil)
    #expect(said == ["c:2:1: error: a second document starts here: keep one document in a file"])
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "\u{FEFF}"])
  func emptyFilesAreAnError(_ yaml: String) {
    #expect(readYAML(yaml).said == ["c:1:1: error: the file is empty"])
  }
}
