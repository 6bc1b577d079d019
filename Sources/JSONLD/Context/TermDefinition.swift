/// What a term of a context means (API, section 4.1).
final class TermDefinition {
  /// The IRI, blank node identifier or keyword; nil for a term that means nothing.
  var iri: ExactString?
  var isPrefix = false
  var isProtected = false
  var isReverse = false
  var container: Container = []
  /// What strings are coerced to: `@id`, `@vocab`, `@json`, `@none` or a datatype's IRI.
  var type: ExactString?
  /// The language of strings; `.some(nil)` for none, nil where the context's default holds.
  var language: ExactString??
  /// The direction of strings, likewise.
  var direction: ExactString??
  /// The property that keys of an index are values of, as it is spelled.
  var index: ExactString?
  /// The term or keyword that nests the property.
  var nest: ExactString?
  /// The context in force in the term's values, or in nodes of this type.
  var context: ScopedContext?

  /// A context within a term's definition.
  struct ScopedContext {
    let local: JSON
    /// The IRI that relative references to contexts are resolved against.
    let baseURL: IRIReference?
    /// The remote document that the context stands in.
    let document: ExactString?
  }

  /// Whether both say the same, apart from being protected.
  func isSame(as other: TermDefinition) -> Bool {
    iri == other.iri && isPrefix == other.isPrefix && isReverse == other.isReverse
      && container == other.container && type == other.type && language == other.language
      && direction == other.direction && index == other.index && nest == other.nest
      && context?.local == other.context?.local
  }
}

/// How the values of a term are contained.
struct Container: OptionSet, Hashable {
  let rawValue: UInt8

  static let graph = Container(rawValue: 1)
  static let id = Container(rawValue: 2)
  static let index = Container(rawValue: 4)
  static let language = Container(rawValue: 8)
  static let list = Container(rawValue: 16)
  static let set = Container(rawValue: 32)
  static let type = Container(rawValue: 64)

  /// The containers by their keywords, in the order of code points.
  static let keywords: KeyValuePairs<ExactString, Container> = [
    "@graph": .graph, "@id": .id, "@index": .index, "@language": .language, "@list": .list,
    "@set": .set, "@type": .type,
  ]

  /// The container of a keyword.
  init?(keyword: ExactString) {
    guard let container = Container.keywords.first(where: { $0.key == keyword }) else { return nil }
    self = container.value
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether the containers may be combined (syntax, section 9.15.1).
  var isAllowed: Bool {
    if self == .list { return true }
    if contains(.list) { return false }
    let others = subtracting(.set)
    if others.contains(.graph) {
      let key = others.subtracting(.graph)
      return key.isEmpty || key == .id || key == .index
    }
    return others.rawValue.nonzeroBitCount <= 1
  }
}
