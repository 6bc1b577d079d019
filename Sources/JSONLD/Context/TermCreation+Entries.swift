/// What a term's definition says beside its IRI and type.
extension TermCreation {
  /// The entries that a definition may have.
  private static let entries: Set<ExactString> = [
    .id, .reverse, .container, .context, .direction, .index, .language, .nest, .prefix, .protected,
    .type,
  ]

  func setContainer(
    _ definition: TermDefinition, _ term: ExactString, _ entries: JSONObject
  ) throws(JSONLDError) {
    guard let value = entries[.container] else { return }
    if definition.isReverse, value.isNull { return }
    var container: Container = []
    for element in value.elements {
      guard let keyword = element.string, let one = Container(keyword: keyword) else {
        throw noContainer(value, term)
      }
      container.insert(one)
    }
    let isKnownIn10 =
      value.string != nil && container.isDisjoint(with: [.graph, .id, .type])
    guard !container.isEmpty, container.isAllowed, !isVersion10 || isKnownIn10 else {
      throw noContainer(value, term)
    }
    definition.container = container
    guard container.contains(.type) else { return }
    let type = definition.type ?? .id
    guard type == .id || type == .vocab else {
      throw fault(
        .invalidTypeMapping,
        "<\(type)> as '@type' of the term '\(term)', where '@id' or '@vocab' was expected, as its "
          + "container is '@type'", value.place)
    }
    definition.type = type
  }

  private func noContainer(_ value: JSON, _ term: ExactString) -> JSONLDError {
    fault(
      .invalidContainerMapping,
      "\(value.kind) as '@container' of the term '\(term)', where '@graph', '@id', '@index', "
        + "'@language', '@list', '@set', '@type' or an array of some that go together was expected",
      value.place)
  }

  func setIndex(
    _ definition: TermDefinition, _ term: ExactString, _ entries: JSONObject
  ) throws(JSONLDError) {
    guard let value = entries[.index] else { return }
    guard !isVersion10, definition.container.contains(.index) else {
      throw fault(
        .invalidTermDefinition,
        "'@index' in the term '\(term)', whose container is not '@index'; add the container",
        value.place)
    }
    guard let text = value.string, let iri = try expand(text, at: value.place), iri.isIRI else {
      throw fault(
        .invalidTermDefinition,
        "\(value.kind) as '@index' of the term '\(term)', where a property was expected",
        value.place)
    }
    definition.index = text
  }

  func setContext(
    _ definition: TermDefinition, _ term: ExactString, _ entries: JSONObject
  ) throws(JSONLDError) {
    guard let value = entries[.context] else { return }
    if isVersion10 {
      throw fault(.invalidTermDefinition, version10("@context", term), value.place)
    }
    var inner = circumstances
    inner.overridesProtected = true
    inner.validatesScoped = false
    inner.propagates = true
    // The terms so far are shared with the context that is made of them, not copied.
    active.terms.seal()
    do throws(JSONLDError) {
      // What comes of it depends on where the term is used; here it is only looked at for errors.
      _ = try processing.process(value, in: active, inner)
    } catch {
      throw error.recoded(.invalidScopedContext, "in the context of the term '\(term)': ")
    }
    definition.context = TermDefinition.ScopedContext(
      local: value, baseURL: circumstances.baseURL, document: circumstances.document)
  }

  func setLanguage(
    _ definition: TermDefinition, _ term: ExactString, _ entries: JSONObject
  ) throws(JSONLDError) {
    guard !entries.contains(.type) else { return }
    if let value = entries[.language] {
      guard value.isNull || value.string != nil else {
        throw fault(
          .invalidLanguageMapping,
          "\(value.kind) as '@language' of the term '\(term)', where a language tag or null was "
            + "expected", value.place)
      }
      definition.language = .some(value.string)
    }
    if let value = entries[.direction] {
      definition.direction = .some(try ContextProcessing.direction(value))
    }
  }

  func setNest(
    _ definition: TermDefinition, _ term: ExactString, _ entries: JSONObject
  ) throws(JSONLDError) {
    guard let value = entries[.nest] else { return }
    if isVersion10 { throw fault(.invalidTermDefinition, version10("@nest", term), value.place) }
    guard let text = value.string, text == .nest || !text.isKeyword else {
      throw fault(
        .invalidNestValue,
        "\(value.kind) as '@nest' of the term '\(term)', where '@nest' or a term was expected",
        value.place)
    }
    definition.nest = text
  }

  func setPrefix(
    _ definition: TermDefinition, _ term: ExactString, _ entries: JSONObject
  ) throws(JSONLDError) {
    guard let value = entries[.prefix] else { return }
    let isBare = !term.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    guard !isVersion10, isBare else {
      throw fault(
        .invalidTermDefinition,
        "'@prefix' in the term '\(term)'; a prefix has neither ':' nor '/'", value.place)
    }
    definition.isPrefix = try processing.boolean(value, .invalidPrefixValue, "@prefix")
    if definition.isPrefix, let iri = definition.iri, iri.isKeyword {
      throw fault(
        .invalidTermDefinition, "the term '\(term)' for '\(iri)' as a prefix, which no keyword is",
        value.place)
    }
  }

  func checkEntries(_ entries: JSONObject, _ term: ExactString) throws(JSONLDError) {
    for member in entries.members where !TermCreation.entries.contains(member.key) {
      throw fault(
        .invalidTermDefinition,
        "'\(member.key)' in the term '\(term)', which is no entry of a definition; take it out",
        member.keyPlace)
    }
  }
}
