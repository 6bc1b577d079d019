import ArgumentParser
import Cases
import KnowledgeGraph

/// What of a graph a command looks at.
struct FocusOptions: ParsableArguments {
  @Option(
    name: .customLong("focus"),
    help: ArgumentHelp(
      "Only what is near an actor, named by id, name or alias; of several, near any of them.",
      valueName: "actor"))
  var actors: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many relations away from the actors of --focus (default: 1).", valueName: "steps"))
  var depth: Int?

  @Option(
    name: .customLong("path"),
    help: ArgumentHelp(
      "Only the shortest paths between two actors; with --focus, what is near its actors, too.",
      valueName: "actor> <actor"))
  var pathEnds: [String] = []

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "Only relations of a type, or with an actor of a type at one end.",
      discussion: "A type is named by its name or label; several of a kind are alternatives."))
  var types: [String] = []

  @Option(
    name: .customLong("document"),
    help: ArgumentHelp(
      "Only relations with evidence from a document, named by id or title.", valueName: "document"))
  var documents: [String] = []

  @Option(
    name: .customLong("speaker"),
    help: ArgumentHelp(
      "Only relations with evidence in which an actor speaks.", valueName: "actor"))
  var speakers: [String] = []

  @Option(
    name: .customLong("stance"),
    help: ArgumentHelp(
      "Only relations with evidence of a stance: \(Evidence.Stance.words).",
      discussion: "One piece of evidence has to meet --document, --speaker and --stance together.",
      valueName: "stance"), transform: FocusOptions.stance)
  var stances: [Evidence.Stance] = []

  @Option(
    help: ArgumentHelp(
      "Only what may have been so then or later: 2024, 2024-03 or 2024-03-05.", valueName: "date"),
    transform: FocusOptions.date)
  var since: PartialDate?

  @Option(
    help: ArgumentHelp("Only what may have been so then or earlier.", valueName: "date"),
    transform: FocusOptions.date)
  var until: PartialDate?

  @Option(
    name: .customLong("min-sources"),
    help: ArgumentHelp(
      "Only relations with evidence from at least so many documents.", valueName: "number"))
  var minimumSources: Int?

  func validate() throws {
    if depth ?? 0 < 0 { throw ValidationError("--depth takes 0 or more.") }
    if depth != nil, actors.isEmpty { throw ValidationError("--depth goes with --focus.") }
    if minimumSources ?? 1 < 1 { throw ValidationError("--min-sources takes 1 or more.") }
    if pathEnds.count % 2 != 0 {
      throw ValidationError("--path takes two actors: --path '\(pathEnds.last ?? "")' <actor>.")
    }
    if let since, let until, until.isBefore(since) {
      throw ValidationError("--until \(until) lies before --since \(since).")
    }
  }

  /// Whether anything is asked for.
  var isGiven: Bool {
    !actors.isEmpty || !pathEnds.isEmpty || !types.isEmpty || !documents.isEmpty
      || !speakers.isEmpty || !stances.isEmpty || since != nil || until != nil
      || minimumSources != nil
  }

  /// The part of a graph that is asked for, having said how much it is.
  ///
  /// - Throws: the exit status 64, having said why, where a name means nothing or several things, or there is no path.
  func selection(of graph: Graph) throws -> Graph {
    guard isGiven else { return graph }
    let focus = try focus(in: graph)
    let focusing: Graph.Focusing
    do throws(FocusFailure) {
      focusing = try graph.focused(on: focus)
    } catch {
      throw failure(ExitCode.validationFailure, error.words(in: graph))
    }
    say(focusing, of: graph)
    return focusing.graph
  }

  private func say(_ focusing: Graph.Focusing, of graph: Graph) {
    var words =
      "\(focusing.graph.relations.count) of \(counted(graph.relations.count, "relation")), "
      + "\(focusing.graph.actors.count) of \(counted(graph.actors.count, "actor"))"
    if focusing.undatedRelations > 0 {
      words += "; left out, without a date: \(counted(focusing.undatedRelations, "relation"))"
    }
    if focusing.graph.relations.isEmpty {
      words += "; no relation meets everything that was asked for"
    }
    StandardError.say("redstring: note: focus: " + words)
  }

  private static func stance(_ word: String) throws -> Evidence.Stance {
    if let stance = Evidence.Stance(rawValue: word.lowercased()) { return stance }
    let names = Evidence.Stance.allCases.map(\.rawValue)
    throw ValidationError(
      "'\(word)' is no stance; there are \(Evidence.Stance.words)"
        + Suggestion.phrase(for: word, among: names))
  }

  private static func date(_ word: String) throws -> PartialDate {
    if let date = PartialDate(word) { return date }
    throw ValidationError("'\(word)' is no date; write 2024, 2024-03 or 2024-03-05.")
  }
}

extension FocusOptions {
  /// Arguments in which `--path A B` is `--path A --path B`, for the parser knows no option with two values.
  static func spreadingPaths(_ arguments: [String]) -> [String] {
    var spread: [String] = []
    var rest = arguments[...]
    while let argument = rest.first, argument != "--" {
      spread.append(argument)
      rest.removeFirst()
      let ends = rest.prefix(2)
      if argument == "--path", ends.count == 2, ends.allSatisfy({ !$0.hasPrefix("-") }) {
        spread += [ends[ends.startIndex], "--path", ends[ends.startIndex + 1]]
        rest.removeFirst(2)
      }
    }
    return spread + rest
  }
}

extension Evidence.Stance {
  fileprivate static var words: String {
    allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension FocusFailure {
  /// Why, in words.
  fileprivate func words(in graph: Graph) -> String {
    switch self {
    case .unknownActor(let id): "there is no actor '\(id)'"
    case .noPath(let path):
      "no path leads from '\(path.from)' to '\(path.to)' over the relations that are left; "
        + "ask for less, or leave --path out"
    }
  }
}

/// Whether a part of a map is drawn as the whole map has it.
struct FrozenOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Lay out the whole map, and draw what is in focus where that has it.",
      discussion: "Goes with a focus, for pictures and --layout."))
  var frozen = false

  /// The graph that is laid out, where `part` of `whole` is drawn.
  func map(_ part: Graph, of whole: Graph) -> Graph { frozen ? whole : part }

  /// Refuses the option where there is no focus.
  ///
  /// - Throws: `ValidationError`.
  func validate(with focus: FocusOptions) throws {
    if frozen, !focus.isGiven {
      throw ValidationError("--frozen goes with a focus, such as --focus or --type.")
    }
  }
}
