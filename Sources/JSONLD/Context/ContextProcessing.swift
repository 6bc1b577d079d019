/// Makes active contexts of local ones (API, section 4.1), for one document.
final class ContextProcessing {
  let mode: JSONLDOptions.ProcessingMode
  let documents: ContextDocuments
  /// Counts what is left out.
  let notices: NoticeCounter
  /// How deep contexts and terms are within one another at the moment.
  private var depth = 0
  /// How many contexts and terms may still be processed: each that is written down in the document, and many more.
  private var budget: Int
  private var derived = DerivedContexts()

  /// How deep contexts and terms may be within one another.
  private static let deepestNesting = 64
  /// How many contexts and terms a document may have processed beside its own.
  private static let spareBudget = 2_000_000
  /// How many of them a remote context counts for.
  private static let costOfRemote = 200

  /// In which circumstances a local context is processed.
  struct Circumstances {
    /// What references to contexts are resolved against.
    var baseURL: IRIReference?
    /// The remote document that the local context stands in.
    var document: ExactString?
    /// The remote contexts that led here.
    var remoteContexts: [ExactString] = []
    var overridesProtected = false
    var propagates = true
    var validatesScoped = true
  }

  init(_ options: JSONLDOptions, byteCount: Int, _ notices: NoticeCounter) {
    self.notices = notices
    mode = options.processingMode
    documents = ContextDocuments(options)
    budget = ContextProcessing.spareBudget + 16 * byteCount
  }

  /// The active context after a local one (API, section 4.1.2).
  func process(
    _ local: JSON, in active: ActiveContext, _ circumstances: Circumstances
  ) throws(JSONLDError) -> ActiveContext {
    do throws(JSONLDError) {
      return try nested(at: local.place) { () throws(JSONLDError) in
        try processAll(local, in: active, circumstances)
      }
    } catch {
      guard let document = circumstances.document else { throw error }
      throw documents.located(error, in: document)
    }
  }

  /// The active context in the values of a term, or in nodes of a type. It is made once for each active context.
  func processScoped(
    _ definition: TermDefinition, in active: ActiveContext, isOfType: Bool
  ) throws(JSONLDError) -> ActiveContext {
    guard let context = definition.context else { return active }
    let change = DerivedContexts.Change.scoped(ObjectIdentifier(definition), isOfType: isOfType)
    if let known = derived.result(of: change, to: active) { return known }
    let circumstances = Circumstances(
      baseURL: context.baseURL, document: context.document, overridesProtected: !isOfType,
      propagates: !isOfType)
    let result = try process(context.local, in: active, circumstances)
    derived.keep(result, of: change, to: active, definition)
    return result
  }

  /// Goes one level deeper for as long as `body` runs.
  func nested<Result>(
    at place: Int, _ body: () throws(JSONLDError) -> Result
  ) throws(JSONLDError) -> Result {
    guard depth < ContextProcessing.deepestNesting else {
      throw JSONLDError(
        .contextOverflow,
        "contexts and terms that need one another more than \(ContextProcessing.deepestNesting) "
          + "deep; write the IRIs out", at: place)
    }
    guard budget > 0 else {
      throw JSONLDError(
        .contextOverflow,
        "contexts that have to be processed too many times; write fewer "
          + "contexts within terms", at: place)
    }
    budget -= 1
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  private func processAll(
    _ local: JSON, in active: ActiveContext, _ given: Circumstances
  ) throws(JSONLDError) -> ActiveContext {
    var circumstances = given
    if let propagates = local[.propagate]?.boolean { circumstances.propagates = propagates }
    var result = active
    // Contexts are shared, so one is copied before it is changed.
    var isOwn = false
    if !circumstances.propagates, result.previous == nil {
      result = active.copy()
      result.previous = active
      isOwn = true
    }
    for context in local.elements {
      switch context.content {
      case .null:
        result = try emptied(result, context, circumstances)
        isOwn = true
      case .string(let reference):
        result = try processRemote(
          reference, at: context.place, in: result, circumstances, keepsResult: !isOwn)
        isOwn = false
      case .object(let members):
        if !isOwn { result = result.copy() }
        isOwn = true
        try processDefinition(members, at: context.place, into: result, circumstances)
        result.terms.seal()
      default:
        throw JSONLDError(
          .invalidLocalContext,
          "\(context.kind) as '@context', where an object, an IRI, null or an array of them was "
            + "expected", at: context.place)
      }
    }
    return result
  }

  /// A context without anything but the original base.
  private func emptied(
    _ active: ActiveContext, _ null: JSON, _ circumstances: Circumstances
  ) throws(JSONLDError) -> ActiveContext {
    if !circumstances.overridesProtected, active.protectedCount > 0 {
      throw JSONLDError(
        .invalidContextNullification,
        "null as '@context', where protected terms are in force, which null cannot take back",
        at: null.place)
    }
    let result = ActiveContext(base: active.originalBase, originalBase: active.originalBase)
    if !circumstances.propagates { result.previous = active.previous }
    return result
  }

  private func processRemote(
    _ reference: ExactString, at place: Int, in active: ActiveContext,
    _ circumstances: Circumstances, keepsResult: Bool
  ) throws(JSONLDError) -> ActiveContext {
    let iri = try resolve(reference, at: place, circumstances)
    let known = circumstances.remoteContexts
    if known.contains(iri) {
      if !circumstances.validatesScoped { return active }
      throw JSONLDError(
        .contextOverflow,
        "the context <\(iri)> within itself, by way of \(known.count) contexts; take the circle out",
        at: place)
    }
    let change = DerivedContexts.Change.remote(
      iri, overridesProtected: circumstances.overridesProtected)
    // What a context means within others depends on these, as it may not be taken in twice.
    let isKept = keepsResult && known.isEmpty && circumstances.validatesScoped
    if isKept, let result = derived.result(of: change, to: active) { return result }
    let context = try documents.context(at: iri, place: place)
    budget -= ContextProcessing.costOfRemote
    var inner = circumstances
    inner.baseURL = IRIReference(iri.string)
    inner.document = iri
    inner.remoteContexts.append(iri)
    inner.propagates = true
    let result = try process(context, in: active, inner)
    if isKept { derived.keep(result, of: change, to: active) }
    return result
  }

  /// The absolute IRI of a remote context.
  func resolve(
    _ reference: ExactString, at place: Int, _ circumstances: Circumstances
  ) throws(JSONLDError) -> ExactString {
    if let base = circumstances.baseURL, base.scheme != nil {
      return ExactString(base.resolving(IRIReference(reference.string)).text)
    }
    guard reference.isIRI else {
      throw JSONLDError(
        .loadingDocumentFailed,
        "'\(reference)' as '@context', where no base IRI is known; give one, or write the whole IRI",
        at: place)
    }
    return reference
  }
}
