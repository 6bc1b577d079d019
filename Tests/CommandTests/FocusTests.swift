import Foundation
import Testing

/// `--focus` and the other options that say what of a graph is looked at.
@Suite struct FocusTests {
  /// A case of seven relations, whose actors are in a row, but for a ring of suppliers.
  private static let story = """
    redstring: 1
    case: story
    documents:
      ledger: {title: The ledger, file: ledger.txt}
      report: {title: The report, file: report.txt}
    actors:
      ann: {name: Ann Archer, type: person, aliases: [The Archer]}
      blue: {name: Blue Shipping, type: organisation}
      port: {name: Port Authority, type: organisation}
      bank: {name: Harbour Bank, type: organisation}
      judge: {name: Judge Kim, type: person}
      green: {name: Twin, type: organisation}
      grey: {name: Twin, type: organisation}
    relations:
      - {id: r1, from: ann, type: leads, to: blue, start: 2023,
         evidence: {document: ledger, quote: words of the ledger}}
      - id: r2
        from: blue
        type: supplies
        to: port
        date: 2024-03
        evidence:
          - {document: ledger, quote: words of the ledger, stance: alleges, speaker: judge}
          - {document: report, quote: words of the report, stance: denies, speaker: blue}
      - {id: r3, from: port, type: supplies, to: bank,
         evidence: {document: report, quote: words of the report}}
      - {id: r4, from: judge, type: prosecutes, to: bank, start: 2025, end: 2025-06,
         evidence: {document: report, quote: words of the report}}
      - {id: r5, from: blue, type: supplies, to: green,
         evidence: {document: ledger, quote: words of the ledger, stance: alleges}}
      - {id: r6, from: green, type: supplies, to: bank,
         evidence: {document: ledger, quote: words of the ledger}}
      - {id: r7, from: green, type: supplies, to: grey,
         evidence: {document: ledger, quote: words of the ledger}}

    """

  private func folder() throws -> Folder {
    try Folder([
      "case.yaml": FocusTests.story, "ledger.txt": "The words of the ledger.",
      "report.txt": "The words of the report.",
    ])
  }

  /// The identifiers of the relations that are left, and what is said of that.
  private func convert(_ options: [String]) async throws -> (relations: String, notes: String) {
    let folder = try folder()
    let run = try await redstring(
      ["convert", "case.yaml", "-", "--to", "jsonl"] + options, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let relations = run.output.matches(of: /"id":"(r[0-9])"/).map { String($0.1) }
    let notes = run.error.split(separator: "\n").filter { $0.contains("note: focus") }
    return (relations.joined(separator: " "), notes.joined(separator: "\n"))
  }

  @Test(arguments: [
    ("--focus ann", "r1"),
    ("--focus ann --depth 2", "r1 r2 r5"),
    ("--focus ann --focus judge", "r1 r4"),
    ("--focus ann --depth 0", ""),
    // What joins two that are near is there too.
    ("--focus blue --focus port --depth 0", "r2"),
    ("--path ann judge", "r1 r2 r3 r4 r5 r6"),
    (
      "--path ann judge --document report --document ledger --type leads --type supplies "
        + "--type prosecutes --stance asserts --stance denies", "r1 r2 r3 r4"
    ),
    ("--path ann blue --path judge bank", "r1 r4"),
    ("--path ann blue --focus grey", "r1 r7"),
    ("--type supplies", "r2 r3 r5 r6 r7"),
    ("--type leads --type PROSECUTES", "r1 r4"),
    ("--type person", "r1 r4"),
    ("--type person --type leads", "r1"),
    ("--document report", "r2 r3 r4"),
    ("--document report --type supplies", "r2 r3"),
    ("--speaker judge", "r2"),
    ("--stance denies", "r2"),
    ("--stance alleges --stance denies", "r2 r5"),
    // One piece has to meet all of it.
    ("--stance alleges --speaker blue", ""),
    ("--stance denies --speaker blue", "r2"),
    ("--min-sources 2", "r2"),
    ("--since 2024", "r1 r2 r4"),
    ("--since 2024-04", "r1 r4"),
    ("--until 2024", "r1 r2"),
    ("--until 2022", ""),
    ("--since 2024-03-31 --until 2024", "r1 r2"),
    ("--since 2025-07", "r1"),
  ]) func whatMeetsEverythingStays(options: String, expected: String) async throws {
    let (relations, _) = try await convert(options.split(separator: " ").map(String.init))
    #expect(relations == expected)
  }

  @Test(arguments: ["ann", "ANN", "Ann Archer", "ann archer", "the ARCHER"])
  func anActorIsNamedByIdNameOrAlias(name: String) async throws {
    let (relations, notes) = try await convert(["--focus", name])
    #expect(relations == "r1")
    #expect(notes == "redstring: note: focus: 1 of 7 relations, 2 of 7 actors")
    let path = try await convert(["--path", name, "Blue Shipping"])
    #expect(path.relations == "r1")
  }

  @Test func typesAndDocumentsAreNamedByLabelAndTitle() async throws {
    #expect(try await convert(["--document", "the Report"]).relations == "r2 r3 r4")
    #expect(try await convert(["--type", "Organisation", "--stance", "denies"]).relations == "r2")
  }

  @Test(arguments: [
    ("--focus anne", "there is no actor 'anne'; did you mean 'ann'?"),
    ("--focus zzzzzzzz", "there is no actor 'zzzzzzzz'"),
    ("--path ann jugde", "there is no actor 'jugde'; did you mean 'judge'?"),
    ("--speaker prot", "there is no actor 'prot'; did you mean 'port'?"),
    ("--document reprot", "there is no document 'reprot'; did you mean 'report'?"),
    (
      "--type suplies",
      "there is no type 'suplies', of relations or of actors; did you mean 'supplies'?"
    ),
    (
      "--focus twin",
      "'twin' may be one of several actors; name it by its id: green, grey"
    ),
    (
      "--path ann judge --type leads",
      "no path leads from 'ann' to 'judge' over the relations that are left; ask for less, "
        + "or leave --path out"
    ),
  ]) func whatIsNotThereIsSaid(options: String, message: String) async throws {
    let folder = try folder()
    let run = try await redstring(
      ["convert", "case.yaml", "map.dot"] + options.split(separator: " ").map(String.init),
      in: folder.path)
    #expect(run.exitStatus == 64)
    #expect(run.error.contains("redstring: error: \(message)\n"), "\(run.error)")
    #expect(folder.bytes(of: "map.dot") == nil)
  }

  @Test(arguments: [
    ("--depth 2", "--depth goes with --focus."),
    ("--focus ann --depth=-1", "--depth takes 0 or more."),
    ("--min-sources 0", "--min-sources takes 1 or more."),
    (
      "--stance allege",
      "'allege' is no stance; there are asserts, alleges, denies; did you mean "
        + "'alleges'?"
    ),
    ("--since yesterday", "'yesterday' is no date; write 2024, 2024-03 or 2024-03-05."),
    ("--since 2024 --until 2023", "--until 2023 lies before --since 2024."),
    ("--path ann", "--path takes two actors: --path 'ann' <actor>."),
    ("--frozen", "--frozen goes with a focus, such as --focus or --type."),
    ("--frozen --focus ann", "--frozen is for pictures and --layout; leave it out."),
  ]) func whatDoesNotGoTogetherIsRefused(options: String, message: String) async throws {
    let folder = try folder()
    let run = try await redstring(
      ["convert", "case.yaml", "map.dot"] + options.split(separator: " ").map(String.init),
      in: folder.path)
    #expect(run.exitStatus == 64)
    #expect(run.error.contains(message), "\(run.error)")
  }

  @Test func aPathMayStandBeforeTheFiles() async throws {
    let folder = try folder()
    let run = try await redstring(
      ["convert", "--path", "ann", "blue", "case.yaml", "map.jsonl"], in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    #expect(run.error.contains("redstring: note: focus: 1 of 7 relations, 2 of 7 actors\n"))
  }

  @Test func whatIsLeftOutIsSaid() async throws {
    let undated = try await convert(["--since", "2024"])
    #expect(
      undated.notes == "redstring: note: focus: 3 of 7 relations, 5 of 7 actors; "
        + "left out, without a date: 4 relations")
    let nothing = try await convert(["--stance", "alleges", "--speaker", "blue"])
    #expect(
      nothing.notes == "redstring: note: focus: 0 of 7 relations, 0 of 7 actors; "
        + "no relation meets everything that was asked for")
  }

  /// A denial must not get lost where someone looks for the assertion.
  @Test func allEvidenceOfARelationStays() async throws {
    let folder = try folder()
    let run = try await redstring(
      ["convert", "case.yaml", "-", "--to", "jsonl", "--stance", "alleges", "--speaker", "judge"],
      in: folder.path)
    #expect(run.output.contains("\"stance\":\"alleges\""))
    #expect(run.output.contains("\"stance\":\"denies\""))
  }

  @Test func anActorIsShownInFocus() async throws {
    let folder = try folder()
    let run = try await redstring(
      ["show", "case.yaml", "blue", "--type", "leads"], in: folder.path)
    #expect(run.exitStatus == 0)
    #expect(
      run.output == """
        Blue Shipping (organisation)

        led by Ann Archer [since 2023]
            “words of the ledger”
              The ledger, characters 4–23

        """)
    let several = try await redstring(["show", "case.yaml", "Twin"], in: folder.path)
    #expect(several.exitStatus == 64)
    #expect(several.error.contains("name it by its id: green, grey"))
  }

  @Test func aStreamGoesThroughTheMemory() async throws {
    let folder = try folder()
    let command = """
      "$REDSTRING" convert case.yaml map.jsonl 2>/dev/null &&
      REDSTRING_STREAM_FROM=0 "$REDSTRING" convert map.jsonl map.nq --verbose --focus ann
      """
    let run = try await shell(command, in: folder.path)
    #expect(
      run.error == """
        redstring: the whole graph is kept in memory, because a focus needs all relations at once
        redstring: note: focus: 1 of 7 relations, 2 of 7 actors

        """)
  }

  @Test func nothingIsWrittenOfACaseWithoutTheActor() async throws {
    let folder = try folder()
    let run = try await redstring(
      ["build", ".", "--output", "out", "--focus", "nobody at all"], in: folder.path)
    #expect(run.exitStatus == 64)
    #expect(folder.names(in: "out").isEmpty)
  }

  /// What was made of the whole case stays.
  @Test func aBuildWithAFocusNeedsAFolder() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring(["build", ".", "--min-sources", "1"], in: folder.path)
    #expect(run.exitStatus == 64)
    #expect(run.error.contains("With a focus, products would replace those of the whole case"))
    #expect(!folder.names(in: ".").contains("output"))
  }
}
