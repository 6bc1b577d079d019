import KnowledgeGraph

/// Spells nodes and edges in GraphML.
struct GraphMLElementWriter {
  var block: ByteBlock
  /// `<data key="…">` for each key of the flat view, by its number; last, the end tag.
  private let tags: TextPool
  /// The same for the data that tools look for, by `ToolDatum`.
  private let toolTags: TextPool
  private let keys: FlatKeys
  /// The names of the keys whose text is empty: several readers stop at an empty element.
  private var empty: [String] = []
  private var ownIdentifierIsLeftOut = false
  private var json = JSONWriter()

  /// A writer of nodes or edges that goes on after what `block` has.
  init(_ owner: GraphMLColumn.Owner, _ spelling: GraphMLSpelling, _ block: consuming ByteBlock) {
    self.block = block
    tags = owner == .node ? spelling.actorTags : spelling.relationTags
    toolTags = spelling.toolTags
    keys = owner == .node ? spelling.view.actorKeys : spelling.view.relationKeys
  }

  mutating func node(_ place: Int, _ spelling: GraphMLSpelling) {
    let actor = spelling.view.storage.actors[place]
    block.append("    <node id=\"")
    spelling.identifiers.append(actor: place, to: &block)
    block.append("\">\n")
    if spelling.profile == .universal { forTools(actor, place, spelling) }
    if let point = spelling.positions?[place] {
      datum(.x, coordinate: point.x, spelling)
      datum(.y, coordinate: point.y, spelling)
    }
    spelling.yEd?.append(actor, at: place, spelling.view.storage, to: &block)
    if spelling.yEd != nil || !spelling.identifiers.isOwn(actor: place) {
      datum(.nodeIdentifier, spelling.view.storage.identifiers[actor.id], spelling)
    }
    spelling.view.visit(actor, &self)
    nameEmptyKeys(.emptyOfNode, spelling)
    block.append("    </node>\n")
  }

  mutating func edge(_ place: Int, _ spelling: GraphMLSpelling) {
    let relation = spelling.view.storage.relations[place]
    block.append("    <edge id=\"")
    spelling.identifiers.append(relation: place, to: &block)
    block.append("\" source=\"")
    end(relation.from, spelling)
    block.append("\" target=\"")
    end(relation.to, spelling)
    block.append("\">\n")
    if spelling.profile == .universal { forTools(relation, place, spelling) }
    spelling.yEd?.append(relation, spelling.view, to: &block)
    ownIdentifierIsLeftOut = spelling.yEd == nil && spelling.identifiers.isOwn(relation: place)
    spelling.view.visit(relation, &self)
    nameEmptyKeys(.emptyOfEdge, spelling)
    block.append("    </edge>\n")
  }

  /// A graph is coherent: there is such an actor.
  private mutating func end(_ id: IdentifierNumber, _ spelling: GraphMLSpelling) {
    if spelling.identifiers.allActorsAreUsable {
      block.append(spelling.view.storage.identifiers[id])
    } else if let place = spelling.view.actorPlaces[id] {
      spelling.identifiers.append(actor: place, to: &block)
    }
  }

  private mutating func nameEmptyKeys(_ datum: ToolDatum, _ spelling: GraphMLSpelling) {
    guard !empty.isEmpty else { return }
    self.datum(datum, empty.joined(separator: " ").utf8.span, spelling)
    empty.removeAll()
  }

  private mutating func datum(
    _ datum: ToolDatum, _ value: Span<UInt8>, _ spelling: GraphMLSpelling
  ) {
    block.append(spelling.toolTags[datum.rawValue])
    block.append(value, escaping: XMLEscapes.self)
    endDatum()
  }

  private mutating func datum(
    _ datum: ToolDatum, _ number: Int, _ spelling: GraphMLSpelling, decimals rest: String = ""
  ) {
    block.append(spelling.toolTags[datum.rawValue])
    block.append(number)
    block.append(rest)
    endDatum()
  }

  private mutating func datum(
    _ datum: ToolDatum, coordinate: Double, _ spelling: GraphMLSpelling
  ) {
    block.append(spelling.toolTags[datum.rawValue])
    block.append(coordinate: coordinate)
    endDatum()
  }

  private mutating func endDatum() { block.append("</data>\n") }
}

/// What tools look for.
extension GraphMLElementWriter {
  private mutating func forTools(_ actor: ActorRow, _ place: Int, _ spelling: GraphMLSpelling) {
    if spelling.view.storage.texts[actor.name].isEmpty {
      datum(.label, spelling.view.storage.identifiers[actor.id], spelling)
    } else {
      datum(.label, spelling.view.storage.texts[actor.name], spelling)
    }
    if let type = spelling.actorTypes.places[actor.type] {
      block.append(spelling.actorTypes.data[type])
    }
    name(.uid, spelling.actorName, spelling.view.storage.identifiers[actor.id], spelling)
    if let size = spelling.degrees?.size(place) { datum(.size, size, spelling, decimals: ".0") }
  }

  private mutating func forTools(
    _ relation: RelationRow, _ place: Int, _ spelling: GraphMLSpelling
  ) {
    let type = spelling.relationTypes.places[relation.type]
    if let type { block.append(spelling.relationTypes.data[type]) }
    name(.edgeUID, spelling.relationName, spelling.view.storage.identifiers[relation.id], spelling)
    datum(.weight, relation.evidence.count, spelling, decimals: ".0")
    datum(.footnote, Footnotes.number(at: spelling.firstRelation + place), spelling)
    if let type, spelling.relationTypes.areSymmetric[type] {
      datum(.symmetric, "true".utf8.span, spelling)
    }
    datum(.count, relation.evidence.count, spelling)
    let storage = spelling.view.storage
    FlatEvidence(of: relation, in: storage).visit(in: storage, &self)
  }

  private mutating func name(
    _ datum: ToolDatum, _ prefix: [UInt8], _ id: Span<UInt8>, _ spelling: GraphMLSpelling
  ) {
    block.append(spelling.toolTags[datum.rawValue])
    block.append(prefix.span, escaping: XMLEscapes.self)
    block.append(segment: id)
    endDatum()
  }
}

extension GraphMLElementWriter: FlatEvidenceVisitor {
  mutating func text(_ column: FlatEvidence.Column, _ text: Span<UInt8>) {
    block.append(ToolDatum(column).rawValue, of: toolTags)
    block.append(text, escaping: XMLEscapes.self)
    endDatum()
  }

  mutating func integer(_ column: FlatEvidence.Column, _ number: Int) {
    block.append(ToolDatum(column).rawValue, of: toolTags)
    block.append(number)
    endDatum()
  }
}

extension GraphMLElementWriter: FlatVisitor {
  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
    if ownIdentifierIsLeftOut, key == .relation(.id) {
      ownIdentifierIsLeftOut = false
    } else if text.isEmpty {
      empty.append(keys.names[key.number])
    } else if XMLEscapes.isClean(text) {
      block.append(text, between: key.number, and: tags.count - 1, of: tags)
    } else {
      block.append(key.number, of: tags)
      block.append(text, escaping: XMLEscapes.self)
      endDatum()
    }
  }

  mutating func word(_ key: FlatKey, _ word: String) { text(key, word.utf8.span) }

  mutating func integer(_ key: FlatKey, _ number: Int) {
    block.append(key.number, of: tags)
    block.append(number)
    endDatum()
  }

  mutating func date(_ key: FlatKey, _ date: PartialDate) {
    block.append(key.number, of: tags)
    block.append(date)
    endDatum()
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
    block.append(json.block, escaping: XMLEscapes.self)
    endDatum()
  }
}
