import KnowledgeGraph

/// Spells nodes and edges as rows.
struct CSVRowWriter {
  var block: ByteBlock
  private let keys: FlatKeys
  private let areArrays: [Bool]
  /// Whether texts that a spreadsheet would run are kept from it.
  private let isForSpreadsheets: Bool
  /// The values of the row at hand, one after another.
  private var values = ByteBlock()
  /// Where the value of each key is among them.
  private var keyValues: [Range<Int>]
  private var evidenceValues: [Range<Int>]
  /// The names of the keys whose text is empty.
  private var empty: [String] = []
  private var json = JSONWriter()

  /// A writer that goes on after what `block` has.
  init(_ table: CSVTable, _ block: consuming ByteBlock) {
    self.block = block
    keys = table.keys
    areArrays = table.areArrays
    isForSpreadsheets = table.profile == .gephi
    keyValues = Array(repeating: 0..<0, count: table.keys.names.count)
    evidenceValues = Array(repeating: 0..<0, count: FlatEvidence.Column.allCases.count)
  }

  mutating func node(_ place: Int, _ table: CSVTable) {
    let actor = table.view.storage.actors[place]
    begin()
    table.view.visit(actor, &self)
    for (index, column) in table.columns.enumerated() {
      if index > 0 { block.append(UInt8(ascii: ",")) }
      switch column.content {
      case .id: text(table.view.storage.identifiers[actor.id])
      case .label: label(actor, table)
      case .labels: name(of: actor.type, table)
      case .color:
        if let type = table.types.places[actor.type] { text(table.types.colors[type]) }
      case .uid: uid(actor.id, table)
      case .x: number(table.positions?[place]?.x)
      case .y: number(table.positions?[place]?.y)
      default: common(column)
      }
    }
    block.append("\n")
  }

  mutating func edge(_ place: Int, _ table: CSVTable) {
    let relation = table.view.storage.relations[place]
    begin()
    table.view.visit(relation, &self)
    integer(.count, relation.evidence.count)
    FlatEvidence(of: relation, in: table.view.storage).visit(in: table.view.storage, &self)
    let type = table.types.places[relation.type]
    for (index, column) in table.columns.enumerated() {
      if index > 0 { block.append(UInt8(ascii: ",")) }
      switch column.content {
      case .source: text(table.view.storage.identifiers[relation.from])
      case .target: text(table.view.storage.identifiers[relation.to])
      case .direction:
        let isSymmetric = type.map { table.types.areSymmetric[$0] } ?? false
        block.append(isSymmetric ? "Undirected" : "Directed")
      case .label: if let type { text(table.types.labels[type]) }
      case .relationshipType: name(of: relation.type, table)
      case .weight: block.append(relation.evidence.count)
      case .uid: uid(relation.id, table)
      default: common(column)
      }
    }
    block.append("\n")
  }

  private mutating func begin() {
    values.removeAll()
    for number in keyValues.indices { keyValues[number] = 0..<0 }
    for number in evidenceValues.indices { evidenceValues[number] = 0..<0 }
    empty.removeAll(keepingCapacity: true)
  }

  /// What nodes and edges both have.
  private mutating func common(_ column: CSVColumn) {
    switch column.content {
    case .key(let key): value(keyValues[key.number], column)
    case .evidence(let field): value(evidenceValues[field.rawValue], column)
    case .empty: text(empty.joined(separator: " ").utf8.span)
    default: break
    }
  }

  private mutating func value(_ range: Range<Int>, _ column: CSVColumn) {
    if range.isEmpty { return }
    let mayRun = isForSpreadsheets && !column.isNumber
    block.append(cell: values, range, guardingFormulas: mayRun)
  }

  /// A text that is no value of a key.
  private mutating func text(_ text: Span<UInt8>) {
    block.append(cell: text, guardingFormulas: isForSpreadsheets)
  }

  private mutating func label(_ actor: ActorRow, _ table: CSVTable) {
    let name = table.view.storage.texts[actor.name]
    if name.isEmpty { text(table.view.storage.identifiers[actor.id]) } else { text(name) }
  }

  private mutating func name(of type: IdentifierNumber, _ table: CSVTable) {
    if let place = table.types.places[type] { block.append(cell: table.types.names[place]) }
  }

  /// An IRI has no character that would have to be quoted but a comma.
  private mutating func uid(_ id: IdentifierNumber, _ table: CSVTable) {
    var iri = ByteBlock()
    iri.append(table.iriPrefix.span)
    iri.append(segment: table.view.storage.identifiers[id])
    block.append(cell: iri.span)
  }

  private mutating func number(_ coordinate: Double?) {
    if let coordinate { block.append(coordinate: coordinate) }
  }
}

extension CSVRowWriter: FlatVisitor {
  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
    if text.isEmpty {
      empty.append(keys.names[key.number])
    } else {
      let start = values.count
      values.append(text)
      keyValues[key.number] = start..<values.count
    }
  }

  mutating func word(_ key: FlatKey, _ word: String) { text(key, word.utf8.span) }

  mutating func integer(_ key: FlatKey, _ number: Int) {
    let start = values.count
    values.append(number)
    keyValues[key.number] = start..<values.count
  }

  mutating func date(_ key: FlatKey, _ date: PartialDate) {
    let start = values.count
    values.append(date)
    keyValues[key.number] = start..<values.count
  }

  mutating func texts(_ key: FlatKey, _ texts: ColumnRange, in storage: GraphStorage) {
    if areArrays[key.number] {
      let start = values.count
      for place in texts.places {
        if place > texts.places.lowerBound { values.append(UInt8(ascii: ";")) }
        values.append(storage.texts[storage.listedTexts[place]])
      }
      keyValues[key.number] = start..<values.count
    } else {
      json.block.removeAll()
      json.value(texts: texts, in: storage)
      addJSON(key)
    }
  }

  mutating func evidence(_ key: FlatKey, _ evidence: ColumnRange, in storage: GraphStorage) {
    json.block.removeAll()
    json.value(evidence: evidence, in: storage)
    addJSON(key)
  }

  private mutating func addJSON(_ key: FlatKey) {
    let start = values.count
    if isForSpreadsheets {
      // Swapped, so that it can be read while `self` changes.
      var block = ByteBlock()
      swap(&block, &json.block)
      values.append(jsonWithNumberedEscapes: block.span)
      swap(&block, &json.block)
    } else {
      values.append(json.block)
    }
    keyValues[key.number] = start..<values.count
  }
}

extension CSVRowWriter: FlatEvidenceVisitor {
  mutating func text(_ field: FlatEvidence.Column, _ text: Span<UInt8>) {
    let start = values.count
    values.append(text)
    evidenceValues[field.rawValue] = start..<values.count
  }

  mutating func integer(_ field: FlatEvidence.Column, _ number: Int) {
    let start = values.count
    values.append(number)
    evidenceValues[field.rawValue] = start..<values.count
  }
}
