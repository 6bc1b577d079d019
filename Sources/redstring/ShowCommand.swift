import ArgumentParser
import Cases
import KnowledgeGraph

/// `redstring show`: an actor's relations with their evidence, in the terminal.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an actor's relations, each with its sentence.",
    discussion: """
      EXAMPLES
        redstring show seeds jalisco-cartel
        redstring show my-case "Blue Shipping"
        redstring show seeds jalisco-cartel --stance denies
        redstring show seeds jalisco-cartel --type supplies --since 2024
      """)

  @Argument(help: ArgumentHelp("A case file, or a folder with one case.", valueName: "case"))
  var path: String

  @Argument(help: ArgumentHelp("An actor's id, name or alias.", valueName: "actor"))
  var actor: String

  @OptionGroup var documents: DocumentsOption
  @OptionGroup(title: "Focus") var focus: FocusOptions

  func run() async throws {
    let checked = try CaseArgument.single(path, documents: documents.path())
    guard let graph = checked.graph else { throw ExitStatus.caseHasErrors }
    let actor = try graph.actor(meant: self.actor)
    let relations = try focus.selection(of: graph).relations
    try StandardOutput.write(ActorPage(of: actor, in: graph, relations).text)
  }
}

/// What `show` says of an actor.
private struct ActorPage {
  let text: String

  /// Of an actor of `graph`, and those of `relations` that it has.
  init(of actor: Actor, in graph: Graph, _ relations: Relations) {
    var page = ActorPageWriter(graph: graph)
    page.write(actor, relations)
    text = page.text
  }
}

private struct ActorPageWriter {
  let graph: Graph
  private(set) var text = ""

  init(graph: Graph) { self.graph = graph }

  mutating func write(_ actor: Actor, _ relations: Relations) {
    let type = graph.vocabulary.actorType(actor.type)?.label ?? actor.type.text
    line("\(actor.name) (\(type))")
    if !actor.aliases.isEmpty {
      line("  also: " + actor.aliases.map(\.string).joined(separator: ", "))
    }
    if let description = actor.description { line("  \(description)") }
    for attribute in actor.attributes {
      line("  \(attribute.name): \(attribute.value.words(actor: name))")
    }
    let relations = relations.filter {
      $0.claim.from == actor.id || $0.claim.to == actor.id
    }
    if relations.isEmpty { line("\n  no relations") }
    for relation in relations { write(relation, of: actor) }
  }

  private mutating func write(_ relation: Relation, of actor: Actor) {
    let claim = relation.claim
    let type = graph.vocabulary.relationType(claim.type)
    let goesOut = claim.from == actor.id
    let other = name(goesOut ? claim.to : claim.from)
    let label = type?.label.string ?? claim.type.string
    let verb = goesOut ? label : type?.inverseLabel?.string ?? "← " + label
    var notes = claim.attributes.map { "\($0.name): \($0.value.words(actor: name))" }
    if let time = claim.time { notes.append(time.words) }
    if claim.isInferred { notes.append("inferred") }
    if let review = claim.review { notes.append(review.rawValue) }
    let negation = claim.polarity == .negative ? "not: " : ""
    line(
      "\n\(negation)\(verb) \(other)" + (notes.isEmpty ? "" : " [\(notes.joined(separator: "; "))]")
    )
    for evidence in relation.evidence { write(evidence) }
  }

  private mutating func write(_ evidence: Evidence) {
    let document = graph.document(evidence.document)
    let source = document?.title?.string ?? evidence.document.string
    let speaker = evidence.speaker.map { "\(name($0)) \(evidence.stance.rawValue): " }
    let stance = evidence.stance == .asserts ? "" : "\(evidence.stance.rawValue): "
    let (words, place) = quoted(evidence)
    line("    \(speaker ?? stance)\(words)")
    line("      \(source), \(place)")
  }

  private func quoted(_ evidence: Evidence) -> (words: String, place: String) {
    switch evidence.state {
    case .found(let finding):
      let words = finding.passages.map { onOneLine($0.exact.string) }.joined(separator: " … ")
      let ranges = finding.passages.map { "\($0.range.lowerBound)–\($0.range.upperBound)" }
      return ("“\(words)”", "characters \(ranges.joined(separator: ", "))")
    case .unchecked:
      return ("“\(onOneLine(evidence.quote?.text.string ?? ""))”", "unchecked")
    case .file(let line):
      return ("the file itself", line.map { "line \($0)" } ?? "place unknown")
    }
  }

  private func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func name(_ id: Identifier) -> String { graph.actor(id)?.name.string ?? id.string }

  private mutating func line(_ text: String) {
    self.text +=
      text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).escapedForTerminal }.joined(separator: "\n") + "\n"
  }
}
