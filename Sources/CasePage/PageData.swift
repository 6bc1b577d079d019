import GraphFormats
import KnowledgeGraph

/// What a page knows of a graph, as JSON in a `script` element: lists, whose items name those of other lists by
/// their place; what is absent has no key.
struct PageData {
  private let graph: Graph
  private let options: CasePage.Options
  /// Where a page that draws the map itself has everything.
  private let map: MapData?
  private let documents: [Identifier: Int]
  private let types: [Identifier: Int]
  private let verbs: [Identifier: String]
  private let actors: [Identifier: Int]
  private var json = JSONWriter()

  init(_ graph: Graph, _ options: CasePage.Options, _ map: CasePage.Map?) {
    self.graph = graph
    self.options = options
    self.map =
      if case .plan(let plan) = map { MapData(plan, graph, options.theme) } else { nil }
    func places(_ names: some Sequence<Identifier>) -> [Identifier: Int] {
      Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }
    documents = places(graph.documents.map(\.id))
    types = places(graph.vocabulary.actorTypes.map(\.name))
    verbs = Dictionary(graph.vocabulary.relationTypes.map { ($0.name, $0.shownLabel) }) {
      first, _ in
      first
    }
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
    if let limit = options.quoteLimit {
      json.member(
        "quoteNote", "Quotes are cut to \(limit) characters; the sources have the rest.")
    }
    map?.write(to: &json)
    list("documents", graph.documents) { $0.write($1) }
    list("types", graph.vocabulary.actorTypes) { data, type in
      data.text("label", type.label.string)
      data.json.member("color", data.options.theme.style(of: type).color.description)
    }
    list("actors", graph.actors.enumerated()) { data, actor in
      data.write(actor.element)
      data.map?.write(actor.element, at: actor.offset, to: &data.json)
    }
    list("relations", graph.relations.enumerated()) { data, relation in
      data.write(relation.element)
      data.map?.write(relationAt: relation.offset, to: &data.json)
    }
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
    let rest =
      document.authors.map(\.string)
      + [
        document.publisher?.string, document.published?.description,
      ].compactMap(\.self)
    optional("citation", rest.filter { !$0.isEmpty }.joined(separator: ", "))
    if let url = document.url { json.member("url", url.string) }
    if let language = document.language?.string, language.isLanguageTag {
      text("language", language)
    }
  }

  private mutating func write(_ actor: Actor) {
    json.member("id", actor.id.string)
    text("name", (actor.name.isEmpty ? actor.id.text : actor.name).string)
    json.member("type", types[actor.type] ?? 0)
    optional("aliases", actor.aliases.map(\.string))
    optional("about", actor.description?.string)
    facts(actor.attributes, elsewhere: actor.sameAs.map(\.string)) {
      $0.actorProperty($1)?.label
    }
    optional("tags", actor.review.tags + (actor.isInferred ? ["inferred"] : []))
  }

  /// Properties, each as an array of its label and its value: a text, or an actor's place. What else has addresses, last,
  /// has all of them.
  private mutating func facts(
    _ attributes: Attributes, elsewhere addresses: [String] = [],
    _ label: (Vocabulary, Identifier) -> Text?
  ) {
    if attributes.isEmpty && addresses.isEmpty { return }
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
    if !addresses.isEmpty {
      json.element()
      json.value(["elsewhere"] + addresses)
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
    let verb = verbs[claim.type] ?? claim.type.string
    text("verb", (claim.polarity == .negative ? "not: " : "") + verb)
    json.member("to", actors[claim.to] ?? 0)
    if let time = claim.time {
      json.member("when", time.words)
      optional("start", time.start?.description)
      optional("end", time.end?.description)
    }
    facts(claim.attributes) { $0.relationProperty($1)?.label }
    optional("tags", tags(of: relation))
    list("evidence", relation.evidence) { $0.write($1) }
  }

  /// What has to be said of a relation beside its sentence.
  private func tags(of relation: Relation) -> [String] {
    let claim = relation.claim
    let stances = relation.evidence.map(\.stance)
    let isDenied = stances.contains(.denies)
    let stance =
      stances.contains(.asserts) ? "asserted" : stances.contains(.alleges) ? "alleged" : "denied"
    return claim.review.tags + (claim.isInferred ? ["inferred"] : []) + [stance]
      + (isDenied && stance != "denied" ? ["disputed"] : [])
      + (claim.polarity == .negative ? ["not so"] : [])
  }

  private mutating func write(_ evidence: Evidence) {
    let document = documents[evidence.document] ?? 0
    json.member("document", document)
    json.member("stance", evidence.stance.rawValue)
    if let speaker = evidence.speaker.flatMap({ actors[$0] }) { json.member("speaker", speaker) }
    switch evidence.state {
    case .found: break
    case .unchecked: json.member("state", "not checked against the text")
    case .file(let line):
      json.member("state", "the file itself" + (line.map { ", line \($0)" } ?? ""))
    }
    guard let quote = ShownQuote.of(evidence, options) else { return }
    optional("text", quote.stretches)
    if let address = graph.documents[document].url?.string, address.isWebAddress,
      let fragment = quote.fragment
    {
      json.member("link", fragment.link(to: address))
    }
  }
}

extension Review? {
  /// What has to be said of what nobody has accepted.
  fileprivate var tags: [String] { self == .accepted ? [] : map { [$0.rawValue] } ?? [] }
}

extension Claim.Time {
  /// When it began, where that is said.
  var start: PartialDate? {
    switch self {
    case .on(let date), .since(let date), .between(let date, _): date
    case .until: nil
    }
  }

  /// When it ended, where that is said.
  var end: PartialDate? {
    switch self {
    case .on(let date), .until(let date), .between(_, let date): date
    case .since: nil
    }
  }
}

extension String {
  /// Whether it has the form of a language's name (BCP 47).
  fileprivate var isLanguageTag: Bool {
    let parts = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    return parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || isDigit($0) }
    } && parts.first.map { $0.count > 1 && $0.allSatisfy(isLetter) } ?? false
  }

  /// Whether a browser opens it as a page.
  fileprivate var isWebAddress: Bool {
    let address = lowercased()
    return address.hasPrefix("https://") || address.hasPrefix("http://")
  }
}
