/// The terms, the vocabulary and the defaults in force at a place of a document (API, section 4.1).
///
/// A context is changed only while it is made; from then on it is shared.
final class ActiveContext {
  var terms = TermTable()
  /// How many of the terms are protected.
  var protectedCount = 0
  /// The IRI that relative references are resolved against.
  var base: IRIReference?
  /// The base that a null context goes back to.
  let originalBase: IRIReference?
  var vocabulary: ExactString?
  var language: ExactString?
  var direction: ExactString?
  /// The context to go back to in the next node, for one that is not propagated.
  var previous: ActiveContext?
  /// What the names of members mean, as far as they have been met.
  private var properties: [ExactString: Property] = [:]

  /// The terms by what they mean, once something is compacted.
  private(set) lazy var inverseContext = InverseContext(self)

  /// What the name of a member means.
  struct Property {
    /// The IRI, blank node identifier or keyword; nil for a name that means nothing, whose member is left out.
    let iri: ExactString?
    let keyword: Keyword?
    let definition: TermDefinition?
  }

  /// A context without terms.
  init(base: IRIReference?, originalBase: IRIReference?) {
    self.base = base
    self.originalBase = originalBase
  }

  /// A context that can be changed without changing this one.
  func copy() -> ActiveContext {
    let copy = ActiveContext(base: base, originalBase: originalBase)
    copy.terms = terms
    copy.protectedCount = protectedCount
    copy.vocabulary = vocabulary
    copy.language = language
    copy.direction = direction
    copy.previous = previous
    return copy
  }

  /// What a member's name means. Names recur, so it is kept.
  func property(_ name: ExactString) -> Property {
    if let property = properties[name] { return property }
    let iri = expandVocabulary(name)
    let keyword = iri.flatMap { Keyword($0) }
    let isMeaningful = keyword != nil || iri?.utf8.contains(UInt8(ascii: ":")) == true
    let property = Property(
      iri: isMeaningful ? iri : nil, keyword: keyword, definition: terms[name])
    properties[name] = property
    return property
  }
}
