import KnowledgeGraph

/// Spells what stands before the actors: the context, the dataset, the vocabulary and the documents, each on a
/// line.
struct JSONLDHeadWriter {
  var json = JSONWriter()
  private let graph: Graph
  private let context: JSONLDContext
  private let names: Names

  init(_ graph: Graph, _ context: JSONLDContext) {
    self.graph = graph
    self.context = context
    names = Names(graph.metadata)
  }

  mutating func write() {
    json.beginObject()
    json.key("@context")
    context.write(to: &json)
    json.key("@graph")
    json.beginArray()
    dataset()
    vocabulary()
    for document in graph.documents { self.document(document) }
  }

  /// Everything after the last relation.
  mutating func end() {
    json.block.append("\n")
    json.endArray()
    json.endObject()
    json.block.append("\n")
  }

  private mutating func dataset() {
    beginNode(["Dataset"], names.dataset)
    json.member("identifier", graph.metadata.name.string)
    member("name", graph.metadata.title)
    json.key("formatVersion")
    json.value(1)
    member("base", graph.metadata.base?.text)
    json.endObject()
  }

  private mutating func vocabulary() {
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

  private mutating func document(_ document: Document) {
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

  private mutating func beginNode(_ types: [String], _ id: IRI) {
    json.element()
    json.block.append("\n")
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
    json.member(name, date)
  }
}
