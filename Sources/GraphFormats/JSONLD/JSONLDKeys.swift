import KnowledgeGraph

/// What the keys of a JSON-LD document mean: the terms of its context, its compact IRIs and its IRIs.
struct JSONLDKeys {
  /// What a key says of a node.
  enum Meaning: Hashable {
    case id
    case type
    case value
    /// One of the terms that every file of ours has, by its name.
    case own(OwnTerm)
    /// A relation type's direct triples, which its relations say again.
    case direct
    /// A property, by its place in the vocabulary.
    case property(Int)
    case unknown
  }

  /// The terms of properties that files of ours have, by their numbers in the context, where classes come first.
  enum OwnTerm: Int, CaseIterable {
    case identifier = 10
    case name, description, label, definition, isInferred, review
    case formatVersion, base
    case inverseLabel, domain, range, isSymmetric, superClass, superProperty, color, shape
    case valueKind, ownerKind
    case publisher, author, datePublished, url, inLanguage, file, sha256
    case alternateName, sameAs
    case from, predicate, to, date, startDate, endDate, polarity, footnote, evidence
    case document, speaker, stance, state, line, quote, quotePrefix, quoteSuffix, selector
    case exact, prefix, suffix, start, end
    case declaration
  }

  /// The document's own context: the IRI of each term.
  private var terms: [String: String] = [:]
  private var ownTerms: [String: OwnTerm] = [:]
  private var properties: [String: Int] = [:]
  private var directTerms: Set<String> = []
  private var numbers = IdentifierTable()
  /// By the key's number.
  private var meanings: [Meaning] = []

  /// The keys of the nodes that stand for one kind of thing: of its properties, by IRI and by the term that
  /// our context has for each.
  init(
    terms: [String: String], properties: [(iri: IRI, term: String)] = [],
    relationTypes: [(iri: IRI, term: String)] = []
  ) {
    self.terms = terms
    for term in OwnTerm.allCases {
      if let iri = JSONLDContext.iri(ofOwnTerm: term.name) { ownTerms[iri] = term }
    }
    for (place, property) in properties.enumerated() {
      self.properties[property.iri.string] = place
      // Two may have one IRI in a context: their terms tell them apart.
      ownProperties[property.term] = place
    }
    for type in relationTypes {
      directTerms.insert(type.term)
      directTerms.insert(type.iri.string)
    }
  }

  private var ownProperties: [String: Int] = [:]

  mutating func meaning(of key: Span<UInt8>) -> Meaning {
    let number = numbers.number(of: key)
    if number.place == meanings.count { meanings.append(resolved(key.string)) }
    return meanings[number.place]
  }

  private func resolved(_ key: String) -> Meaning {
    switch key {
    case "@id", "id": return .id
    case "@type", "type": return .type
    case "@value": return .value
    default: break
    }
    let iri = JSONLDKeys.iri(key, terms)
    if directTerms.contains(key) { return .direct }
    if let place = ownProperties[key] { return .property(place) }
    if let term = ownTerms[iri], terms[key] == nil || OwnTerm(key) != nil {
      return .own(term)
    }
    if let place = properties[iri] { return .property(place) }
    if directTerms.contains(iri) { return .direct }
    return ownTerms[iri].map(Meaning.own) ?? .unknown
  }

  /// The IRI that a term or a compact IRI stands for; anything else is one itself.
  static func iri(_ text: String, _ terms: [String: String]) -> String {
    if let iri = terms[text] { return expanded(iri, terms) }
    return expanded(text, terms)
  }

  /// The IRI that a compact IRI stands for.
  static func expanded(_ text: String, _ terms: [String: String]) -> String {
    guard let colon = text.firstIndex(of: ":"), let prefix = terms[String(text[..<colon])] else {
      return text
    }
    let rest = text[text.index(after: colon)...]
    // A term is a prefix where its IRI ends as one.
    guard !rest.hasPrefix("//"), let last = prefix.utf8.last, ":/?#[]@".utf8.contains(last) else {
      return text
    }
    return prefix + rest
  }
}

extension JSONLDKeys.OwnTerm {
  /// The term as the context calls it.
  var name: String { JSONLDContext.namedTerms[number].name }

  /// The term called `name`.
  init?(_ name: String) {
    guard let number = JSONLDContext.numbers[name] else { return nil }
    self.init(rawValue: number)
  }

  /// The term's number in every context that has it.
  var number: Int { rawValue }
}
