import KnowledgeGraph

/// The names of a graph's data in DOT, `, name=` each, by key; nothing where only the picture is wanted.
struct DOTKeys: Sendable {
  let view: FlatView
  let actors: TextPool?
  let relations: TextPool?
  let positions: ActorPositions?
  /// The same for the first piece of evidence, by the field's place: most relations have no other.
  let firstEvidence = TextPool(
    EvidenceField.allCases.map { DOTKeys.separated("evidence_1_" + $0.rawValue) })

  init(_ graph: Graph, _ spelling: DOTFormat.Spelling, _ positions: ActorPositions?) {
    view = FlatView(graph)
    self.positions = positions
    let isData = spelling == .data
    actors = isData ? TextPool(view.actorKeys.names.map(DOTKeys.separated)) : nil
    relations = isData ? TextPool(view.relationKeys.names.map(DOTKeys.separated)) : nil
  }

  static func separated(_ name: String) -> [UInt8] {
    var block = ByteBlock()
    block.append(", ")
    block.append(attributeName: name)
    block.append("=")
    return block.bytes
  }
}

/// Spells nodes and edges in DOT.
struct DOTElementWriter {
  var block: ByteBlock
  /// The names of the elements' data, by key; nothing where only the picture is wanted.
  private let keys: TextPool?
  /// The lists' names, by key.
  private let names: [String]
  private let firstEvidence: TextPool
  private let positions: ActorPositions?

  /// A writer of nodes that goes on after what `block` has.
  init(nodes names: DOTKeys, _ block: consuming ByteBlock) {
    self.block = block
    keys = names.actors
    firstEvidence = names.firstEvidence
    positions = names.positions
    self.names = names.view.actorKeys.names
  }

  /// A writer of edges that goes on after what `block` has.
  init(edges names: DOTKeys, _ block: consuming ByteBlock) {
    self.block = block
    keys = names.relations
    firstEvidence = names.firstEvidence
    positions = nil
    self.names = names.view.relationKeys.names
  }

  mutating func node(_ place: Int, _ drawing: Drawing, _ view: FlatView) {
    let actor = view.storage.actors[place]
    block.append("  ")
    block.append(quoted: view.storage.identifiers[actor.id])
    block.append(" [")
    drawing.append(actor, at: place, to: &block)
    if let point = positions?[place] {
      block.append(", pos=\"")
      block.append(coordinate: point.x)
      block.append(",")
      block.append(coordinate: point.y)
      block.append("\"")
    }
    if keys != nil { view.visit(actor, &self) }
    block.append("];\n")
  }

  /// Writes the line of a relation, with the label of those whose label stands there, and the dots that may be beside it.
  mutating func edge(
    _ place: Int, labelling places: [Int], _ drawing: Drawing, _ view: FlatView
  ) {
    guard drawing.isDrawn(place) else { return }
    let relation = view.storage.relations[place]
    begin(relation, view)
    drawing.append(relation, at: place, labelling: places, to: &block)
    if keys != nil { view.visit(relation, &self) }
    block.append("];\n")
    if let denial = drawing.denial(of: place) {
      begin(relation, view)
      drawing.append(denial, of: relation, to: &block)
      block.append("];\n")
    }
  }

  /// Writes the one line that stands for several relations while a map is laid out.
  mutating func edge(bundle places: [Int], _ drawing: Drawing, _ view: FlatView) {
    begin(view.storage.relations[places[0]], view)
    drawing.append(bundle: places, to: &block)
    block.append("];\n")
  }

  private mutating func begin(_ relation: RelationRow, _ view: FlatView) {
    block.append("  ")
    block.append(quoted: view.storage.identifiers[relation.from])
    block.append(" -> ")
    block.append(quoted: view.storage.identifiers[relation.to])
    block.append(" [")
  }

  private mutating func begin(_ key: FlatKey) {
    if let keys { block.append(key.number, of: keys) }
  }
}

extension DOTElementWriter: FlatVisitor {
  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
    begin(key)
    block.append(quoted: text)
  }

  mutating func word(_ key: FlatKey, _ word: String) { text(key, word.utf8.span) }

  mutating func integer(_ key: FlatKey, _ number: Int) {
    begin(key)
    append(quoted: number)
  }

  mutating func date(_ key: FlatKey, _ date: PartialDate) {
    begin(key)
    block.append(UInt8(ascii: "\""))
    block.append(date)
    block.append(UInt8(ascii: "\""))
  }

  mutating func texts(_ key: FlatKey, _ texts: ColumnRange, in storage: GraphStorage) {
    for (index, place) in texts.places.enumerated() {
      begin(names[key.number], index + 1)
      block.append(quoted: storage.texts[storage.listedTexts[place]])
    }
  }

  mutating func evidence(_ key: FlatKey, _ evidence: ColumnRange, in storage: GraphStorage) {
    for (index, place) in evidence.places.enumerated() {
      let prefix = index == 0 ? "evidence_1_" : "evidence_\(index + 1)_"
      append(storage.evidence[place], prefix, in: storage)
    }
  }

  private mutating func begin(_ name: String, _ number: Int) {
    block.append(", ")
    block.append(name)
    block.append(UInt8(ascii: "_"))
    block.append(number)
    block.append(UInt8(ascii: "="))
  }

  private mutating func append(quoted number: Int) {
    block.append(UInt8(ascii: "\""))
    block.append(number)
    block.append(UInt8(ascii: "\""))
  }

  /// A piece of evidence, each field under its own name.
  private mutating func append(_ piece: EvidenceRow, _ prefix: String, in storage: GraphStorage) {
    append(prefix, .document, storage.identifiers[piece.document])
    if let quote = piece.quote { append(prefix, .quote, storage.texts[quote]) }
    if let before = piece.prefix { append(prefix, .prefix, storage.texts[before]) }
    if let after = piece.suffix { append(prefix, .suffix, storage.texts[after]) }
    if let speaker = piece.speaker { append(prefix, .speaker, storage.identifiers[speaker]) }
    append(prefix, .stance, piece.stance.rawValue.utf8.span)
    switch piece.state {
    case .unchecked:
      append(prefix, .state, "unchecked".utf8.span)
    case .file(let line):
      append(prefix, .state, "file".utf8.span)
      if let line {
        begin(prefix, .line)
        append(quoted: line)
      }
    case .found(let passages, let before, let after):
      append(prefix, .state, "found".utf8.span)
      for (index, place) in passages.places.enumerated() {
        append(storage.passages[place], prefix + "passage_\(index + 1)_", in: storage)
      }
      if !storage.texts[before].isEmpty { append(prefix, .before, storage.texts[before]) }
      if !storage.texts[after].isEmpty { append(prefix, .after, storage.texts[after]) }
    }
  }

  private mutating func append(_ passage: PassageRow, _ prefix: String, in storage: GraphStorage) {
    begin(prefix, PassageField.start.rawValue)
    append(quoted: passage.range.lowerBound)
    begin(prefix, PassageField.end.rawValue)
    append(quoted: passage.range.upperBound)
    begin(prefix, PassageField.exact.rawValue)
    block.append(quoted: storage.texts[passage.exact])
  }

  private mutating func append(_ prefix: String, _ field: EvidenceField, _ text: Span<UInt8>) {
    begin(prefix, field)
    block.append(quoted: text)
  }

  private mutating func begin(_ prefix: String, _ field: EvidenceField) {
    if prefix == "evidence_1_" {
      block.append(field.place, of: firstEvidence)
    } else {
      begin(prefix, field.rawValue)
    }
  }

  private mutating func begin(_ prefix: String, _ name: String) {
    block.append(", ")
    block.append(prefix)
    block.append(name)
    block.append(UInt8(ascii: "="))
  }
}
