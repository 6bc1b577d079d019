import GraphFormats
import KnowledgeGraph

/// A graph as a short text that people can check: what a file was read as.
///
/// Of the vocabulary it has what the built-in one does not.
struct GraphOutline {
  private(set) var lines: [String] = []

  init(_ reading: Reading) {
    let graph = reading.graph
    add("case \(spelled(graph.metadata.name))" + quoted(graph.metadata.title))
    if let base = graph.metadata.base { add("  base \(base)") }
    vocabulary(graph.vocabulary)
    for document in graph.documents { self.document(document) }
    for actor in graph.actors { self.actor(actor) }
    for relation in graph.relations { self.relation(relation, graph.vocabulary) }
    for remark in reading.remarks { add("remark \(remark)") }
  }

  var text: String { lines.map { $0 + "\n" }.joined() }

  private mutating func add(_ line: String) { lines.append(line) }

  /// An identifier, in quotation marks where it is no plain word.
  private func spelled(_ id: Identifier) -> String {
    let isPlain = id.string.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789-.:_".unicodeScalars.contains($0)
    }
    return isPlain ? id.string : id.string.debugDescription
  }

  /// A text in quotation marks, after a space; nothing where there is none.
  private func quoted(_ text: Text?) -> String {
    text.map { " " + $0.string.debugDescription } ?? ""
  }

  /// An IRI after a space, where it is not the one that follows from the name.
  private func own(_ iri: IRI, _ usual: IRI) -> String { iri == usual ? "" : " <\(iri)>" }

  private mutating func vocabulary(_ vocabulary: Vocabulary) {
    let known = Vocabulary.builtIn
    for type in vocabulary.actorTypes where known.actorType(type.name) != type {
      add(
        "actor type \(spelled(type.name)) \(type.color) \(type.shape.rawValue)"
          + own(type.iri, ActorType(name: type.name, color: type.color).iri))
    }
    for type in vocabulary.relationTypes where known.relationType(type.name) != type {
      add(
        "relation type \(spelled(type.name))" + (type.isSymmetric ? " symmetric" : "")
          + (type.label.string == type.name.string ? "" : quoted(type.label))
          + own(type.iri, RelationType(name: type.name).iri))
    }
    for property in vocabulary.actorProperties where !known.actorProperties.contains(property) {
      add(
        "actor property \(spelled(property.name)): \(property.kind.rawValue)"
          + own(property.iri, Property(property.name, property.kind).iri))
    }
    for property in vocabulary.relationProperties
    where !known.relationProperties.contains(property) {
      add(
        "relation property \(spelled(property.name)): \(property.kind.rawValue)"
          + own(property.iri, Property(property.name, property.kind).iri))
    }
  }

  private mutating func document(_ document: Document) {
    add("document \(spelled(document.id))" + quoted(document.title))
    if let publisher = document.publisher { add("  publisher" + quoted(publisher)) }
    for author in document.authors { add("  author" + quoted(author)) }
    if let published = document.published { add("  published \(published)") }
    if let url = document.url { add("  url \(url)") }
    if let language = document.language { add("  language \(language)") }
    if let file = document.file { add("  file" + quoted(file)) }
    if let sha256 = document.sha256 { add("  sha256 \(sha256)") }
  }

  private mutating func actor(_ actor: Actor) {
    add("actor \(spelled(actor.id)): \(spelled(actor.type))" + quoted(actor.name))
    for alias in actor.aliases { add("  alias" + quoted(alias)) }
    if let description = actor.description { add("  description" + quoted(description)) }
    for iri in actor.sameAs { add("  same as \(iri)") }
    marks(actor.isInferred, actor.review)
    attributes(actor.attributes)
  }

  private mutating func relation(_ relation: Relation, _ vocabulary: Vocabulary) {
    let claim = relation.claim
    let line = vocabulary.relationType(claim.type)?.isSymmetric == true ? "--" : "->"
    // An identifier that follows from what the relation says says nothing more.
    let derived = claim.derivedIdentifier(isSymmetric: line == "--")
    add(
      "relation \(spelled(claim.from)) \(line) \(spelled(claim.to)): \(spelled(claim.type))"
        + (relation.id == derived ? "" : " (\(spelled(relation.id)))"))
    time(claim.time)
    if claim.polarity == .negative { add("  negative") }
    marks(claim.isInferred, claim.review)
    attributes(claim.attributes)
    for evidence in relation.evidence { self.evidence(evidence) }
  }

  private mutating func time(_ time: Claim.Time?) {
    switch time {
    case .on(let date): add("  on \(date)")
    case .since(let start): add("  since \(start)")
    case .until(let end): add("  until \(end)")
    case .between(let start, let end): add("  from \(start) to \(end)")
    case nil: break
    }
  }

  private mutating func marks(_ isInferred: Bool, _ review: Review?) {
    if isInferred { add("  inferred") }
    if let review { add("  review \(review.rawValue)") }
  }

  private mutating func attributes(_ attributes: Attributes) {
    for attribute in attributes {
      add("  \(spelled(attribute.name)) = \(spelled(attribute.value))")
    }
  }

  private func spelled(_ value: AttributeValue) -> String {
    switch value {
    case .text(let text): text.string.debugDescription
    case .integer(let number): "\(number)"
    case .decimal(let number): "decimal \(number)"
    case .boolean(let truth): "\(truth)"
    case .date(let date): "date \(date)"
    case .actor(let id): "actor \(spelled(id))"
    }
  }

  private mutating func evidence(_ evidence: Evidence) {
    let speaker = evidence.speaker.map { spelled($0) + " " } ?? ""
    let line =
      "  evidence \(spelled(evidence.document)): \(speaker)\(evidence.stance.rawValue)"
      + quoted(evidence.quote?.text)
    switch evidence.state {
    case .file(let place): add(line + " in line \(place.map { "\($0)" } ?? "?")")
    case .unchecked: add(line + ", unchecked")
    case .found(let finding):
      add(line)
      add("    after" + quoted(finding.before) + ", before" + quoted(finding.after))
      for passage in finding.passages {
        add("    \(passage.range)" + quoted(passage.exact))
      }
    }
    if let prefix = evidence.quote?.prefix { add("    prefix" + quoted(prefix)) }
    if let suffix = evidence.quote?.suffix { add("    suffix" + quoted(suffix)) }
  }
}
