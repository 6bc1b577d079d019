/// Context definitions: objects with terms and with entries that are about all of them.
extension ContextProcessing {
  /// The entries of a context definition that are no terms.
  private static let entries: Set<ExactString> = [
    .base, .direction, .import, .language, .propagate, .protected, .version, .vocab,
  ]

  /// Takes a context definition into `result` (API, section 4.1.2, from step 5.4).
  func processDefinition(
    _ given: JSONObject, at place: Int, into result: ActiveContext, _ circumstances: Circumstances
  ) throws(JSONLDError) {
    try checkVersion(given)
    let members = try imported(into: given, circumstances)
    if let base = members[.base], circumstances.remoteContexts.isEmpty {
      try setBase(base, of: result)
    }
    if let vocabulary = members[.vocab] { try setVocabulary(vocabulary, of: result) }
    if let language = members[.language] { try setLanguage(language, of: result) }
    if let direction = members[.direction] {
      try refuseInVersion10(direction, "@direction")
      result.direction = try ContextProcessing.direction(direction)
    }
    if let propagates = members[.propagate] {
      try refuseInVersion10(propagates, "@propagate")
      _ = try boolean(propagates, .invalidPropagateValue, "@propagate")
    }
    let protects = try members[.protected].map { value throws(JSONLDError) in
      try boolean(value, .invalidProtectedValue, "@protected")
    }
    let terms = TermCreation(
      members, protects: protects ?? false, in: result, circumstances, self)
    for member in members.members where !ContextProcessing.entries.contains(member.key) {
      try terms.create(member.key, at: member.keyPlace)
    }
  }

  private func checkVersion(_ members: JSONObject) throws(JSONLDError) {
    guard let version = members[.version] else { return }
    guard version.number == JSONNumber("1.1") else {
      throw JSONLDError(
        .invalidVersionValue, "\(version.kind) as '@version', where the number 1.1 was expected",
        at: version.place)
    }
    if mode == .version10 {
      throw JSONLDError(
        .processingModeConflict, "a context of version 1.1, where version 1.0 was asked for",
        at: version.place)
    }
  }

  func refuseInVersion10(_ value: JSON, _ entry: String) throws(JSONLDError) {
    if mode == .version10 {
      throw JSONLDError(
        .invalidContextEntry, "'\(entry)' in a context, which JSON-LD 1.0 does not have",
        at: value.place)
    }
  }

  func boolean(
    _ value: JSON, _ code: JSONLDError.Code, _ entry: String
  ) throws(JSONLDError) -> Bool {
    if let boolean = value.boolean { return boolean }
    throw JSONLDError(
      code, "\(value.kind) as '\(entry)', where true or false was expected", at: value.place)
  }

  /// A context definition with what it imports; its own entries go before.
  private func imported(
    into members: JSONObject, _ circumstances: Circumstances
  ) throws(JSONLDError) -> JSONObject {
    guard let value = members[.import] else { return members }
    try refuseInVersion10(value, "@import")
    guard let reference = value.string else {
      throw JSONLDError(
        .invalidImportValue, "\(value.kind) as '@import', where an IRI was expected",
        at: value.place)
    }
    let iri = try resolve(reference, at: value.place, circumstances)
    let context = try documents.context(at: iri, place: value.place)
    guard var result = context.withoutPlaces.object else {
      throw JSONLDError(
        .invalidRemoteContext,
        "\(context.kind) as '@context' of <\(iri)>, where an object was expected, as it is imported",
        at: value.place)
    }
    if result.contains(.import) {
      throw JSONLDError(
        .invalidContextEntry,
        "an '@import' of <\(iri)>, which itself imports; import what it imports by an array of "
          + "contexts", at: value.place)
    }
    for member in members.members {
      result.set(member.key, member.value, keyPlace: member.keyPlace)
    }
    return result
  }

  private func setBase(_ value: JSON, of result: ActiveContext) throws(JSONLDError) {
    if value.isNull {
      result.base = nil
    } else if let text = value.string, text.isIRI {
      result.base = IRIReference(text.string)
    } else if let text = value.string, let base = result.base {
      result.base = base.resolving(IRIReference(text.string))
    } else {
      throw JSONLDError(
        .invalidBaseIRI, "\(value.kind) as '@base', where an IRI or null was expected",
        at: value.place)
    }
    try checkLength(result.base?.text.utf8.count ?? 0, .invalidBaseIRI, at: value.place)
  }

  /// How many bytes an IRI of a context may have: those of the document's names are put after it.
  private static let longestIRI = 2_048

  /// Refuses an IRI that would make every name which is put after it long.
  func checkLength(
    _ count: Int, _ code: JSONLDError.Code, at place: Int
  ) throws(JSONLDError) {
    if count <= ContextProcessing.longestIRI { return }
    throw JSONLDError(
      code,
      "an IRI of \(count) bytes in a context, where at most \(ContextProcessing.longestIRI) were "
        + "expected; write a shorter one", at: place)
  }

  private func setVocabulary(_ value: JSON, of result: ActiveContext) throws(JSONLDError) {
    if value.isNull {
      result.vocabulary = nil
      return
    }
    guard let text = value.string, mode == .version11 || text.hasFormOfIRI else {
      throw JSONLDError(
        .invalidVocabMapping, "\(value.kind) as '@vocab', where an IRI or null was expected",
        at: value.place)
    }
    result.vocabulary = result.expandIRI(
      text, isDocumentRelative: true, isVocabularyRelative: true)
    try checkLength(result.vocabulary?.count ?? 0, .invalidVocabMapping, at: value.place)
  }

  private func setLanguage(_ value: JSON, of result: ActiveContext) throws(JSONLDError) {
    guard value.isNull || value.string != nil else {
      throw JSONLDError(
        .invalidDefaultLanguage,
        "\(value.kind) as '@language', where a language tag or null was expected", at: value.place)
    }
    result.language = value.string
  }

  /// The direction that a value says; nil for none.
  static func direction(_ value: JSON) throws(JSONLDError) -> ExactString? {
    if value.isNull { return nil }
    if let text = value.string, text == "ltr" || text == "rtl" { return text }
    throw JSONLDError(
      .invalidBaseDirection,
      "\(value.kind) as '@direction', where 'ltr', 'rtl' or null was expected",
      at: value.place)
  }
}

extension JSON {
  /// The value as if it had been made: what stands in one document has no place in another.
  fileprivate var withoutPlaces: JSON {
    switch content {
    case .array(let elements): return .array(elements.map(\.withoutPlaces))
    case .object(let object):
      var result = JSONObject()
      for member in object.members { result.append(member.key, member.value.withoutPlaces) }
      return .object(result)
    default: return JSON(content)
    }
  }
}

extension ExactString {
  /// Whether the text is made like an absolute IRI.
  var isIRI: Bool { hasFormOfIRI && !isBlankNode }
}
