/// What answers the IRI of a remote context with the document that has it.
///
/// The processor itself never fetches anything.
public protocol ContextLoader: Sendable {
  /// Answers the IRI of a context.
  ///
  /// - Parameter iri: the absolute IRI.
  /// - Returns: the JSON document whose `@context` is meant; nil where it is not at hand.
  func document(at iri: String) -> [UInt8]?
}

/// Has no contexts: a document that names one is refused.
public struct NoContexts: ContextLoader {
  /// Makes the loader.
  public init() {}

  public func document(at iri: String) -> [UInt8]? { nil }
}

/// Has the contexts of a dictionary.
public struct ContextDictionary: ContextLoader {
  private var documents: [ExactString: [UInt8]] = [:]

  /// Makes a loader of documents by their IRIs.
  public init(_ documents: [String: [UInt8]]) {
    for (iri, bytes) in documents { self.documents[ExactString(iri)] = bytes }
  }

  public func document(at iri: String) -> [UInt8]? { documents[ExactString(iri)] }
}

/// Asks a function for contexts.
public struct ContextFunction: ContextLoader {
  private let load: @Sendable (String) -> [UInt8]?

  /// Makes a loader of a function from an IRI to a document.
  public init(_ load: @escaping @Sendable (String) -> [UInt8]?) { self.load = load }

  public func document(at iri: String) -> [UInt8]? { load(iri) }
}
