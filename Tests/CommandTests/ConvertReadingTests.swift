import Foundation
import GraphTesting
import Testing

/// `convert` with graph files as its input: from files, and from standard input.
@Suite struct ConvertReadingTests {
  private static let graphML = """
    <graphml>
      <graph edgedefault="undirected">
        <node id="a"/><node id="b"><port name="p"/></node>
        <edge source="a" target="b"/>
      </graph>
    </graphml>

    """
  /// The formats that are one file, and read as they were written.
  static let lossless = [
    "dot", "graphml", "jsonld", "jsonl", "gexf", "nq", "nt", "ttl", "cyjs", "node-link.json",
  ]
  /// The formats that are one file, and read.
  static let formats = lossless + ["ftm.json"]
  private static let dot = "digraph { a -> b [label=pays] }\n"

  /// The preferred extensions of the formats that carry everything, and are read.
  private static func losslessFormats() async throws -> [String] {
    let run = try await redstring("formats", "--format", "json")
    let table = try JSONDecoder().decode(FormatList.self, from: Data(run.output.utf8))
    let all = Set(table.formats.flatMap { $0.carries ?? [] })
    return table.formats.filter { format in
      format.reads && format.writes
        && all.subtracting(format.carries ?? []).isSubset(of: ["order"])
    }.map { $0.extensions[0] }
  }

  private struct FormatList: Decodable {
    let formats: [Format]

    struct Format: Decodable {
      let extensions: [String]
      let reads: Bool
      let writes: Bool
      let carries: [String]?
    }
  }

  /// Through all lossless formats, in an order that the seed gives, and back.
  private func expectTheChainGivesBack(_ input: String, seed: UInt64) async throws {
    let folder = try Folder()
    var random = RandomNumbers(seed: seed)
    let formats = try await ConvertReadingTests.losslessFormats().shuffled(using: &random)
    #expect(formats.count > 10)
    let files =
      ["first.graphml"] + formats.enumerated().map { "step-\($0).\($1)" } + ["last.graphml"]
    #expect(
      try await redstring(["convert", input, files[0]], in: folder.path).exitStatus == 0)
    for (from, to) in zip(files, files.dropFirst()) {
      let run = try await redstring(["convert", from, to, "--strict"], in: folder.path)
      #expect(run.exitStatus == 0, "\(from) to \(to): \(run.error)")
      #expect(run.output.isEmpty && run.error.isEmpty)
    }
    let isSame = folder.bytes(of: "first.graphml") == folder.bytes(of: "last.graphml")
    #expect(isSame, "\(formats.joined(separator: ", "))")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func formatsConvertIntoEachOtherAndBack(seed: UInt64) async throws {
    let folder = try Folder(Cases.harbourFiles)
    try await expectTheChainGivesBack(folder.path, seed: seed)
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["REDSTRING_REFERENCE_CASE"] != nil,
      "REDSTRING_REFERENCE_CASE names no folder with the reference case"),
    arguments: [4, 5, 6] as [UInt64])
  func theReferenceCaseGoesRoundTheChain(seed: UInt64) async throws {
    let reference = try #require(
      ProcessInfo.processInfo.environment["REDSTRING_REFERENCE_CASE"])
    try await expectTheChainGivesBack(reference, seed: seed)
  }

  /// yEd's GraphML is written where it is asked for by name, and read as any GraphML.
  @Test(arguments: ["graphml-yed", "yed.graphml"])
  func whatIsForYEdIsReadAsGraphML(word: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    let written = try await redstring(
      "convert", folder["case.yaml"], folder["map.yed.graphml"], "--to", word)
    #expect(written.exitStatus == 0)
    let plain = try await redstring("convert", folder["case.yaml"], "-", "--to", "graphml")
    #expect(plain.exitStatus == 0)
    let back = try await redstring("convert", folder["map.yed.graphml"], "-", "--to", "graphml")
    #expect(back.exitStatus == 0 && back.error.isEmpty)
    #expect(back.output == plain.output)
  }

  /// `.json` says too little.
  @Test func anEndingOfSeveralFormatsIsAskedFor() async throws {
    let folder = try Folder(["x.json": "{}", "x.dot": ConvertReadingTests.dot])
    let read = try await redstring(["convert", "x.json", "y.dot"], in: folder.path)
    #expect(read.exitStatus == 64)
    #expect(
      read.error.contains(
        "'.json' may be one of several formats; name it with --from: jsonld, cytoscape.json, "
          + "node-link.json, ftm.json."))
    let written = try await redstring(["convert", "x.dot", "y.json"], in: folder.path)
    #expect(written.exitStatus == 64)
    #expect(written.error.contains("name it with --to: jsonld, cytoscape.json"))
  }

  // MARK: Standard input

  @Test(arguments: lossless)
  func standardInputAndAFileGiveTheSameBytes(format: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    #expect(try await redstring("convert", folder.path, folder["in." + format]).exitStatus == 0)
    let file = try await redstring("convert", folder["in." + format], "-", "--to", "dot")
    let piped = try await shell(
      #"cat in.\#(format) | "$REDSTRING" convert - - --from \#(format) --to dot"#, in: folder.path)
    let redirected = try await shell(
      #""$REDSTRING" convert - - --from \#(format) --to dot < in.\#(format)"#, in: folder.path)
    #expect(file.exitStatus == 0 && !file.output.isEmpty)
    #expect(piped.output == file.output && piped.exitStatus == 0)
    #expect(redirected.output == file.output && redirected.exitStatus == 0)
  }

  /// What was read from standard input is evidence like any file, and has a digest.
  @Test func standardInputIsADocument() async throws {
    let folder = try Folder(["map.dot": ConvertReadingTests.dot])
    let run = try await shell(
      #""$REDSTRING" convert - - --from dot --to graphml < map.dot; sha256sum map.dot >&2"#,
      in: folder.path)
    let digest = run.error.prefix(64)
    #expect(run.output.contains("\"title\":\"standard input\""))
    #expect(run.output.contains("\"sha256\":\"\(digest)\""))
    #expect(run.output.contains("\"state\":\"file\",\"line\":1"))
  }

  @Test func aPipeThatComesInPiecesIsReadToItsEnd() async throws {
    let run = try await shell(
      #"{ printf 'digraph { "a'; sleep 0.2; printf 'b" -> c '; sleep 0.2; printf '}'; } "#
        + #"| "$REDSTRING" convert - - --from gv --to dot"#)
    #expect(run.exitStatus == 0)
    #expect(run.output.contains("\"ab\" -> \"c\""))
  }

  @Test func standardInputNeedsAFormat() async throws {
    let run = try await shell(#"echo | "$REDSTRING" convert - map.dot"#)
    #expect(run.exitStatus == 64)
    #expect(
      run.error.hasPrefix(
        "Error: Standard input has no file extension; name the format with --from.\n"))
  }

  @Test func standardInputThatIsClosedIsAnError() async throws {
    let folder = try Folder()
    let run = try await shell(#""$REDSTRING" convert - x.dot --from dot <&-"#, in: folder.path)
    #expect(run.exitStatus == 74)
    #expect(run.error.contains("cannot read '-'"))
    #expect(folder.names(in: ".").isEmpty)
  }

  // MARK: Names of formats

  @Test(arguments: ["GraphML", "graphml", "GRAPHML"])
  func theFormatIsKnownByAnyOfItsNames(word: String) async throws {
    let folder = try Folder(["map.txt": ConvertReadingTests.graphML])
    let run = try await redstring(
      "convert", folder["map.txt"], folder["map.dot"], "--from", word)
    #expect(run.exitStatus == 0)
    #expect(folder.bytes(of: "map.dot") != nil)
  }

  @Test(arguments: [".dot", "dot ", "do", "GraphML2", "--", "ö", "yaml2"])
  func oddNamesOfFormatsAreRefused(word: String) async throws {
    let folder = try Folder(["map.dot": ConvertReadingTests.dot])
    let run = try await redstring(
      "convert", folder["map.dot"], folder["map.graphml"], "--from=" + word)
    #expect(run.exitStatus == 64)
    #expect(run.error.contains("'\(word)' is no format that can be read; there are "))
    #expect(folder.names(in: ".") == ["map.dot"])
  }

  @Test(arguments: ["svg", "png", "PDF"])
  func imagesAreNotRead(word: String) async throws {
    let folder = try Folder(["map.x": "x"])
    let run = try await redstring("convert", folder["map.x"], folder["map.dot"], "--from", word)
    #expect(run.exitStatus == 65)
    #expect(run.error.contains("\(word.uppercased()) is not read; there are "))
  }

  /// What the file is called says nothing where the format is named.
  @Test func theNamedFormatCounts() async throws {
    let folder = try Folder(["map.graphml": ConvertReadingTests.dot])
    let wrong = try await redstring("convert", folder["map.graphml"], "-", "--to", "dot")
    #expect(wrong.exitStatus == 65)
    let right = try await redstring(
      "convert", folder["map.graphml"], "-", "--from", "dot", "--to", "dot")
    #expect(right.exitStatus == 0)
  }

  // MARK: What cannot be read

  @Test func aRefusalHasAPlaceAndShowsIt() async throws {
    let folder = try Folder(["map.dot": "digraph {\n  a -> b\n  c -- d\n}\n"])
    let run = try await redstring(["convert", "map.dot", "map.graphml"], in: folder.path)
    #expect(run.exitStatus == 65)
    #expect(
      run.error == """
        map.dot:3:5: error: '--' in a directed graph: write '->', or 'graph' for 'digraph' in line 1
            c -- d
              ^

        """)
    #expect(run.output.isEmpty)
    #expect(folder.names(in: ".") == ["map.dot"])
  }

  @Test func aRefusedGraphMLHasAPlace() async throws {
    let folder = try Folder([
      "map.graphml": "<graphml>\n  <graph>\n    <edge source='a'/>\n  </graph>\n</graphml>\n"
    ])
    let run = try await redstring(["convert", "map.graphml", "map.dot"], in: folder.path)
    #expect(run.exitStatus == 65)
    #expect(run.error == "map.graphml:3:5: error: an <edge> without a source or a target\n")
    #expect(folder.names(in: ".") == ["map.graphml"])
  }

  @Test func aRefusedJSONLDHasAPlaceAndShowsIt() async throws {
    let folder = try Folder(["map.jsonld": "{\n  \"@graph\": [\u{1B}[31m]\n}\n"])
    let run = try await redstring(["convert", "map.jsonld", "map.dot"], in: folder.path)
    #expect(run.exitStatus == 65)
    #expect(
      run.error == """
        map.jsonld:2:14: error: a byte 0x1b, where a value was expected
            "@graph": [\u{FFFD}[31m]
                       ^

        """)
  }

  @Test func standardInputIsCalledByItsSign() async throws {
    let run = try await shell(
      #"echo 'graph { a -> b }' | "$REDSTRING" convert - - --from dot --to dot"#)
    #expect(run.exitStatus == 65)
    #expect(run.error.hasPrefix("-:1:11: error: '->' in an undirected graph"))
    #expect(run.output.isEmpty)
  }

  @Test func whatIsRefusedLeavesTheOutputAsItWas() async throws {
    let folder = try Folder(["map.dot": "digraph { a ->", "old.graphml": "precious"])
    let run = try await redstring("convert", folder["map.dot"], folder["old.graphml"])
    #expect(run.exitStatus == 65)
    #expect(folder.bytes(of: "old.graphml") == Array("precious".utf8))
    #expect(folder.names(in: ".") == ["map.dot", "old.graphml"])
  }

  @Test(arguments: formats)
  func whatIsNotThereIsNoInput(format: String) async throws {
    let folder = try Folder()
    let run = try await redstring(["convert", "none." + format, "map.dot"], in: folder.path)
    #expect(run.exitStatus == 66)
    #expect(run.error.contains("'none.\(format)' does not exist"))
    #expect(folder.names(in: ".").isEmpty)
  }

  @Test(arguments: formats)
  func aFolderIsNoGraphFile(format: String) async throws {
    let folder = try Folder(["map.\(format)/x": ""])
    let run = try await redstring(
      ["convert", "map.\(format)", "out.dot", "--from", format], in: folder.path)
    #expect(run.exitStatus == 74)
    #expect(run.error.contains("cannot read 'map.\(format)': Is a directory"))
    #expect(folder.names(in: ".") == ["map.\(format)"])
  }

  @Test(arguments: formats)
  func anEmptyFileIsNoGraph(format: String) async throws {
    let folder = try Folder(["map.\(format)": ""])
    let run = try await redstring(["convert", "map.\(format)", "out.dot"], in: folder.path)
    #expect(run.exitStatus == 65)
    #expect(run.error.hasPrefix("map.\(format):1:1: error: "))
  }

  // MARK: What is said, and what is not overwritten

  @Test func remarksGoToStandardErrorAndNowhereElse() async throws {
    let folder = try Folder(["map.graphml": ConvertReadingTests.graphML])
    let run = try await redstring(
      ["convert", "map.graphml", "-", "--to", "jsonld"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(run.error == "map.graphml:3:1: warning: 1 port dropped: edges end at the nodes\n")
    #expect(run.output.hasPrefix("{\"@context\":"))
  }

  @Test(arguments: formats)
  func theInputIsNotOverwritten(format: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    let name = "map." + format
    #expect(try await redstring("convert", folder.path, folder[name]).exitStatus == 0)
    let before = folder.bytes(of: name)
    for output in [
      name, "./" + name, "../" + URL(filePath: folder.path).lastPathComponent + "/" + name,
    ] {
      let run = try await redstring(["convert", name, output], in: folder.path)
      #expect(run.exitStatus == 73, "\(output)")
      #expect(!run.error.isEmpty)
    }
    let isSame = folder.bytes(of: name) == before
    #expect(isSame)
  }

  @Test func aFullDiskIsNoSuccess() async throws {
    let folder = try Folder(["map.dot": ConvertReadingTests.dot])
    let run = try await shell(
      #""$REDSTRING" convert map.dot - --to graphml > /dev/full"#, in: folder.path)
    #expect(run.exitStatus == 74)
    #expect(run.error.contains("No space left on device"))
  }
}
