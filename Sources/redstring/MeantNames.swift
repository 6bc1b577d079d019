import ArgumentParser
import Cases
import GraphFormats
import KnowledgeGraph

/// What a person calls the parts of a graph: ids, names, aliases, labels and titles, without regard to case.
extension Graph {
  /// The actor that a word means.
  ///
  /// - Throws: the exit status 64, having said why, where it means none, or several.
  func actor(meant word: String) throws -> Actor {
    try single(actors(called: word), word, "actor", \.id) {
      actors.flatMap { [$0.id.string, $0.name.string] + $0.aliases.map(\.string) }
    }
  }

  /// The document that a word means.
  ///
  /// - Throws: the exit status 64, having said why, where it means none, or several.
  func document(meant word: String) throws -> Document {
    let found = documents.called(word, \.id) { $0.title.map { [$0] } ?? [] }
    return try single(found, word, "document", \.id) {
      documents.flatMap { [$0.id.string] + ($0.title.map { [$0.string] } ?? []) }
    }
  }

  private func single<Element>(
    _ found: [Element], _ word: String, _ kind: String, _ id: (Element) -> Identifier,
    among words: () -> [String]
  ) throws -> Element {
    if found.count > 1 {
      throw failure(
        ExitCode.validationFailure,
        "'\(word)' may be one of several \(kind)s; name it by its id: "
          + found.map { id($0).string }.joined(separator: ", "))
    }
    guard let element = found.first else {
      throw failure(
        ExitCode.validationFailure,
        "there is no \(kind) '\(word)'" + hint(for: word, among: words()))
    }
    return element
  }
}

extension FocusOptions {
  /// The focus that the options ask for, in the identifiers of a graph.
  ///
  /// - Throws: the exit status 64, having said why, where a word means nothing, or several things.
  func focus(in graph: Graph) throws -> GraphFocus {
    var focus = GraphFocus()
    for word in types { try add(word, to: &focus, graph.vocabulary) }
    focus.documents = try documents.map { try graph.document(meant: $0).id }
    focus.speakers = try speakers.map { try graph.actor(meant: $0).id }
    focus.stances = stances
    focus.since = since
    focus.until = until
    focus.minimumSources = minimumSources ?? 1
    focus.actors = try actors.map { try graph.actor(meant: $0).id }
    focus.depth = depth ?? 1
    let ends = try pathEnds.map { try graph.actor(meant: $0).id }
    focus.paths = stride(from: 0, to: ends.count - 1, by: 2).map {
      GraphFocus.Path(from: ends[$0], to: ends[$0 + 1])
    }
    return focus
  }

  /// Adds the types that a word means; of relations, where it means such, else of actors.
  private func add(_ word: String, to focus: inout GraphFocus, _ vocabulary: Vocabulary) throws {
    let relationTypes = vocabulary.relationTypes.called(word, \.name) { [$0.label] }
    let actorTypes = vocabulary.actorTypes.called(word, \.name) { [$0.label] }
    if !relationTypes.isEmpty {
      focus.relationTypes += relationTypes.map(\.name)
    } else if !actorTypes.isEmpty {
      focus.actorTypes += actorTypes.map(\.name)
    } else {
      let words =
        vocabulary.relationTypes.flatMap { [$0.name.string, $0.label.string] }
        + vocabulary.actorTypes.flatMap { [$0.name.string, $0.label.string] }
      throw failure(
        ExitCode.validationFailure,
        "there is no type '\(word)', of relations or of actors"
          + hint(for: word, among: words))
    }
  }
}

extension Array {
  /// The one with an identifier; else those with it in other letters; else those with such a name.
  fileprivate func called(
    _ word: String, _ id: @escaping (Element) -> Identifier,
    _ names: @escaping (Element) -> [Text]
  ) -> [Element] {
    let wanted = word.lowercased()
    for isMeant in [
      { id($0).text == Text(word) }, { id($0).string.lowercased() == wanted },
      { names($0).contains { $0.string.lowercased() == wanted } },
    ] as [(Element) -> Bool] {
      let found = filter(isMeant)
      if !found.isEmpty { return found }
    }
    return []
  }
}

extension Graph {
  /// The clusters that a word means: `type`, `community`, `none`, or a property of actors.
  ///
  /// - Throws: the exit status 64, having said why, where it means none, or several.
  func clusters(meant word: String) throws -> PictureStyle.ClusterChoice {
    let known: [(String, PictureStyle.ClusterChoice)] = [
      ("type", .by(.type)), ("community", .by(.community)), ("none", .none),
    ]
    if let choice = known.first(where: { $0.0 == word.lowercased() }) { return choice.1 }
    let properties = vocabulary.actorProperties
    let found = properties.called(word, \.name) { [$0.label] }
    let property = try single(found, word, "property of actors", \.name) {
      known.map(\.0) + properties.flatMap { [$0.name.string, $0.label.string] }
    }
    return .by(.property(property.name))
  }
}

/// `; did you mean 'President Trump'?`: the word that is nearest to one that was given, or those that it is a part of;
/// nothing where there are none, or too many.
private func hint(for word: String, among words: [String]) -> String {
  let nearest = Suggestion.phrase(for: word, among: words)
  let part = word.lowercased()
  guard nearest.isEmpty, part.count > 2 else { return nearest }
  var seen: Set<String> = []
  // An identifier that is only the name in another spelling says nothing new.
  let containing = words.reversed().filter { word in
    word.lowercased().contains(part)
      && seen.insert(word.lowercased().replacing("-", with: " ")).inserted
  }.reversed()
  guard (1...5).contains(containing.count) else { return "" }
  return "; did you mean " + containing.map { "'\($0)'" }.joined(separator: " or ") + "?"
}
