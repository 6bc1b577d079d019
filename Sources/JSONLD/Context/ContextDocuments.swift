/// The remote contexts that a document has named, each loaded once.
final class ContextDocuments {
  private struct Document {
    let bytes: [UInt8]
    let context: JSON
  }

  private let loader: any ContextLoader
  /// How many may be loaded.
  private let maximum: Int
  private var documents: [ExactString: Document] = [:]

  init(_ options: JSONLDOptions) {
    loader = options.contexts
    maximum = options.maximumRemoteContexts
  }

  /// The value of `@context` in the document of an IRI, which is named at `place`.
  func context(at iri: ExactString, place: Int) throws(JSONLDError) -> JSON {
    if let known = documents[iri] { return known.context }
    if documents.count >= maximum {
      throw JSONLDError(
        .contextOverflow,
        "the context <\(iri)> after \(maximum) others; put contexts together in one document",
        at: place)
    }
    guard let bytes = loader.document(at: iri.string) else {
      throw JSONLDError(
        .loadingRemoteContextFailed,
        "the context <\(iri)> is not at hand; it is never fetched; give a folder of contexts that "
          + "has it", at: place)
    }
    let context = try ContextDocuments.context(in: bytes, of: iri)
    documents[iri] = Document(bytes: bytes, context: context)
    return context
  }

  private static func context(
    in bytes: [UInt8], of iri: ExactString
  ) throws(JSONLDError) -> JSON {
    let document = try JSON.parse(bytes, else: .loadingRemoteContextFailed, context: iri)
    if let context = document[.context] { return context }
    throw JSONLDError(
      .invalidRemoteContext,
      "\(document.kind) without '@context' in <\(iri)>, where an object with it was expected",
      at: document.place
    ).located(in: bytes, context: iri)
  }

  /// An error with its place counted in the document of an IRI.
  func located(_ error: JSONLDError, in iri: ExactString) -> JSONLDError {
    guard let document = documents[iri] else { return error }
    return error.located(in: document.bytes, context: iri)
  }
}
