import KnowledgeGraph

/// Spells a graph's nodes in JSON-LD.
struct JSONLDWriter {
  var json = JSONWriter(isIndented: true)
  private let graph: Graph
  private let context: JSONLDContext
  private let names: Names
  /// For each actor, the places of the relations that are direct triples on it.
  private let directRelations: [Identifier: [Int]]

  init(_ graph: Graph) {
    self.graph = graph
    context = JSONLDContext(graph.vocabulary)
    names = Names(graph.metadata)
    var direct: [Identifier: [Int]] = [:]
    for (index, relation) in graph.relations.enumerated() where relation.isStatedAsFact {
      direct[relation.claim.from, default: []].append(index)
    }
    directRelations = direct
  }

  mutating func begin() {
    json.beginObject()
    json.key("@context")
    context.write(to: &json)
    json.key("@graph")
    json.beginArray()
  }

  mutating func end() {
    json.endArray()
    json.endObject()
    json.block.append("\n")
  }

  mutating func dataset() {
    beginNode(["Dataset"], names.dataset)
    json.member("identifier", graph.metadata.name.string)
    member("name", graph.metadata.title)
    json.key("formatVersion")
    json.value(1)
    member("base", graph.metadata.base?.text)
    json.endObject()
  }

  mutating func vocabulary() {
    for type in graph.vocabulary.actorTypes {
      beginNode(["ActorType", "rdfs:Class"], type.iri)
      json.member("identifier", type.name.string)
      json.member("label", type.label.string)
      member("definition", type.definition)
      members("superClass", type.superClasses)
      json.member("color", type.color.description)
      json.member("shape", type.shape.rawValue)
      json.endObject()
    }
    for type in graph.vocabulary.relationTypes { relationType(type) }
    for property in graph.vocabulary.actorProperties { self.property(property, of: "actor") }
    for property in graph.vocabulary.relationProperties { self.property(property, of: "relation") }
  }

  private mutating func relationType(_ type: RelationType) {
    func iris(_ types: [Identifier]) -> [IRI] {
      types.compactMap { graph.vocabulary.actorType($0)?.iri }
    }
    beginNode(["RelationType", "rdf:Property"], type.iri)
    json.member("identifier", type.name.string)
    json.member("label", type.label.string)
    member("inverseLabel", type.inverseLabel)
    member("definition", type.definition)
    members("domain", iris(type.domain))
    members("range", iris(type.range))
    if type.isSymmetric { flag("isSymmetric") }
    members("superProperty", type.superProperties)
    json.endObject()
  }

  private mutating func property(_ property: Property, of owner: String) {
    beginNode(["Property", "rdf:Property"], property.iri)
    json.member("identifier", property.name.string)
    json.member("label", property.label.string)
    json.member("valueKind", property.kind.rawValue)
    json.member("ownerKind", owner)
    json.endObject()
  }

  mutating func document(_ document: Document) {
    beginNode(["Document", "schema:CreativeWork"], names.document(document.id))
    json.member("identifier", document.id.string)
    member("name", document.title)
    member("publisher", document.publisher)
    members("author", document.authors)
    member("datePublished", document.published)
    member("url", document.url?.text)
    member("inLanguage", document.language)
    member("file", document.file)
    member("sha256", document.sha256)
    json.endObject()
  }

  mutating func actor(_ actor: Actor) {
    let type = graph.vocabulary.actorType(actor.type)
    let classes = [type?.iri].compactMap(\.self) + (type?.superClasses ?? [])
    beginNode(["Actor"] + classes.map(JSONLDWriter.compacted), names.actor(actor.id))
    json.member("identifier", actor.id.string)
    json.member("name", actor.name.string)
    members("alternateName", actor.aliases)
    member("description", actor.description)
    members("sameAs", actor.sameAs)
    if actor.isInferred { flag("isInferred") }
    member("review", actor.review.map { Text($0.rawValue) })
    for attribute in actor.attributes {
      json.key(context.term(ofActorProperty: attribute.name))
      value(attribute.value)
    }
    direct(from: actor.id)
    json.endObject()
  }

  /// The direct triples of an actor, one member for each relation type, in the order of the relations.
  private mutating func direct(from id: Identifier) {
    var types: [Identifier] = []
    var ends: [Identifier: [IRI]] = [:]
    for index in directRelations[id] ?? [] {
      let claim = graph.relations[index].claim
      if ends[claim.type] == nil { types.append(claim.type) }
      let end = names.actor(claim.to)
      if ends[claim.type]?.contains(end) != true { ends[claim.type, default: []].append(end) }
    }
    for type in types { members(context.term(ofRelationType: type), ends[type] ?? []) }
  }

  mutating func relation(_ relation: Relation) {
    let claim = relation.claim
    beginNode(["Relation", "rdf:Statement"], names.relation(relation.id))
    json.member("identifier", relation.id.string)
    json.member("from", names.actor(claim.from).string)
    json.member("predicate", context.term(ofRelationType: claim.type))
    json.member("to", names.actor(claim.to).string)
    for attribute in claim.attributes {
      json.key(context.term(ofRelationProperty: attribute.name))
      value(attribute.value)
    }
    time(claim.time)
    if claim.polarity == .negative { json.member("polarity", claim.polarity.rawValue) }
    if claim.isInferred { flag("isInferred") }
    member("review", claim.review.map { Text($0.rawValue) })
    json.key("evidence")
    json.beginArray()
    for (index, evidence) in relation.evidence.enumerated() {
      json.element()
      self.evidence(evidence, of: relation.id, number: index + 1)
    }
    json.endArray()
    json.endObject()
  }

  private mutating func time(_ time: Claim.Time?) {
    switch time {
    case .on(let date): member("date", date)
    case .since(let start): member("startDate", start)
    case .until(let end): member("endDate", end)
    case .between(let start, let end):
      member("startDate", start)
      member("endDate", end)
    case nil: break
    }
  }

  private mutating func evidence(
    _ evidence: Evidence, of relation: Identifier, number: Int
  ) {
    json.beginObject()
    json.member("type", ["Evidence", "oa:SpecificResource"])
    json.member("id", names.evidence(relation, number).string)
    json.member("document", names.document(evidence.document).string)
    member("quote", evidence.quote?.text)
    member("quotePrefix", evidence.quote?.prefix)
    member("quoteSuffix", evidence.quote?.suffix)
    member("speaker", evidence.speaker.map { names.actor($0).text })
    json.member("stance", evidence.stance.rawValue)
    switch evidence.state {
    case .unchecked:
      json.member("state", "unchecked")
    case .file(let line):
      json.member("state", "file")
      if let line {
        json.key("line")
        json.value(line)
      }
    case .found(let finding):
      json.member("state", "found")
      selectors(finding, relation, number)
    }
    json.endObject()
  }

  /// A pair of selectors for each passage: its words, and its place.
  private mutating func selectors(
    _ finding: Evidence.Finding, _ relation: Identifier, _ number: Int
  ) {
    json.key("selector")
    json.beginArray()
    for (index, passage) in finding.passages.enumerated() {
      json.element()
      json.beginObject()
      json.member("type", "TextQuoteSelector")
      json.member("id", selector("quote", relation, number, index))
      json.member("exact", passage.exact.string)
      if index == 0, !finding.before.isEmpty { member("prefix", finding.before) }
      if index == finding.passages.count - 1, !finding.after.isEmpty {
        member("suffix", finding.after)
      }
      json.endObject()
      json.element()
      json.beginObject()
      json.member("type", "TextPositionSelector")
      json.member("id", selector("position", relation, number, index))
      json.key("start")
      json.value(passage.range.lowerBound)
      json.key("end")
      json.value(passage.range.upperBound)
      json.endObject()
    }
    json.endArray()
  }

  private func selector(
    _ kind: String, _ relation: Identifier, _ number: Int, _ index: Int
  ) -> String {
    names.selector(kind, relation, evidence: number, passage: index + 1).string
  }

  private mutating func beginNode(_ types: [String], _ id: IRI) {
    json.element()
    json.beginObject()
    json.member("type", types)
    json.member("id", id.string)
  }

  private mutating func flag(_ name: String) {
    json.key(name)
    json.value(true)
  }

  private mutating func member(_ name: String, _ text: Text?) {
    if let text { json.member(name, text.string) }
  }

  private mutating func members(_ name: String, _ texts: [Text]) {
    if !texts.isEmpty { json.member(name, texts.map(\.string)) }
  }

  private mutating func members(_ name: String, _ iris: [IRI]) {
    if !iris.isEmpty { json.member(name, iris.map(\.string)) }
  }

  private mutating func member(_ name: String, _ date: PartialDate?) {
    guard let date else { return }
    json.key(name)
    value(.date(date))
  }

  /// Numbers and dates are strings with their type, because processors change a number's spelling.
  private mutating func value(_ value: AttributeValue) {
    switch value {
    case .text(let text): json.value(text.string)
    case .boolean(let truth): json.value(truth)
    case .integer(let number): typed(String(number), "xsd:integer")
    case .decimal(let number): typed(number.lexicalForm, "xsd:decimal")
    case .date(let date): typed(date.description, date.schemaType)
    case .actor(let id):
      json.beginObject()
      json.member("id", names.actor(id).string)
      json.endObject()
    }
  }

  private mutating func typed(_ value: String, _ type: String) {
    json.beginObject()
    json.member("@value", value)
    json.member("@type", type)
    json.endObject()
  }

  /// An IRI in its short form, where one of the context's prefixes begins it and the rest is plain.
  private static func compacted(_ iri: IRI) -> String {
    for prefix in JSONLDContext.prefixes where iri.string.hasPrefix(prefix.iri) {
      let rest = iri.string.dropFirst(prefix.iri.count)
      let isPlain = rest.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x2D || $0 == 0x5F
      }
      if !rest.isEmpty, isPlain { return prefix.name + ":" + rest }
    }
    return iri.string
  }
}

extension PartialDate {
  fileprivate var schemaType: String {
    if day != nil { return "xsd:date" }
    return month == nil ? "xsd:gYear" : "xsd:gYearMonth"
  }
}

extension Relation {
  /// Whether the relation may stand as a plain triple, without what is said about it.
  fileprivate var isStatedAsFact: Bool {
    evidence.contains { $0.stance == .asserts } && claim.polarity == .affirmative
      && !claim.isInferred && (claim.review == nil || claim.review == .accepted)
  }
}
