extension ActiveContext {
  /// A term, a compact IRI, a relative reference or the IRI itself, the first that there is (API, section 6.2).
  ///
  /// `value` is what the term is chosen for, if it is a property's.
  func compactIRI(
    _ iri: ExactString, value: JSON? = nil, isVocabularyRelative: Bool = true,
    isReverse: Bool = false, isVersion10: Bool = false
  ) throws(JSONLDError) -> ExactString {
    let inverse = inverseContext
    if isVocabularyRelative {
      if inverse.contains(iri) {
        let preference = TermPreference(
          value, isReverse: isReverse, in: self, isVersion10: isVersion10)
        let isTerm = try value?[.id]?.string.map { id throws(JSONLDError) in
          terms[try compactIRI(id)]?.iri == id
        }
        let (kind, keys) = preference.keys(of: value, isTerm: isTerm ?? false)
        if let term = inverse.term(for: iri, containers: preference.containers, by: kind, keys) {
          return term
        }
      }
      if let vocabulary, iri.count > vocabulary.count, iri.hasPrefix(vocabulary) {
        let suffix = iri.dropping(vocabulary.count)
        if terms[suffix] == nil { return suffix }
      }
    }
    if let compact = prefixed(iri, isForValue: value != nil) { return compact }
    if let (scheme, suffix) = iri.splitAtColon, !suffix.hasPrefix("//"),
      terms[scheme]?.isPrefix == true
    {
      throw JSONLDError(
        .iriConfusedWithPrefix,
        "the IRI <\(iri)>, whose scheme is also a prefix of the context; rename the prefix")
    }
    if isVocabularyRelative { return iri }
    let reference = base?.relative(to: IRIReference(iri.string)) ?? iri
    return reference.hasFormOfKeyword ? "./" + reference : reference
  }

  /// The shortest compact IRI.
  private func prefixed(_ iri: ExactString, isForValue: Bool) -> ExactString? {
    var best: ExactString?
    for prefix in inverseContext.prefixes
    where iri.count > prefix.iri.count && iri.hasPrefix(prefix.iri) {
      let candidate = prefix.term + ":" + iri.dropping(prefix.iri.count)
      let isFree = terms[candidate].map { $0.iri == iri && !isForValue } ?? true
      guard isFree else { continue }
      if let best, (best.count, best) <= (candidate.count, candidate) { continue }
      best = candidate
    }
    return best
  }
}

extension IRIReference {
  /// A reference that means an IRI in a document whose IRI is this; nil where there is none.
  fileprivate func relative(to target: IRIReference) -> ExactString? {
    guard scheme != nil, scheme == target.scheme, authority == target.authority else { return nil }
    var from = path.split(separator: "/", omittingEmptySubsequences: false)
    var to = target.path.split(separator: "/", omittingEmptySubsequences: false)
    let keptCount = target.query == nil && target.fragment == nil ? 1 : 0
    while let one = from.first, let two = to.first, to.count > keptCount, one == two {
      from.removeFirst()
      to.removeFirst()
    }
    let up = String(repeating: "../", count: max(from.count - 1, 0))
    var text = up + to.joined(separator: "/")
    if let query = target.query { text += "?" + query }
    if let fragment = target.fragment { text += "#" + fragment }
    let whole = ExactString(target.text)
    for candidate in [text, "./" + text] where !candidate.isEmpty {
      if ExactString(resolving(IRIReference(candidate)).text) == whole {
        return ExactString(candidate)
      }
    }
    return nil
  }
}
