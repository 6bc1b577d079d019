import ArgumentParser
import Cases
import GraphFormats
import KnowledgeGraph

/// How pictures look.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The theme: \(Theme.all.map(\.name.string).joined(separator: ", ")), or a file.",
      discussion: "For pictures, pages, yEd, GEXF and Mermaid.",
      valueName: "theme"))
  var theme: String?

  @Flag(help: "Put the numbered list of sentences beneath the map.")
  var footnotes = false

  @Flag(
    inversion: .prefixedNo,
    help: "Put a headline, and a legend of what is in the picture, above the map.")
  var legend = true

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Draw all relations of two actors close beside each other, with one list.",
      discussion: "Left out, that is done where there are more than 300 relations."))
  var bundle: Bool?

  @Option(
    help: ArgumentHelp(
      "Draw boxes around actors of one type, value or community.",
      discussion: """
        Takes 'type', a property's name, 'community' or 'none'. A community has more relations within than with the \
        rest; left out, those of more than 2000 actors get boxes, if there is more to them than chance.
        """,
      valueName: "what"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "The paper of a PDF; without it, the page is as large as the map.",
      discussion: "A map too small to be read on one page is shown in parts on the next ones.",
      valueName: "paper"))
  var paper: PaperName?

  /// The style that the options ask for, for pictures of a graph.
  ///
  /// - Throws: the exit status 1, 64, 66 or 74, having said why there is no such theme or no such property.
  func style(for graph: Graph, quoteLimit: Int?) throws -> PictureStyle {
    var style = PictureStyle(
      theme: try chosenTheme(), hasLegend: legend, hasFootnotes: footnotes,
      bundling: bundle)
    style.quoteLimit = quoteLimit
    if let cluster { style.clusters = try graph.clusters(meant: cluster) }
    return style.settled(for: graph)
  }

  /// The first option that is given and only goes with pictures; where coordinates are written, what a layout depends
  /// on goes with these, and a theme with a format that says how things are drawn.
  func option(onlyForPictures coordinates: Bool, isThemed: Bool) -> String? {
    if theme != nil, !isThemed { return "--theme" }
    if !coordinates {
      if let bundle { return bundle ? "--bundle" : "--no-bundle" }
      if cluster != nil { return "--cluster" }
    }
    return optionOfSheet
  }

  /// The first option that is given and says what stands around the map, or on which paper.
  var optionOfSheet: String? {
    if footnotes { return "--footnotes" }
    if !legend { return "--no-legend" }
    return paper == nil ? nil : "--paper"
  }

  /// The name of a paper on the command line.
  struct PaperName: ExpressibleByArgument {
    let paper: PicturePages.Paper

    init?(argument: String) {
      guard let paper = PicturePages.Paper(rawValue: argument.lowercased()) else { return nil }
      self.paper = paper
    }

    static var allValueStrings: [String] { PicturePages.Paper.allCases.map(\.rawValue) }
  }

  /// The theme that is asked for.
  ///
  /// - Throws: the exit status 1, 66 or 74, having said why there is none.
  func chosenTheme() throws -> Theme {
    guard let theme else { return .standard }
    if let known = Theme.named(theme) { return known }
    let outcome: ThemeReader.Outcome
    do throws(FileFault) {
      outcome = try ThemeReader.read(theme)
    } catch {
      throw failure(
        error == .missing ? ExitStatus.noInput : ExitStatus.inputOutput,
        "the theme '\(theme)' \(error.message); there are "
          + Theme.all.map(\.name.string).joined(separator: ", ") + ", or name a file")
    }
    for diagnostic in outcome.diagnostics { StandardError.say(diagnostic.description) }
    guard let theme = outcome.theme else { throw ExitStatus.caseHasErrors }
    return theme
  }
}
