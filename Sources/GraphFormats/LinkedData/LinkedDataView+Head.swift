import KnowledgeGraph

/// What stands before the actors: the dataset, the vocabulary and the documents.
///
/// An entry of the vocabulary that shares its IRI with another says once more, as its `declaration`, what it is:
/// the text of its node in JSON-LD. As triples the two are one node, and nothing else tells whose each value is.
extension LinkedDataView {
  func visitHead<Visitor: LinkedDataVisitor>(_ visitor: inout Visitor) {
    visitDataset(&visitor)
    for entry in Entry.all(vocabulary) { visit(entry, &visitor) }
    for document in documents { visit(document, &visitor) }
  }

  private func visitDataset<Visitor: LinkedDataVisitor>(_ visitor: inout Visitor) {
    visitor.begin(Classes.dataset.rawValue, Names(metadata).dataset, self)
    visit(.identifier, metadata.name.text, &visitor)
    visit(.name, metadata.title, &visitor)
    visitor.key(Term.formatVersion.number)
    visitor.number(1)
    visit(.base, metadata.base?.text, &visitor)
    visitor.end()
  }

  private func visit<Visitor: LinkedDataVisitor>(_ entry: Entry, _ visitor: inout Visitor) {
    visitor.begin(entry.classes.rawValue, entry.iri, self)
    visitFields(of: entry, &visitor)
    if sharedIRIs.contains(entry.iri.string) {
      var json = JSONLDWriter(self)
      json.begin(entry.classes.rawValue, entry.iri, self)
      visitFields(of: entry, &json)
      json.end()
      visitor.key(Term.declaration.number)
      visitor.text(json.json.block.span.extracting(1...))
    }
    visitor.end()
  }

  private func visitFields<Visitor: LinkedDataVisitor>(of entry: Entry, _ visitor: inout Visitor) {
    switch entry {
    case .actorType(let type):
      visit(.identifier, type.name.text, &visitor)
      visit(.label, type.label, &visitor)
      visit(.definition, type.definition, &visitor)
      visit(.superClass, type.superClasses, &visitor)
      visit(.color, Text(type.color.description), &visitor)
      visit(.shape, Text(type.shape.rawValue), &visitor)
    case .relationType(let type): visitFields(of: type, &visitor)
    case .property(let property, let owner):
      visit(.identifier, property.name.text, &visitor)
      visit(.label, property.label, &visitor)
      visit(.valueKind, Text(property.kind.rawValue), &visitor)
      visit(.ownerKind, Text(owner), &visitor)
    }
  }

  private func visitFields<Visitor: LinkedDataVisitor>(
    of type: RelationType, _ visitor: inout Visitor
  ) {
    func iris(_ types: [Identifier]) -> [IRI] {
      types.compactMap { vocabulary.actorType($0)?.iri }
    }
    visit(.identifier, type.name.text, &visitor)
    visit(.label, type.label, &visitor)
    visit(.inverseLabel, type.inverseLabel, &visitor)
    visit(.definition, type.definition, &visitor)
    visit(.domain, iris(type.domain), &visitor)
    visit(.range, iris(type.range), &visitor)
    if type.isSymmetric {
      visitor.key(Term.isSymmetric.number)
      visitor.truth(true)
    }
    visit(.superProperty, type.superProperties, &visitor)
  }

  private func visit<Visitor: LinkedDataVisitor>(
    _ document: Document, _ visitor: inout Visitor
  ) {
    visitor.begin(Classes.document.rawValue, Names(metadata).document(document.id), self)
    visit(.identifier, document.id.text, &visitor)
    visit(.name, document.title, &visitor)
    visit(.publisher, document.publisher, &visitor)
    if !document.authors.isEmpty {
      visitor.beginList(Term.author.number)
      for author in document.authors { visitor.text(author.string.utf8.span) }
      visitor.endList()
    }
    if let date = document.published { visit(.datePublished, date, &visitor) }
    if let url = document.url {
      visitor.key(Term.url.number)
      visitor.iri(url.string.utf8.span)
    }
    visit(.inLanguage, document.language, &visitor)
    visit(.file, document.file, &visitor)
    visit(.sha256, document.sha256, &visitor)
    visitor.end()
  }

  private func visit<Visitor: LinkedDataVisitor>(
    _ term: Term, _ text: Text?, _ visitor: inout Visitor
  ) {
    guard let text else { return }
    visitor.key(term.number)
    visitor.text(text.string.utf8.span)
  }

  private func visit<Visitor: LinkedDataVisitor>(
    _ term: Term, _ iris: [IRI], _ visitor: inout Visitor
  ) {
    if iris.isEmpty { return }
    visitor.beginList(term.number)
    for iri in iris { visitor.iri(iri.string.utf8.span) }
    visitor.endList()
  }
}

extension LinkedDataView {
  /// An entry of the vocabulary.
  private enum Entry {
    case actorType(ActorType)
    case relationType(RelationType)
    /// A property, of actors or of relations.
    case property(Property, owner: String)

    static func all(_ vocabulary: Vocabulary) -> [Entry] {
      vocabulary.actorTypes.map(Entry.actorType) + vocabulary.relationTypes.map(Entry.relationType)
        + vocabulary.actorProperties.map { .property($0, owner: "actor") }
        + vocabulary.relationProperties.map { .property($0, owner: "relation") }
    }

    var iri: IRI {
      switch self {
      case .actorType(let type): type.iri
      case .relationType(let type): type.iri
      case .property(let property, _): property.iri
      }
    }

    var classes: Classes {
      switch self {
      case .actorType: .actorType
      case .relationType: .relationType
      case .property: .property
      }
    }
  }
}
