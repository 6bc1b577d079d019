/// Reads JSON-LD 1.1 (<https://www.w3.org/TR/json-ld11-api/>): expands, flattens, and says it in RDF.
///
/// ```swift
/// let processor = JSONLDProcessor(JSONLDOptions(base: "https://example.org/"))
/// let quads = try processor.quads(of: Array(#"{"@id": "a", "https://schema.org/name": "A"}"#.utf8))
/// // <https://example.org/a> <https://schema.org/name> "A" .
/// ```
///
/// Nothing is fetched: contexts that a document names by IRI come from the options' `contexts`.
///
/// Any bytes are read or refused with a `JSONLDError`. A document may be nested 512 levels deep, which in a release
/// build takes less than 2 MB of stack.
public struct JSONLDProcessor: Sendable {
  /// How documents are processed.
  public var options: JSONLDOptions

  /// Makes a processor.
  public init(_ options: JSONLDOptions = JSONLDOptions()) { self.options = options }

  /// Expands a document.
  ///
  /// - Parameter document: JSON as UTF-8.
  /// - Returns: an array of objects with IRIs as names, and without contexts.
  /// - Throws: `JSONLDError`
  public func expand(_ document: [UInt8]) throws(JSONLDError) -> JSON {
    .array(try expanded(document))
  }

  /// Compacts a document.
  ///
  /// - Parameters:
  ///   - document: JSON as UTF-8.
  ///   - context: a JSON document with a context.
  /// - Returns: an object in which IRIs are written as the terms of the context, and values as simply as these allow.
  /// - Throws: `JSONLDError`
  public func compact(_ document: [UInt8], context: [UInt8]) throws(JSONLDError) -> JSON {
    try compacted(try expanded(document), context)
  }

  /// Flattens a document.
  ///
  /// - Parameters:
  ///   - document: JSON as UTF-8.
  ///   - context: a JSON document with a context, if the result is to be compacted.
  /// - Returns: an array of nodes, each of which is there once in its graph, and whose values are no nodes but
  ///   references to them; or that in compacted form, an object.
  /// - Throws: `JSONLDError`
  public func flatten(
    _ document: [UInt8], context: [UInt8]? = nil
  ) throws(JSONLDError) -> JSON {
    let nodes = try located(in: document) { () throws(JSONLDError) in
      Flattening(isOrdered: options.isOrdered).document(try nodeMap(of: document))
    }
    guard let context else { return .array(nodes) }
    return try compacted(nodes, context)
  }

  /// Says a document in RDF.
  ///
  /// - Parameter document: JSON as UTF-8.
  /// - Returns: the statements in the order of `forEachQuad(of:_:)`.
  /// - Throws: `JSONLDError`
  public func quads(of document: [UInt8]) throws(JSONLDError) -> [Quad] {
    var quads: [Quad] = []
    try forEachQuad(of: document) { quads.append($0) }
    return quads
  }

  /// Hands out the statements of a document: graph by graph, the default one first, in a graph node by node in
  /// order of first appearance, and of a node property by property. Two statements may be the same.
  ///
  /// - Parameters:
  ///   - document: JSON as UTF-8.
  ///   - body: takes a statement; an error stops the conversion.
  /// - Returns: what is left out.
  /// - Throws: `JSONLDError`
  @discardableResult
  public func forEachQuad(
    of document: [UInt8], _ body: (Quad) throws(JSONLDError) -> Void
  ) throws(JSONLDError) -> [JSONLDNotice] {
    try located(in: document) { () throws(JSONLDError) in
      let notices = NoticeCounter()
      let map = try nodeMap(of: document, notices)
      let lines = LineTable(document)
      var conversion = RDFConversion(map, options, lines: lines, notices)
      try conversion.convert(body)
      return notices.notices(in: document, lines)
    }
  }

  private func nodeMap(
    of document: [UInt8], _ notices: NoticeCounter = NoticeCounter()
  ) throws(JSONLDError) -> NodeMap {
    try NodeMapGeneration.nodeMap(
      of: try expanded(document, notices), isOrdered: options.isOrdered)
  }

  private func expanded(
    _ document: [UInt8], _ notices: NoticeCounter = NoticeCounter()
  ) throws(JSONLDError) -> [JSON] {
    let json = try JSON(parsing: document)
    let contexts = ContextProcessing(options, byteCount: document.count, notices)
    let base = options.base.map { IRIReference($0) }
    var active = ActiveContext(base: base, originalBase: base)
    if let bytes = options.expandContext {
      active = try process(bytes, in: active, contexts)
    }
    let expansion = Expansion(contexts: contexts, isOrdered: options.isOrdered, baseURL: base)
    return try located(in: document) { () throws(JSONLDError) in
      try expansion.expandDocument(json, in: active)
    }
  }

  /// An expanded document with the terms of a context.
  private func compacted(_ expanded: [JSON], _ context: [UInt8]) throws(JSONLDError) -> JSON {
    let document = try JSON(parsing: context)
    let local = document[.context] ?? document
    let contexts = ContextProcessing(options, byteCount: context.count, NoticeCounter())
    let base = options.base.map { IRIReference($0) }
    let empty = ActiveContext(
      base: options.compactsToRelative ? base : nil, originalBase: base)
    let active = try process(context, in: empty, contexts)
    let object = try located(in: context) { () throws(JSONLDError) in
      try Compaction(contexts, options).document(expanded, in: active)
    }
    if local.object?.isEmpty == true || local.array?.isEmpty == true || local.isNull {
      return .object(object)
    }
    var result = JSONObject()
    result.append(.context, local)
    for member in object.members { result.set(member.key, member.value) }
    return .object(result)
  }

  /// The context after that of a document.
  private func process(
    _ bytes: [UInt8], in active: ActiveContext, _ contexts: ContextProcessing
  ) throws(JSONLDError) -> ActiveContext {
    let document = try JSON(parsing: bytes)
    return try located(in: bytes) { () throws(JSONLDError) in
      try contexts.process(
        document[.context] ?? document, in: active,
        ContextProcessing.Circumstances(baseURL: active.originalBase))
    }
  }

  /// Counts out the place of an error in a document.
  private func located<Result>(
    in document: [UInt8], _ body: () throws(JSONLDError) -> Result
  ) throws(JSONLDError) -> Result {
    do throws(JSONLDError) {
      return try body()
    } catch {
      throw error.located(in: document)
    }
  }
}
