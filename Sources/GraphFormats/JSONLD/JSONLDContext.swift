import KnowledgeGraph

/// The terms of a graph's JSON-LD: those that every file has, and one for each relation type and
/// property of its vocabulary.
struct JSONLDContext {
  /// A term of the context.
  struct Term {
    enum Value {
      /// A class, or a property of plain or typed literals.
      case literal
      case typed(String)
      case iri
      case vocabularyIRI
    }

    let name: String
    let iri: String
    var value = Value.literal
    var isSet = false
  }

  private(set) var terms: [Term] = JSONLDContext.ownTerms
  /// Terms by their numbers, which are their places in the list.
  private var relationTypeTerms: [Identifier: Int] = [:]
  private var actorPropertyTerms: [Identifier: Int] = [:]
  private var relationPropertyTerms: [Identifier: Int] = [:]

  init(_ vocabulary: Vocabulary) {
    if !vocabulary.ambiguousIRIs.isEmpty { terms.append(JSONLDContext.declaration) }
    var taken = ["id": "@id", "type": "@type"]
    for prefix in JSONLDContext.prefixes { taken[prefix.name] = prefix.iri }
    for term in terms { taken[term.name] = term.iri }
    var numbers: [String: Int] = [:]
    let ownTerms = Set(taken.keys)
    for type in vocabulary.relationTypes {
      let (term, isNew) = JSONLDContext.enter(
        type.name, type.iri, "relation.", &taken, keeping: ownTerms)
      if isNew {
        numbers[term] = terms.count
        terms.append(Term(name: term, iri: type.iri.string, value: .iri, isSet: true))
      }
      relationTypeTerms[type.name] = numbers[term]
    }
    // A relation type's term holds references, and is no property's, whatever its IRI.
    let notForProperties = Set(taken.keys)
    func number(_ property: Property, _ prefix: String) -> Int? {
      let (term, isNew) = JSONLDContext.enter(
        property.name, property.iri, prefix, &taken, keeping: notForProperties)
      if isNew {
        numbers[term] = terms.count
        terms.append(Term(name: term, iri: property.iri.string))
      }
      return numbers[term]
    }
    for property in vocabulary.relationProperties {
      relationPropertyTerms[property.name] = number(property, "attribute.")
    }
    for property in vocabulary.actorProperties {
      actorPropertyTerms[property.name] = number(property, "actor.")
    }
  }

  func term(ofRelationType name: Identifier) -> String { terms[number(ofRelationType: name)].name }
  func term(ofActorProperty name: Identifier) -> String {
    terms[number(ofActorProperty: name)].name
  }
  func term(ofRelationProperty name: Identifier) -> String {
    terms[number(ofRelationProperty: name)].name
  }

  func number(ofRelationType name: Identifier) -> Int { relationTypeTerms[name] ?? 0 }
  func number(ofActorProperty name: Identifier) -> Int { actorPropertyTerms[name] ?? 0 }
  func number(ofRelationProperty name: Identifier) -> Int { relationPropertyTerms[name] ?? 0 }

  /// The full IRI of the term with a number.
  func iri(_ term: Int) -> String {
    term < JSONLDContext.ownTerms.count || terms[term].iri == JSONLDContext.declaration.iri
      ? JSONLDContext.expanded(terms[term].iri) : terms[term].iri
  }

  /// A term for `iri`, `name` itself where it is free and looks like nothing else; `taken` maps each
  /// term to its IRI. A property of actors and one of relations with the same name and IRI share their
  /// term; those in `kept` are shared with nothing.
  private static func enter(
    _ name: Identifier, _ iri: IRI, _ prefix: String, _ taken: inout [String: String],
    keeping kept: Set<String>
  ) -> (term: String, isNew: Bool) {
    let isPlain = name.isSlug && !couldBePrefix(iri)
    let plain = isPlain ? name.string : prefix + IRI.encodingSegment(name.string)
    var term = plain
    var number = 1
    while let other = taken[term] {
      if other == iri.string, term == plain, number == 1, !kept.contains(term) {
        return (term, false)
      }
      term = number == 1 ? prefix + IRI.encodingSegment(name.string) : "\(prefix)\(number).\(plain)"
      number += 1
    }
    taken[term] = iri.string
    return (term, true)
  }

  /// Whether a term for `iri` is also a prefix to processors: one called `urn` would change every IRI
  /// that begins with `urn:`.
  private static func couldBePrefix(_ iri: IRI) -> Bool {
    iri.string.utf8.last.map { ":/?#[]@".utf8.contains($0) } ?? false
  }

  /// An IRI in its short form, where one of the context's prefixes begins it and the rest is plain.
  static func compacted(_ iri: IRI) -> String {
    for prefix in prefixes where iri.string.hasPrefix(prefix.iri) {
      let rest = iri.string.dropFirst(prefix.iri.count)
      let isPlain = rest.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x2D || $0 == 0x5F
      }
      if !rest.isEmpty, isPlain { return prefix.name + ":" + rest }
    }
    return iri.string
  }

  /// What the IRIs of Redstring's own terms begin with.
  static let ownNamespace = "urn:redstring:term:"

  /// The prefixes of compact IRIs.
  static let prefixes: [(name: String, iri: String)] = [
    ("redstring", ownNamespace),
    ("actor-type", "urn:redstring:actor-type:"),
    ("vocabulary", "urn:redstring:vocabulary:"),
    ("property", "urn:redstring:property:"),
    ("schema", "https://schema.org/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]

  /// What an entry of the vocabulary says of itself, where it shares its IRI with another; a term of graphs
  /// that have such entries.
  static let declaration = Term(name: "declaration", iri: "redstring:declaration")

  static let ownTerms: [Term] = [
    // Classes.
    Term(name: "Dataset", iri: "schema:Dataset"),
    Term(name: "ActorType", iri: "redstring:ActorType"),
    Term(name: "RelationType", iri: "redstring:RelationType"),
    Term(name: "Property", iri: "redstring:Property"),
    Term(name: "Document", iri: "redstring:Document"),
    Term(name: "Actor", iri: "redstring:Actor"),
    Term(name: "Relation", iri: "redstring:Relation"),
    Term(name: "Evidence", iri: "redstring:Evidence"),
    Term(name: "TextQuoteSelector", iri: "oa:TextQuoteSelector"),
    Term(name: "TextPositionSelector", iri: "oa:TextPositionSelector"),
    // Of more than one kind of thing.
    Term(name: "identifier", iri: "schema:identifier"),
    Term(name: "name", iri: "schema:name"),
    Term(name: "description", iri: "schema:description"),
    Term(name: "label", iri: "rdfs:label"),
    Term(name: "definition", iri: "skos:definition"),
    Term(name: "isInferred", iri: "redstring:isInferred"),
    Term(name: "review", iri: "redstring:review"),
    // The dataset.
    Term(name: "formatVersion", iri: "redstring:formatVersion"),
    Term(name: "base", iri: "redstring:base"),
    // The vocabulary.
    Term(name: "inverseLabel", iri: "redstring:inverseLabel"),
    Term(name: "domain", iri: "schema:domainIncludes", value: .iri, isSet: true),
    Term(name: "range", iri: "schema:rangeIncludes", value: .iri, isSet: true),
    Term(name: "isSymmetric", iri: "redstring:isSymmetric"),
    Term(name: "superClass", iri: "rdfs:subClassOf", value: .iri, isSet: true),
    Term(name: "superProperty", iri: "rdfs:subPropertyOf", value: .iri, isSet: true),
    Term(name: "color", iri: "redstring:color"),
    Term(name: "shape", iri: "redstring:shape"),
    Term(name: "valueKind", iri: "redstring:valueKind"),
    Term(name: "ownerKind", iri: "redstring:ownerKind"),
    // Documents.
    Term(name: "publisher", iri: "schema:publisher"),
    Term(name: "author", iri: "schema:author", isSet: true),
    Term(name: "datePublished", iri: "schema:datePublished"),
    Term(name: "url", iri: "schema:url", value: .iri),
    Term(name: "inLanguage", iri: "schema:inLanguage"),
    Term(name: "file", iri: "redstring:file"),
    Term(name: "sha256", iri: "schema:sha256"),
    // Actors.
    Term(name: "alternateName", iri: "schema:alternateName", isSet: true),
    Term(name: "sameAs", iri: "schema:sameAs", value: .iri, isSet: true),
    // Relations.
    Term(name: "from", iri: "rdf:subject", value: .iri),
    Term(name: "predicate", iri: "rdf:predicate", value: .vocabularyIRI),
    Term(name: "to", iri: "rdf:object", value: .iri),
    Term(name: "date", iri: "redstring:date"),
    Term(name: "startDate", iri: "schema:startDate"),
    Term(name: "endDate", iri: "schema:endDate"),
    Term(name: "polarity", iri: "redstring:polarity"),
    Term(name: "footnote", iri: "redstring:footnote", value: .typed("xsd:positiveInteger")),
    Term(name: "evidence", iri: "redstring:evidence", value: .iri, isSet: true),
    // Evidence.
    Term(name: "document", iri: "oa:hasSource", value: .iri),
    Term(name: "speaker", iri: "prov:wasAttributedTo", value: .iri),
    Term(name: "stance", iri: "redstring:stance"),
    Term(name: "state", iri: "redstring:state"),
    Term(name: "line", iri: "redstring:line", value: .typed("xsd:positiveInteger")),
    Term(name: "quote", iri: "redstring:quote"),
    Term(name: "quotePrefix", iri: "redstring:quotePrefix"),
    Term(name: "quoteSuffix", iri: "redstring:quoteSuffix"),
    Term(name: "selector", iri: "oa:hasSelector", value: .iri, isSet: true),
    Term(name: "exact", iri: "oa:exact"),
    Term(name: "prefix", iri: "oa:prefix"),
    Term(name: "suffix", iri: "oa:suffix"),
    Term(name: "start", iri: "oa:start", value: .typed("xsd:nonNegativeInteger")),
    Term(name: "end", iri: "oa:end", value: .typed("xsd:nonNegativeInteger")),
  ]
}

extension JSONLDContext {
  /// The full IRI of a class or a datatype as the context spells it: a term, a compact IRI, or an IRI.
  static func expanded(_ name: String) -> String {
    ownIRIs[name] ?? JSONLDKeys.expanded(name, prefixIRIs)
  }

  /// The full IRI of a term that every file of ours has.
  static func iri(ofOwnTerm name: String) -> String? { ownIRIs[name] }

  private static let prefixIRIs = Dictionary(
    uniqueKeysWithValues: prefixes.map { ($0.name, $0.iri) })

  private static let ownIRIs: [String: String] = Dictionary(
    uniqueKeysWithValues: namedTerms.map { ($0.name, JSONLDKeys.expanded($0.iri, prefixIRIs)) })

  /// The IRIs by which files of ours say what is no property of the vocabulary.
  static let ownPropertyIRIs = Set(
    JSONLDKeys.OwnTerm.allCases.map { expanded($0.name) } + [RDFSpelling.type])

  /// Every term that has a name in all graphs, by its number.
  static let namedTerms = ownTerms + [declaration]

  /// The numbers of those terms.
  static let numbers = Dictionary(
    uniqueKeysWithValues: namedTerms.enumerated().map { ($1.name, $0) })
}

extension JSONLDContext {
  /// Writes the context's object.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("@version")
    json.block.append("1.1")
    json.member("id", "@id")
    json.member("type", "@type")
    for prefix in JSONLDContext.prefixes {
      json.key(prefix.name)
      json.beginObject()
      json.member("@id", prefix.iri)
      json.key("@prefix")
      json.value(true)
      json.endObject()
    }
    for term in terms { write(term, to: &json) }
    json.endObject()
  }

  private func write(_ term: Term, to json: inout JSONWriter) {
    json.key(term.name)
    let type: String?
    switch term.value {
    case .literal: type = nil
    case .typed(let name): type = name
    case .iri: type = "@id"
    case .vocabularyIRI: type = "@vocab"
    }
    guard type != nil || term.isSet else { return json.value(term.iri) }
    json.beginObject()
    json.member("@id", term.iri)
    if let type { json.member("@type", type) }
    if term.isSet { json.member("@container", "@set") }
    json.endObject()
  }
}
