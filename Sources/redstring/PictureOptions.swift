import ArgumentParser
import Cases
import GraphFormats
import KnowledgeGraph

/// How pictures look.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The theme of pictures: \(Theme.all.map(\.name.string).joined(separator: ", ")), or a file.",
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
      "Draw one line for all relations of two actors, with a list at it.",
      discussion: "Left out, that is done where there are more than 300 relations."))
  var bundle: Bool?

  @Option(
    help: ArgumentHelp(
      "The paper of a PDF; without it, the page is as large as the map.",
      discussion: "A map too small to be read on one page is shown in parts on the next ones.",
      valueName: "paper"))
  var paper: PaperName?

  /// The style that the options ask for.
  ///
  /// - Throws: the exit status 1, 66 or 74, having said why there is no such theme.
  func style() throws -> PictureStyle {
    PictureStyle(
      theme: try chosenTheme(), hasLegend: legend, hasFootnotes: footnotes,
      bundling: bundle)
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

  private func chosenTheme() throws -> Theme {
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
