/// Makes the definitions of the terms of one context definition (API, section 4.2).
final class TermCreation {
  let members: JSONObject
  let active: ActiveContext
  let circumstances: ContextProcessing.Circumstances
  let processing: ContextProcessing
  private let protects: Bool
  /// Whether each term met is done, or else being made.
  private var isDefined: [ExactString: Bool] = [:]

  init(
    _ members: JSONObject, protects: Bool, in active: ActiveContext,
    _ circumstances: ContextProcessing.Circumstances, _ processing: ContextProcessing
  ) {
    self.members = members
    self.protects = protects
    self.active = active
    self.circumstances = circumstances
    self.processing = processing
  }

  var isVersion10: Bool { processing.mode == .version10 }

  /// Makes the definition of a term, which stands at `place`, unless it is there.
  func create(_ term: ExactString, at place: Int) throws(JSONLDError) {
    if let isDone = isDefined[term] {
      if isDone { return }
      throw JSONLDError(
        .cyclicIRIMapping, "the term '\(term)', whose IRI needs the term itself; write the IRI out",
        at: place)
    }
    if term.isEmpty { throw fault(.invalidTermDefinition, "an empty term; give it a name", place) }
    isDefined[term] = false
    try processing.nested(at: place) { () throws(JSONLDError) in
      try define(term, members[term] ?? .null, at: place)
    }
    isDefined[term] = true
  }

  private func define(
    _ term: ExactString, _ value: JSON, at place: Int
  ) throws(JSONLDError) {
    if term.first == UInt8(ascii: "@") {
      try checkKeyword(term, value, at: place)
      if !term.isKeyword, term.hasFormOfKeyword { return ignore(term, at: place) }
    }
    let previous = active.terms[term]
    if let previous {
      active.terms[term] = nil
      if previous.isProtected { active.protectedCount -= 1 }
    }
    let entries = try entries(of: term, value)
    let definition = TermDefinition()
    definition.isProtected = protects
    guard
      try fill(
        definition, of: term, entries, isSimple: value.string != nil, at: place)
    else { return }
    try store(definition, of: term, over: previous, at: place)
  }

  /// Refuses keywords as terms, other than `@type` in what little may be said about it.
  private func checkKeyword(
    _ term: ExactString, _ value: JSON, at place: Int
  ) throws(JSONLDError) {
    guard term.isKeyword else { return }
    if term == .type, !isVersion10, let entries = value.object, !entries.isEmpty {
      let isAllowed = entries.members.allSatisfy { member in
        member.key == .protected || member.key == .container && member.value.string == .set
      }
      if isAllowed { return }
    }
    throw fault(
      .keywordRedefinition,
      "the keyword '\(term)' as a term; take another term, with the keyword as its '@id'", place)
  }

  /// The entries of a definition, however short it is.
  private func entries(of term: ExactString, _ value: JSON) throws(JSONLDError) -> JSONObject {
    switch value.content {
    case .object(let object): return object
    case .string, .null:
      var object = JSONObject()
      object.append(.id, value)
      return object
    default:
      throw fault(
        .invalidTermDefinition,
        "\(value.kind) as the term '\(term)', where an IRI, null or an object was expected",
        value.place)
    }
  }

  /// Sets a definition, which may not say anything else than a protected one before it.
  private func store(
    _ definition: TermDefinition, of term: ExactString, over previous: TermDefinition?,
    at place: Int
  ) throws(JSONLDError) {
    var stored = definition
    if let previous, previous.isProtected, !circumstances.overridesProtected {
      guard definition.isSame(as: previous) else {
        throw fault(
          .protectedTermRedefinition,
          "the term '\(term)', which is protected, with another meaning; take another term", place)
      }
      stored = previous
    }
    active.terms[term] = stored
    if stored.isProtected { active.protectedCount += 1 }
  }

  /// What a text stands for, once the terms that it needs are defined.
  func expand(_ text: ExactString, at place: Int) throws(JSONLDError) -> ExactString? {
    if text.isKeyword || text.hasFormOfKeyword { return active.expandVocabulary(text) }
    if members.contains(text) { try require(text, at: place) }
    if active.terms[text] == nil, let (prefix, suffix) = text.splitAtColon, prefix != "_",
      !suffix.hasPrefix("//"), members.contains(prefix)
    {
      try require(prefix, at: place)
    }
    return active.expandVocabulary(text)
  }

  /// Makes a term that another needs.
  func require(_ term: ExactString, at place: Int) throws(JSONLDError) {
    if isDefined[term] != true { try create(term, at: place) }
  }

  /// Says that a term is done, although its definition is not whole yet.
  func setDefined(_ term: ExactString) { isDefined[term] = true }

  /// Leaves out a term whose name or IRI looks like a keyword.
  func ignore(_ name: ExactString, at place: Int) {
    processing.notices.count(
      .nameLikeKeyword, name, at: circumstances.document == nil ? place : -1)
  }

  func fault(_ code: JSONLDError.Code, _ message: String, _ place: Int) -> JSONLDError {
    JSONLDError(code, message, at: place)
  }
}
