/// How documents are processed (API, section 9.3, `JsonLdOptions`).
public struct JSONLDOptions: Sendable {
  /// The version whose rules hold.
  public enum ProcessingMode: String, Sendable {
    case version10 = "json-ld-1.0"
    case version11 = "json-ld-1.1"
  }

  /// How the base direction of a string is said in RDF, which has no such thing itself.
  public enum RDFDirection: String, Sendable {
    /// A datatype of `https://www.w3.org/ns/i18n#` with language and direction.
    case i18nDatatype = "i18n-datatype"
    /// A blank node with value, language and direction.
    case compoundLiteral = "compound-literal"
  }

  /// The IRI that relative references are resolved against; that of the document, if it has one.
  public var base: String?
  /// The version whose rules hold. Of 1.0 there is what 1.1 asks for: its features are refused; what 1.0 alone did is
  /// not done.
  public var processingMode = ProcessingMode.version11
  /// A JSON document with a context that is in force from the start.
  public var expandContext: [UInt8]?
  /// Answers the IRIs of remote contexts.
  public var contexts: any ContextLoader
  /// Whether members are taken in the order of their names, rather than in that of the document.
  public var isOrdered = false
  /// How the base direction of a string is said in RDF; left out when nil.
  public var rdfDirection: RDFDirection?
  /// Whether RDF may have blank nodes as predicates.
  public var producesGeneralizedRDF = false
  /// Whether compaction makes arrays of one element that element.
  public var compactsArrays = true
  /// Whether compaction makes IRIs relative to the base.
  public var compactsToRelative = true
  /// How many remote contexts a run may load.
  public var maximumRemoteContexts = 64

  /// Makes options for a document.
  ///
  /// - Parameters:
  ///   - base: the IRI of the document, against which relative references are resolved.
  ///   - contexts: answers the IRIs of remote contexts; without one, they are refused.
  public init(base: String? = nil, contexts: any ContextLoader = NoContexts()) {
    self.base = base
    self.contexts = contexts
  }
}
