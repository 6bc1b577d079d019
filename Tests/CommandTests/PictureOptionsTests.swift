import Foundation
import GraphTesting
import Testing

/// How pictures look, and on which paper.
@Suite struct PictureOptionsTests {
  /// What is in the picture is in the legend, and only that.
  @Test func everyActorAndRelationHasItsElement() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring(
      ["convert", ".", "map.svg", "--footnotes"], in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let svg = folder.text(of: "map.svg")
    #expect(svg.matches(of: #/class="node actor\b/#).count == 2)
    #expect(svg.matches(of: #/class="edge relation\b/#).count == 1)
    #expect(svg.matches(of: /class="node footnote"/).count == 1)
    #expect(svg.matches(of: /class="node legend"/).count > 2)
    #expect(svg.contains("2 actors, 1 relation, 1 document"))
  }

  @Test func footnotesStandBesideThePicturesToo() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring(
      ["build", ".", "--output", "out", "--footnotes", "--paper", "a4"], in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    #expect(run.error.contains("harbour.footnotes.md"))
    #expect(folder.text(of: "out/harbour.footnotes.md").contains("\n1. "))
    // A page for the map, and one for the sentences.
    let pdf = String(decoding: folder.bytes(of: "out/harbour.pdf") ?? [], as: UTF8.self)
    #expect(pdf.contains("/Count 2"))
    #expect(folder.text(of: "out/harbour.graphml").contains("<data key=\"e_footnote\">1</data>"))
    #expect(folder.text(of: "out/harbour.jsonld").contains("\"footnote\":1"))
  }

  /// Graphviz 2.43 would crash where it frees what `dot` needed for labels between clusters.
  @Test(arguments: ["dot", "sfdp", "fdp", "osage"])
  func actorsOfATypeStandInABox(engine: String) async throws {
    let folder = try Folder()
    let run = try await redstring(
      [
        "convert", Cases.seeds, "map.svg", "--cluster", "type", "--engine", engine,
      ], in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let svg = folder.text(of: "map.svg")
    let boxes = svg.matches(of: #/<g id="cluster-\d+" class="cluster">\n<title>(.+)</title>/#)
    #expect(boxes.contains { $0.output.1 == "person (18)" })
    #expect(boxes.count == 9)
    #expect(svg.contains(">actors of one type 9<"))
  }

  @Test func aTreeMapSaysThatItHasNoLines() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring(
      ["convert", ".", "map.svg", "--engine", "patchwork", "--report", "losses.json"],
      in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let omission = "all lines, for which a tree map has no place"
    #expect(run.error.contains("left out of the picture: " + omission))
    #expect(folder.text(of: "losses.json").contains(omission))
    let svg = folder.text(of: "map.svg")
    #expect(svg.contains("left out: " + omission))
    #expect(svg.matches(of: #/class="node actor\b/#).count == 2)
    #expect(!svg.contains("class=\"edge"))
  }

  @Test func boxesAreMadeOfWhatThereIs() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let clustered = try await redstring(
      ["convert", ".", "map.svg", "--cluster", "staus"], in: folder.path)
    #expect(clustered.exitStatus == 64)
    #expect(
      clustered.error.contains(
        "error: there is no property of actors 'staus'; did you mean 'status'?"))
    let known = try await redstring(
      ["convert", ".", "map.svg", "--cluster", "Status"], in: folder.path)
    #expect(known.exitStatus == 0, "\(known.error)")
  }

  /// The one table of colours is also that of formats that say how things are drawn.
  @Test(arguments: ["yed.graphml", "gexf", "mmd"])
  func aThemeIsThatOfFormatsThatDraw(ending: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    try folder.write(
      "theme: mine\nactors:\n  organisation: {color: \"#0a0b0c\"}\n", to: "mine.yaml")
    let run = try await redstring(
      ["convert", ".", "map." + ending, "--theme", "mine.yaml"], in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let text = folder.text(of: "map." + ending)
    #expect(text.contains("#0a0b0c") || text.contains("r=\"10\" g=\"11\" b=\"12\""))
  }

  @Test(arguments: [
    ("map.graphml", ["--theme", "dark"]), ("map.jsonl", ["--cluster", "type"]),
    ("map.dot", ["--footnotes"]), ("map.csv", ["--paper", "a4"]), ("map.dot", ["--bundle"]),
    ("map.svg", ["--paper", "a4"]), ("map.png", ["--footnotes"]), ("map.html", ["--no-legend"]),
    ("map.dot", ["--layout", "--theme", "dark"]),
  ]) func whatHasNoPlaceInAFormatIsRefused(name: String, options: [String]) async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring(["convert", ".", name] + options, in: folder.path)
    #expect(run.exitStatus == 64)
    #expect(run.error.contains("; leave \(options.first { $0 != "--layout" } ?? "") out."))
    #expect(folder.bytes(of: name) == nil)
  }

  @Test func theSameCaseGivesTheSameBytes() async throws {
    let folder = try Folder(Cases.harbourFiles)
    for name in ["one", "two"] {
      let run = try await redstring(
        ["build", ".", "--output", name, "--footnotes", "--paper", "a3", "--theme", "dark"],
        in: folder.path)
      #expect(run.exitStatus == 0, "\(run.error)")
    }
    let names = folder.names(in: "one")
    #expect(names.count >= 7)
    for name in names {
      #expect(folder.bytes(of: "one/\(name)") == folder.bytes(of: "two/\(name)"), "\(name)")
    }
  }

  @Test func aThemeMayBeAFile() async throws {
    let folder = try Folder(
      Cases.harbourFiles.merging([
        "night.yaml": "theme: night\npaper: \"#010203\"\nink: \"#fefefe\"\n"
      ]) { $1 })
    let run = try await redstring(
      ["convert", ".", "map.svg", "--theme", "night.yaml"], in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    #expect(folder.text(of: "map.svg").contains("#010203"))
    // Letters on it that are hard to read.
    #expect(run.error.contains("night.yaml:1:1: warning: the contrast of soft-ink to paper is "))
    let missing = try await redstring(
      ["convert", ".", "map.svg", "--theme", "nigth"], in: folder.path)
    #expect(missing.exitStatus == 66)
    #expect(
      missing.error.contains(
        "the theme 'nigth' does not exist; there are standard, dark, or name a file"))
    let plain = try await redstring(
      ["convert", ".", "map.svg", "--no-legend"], in: folder.path)
    #expect(plain.exitStatus == 0)
    #expect(!folder.text(of: "map.svg").contains("class=\"node legend\""))
  }
}
