/// IRI expansion (API, section 5.2).
extension ActiveContext {
  /// The IRI, blank node identifier or keyword that a text stands for; nil where it stands for nothing. What
  /// cannot be made an IRI is returned as it is.
  func expandIRI(
    _ text: ExactString, isDocumentRelative: Bool, isVocabularyRelative: Bool
  ) -> ExactString? {
    if text.first == UInt8(ascii: "@") {
      if text.isKeyword { return text }
      if text.hasFormOfKeyword { return nil }
    }
    if let definition = terms[text] {
      if let iri = definition.iri, iri.isKeyword { return iri }
      if isVocabularyRelative { return definition.iri }
    }
    if let (prefix, suffix) = text.splitAtColon {
      if prefix == "_" || suffix.hasPrefix("//") { return text }
      if let definition = terms[prefix], let iri = definition.iri, definition.isPrefix {
        return iri + suffix
      }
      if text.hasFormOfIRI { return text }
    }
    if isVocabularyRelative, let vocabulary { return vocabulary + text }
    return isDocumentRelative ? resolve(text) : text
  }

  /// The IRI that a member's name, a type or a datatype stands for.
  func expandVocabulary(_ text: ExactString) -> ExactString? {
    expandIRI(text, isDocumentRelative: false, isVocabularyRelative: true)
  }

  /// A reference resolved against the base, if there is one.
  func resolve(_ reference: ExactString) -> ExactString {
    guard let base else { return reference }
    return ExactString(base.resolving(IRIReference(reference.string)).text)
  }
}

extension ExactString {
  /// What is before and after the first colon, if there is one after the first byte.
  var splitAtColon: (prefix: ExactString, suffix: ExactString)? {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon > utf8.startIndex else {
      // A colon at the very beginning does not count, but a later one may.
      guard hasInnerColon else { return nil }
      return (prefix: "", suffix: dropping(1))
    }
    return (
      prefix: ExactString(String(string[..<colon])),
      suffix: ExactString(String(string[string.utf8.index(after: colon)...]))
    )
  }
}
