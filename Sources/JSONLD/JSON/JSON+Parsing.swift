extension JSON {
  /// The value that a JSON text is.
  ///
  /// - Throws: `JSONLDError` of code `loadingDocumentFailed`, with the place.
  public init(parsing bytes: [UInt8]) throws(JSONLDError) {
    self = try JSON.parse(bytes, else: .loadingDocumentFailed, context: nil)
  }

  /// The value that the text of a document is, or of the remote context `context`.
  static func parse(
    _ bytes: [UInt8], else code: JSONLDError.Code, context: ExactString?
  ) throws(JSONLDError) -> JSON {
    do throws(JSONParser.Fault) {
      return try JSONParser.parse(bytes)
    } catch {
      throw JSONLDError(code, error.problem, at: error.offset).located(in: bytes, context: context)
    }
  }
}
