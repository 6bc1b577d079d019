/// What a term's definition says of its IRI and type.
extension TermCreation {
  /// Fills a definition from its entries; false where the term is to be ignored.
  func fill(
    _ definition: TermDefinition, of term: ExactString, _ entries: JSONObject, isSimple: Bool,
    at place: Int
  ) throws(JSONLDError) -> Bool {
    if let value = entries[.protected] {
      if isVersion10 {
        throw fault(.invalidTermDefinition, version10("@protected", term), value.place)
      }
      definition.isProtected = try processing.boolean(
        value, .invalidProtectedValue, "@protected")
    }
    if let value = entries[.type] { definition.type = try typeMapping(value, term) }
    if let value = entries[.reverse] {
      guard try setReverse(value, definition, term, entries) else { return false }
    } else if let value = entries[.id], value.string != term {
      guard try setIRI(value, definition, term, isSimple: isSimple, at: place) else { return false }
    } else {
      try setImpliedIRI(definition, term, at: place)
    }
    try processing.checkLength(definition.iri?.count ?? 0, .invalidIRIMapping, at: place)
    try setContainer(definition, term, entries)
    try setIndex(definition, term, entries)
    try setContext(definition, term, entries)
    try setLanguage(definition, term, entries)
    try setNest(definition, term, entries)
    try setPrefix(definition, term, entries)
    try checkEntries(entries, term)
    return true
  }

  /// That a definition has an entry which JSON-LD 1.0 does not know.
  func version10(_ entry: String, _ term: ExactString) -> String {
    "'\(entry)' in the term '\(term)', which JSON-LD 1.0 does not have"
  }

  private func typeMapping(_ value: JSON, _ term: ExactString) throws(JSONLDError) -> ExactString {
    let message =
      "\(value.kind) as '@type' of the term '\(term)', where an IRI, '@id', '@vocab', '@json' or "
      + "'@none' was expected"
    guard let text = value.string else { throw fault(.invalidTypeMapping, message, value.place) }
    let type = try expand(text, at: value.place)
    if type == .json || type == .noneWord, isVersion10 {
      throw fault(.invalidTypeMapping, message, value.place)
    }
    let isKeyword = type == .id || type == .vocab || type == .json || type == .noneWord
    guard let type, isKeyword || type.isIRI else {
      throw fault(.invalidTypeMapping, message, value.place)
    }
    return type
  }

  private func setReverse(
    _ value: JSON, _ definition: TermDefinition, _ term: ExactString, _ entries: JSONObject
  ) throws(JSONLDError) -> Bool {
    if entries.contains(.id) || entries.contains(.nest) {
      throw fault(
        .invalidReverseProperty,
        "the term '\(term)' with '@reverse' and also '@id' or '@nest'; keep one", value.place)
    }
    let message = "\(value.kind) as '@reverse' of the term '\(term)', where an IRI was expected"
    guard let text = value.string else { throw fault(.invalidIRIMapping, message, value.place) }
    if text.hasFormOfKeyword {
      ignore(text, at: value.place)
      return false
    }
    guard let iri = try expand(text, at: value.place), iri.hasFormOfIRI else {
      throw fault(.invalidIRIMapping, message, value.place)
    }
    if let container = entries[.container] {
      guard container.isNull || container.string == .set || container.string == .index else {
        throw fault(
          .invalidReverseProperty,
          "\(container.kind) as '@container' of the term '\(term)', where '@set' or '@index' was "
            + "expected, as it is a reverse property", container.place)
      }
    }
    definition.iri = iri
    definition.isReverse = true
    return true
  }

  private func setIRI(
    _ value: JSON, _ definition: TermDefinition, _ term: ExactString, isSimple: Bool, at place: Int
  ) throws(JSONLDError) -> Bool {
    if value.isNull { return true }
    let message = "\(value.kind) as the IRI of the term '\(term)', where an IRI was expected"
    guard let text = value.string else { throw fault(.invalidIRIMapping, message, value.place) }
    if !text.isKeyword, text.hasFormOfKeyword {
      ignore(text, at: value.place)
      return false
    }
    guard let iri = try expand(text, at: value.place), iri.isKeyword || iri.hasFormOfIRI else {
      throw fault(.invalidIRIMapping, message, value.place)
    }
    if iri == .context {
      throw fault(
        .invalidKeywordAlias, "the term '\(term)' for '@context', which has no other names",
        value.place)
    }
    definition.iri = iri
    let slash = UInt8(ascii: "/")
    let isBare = !term.utf8.contains { $0 == slash || $0 == UInt8(ascii: ":") }
    if term.utf8.contains(slash) || ExactString(String(term.string.dropLast())).hasInnerColon {
      setDefined(term)
      guard try expand(term, at: place) == iri else {
        throw fault(
          .invalidIRIMapping,
          "the term '\(term)', which is itself an IRI, for the other IRI <\(iri)>; take another term",
          value.place)
      }
    }
    definition.isPrefix = isBare && isSimple && (iri.endsPrefix || iri.isBlankNode)
    return true
  }

  /// The IRI of a term whose definition names none.
  private func setImpliedIRI(
    _ definition: TermDefinition, _ term: ExactString, at place: Int
  ) throws(JSONLDError) {
    if let (prefix, suffix) = term.splitAtColon {
      let isCompact = prefix != "_" && !suffix.hasPrefix("//")
      if isCompact, members.contains(prefix) { try require(prefix, at: place) }
      let start = isCompact ? active.terms[prefix]?.iri : nil
      definition.iri = start.map { $0 + suffix } ?? term
    } else if term.utf8.contains(UInt8(ascii: "/")) {
      guard let iri = active.expandVocabulary(term), iri.isIRI else { throw noIRI(term, place) }
      definition.iri = iri
    } else if term == .type {
      definition.iri = .type
    } else if let vocabulary = active.vocabulary {
      definition.iri = vocabulary + term
    } else {
      throw noIRI(term, place)
    }
  }

  private func noIRI(_ term: ExactString, _ place: Int) -> JSONLDError {
    fault(
      .invalidIRIMapping,
      "the term '\(term)' without an IRI; give it an '@id', or a '@vocab' to all",
      place)
  }
}

extension ExactString {
  /// Whether the text ends with one of those characters that end a namespace (RFC 3986, `gen-delims`).
  fileprivate var endsPrefix: Bool {
    switch utf8.last {
    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "@"):
      true
    default: false
    }
  }
}
