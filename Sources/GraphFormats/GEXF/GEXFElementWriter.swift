import KnowledgeGraph

/// Spells nodes and edges in GEXF.
struct GEXFElementWriter {
  var block: ByteBlock
  /// What stands before the value of each key of the flat view, by its number.
  private let tags: TextPool
  /// Whether the key of the element's own identifier comes next: it is the element's id.
  private var identifierIsNext = false
  private var json = JSONWriter()

  /// A writer that goes on after what `block` has.
  init(_ tags: TextPool, _ block: consuming ByteBlock) {
    self.block = block
    self.tags = tags
  }

  mutating func node(_ place: Int, _ spelling: GEXFSpelling) {
    let actor = spelling.view.storage.actors[place]
    block.append("      <node")
    attribute("id", spelling.view.storage.identifiers[actor.id])
    let isNamed = !spelling.view.storage.texts[actor.name].isEmpty
    if isNamed {
      attribute("label", spelling.view.storage.texts[actor.name])
    } else {
      attribute("label", spelling.view.storage.identifiers[actor.id])
    }
    block.append(">\n        <attvalues>\n")
    iri(spelling.actorName, spelling.view.storage.identifiers[actor.id], spelling)
    spelling.view.visit(actor, &self)
    block.append("        </attvalues>\n")
    if let type = spelling.actorTypes[actor.type] { block.append(type, of: spelling.nodePictures) }
    block.append("        <viz:size value=\"")
    block.append(spelling.degrees.size(place))
    block.append(".0\"/>\n")
    if let point = spelling.positions?[place] {
      block.append("        <viz:position x=\"")
      block.append(coordinate: point.x)
      block.append("\" y=\"")
      block.append(coordinate: point.y)
      block.append("\"/>\n")
    }
    block.append("      </node>\n")
  }

  mutating func edge(_ place: Int, _ spelling: GEXFSpelling) {
    let relation = spelling.view.storage.relations[place]
    let type = spelling.relationTypes.places[relation.type]
    let isSymmetric = type.map { spelling.relationTypes.areSymmetric[$0] } ?? false
    block.append("      <edge")
    attribute("id", spelling.view.storage.identifiers[relation.id])
    attribute("source", spelling.view.storage.identifiers[relation.from])
    attribute("target", spelling.view.storage.identifiers[relation.to])
    if spelling.profile == .mixed {
      block.append(isSymmetric ? " type=\"undirected\"" : " type=\"directed\"")
    }
    block.append(" label=\"")
    block.append(relation.marks)
    if let type {
      block.append(spelling.relationTypes.labels[type], escaping: XMLAttributeEscapes.self)
    }
    block.append("\"")
    attribute("kind", spelling.view.storage.identifiers[relation.type])
    block.append(" weight=\"")
    block.append(relation.evidence.count)
    block.append(".0\"")
    block.append(">\n")
    spell(relation.time)
    block.append("        <attvalues>\n")
    iri(spelling.relationName, spelling.view.storage.identifiers[relation.id], spelling)
    if isSymmetric { value("true", spelling.symmetricTag) }
    firstEvidence(FlatEvidence(of: relation, in: spelling.view.storage), relation, spelling)
    identifierIsNext = true
    spelling.view.visit(relation, &self)
    block.append("        </attvalues>\n")
    picture(relation, spelling)
    block.append("      </edge>\n")
  }

  /// A line in the colour of its family, dashed where nobody asserts the relation.
  private mutating func picture(_ relation: RelationRow, _ spelling: GEXFSpelling) {
    if let type = spelling.relationTypes.places[relation.type] {
      block.append(type, of: spelling.relationTypes.pictures)
    }
    let style = LineStyle(spelling.view.storage.stances(of: relation).strongest)
    if style != .solid { block.append(GEXFPicture.shape(style.rawValue)) }
  }

  /// When it was so, in whole days; as exactly as it is known, it stands in the values, which NetworkX would
  /// replace by `start` and `end` of the edge itself.
  private mutating func spell(_ time: Claim.Time?) {
    switch time {
    case .on(let date): spell(start: date, end: date)
    case .since(let start): spell(start: start, end: nil)
    case .until(let end): spell(start: nil, end: end)
    case .between(let start, let end): spell(start: start, end: end)
    case nil: break
    }
  }

  private mutating func spell(start: PartialDate?, end: PartialDate?) {
    block.append("        <spells>\n          <spell")
    for (name, date) in [("start", start?.firstDay), ("end", end?.lastDay)] {
      guard let date else { continue }
      block.append(" \(name)=\"")
      block.append(date)
      block.append("\"")
    }
    block.append("/>\n        </spells>\n")
  }

  private mutating func attribute(_ name: String, _ value: Span<UInt8>) {
    block.append(" ")
    block.append(name)
    block.append("=\"")
    block.append(value, escaping: XMLAttributeEscapes.self)
    block.append("\"")
  }

  private mutating func endValue() { block.append("\"/>\n") }
}

/// What tools look for.
extension GEXFElementWriter {
  private mutating func iri(_ prefix: [UInt8], _ id: Span<UInt8>, _ spelling: GEXFSpelling) {
    block.append(spelling.uidTag.span)
    block.append(prefix.span, escaping: XMLAttributeEscapes.self)
    block.append(segment: id)
    endValue()
  }

  private mutating func value(_ word: String, _ tag: [UInt8]) {
    block.append(tag.span)
    block.append(word)
    endValue()
  }

  /// The first piece of evidence, and how many there are.
  private mutating func firstEvidence(
    _ first: FlatEvidence, _ relation: RelationRow, _ spelling: GEXFSpelling
  ) {
    number(.count, relation.evidence.count, spelling)
    text(.document, spelling.view.storage.identifiers[first.document], spelling)
    if first.hasQuote(in: spelling.view.storage) {
      block.append(spelling.evidenceTags[FlatEvidence.Column.quote.rawValue])
      first.appendQuote(
        in: spelling.view.storage, to: &block, escaping: XMLAttributeEscapes.self)
      endValue()
    }
    if let range = first.range(in: spelling.view.storage) {
      number(.start, range.lowerBound, spelling)
      number(.end, range.upperBound, spelling)
    }
    if let speaker = first.speaker {
      text(.speaker, spelling.view.storage.identifiers[speaker], spelling)
    }
    text(.stance, first.stance.rawValue.utf8.span, spelling)
  }

  private mutating func text(
    _ column: FlatEvidence.Column, _ text: Span<UInt8>, _ spelling: GEXFSpelling
  ) {
    block.append(spelling.evidenceTags[column.rawValue])
    block.append(text, escaping: XMLAttributeEscapes.self)
    endValue()
  }

  private mutating func number(
    _ column: FlatEvidence.Column, _ number: Int, _ spelling: GEXFSpelling
  ) {
    block.append(spelling.evidenceTags[column.rawValue])
    block.append(number)
    endValue()
  }
}

extension GEXFElementWriter: FlatVisitor {
  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
    if identifierIsNext, key == .relation(.id) {
      identifierIsNext = false
      return
    }
    block.append(key.number, of: tags)
    block.append(text, escaping: XMLAttributeEscapes.self)
    endValue()
  }

  mutating func word(_ key: FlatKey, _ word: String) { text(key, word.utf8.span) }

  mutating func integer(_ key: FlatKey, _ number: Int) {
    block.append(key.number, of: tags)
    block.append(number)
    endValue()
  }

  mutating func date(_ key: FlatKey, _ date: PartialDate) {
    block.append(key.number, of: tags)
    block.append(date)
    endValue()
  }

  mutating func texts(_ key: FlatKey, _ texts: ColumnRange, in storage: GraphStorage) {
    json.block.removeAll()
    json.value(texts: texts, in: storage)
    appendJSON(key)
  }

  mutating func evidence(_ key: FlatKey, _ evidence: ColumnRange, in storage: GraphStorage) {
    json.block.removeAll()
    json.value(evidence: evidence, in: storage)
    appendJSON(key)
  }

  private mutating func appendJSON(_ key: FlatKey) {
    block.append(key.number, of: tags)
    block.append(json.block, escaping: XMLApostropheEscapes.self)
    block.append("'/>\n")
  }
}
