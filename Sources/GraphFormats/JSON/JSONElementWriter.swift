import KnowledgeGraph

/// Spells what the flat view says of actors or relations as members of JSON objects, whatever stands around them:
/// JSON lines, Cytoscape.js and node-link JSON.
struct JSONElementWriter {
  var json = JSONWriter()
  /// How a list of pieces of evidence is spelled.
  enum EvidenceSpelling {
    /// As an array of objects.
    case array
    /// As the same array in a string, for tools whose tables hold no objects.
    case text
  }

  private let keys: FlatKeys
  private let evidenceSpelling: EvidenceSpelling
  private var inner = JSONWriter()
  /// Whether the format has said already what the relation is called.
  var leavesIdentifierOut = false

  /// A writer of elements with these keys that goes on after what `block` has.
  init(
    _ keys: FlatKeys, evidenceAs spelling: EvidenceSpelling = .array, _ block: consuming ByteBlock
  ) {
    self.keys = keys
    evidenceSpelling = spelling
    json.block = block
  }
}

extension JSONElementWriter: FlatVisitor {
  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
    if leavesIdentifierOut, key == .relation(.id) { return }
    json.member(keys.names[key.number], text)
  }

  mutating func decimal(_ key: FlatKey, _ form: Span<UInt8>) {
    json.key(keys.names[key.number])
    // What JSON would spell otherwise, `+1` or `.5`, stays as it is: as a string.
    if JSONScanner.isNumber(form) { json.block.append(form) } else { json.value(form) }
  }

  mutating func word(_ key: FlatKey, _ word: String) {
    json.key(keys.names[key.number])
    if word == "true" || word == "false" { json.value(word == "true") } else { json.value(word) }
  }

  mutating func integer(_ key: FlatKey, _ number: Int) {
    let name = keys.names[key.number]
    // Beyond 53 bits JavaScript would make another number of it (RFC 7493, section 2.2).
    if number.magnitude < 1 << 53 {
      json.member(name, number)
    } else {
      json.member(name, String(number))
    }
  }

  mutating func date(_ key: FlatKey, _ date: PartialDate) {
    json.key(keys.names[key.number])
    json.beginString()
    json.block.append(date)
    json.endString()
  }

  mutating func texts(_ key: FlatKey, _ texts: ColumnRange, in storage: GraphStorage) {
    json.key(keys.names[key.number])
    json.value(texts: texts, in: storage)
  }

  mutating func evidence(_ key: FlatKey, _ evidence: ColumnRange, in storage: GraphStorage) {
    json.key(keys.names[key.number])
    switch evidenceSpelling {
    case .array: json.value(evidence: evidence, in: storage)
    case .text:
      inner.block.removeAll()
      inner.value(evidence: evidence, in: storage)
      json.beginString()
      json.block.append(inner.block, escaping: JSONEscapes.self)
      json.endString()
    }
  }
}
