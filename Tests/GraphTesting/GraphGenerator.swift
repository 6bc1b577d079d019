public import KnowledgeGraph

/// Makes graphs that love what formats trip over: quotes, backslashes, markup, emoji, combining marks,
/// line ends, empty texts, reserved words, parallel relations and loops.
public struct GraphGenerator {
  private var random: RandomNumbers

  /// Makes a generator whose graphs depend on `seed` alone.
  public init(seed: UInt64) { random = RandomNumbers(seed: seed) }

  /// The next graph: up to 12 actors and 20 relations.
  public mutating func graph() throws -> Graph {
    let vocabulary = try self.vocabulary()
    let documents = identifiers(1 + random.below(3)).map { document($0) }
    let ids = identifiers(1 + random.below(12))
    let actors = ids.map { actor($0, vocabulary, actors: ids) }
    var relations: [Relation] = []
    var relationIDs: Set<Identifier> = []
    for _ in 0..<random.below(20) {
      let relation = self.relation(vocabulary, actors: actors, documents: documents.map(\.id))
      if let relation, relationIDs.insert(relation.id).inserted { relations.append(relation) }
    }
    return try Graph(
      metadata: Graph.Metadata(
        name: identifier(), title: optional { $0.text() },
        base: optional { generator in generator.iri() }),
      vocabulary: vocabulary, documents: documents, actors: actors, relations: relations)
  }

  /// A text, perhaps empty.
  public mutating func text() -> Text {
    var text = ""
    for _ in 0..<random.below(5) { text += pick(GraphGenerator.fragments) }
    if random.oneIn(300) { text += String(repeating: "long ", count: 4_000) }
    return Text(text)
  }

  private static let fragments = [
    "a", "Blue Shipping", " ", "\"", "\\", "\\n", "\\N", "'", "&", "&amp;", "<b>", "]]>", "-->",
    "<!--",
    "\n", "\r\n", "\r", "\t", "é", "e\u{301}", "👩‍👩‍👧", "𝔘", "\u{202E}", "\u{A0}", "\u{FEFF}",
    "\u{FFFD}", "ß", "İ", "{", "}", "[", ",", ";", "=", "->", "@id", "%41", "#", "…", "“x”", "null",
    "_:b0", "http://e.org/?a=1&b=2", "\u{2028}", "$", "0.90", "true",
  ]

  private static let words = [
    "a", "cjng", "A", "graph", "node", "digraph", "strict", "label", "type", "id", "name", "from",
    "evidence", "evidence_1_quote", "source", "object", "@type", "@id", "x y", "é", "e\u{301}", "1",
    "_:n1", "_:e1", "a:b", "redstring", "schema", "-", "status", "Status", "attribute.source",
    "date",
    "n\"q", "b\\", "predicate", "document", "k_actor", "k", "r-0000000000000000",
  ]

  /// One of a list that is not empty.
  private mutating func pick<Element>(_ list: [Element]) -> Element {
    list[random.below(list.count)]
  }

  /// A value that the generator spells itself, and so is there.
  private func sound<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("the generator spells no \(Value.self)") }
    return value
  }

  private mutating func identifier() -> Identifier {
    Identifier(stringLiteral: pick(GraphGenerator.words))
  }

  private mutating func identifiers(_ count: Int) -> [Identifier] {
    Array(GraphGenerator.words.shuffled(using: &random).prefix(count))
      .map { Identifier(stringLiteral: $0) }
  }

  private mutating func optional<Value>(_ make: (inout GraphGenerator) -> Value) -> Value? {
    random.oneIn(2) ? make(&self) : nil
  }

  private mutating func iri() -> IRI {
    let iris = [
      "https://example.org/a?b=1&c=2", "urn:x:y", "https://www.wikidata.org/entity/Q1",
      "https://example.org/cases/x/", "https://example.org/%C3%A9", "https://example.org/é",
    ]
    return IRI(unchecked: pick(iris))
  }

  /// An IRI that no other name has.
  private mutating func iri(of name: Identifier) -> IRI {
    IRI(
      unchecked: iri().string.prefix { $0 != "?" } + "/" + IRI.encodingSegment(name.string))
  }

  private mutating func date() -> PartialDate {
    let month = random.oneIn(3) ? nil : 1 + random.below(12)
    let day = month == nil || random.oneIn(2) ? nil : 1 + random.below(28)
    return sound(PartialDate(year: 1 + random.below(9999), month: month, day: day))
  }

  private mutating func texts() -> [Text] { (0..<random.below(3)).map { _ in text() } }

  private mutating func vocabulary() throws -> Vocabulary {
    if random.oneIn(3) { return .builtIn }
    let types = identifiers(1 + random.below(4)).map { name in
      ActorType(
        name: name, label: text(), definition: optional { $0.text() },
        iri: optional { $0.iri(of: name) },
        superClasses: random.oneIn(3) ? [iri()] : [],
        color: Color(UInt32(random.below(0x100_0000))),
        shape: pick(ActorType.Shape.allCases))
    }
    let relationTypes = identifiers(1 + random.below(4)).map { name in
      RelationType(
        name: name, label: text(), inverseLabel: optional { $0.text() },
        definition: optional { $0.text() }, domain: random.oneIn(2) ? types.map(\.name) : [],
        range: random.oneIn(3) ? types.map(\.name) : [], isSymmetric: random.oneIn(3),
        iri: optional { $0.iri(of: name) }, superProperties: random.oneIn(3) ? [iri()] : [])
    }
    return try Vocabulary(
      actorTypes: types, relationTypes: relationTypes, actorProperties: properties(),
      relationProperties: properties())
  }

  private mutating func properties() -> [Property] {
    identifiers(random.below(8)).map { name in
      Property(
        name, pick(PropertyKind.allCases), label: optional { $0.text() },
        iri: optional { $0.iri(of: name) })
    }
  }

  private mutating func document(_ id: Identifier) -> Document {
    Document(
      id: id, title: optional { $0.text() }, publisher: optional { $0.text() }, authors: texts(),
      published: optional { $0.date() }, url: optional { $0.iri() },
      language: optional { _ in "en" }, file: optional { $0.text() },
      sha256: optional { _ in Text(String(repeating: "0f", count: 32)) })
  }

  private mutating func actor(
    _ id: Identifier, _ vocabulary: Vocabulary, actors: [Identifier]
  ) -> Actor {
    Actor(
      id: id, name: text(), type: pick(vocabulary.actorTypes).name,
      aliases: texts(), description: optional { $0.text() },
      sameAs: random.oneIn(4) ? [iri()] : [], isInferred: random.oneIn(5),
      review: random.oneIn(5) ? Review.allCases.randomElement(using: &random) : nil,
      attributes: attributes(vocabulary.actorProperties, actors: actors))
  }

  private mutating func attributes(_ properties: [Property], actors: [Identifier]) -> Attributes {
    var attributes = Attributes()
    for property in properties where random.oneIn(3) {
      attributes[property.name] = value(property.kind, actors: actors)
    }
    return attributes
  }

  private mutating func value(_ kind: PropertyKind, actors: [Identifier]) -> AttributeValue {
    switch kind {
    case .text: .text(text())
    case .integer: .integer(random.oneIn(2) ? Int.min : random.below(100))
    case .decimal: .decimal(sound(DecimalNumber(pick(["0.9", "-1.50", "+7", ".5", "1."]))))
    case .boolean: .boolean(random.oneIn(2))
    case .date: .date(date())
    case .actor: .actor(pick(actors))
    case .actorOrText:
      random.oneIn(2)
        ? .actor(pick(actors))
        : .text(random.oneIn(2) ? text() : pick(actors).text)
    }
  }

  /// A relation between actors that may stand at its ends; nothing where there are none.
  private mutating func relation(
    _ vocabulary: Vocabulary, actors: [Actor], documents: [Identifier]
  ) -> Relation? {
    let type = pick(vocabulary.relationTypes)
    func ends(_ allowed: [Identifier]) -> [Identifier] {
      actors.filter { allowed.isEmpty || allowed.contains($0.type) }.map(\.id)
    }
    guard let from = ends(type.domain).randomElement(using: &random),
      let to = ends(type.range).randomElement(using: &random)
    else { return nil }
    let ids = actors.map(\.id)
    let claim = Claim(
      from, type.name, to, attributes: attributes(vocabulary.relationProperties, actors: ids),
      time: time(), polarity: random.oneIn(5) ? .negative : .affirmative,
      isInferred: random.oneIn(5),
      review: random.oneIn(5) ? Review.allCases.randomElement(using: &random) : nil)
    let id = random.oneIn(4) ? identifier() : claim.derivedIdentifier(isSymmetric: type.isSymmetric)
    return Relation(
      id: id, claim,
      evidence: (0..<(1 + random.below(3))).map { _ in evidence(ids, documents) })
  }

  private mutating func time() -> Claim.Time? {
    switch random.below(6) {
    case 0: .on(date())
    case 1: .since(date())
    case 2: .until(date())
    case 3: .between(sound(PartialDate("0001")), date())
    default: nil
    }
  }

  private mutating func evidence(_ actors: [Identifier], _ documents: [Identifier]) -> Evidence {
    let quote = Evidence.Quote(
      text(), prefix: optional { $0.text() }, suffix: optional { $0.text() })
    let isFile = random.oneIn(6)
    return Evidence(
      document: pick(documents), quote: isFile ? nil : quote,
      speaker: optional { $0.pick(actors) },
      stance: pick(Evidence.Stance.allCases),
      state: isFile
        ? .file(line: optional { 1 + $0.random.below(9) })
        : random.oneIn(3) ? .unchecked : .found(finding()))
  }

  private mutating func finding() -> Evidence.Finding {
    var start = random.below(1_000)
    var passages: [Evidence.Passage] = []
    for _ in 0..<(1 + random.below(3)) {
      let exact = Text("x" + text().string)
      passages.append(Evidence.Passage(range: start..<(start + exact.scalarCount), exact: exact))
      start += exact.scalarCount + random.below(50)
    }
    return Evidence.Finding(passages: passages, before: text(), after: text())
  }
}
