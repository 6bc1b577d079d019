import KnowledgeGraph

/// Spells actors and relations in JSON-LD, each on a line, as elements of the graph's array that come after
/// others.
struct JSONLDElementWriter {
  var json = JSONWriter()

  /// A writer that goes on after what `block` has.
  init(_ block: consuming ByteBlock) { json.block = block }

  mutating func actor(_ place: Int, _ spelling: JSONLDSpelling) {
    let actor = spelling.storage.actors[place]
    json.block.append(",\n")
    json.beginObject()
    if let type = spelling.actorTypes[actor.type] {
      json.member("type", spelling.classes[type])
    }
    name("id", spelling.actorName, spelling.storage.identifiers[actor.id])
    json.member("identifier", spelling.storage.identifiers[actor.id])
    json.member("name", spelling.storage.texts[actor.name])
    texts("alternateName", actor.aliases, spelling.storage)
    text("description", actor.description, spelling.storage)
    texts("sameAs", actor.sameAs, spelling.storage)
    if actor.isInferred { flag("isInferred") }
    if let review = actor.review { json.member("review", review.rawValue) }
    attributes(actor.attributes, spelling.actorProperties, spelling.actorTerms, spelling)
    direct(from: place, spelling)
    json.endObject()
  }

  /// The direct triples of an actor, one member for each relation type, in the order of the relations.
  private mutating func direct(from place: Int, _ spelling: JSONLDSpelling) {
    var type: Int?
    for triple in DirectTriple.triples(of: place, spelling) {
      if triple.type != type {
        if type != nil { json.endArray() }
        json.key(spelling.relationTerms[triple.type])
        json.beginArray()
        type = triple.type
      }
      json.element()
      name(spelling.actorName, spelling.storage.identifiers[triple.end])
    }
    if type != nil { json.endArray() }
  }

  mutating func relation(_ place: Int, _ spelling: JSONLDSpelling) {
    let relation = spelling.storage.relations[place]
    json.block.append(",\n")
    json.beginObject()
    json.member("type", ["Relation", "rdf:Statement"])
    name("id", spelling.relationName, spelling.storage.identifiers[relation.id])
    json.member("identifier", spelling.storage.identifiers[relation.id])
    name("from", spelling.actorName, spelling.storage.identifiers[relation.from])
    if let type = spelling.relationTypes[relation.type] {
      json.member("predicate", spelling.relationTerms[type])
    }
    name("to", spelling.actorName, spelling.storage.identifiers[relation.to])
    attributes(relation.attributes, spelling.relationProperties, spelling.attributeTerms, spelling)
    time(relation.time)
    if relation.polarity == .negative { json.member("polarity", relation.polarity.rawValue) }
    if relation.isInferred { flag("isInferred") }
    if let review = relation.review { json.member("review", review.rawValue) }
    json.key("evidence")
    json.beginArray()
    for (index, place) in relation.evidence.places.enumerated() {
      json.element()
      evidence(
        spelling.storage.evidence[place], of: spelling.storage.identifiers[relation.id],
        number: index + 1, spelling)
    }
    json.endArray()
    json.endObject()
  }

  private mutating func time(_ time: Claim.Time?) {
    switch time {
    case .on(let date): json.member("date", date)
    case .since(let start): json.member("startDate", start)
    case .until(let end): json.member("endDate", end)
    case .between(let start, let end):
      json.member("startDate", start)
      json.member("endDate", end)
    case nil: break
    }
  }

  private mutating func attributes(
    _ attributes: ColumnRange, _ properties: PlaceTable, _ terms: [String],
    _ spelling: JSONLDSpelling
  ) {
    for place in attributes.places {
      let attribute = spelling.storage.attributes[place]
      guard let property = properties[attribute.name] else { continue }
      json.key(terms[property])
      value(attribute.value, spelling)
    }
  }

  /// Numbers and dates are strings with their type, because processors change a number's spelling.
  private mutating func value(_ value: AttributeRow.Value, _ spelling: JSONLDSpelling) {
    switch value {
    case .text(let text): json.value(spelling.storage.texts[text])
    case .boolean(let truth): json.value(truth)
    case .integer(let number): json.value(String(number).utf8.span, typed: "xsd:integer")
    case .decimal(let form): json.value(spelling.storage.texts[form], typed: "xsd:decimal")
    case .date(let date): json.value(date)
    case .actor(let id):
      json.beginObject()
      name("id", spelling.actorName, spelling.storage.identifiers[id])
      json.endObject()
    }
  }
}

extension JSONLDElementWriter {
  private mutating func evidence(
    _ piece: EvidenceRow, of relation: Span<UInt8>, number: Int,
    _ spelling: JSONLDSpelling
  ) {
    json.beginObject()
    json.member("type", ["Evidence", "oa:SpecificResource"])
    json.key("id")
    evidenceName(relation, number, spelling)
    name("document", spelling.documentName, spelling.storage.identifiers[piece.document])
    text("quote", piece.quote, spelling.storage)
    text("quotePrefix", piece.prefix, spelling.storage)
    text("quoteSuffix", piece.suffix, spelling.storage)
    if let speaker = piece.speaker {
      name("speaker", spelling.actorName, spelling.storage.identifiers[speaker])
    }
    json.member("stance", piece.stance.rawValue)
    switch piece.state {
    case .unchecked:
      json.member("state", "unchecked")
    case .file(let line):
      json.member("state", "file")
      if let line { json.member("line", line) }
    case .found(let passages, let before, let after):
      json.member("state", "found")
      json.key("selector")
      json.beginArray()
      for (index, place) in passages.places.enumerated() {
        words(
          spelling.storage.passages[place], relation, number, index,
          before: index == 0 ? before : nil,
          after: index == passages.count - 1 ? after : nil, spelling)
        position(spelling.storage.passages[place], relation, number, index, spelling)
      }
      json.endArray()
    }
    json.endObject()
  }

  /// What selects a passage by its words; the first one has what stands before, the last what stands after.
  private mutating func words(
    _ passage: PassageRow, _ relation: Span<UInt8>, _ number: Int, _ index: Int,
    before: PooledText?, after: PooledText?, _ spelling: JSONLDSpelling
  ) {
    json.element()
    json.beginObject()
    json.member("type", "TextQuoteSelector")
    json.key("id")
    evidenceName(relation, number, spelling, "quote", index)
    json.member("exact", spelling.storage.texts[passage.exact])
    if let before, !spelling.storage.texts[before].isEmpty {
      text("prefix", before, spelling.storage)
    }
    if let after, !spelling.storage.texts[after].isEmpty { text("suffix", after, spelling.storage) }
    json.endObject()
  }

  /// What selects a passage by its place.
  private mutating func position(
    _ passage: PassageRow, _ relation: Span<UInt8>, _ number: Int, _ index: Int,
    _ spelling: JSONLDSpelling
  ) {
    json.element()
    json.beginObject()
    json.member("type", "TextPositionSelector")
    json.key("id")
    evidenceName(relation, number, spelling, "position", index)
    json.member("start", passage.range.lowerBound)
    json.member("end", passage.range.upperBound)
    json.endObject()
  }

  /// The IRI of a piece of evidence, or of what selects one of its passages; see `Names`.
  private mutating func evidenceName(
    _ relation: Span<UInt8>, _ number: Int, _ spelling: JSONLDSpelling, _ kind: String? = nil,
    _ passage: Int = 0
  ) {
    json.beginString()
    json.stringPart(spelling.relationName.utf8.span)
    json.block.append(segment: relation)
    json.stringPart(spelling.segmentSeparator.utf8.span)
    json.block.append("evidence")
    json.stringPart(spelling.segmentSeparator.utf8.span)
    json.block.append(number)
    if let kind {
      json.stringPart(spelling.segmentSeparator.utf8.span)
      json.block.append(kind)
    }
    if passage > 0 {
      json.stringPart(spelling.segmentSeparator.utf8.span)
      json.block.append(passage + 1)
    }
    json.endString()
  }

  private mutating func name(_ key: String, _ prefix: String, _ id: Span<UInt8>) {
    json.key(key)
    name(prefix, id)
  }

  private mutating func name(_ prefix: String, _ id: Span<UInt8>) {
    json.beginString()
    json.stringPart(prefix.utf8.span)
    json.block.append(segment: id)
    json.endString()
  }

  private mutating func flag(_ name: String) {
    json.key(name)
    json.value(true)
  }

  private mutating func text(_ key: String, _ text: PooledText?, _ storage: GraphStorage) {
    if let text { json.member(key, storage.texts[text]) }
  }

  private mutating func texts(_ key: String, _ texts: ColumnRange, _ storage: GraphStorage) {
    if texts.isEmpty { return }
    json.key(key)
    json.value(texts: texts, in: storage)
  }
}

extension JSONWriter {
  /// A literal with its type.
  fileprivate mutating func value(_ text: Span<UInt8>, typed type: String) {
    beginObject()
    // The type comes first, for readers that stream.
    member("@type", type)
    member("@value", text)
    endObject()
  }

  fileprivate mutating func value(_ date: PartialDate) {
    value(date.description.utf8.span, typed: date.schemaType)
  }

  /// A date, as exactly as it is known.
  mutating func member(_ name: String, _ date: PartialDate) {
    key(name)
    value(date)
  }
}

extension PartialDate {
  fileprivate var schemaType: String {
    if day != nil { return "xsd:date" }
    return month == nil ? "xsd:gYear" : "xsd:gYearMonth"
  }
}
