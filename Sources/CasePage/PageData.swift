import GraphFormats
import KnowledgeGraph

/// What a page knows of a graph, as JSON in a `script` element: lists, whose items name those of other lists by
/// their place; what is absent has no key.
struct PageData {
  private let graph: Graph
  private let options: CasePage.Options
  private let documents: [Identifier: Int]
  private let types: [Identifier: Int]
  private let verbs: [Identifier: Int]
  private let actors: [Identifier: Int]
  private var json = JSONWriter()

  init(_ graph: Graph, _ options: CasePage.Options) {
    self.graph = graph
    self.options = options
    func places(_ names: some Sequence<Identifier>) -> [Identifier: Int] {
      Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }
    documents = places(graph.documents.map(\.id))
    types = places(graph.vocabulary.actorTypes.map(\.name))
    verbs = places(graph.vocabulary.relationTypes.map(\.name))
    actors = places(graph.actors.map(\.id))
  }

  /// The data, as it stands in the page.
  var bytes: [UInt8] {
    var data = self
    data.write()
    return Markup.script(json: Array(data.json.text.utf8))
  }

  private mutating func write() {
    json.beginObject()
    if let limit = options.quoteLimit { json.member("quoteLimit", limit) }
    list("documents", graph.documents) { $0.write($1) }
    list("types", graph.vocabulary.actorTypes) { data, type in
      data.text("label", type.label.string)
      data.json.member("color", type.color.description)
    }
    list("verbs", graph.vocabulary.relationTypes) { data, type in
      data.text("label", type.shownLabel)
    }
    list("actors", graph.actors) { $0.write($1) }
    list("relations", graph.relations) { $0.write($1) }
    json.endObject()
  }

  private mutating func list<Items: Sequence>(
    _ name: String, _ items: Items, _ write: (inout PageData, Items.Element) -> Void
  ) {
    json.key(name)
    json.beginArray()
    for item in items {
      json.element()
      json.beginObject()
      write(&self, item)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func flag(_ name: String, _ isSet: Bool) {
    guard isSet else { return }
    json.key(name)
    json.value(true)
  }

  /// What people read, under `name`.
  private mutating func text(_ name: String, _ text: String) {
    json.member(name, Markup.visible(text))
  }

  private mutating func optional(_ name: String, _ text: String?) {
    if let text, !text.isEmpty { self.text(name, text) }
  }

  private mutating func optional(_ name: String, _ texts: [String]) {
    if !texts.isEmpty { json.member(name, texts.map(Markup.visible)) }
  }
}

/// Documents and actors.
extension PageData {
  private mutating func write(_ document: Document) {
    json.member("id", document.id.string)
    text("title", (document.title ?? document.id.text).string)
    optional("publisher", document.publisher?.string)
    optional("authors", document.authors.map(\.string))
    optional("published", document.published?.description)
    if let url = document.url { json.member("url", url.string) }
    optional("language", document.language?.string)
  }

  private mutating func write(_ actor: Actor) {
    json.member("id", actor.id.string)
    text("name", (actor.name.isEmpty ? actor.id.text : actor.name).string)
    json.member("type", types[actor.type] ?? 0)
    optional("aliases", actor.aliases.map(\.string))
    optional("about", actor.description?.string)
    if !actor.sameAs.isEmpty { json.member("same", actor.sameAs.map(\.string)) }
    facts(actor.attributes) { $0.actorProperty($1)?.label }
    flag("inferred", actor.isInferred)
    optional("review", actor.review?.rawValue)
  }

  /// Properties, each as an array of its label and its value: a text, or an actor's place.
  private mutating func facts(
    _ attributes: Attributes, _ label: (Vocabulary, Identifier) -> Text?
  ) {
    if attributes.isEmpty { return }
    json.key("facts")
    json.beginArray()
    for attribute in attributes {
      json.element()
      json.beginArray()
      json.element()
      json.value(
        Markup.visible((label(graph.vocabulary, attribute.name) ?? attribute.name.text).string))
      json.element()
      switch attribute.value {
      case .text(let text): json.value(Markup.visible(text.string))
      case .integer(let number): json.value(String(number))
      case .decimal(let number): json.value(number.lexicalForm)
      case .boolean(let truth): json.value(truth ? "yes" : "no")
      case .date(let date): json.value(date.description)
      case .actor(let id):
        if let place = actors[id] { json.value(place) } else { json.value(id.string) }
      }
      json.endArray()
    }
    json.endArray()
  }
}

/// Relations and their evidence.
extension PageData {
  private mutating func write(_ relation: Relation) {
    let claim = relation.claim
    json.member("id", relation.id.string)
    json.member("from", actors[claim.from] ?? 0)
    json.member("verb", verbs[claim.type] ?? 0)
    json.member("to", actors[claim.to] ?? 0)
    if let time = claim.time {
      json.member("when", time.words)
      optional("start", time.start?.description)
      optional("end", time.end?.description)
    }
    facts(claim.attributes) { $0.relationProperty($1)?.label }
    flag("negative", claim.polarity == .negative)
    flag("inferred", claim.isInferred)
    optional("review", claim.review?.rawValue)
    list("evidence", relation.evidence) { $0.write($1) }
  }

  private mutating func write(_ evidence: Evidence) {
    let document = documents[evidence.document] ?? 0
    json.member("document", document)
    json.member("stance", evidence.stance.rawValue)
    if let speaker = evidence.speaker.flatMap({ actors[$0] }) { json.member("speaker", speaker) }
    switch evidence.state {
    case .found: break
    case .unchecked: json.member("state", "unchecked")
    case .file(let line):
      json.member("state", "file")
      if let line { json.member("line", line) }
    }
    guard let quote = ShownQuote.of(evidence, options) else { return }
    json.key("text")
    json.beginArray()
    for stretch in quote.stretches {
      json.element()
      if let stretch { json.value(Markup.visible(stretch)) } else { json.null() }
    }
    json.endArray()
    flag("paragraph", quote.isParagraph)
    if let address = graph.documents[document].url?.string, address.isWebAddress,
      let fragment = quote.fragment
    {
      json.member("link", fragment.link(to: address))
    }
  }
}

extension Claim.Time {
  /// When it began, where that is said.
  fileprivate var start: PartialDate? {
    switch self {
    case .on(let date), .since(let date), .between(let date, _): date
    case .until: nil
    }
  }

  /// When it ended, where that is said.
  fileprivate var end: PartialDate? {
    switch self {
    case .on(let date), .until(let date), .between(_, let date): date
    case .since: nil
    }
  }
}

extension String {
  /// Whether a browser opens it as a page.
  fileprivate var isWebAddress: Bool {
    let address = lowercased()
    return address.hasPrefix("https://") || address.hasPrefix("http://")
  }
}
