/// The terms of a context by what they mean and for which values they are meant (API, section 4.3).
struct InverseContext {
  /// The terms for an IRI in a container.
  struct Choices {
    fileprivate(set) var language: [ExactString: ExactString] = [:]
    fileprivate(set) var type: [ExactString: ExactString] = [:]
    fileprivate(set) var any: [ExactString: ExactString] = [:]

    /// The terms by language, by type, or by nothing.
    func terms(by kind: ExactString) -> [ExactString: ExactString] {
      switch kind {
      case .language: language
      case .type: type
      default: any
      }
    }
  }

  /// The choices by IRI and container.
  private var choices: [ExactString: [ExactString: Choices]] = [:]
  /// The terms that may begin compact IRIs, with their IRIs.
  private(set) var prefixes: [(term: ExactString, iri: ExactString)] = []

  /// The terms of a context; of several that are equally fit the shortest is taken.
  init(_ active: ActiveContext) {
    var standard = active.language?.lowercased ?? .noneWord
    if let direction = active.direction { standard = standard + "_" + direction }
    for (term, definition) in active.terms.sorted {
      guard let iri = definition.iri else { continue }
      if definition.isPrefix { prefixes.append((term, iri)) }
      choices[iri, default: [:]][definition.container.name, default: Choices()]
        .add(term, definition, standard: standard)
    }
  }

  /// Whether a term stands for an IRI.
  func contains(_ iri: ExactString) -> Bool { choices[iri] != nil }

  /// The term that is fit best (API, section 4.4).
  func term(
    for iri: ExactString, containers: [ExactString], by kind: ExactString,
    _ preferred: [ExactString]
  ) -> ExactString? {
    guard let byContainer = choices[iri] else { return nil }
    for container in containers {
      guard let terms = byContainer[container]?.terms(by: kind) else { continue }
      for value in preferred { if let term = terms[value] { return term } }
    }
    return nil
  }
}

extension InverseContext.Choices {
  fileprivate mutating func add(
    _ term: ExactString, _ definition: TermDefinition, standard: ExactString
  ) {
    any[.noneWord] = any[.noneWord] ?? term
    if definition.isReverse {
      type[.reverse] = type[.reverse] ?? term
    } else if definition.type == .noneWord {
      language[.any] = language[.any] ?? term
      type[.any] = type[.any] ?? term
    } else if let mapping = definition.type {
      type[mapping] = type[mapping] ?? term
    } else if let key = InverseContext.Choices.languageKey(definition) {
      language[key] = language[key] ?? term
    } else {
      language[standard] = language[standard] ?? term
      language[.noneWord] = language[.noneWord] ?? term
      type[.noneWord] = type[.noneWord] ?? term
    }
  }

  /// The key for a term's own language and direction, if it has any.
  private static func languageKey(_ definition: TermDefinition) -> ExactString? {
    switch (definition.language, definition.direction) {
    case (.some(let language?), .some(let direction?)): language.lowercased + "_" + direction
    case (.some(let language?), _): language.lowercased
    case (_, .some(let direction?)): "_" + direction
    case (.some, _): .null
    case (nil, .some): .noneWord
    case (nil, nil): nil
    }
  }
}

extension Container {
  /// The keywords put together, in the order of code points.
  fileprivate var name: ExactString {
    if isEmpty { return .noneWord }
    return Container.keywords.reduce("") { contains($1.value) ? $0 + $1.key : $0 }
  }
}
