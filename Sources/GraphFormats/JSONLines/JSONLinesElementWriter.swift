import KnowledgeGraph

/// Spells actors and relations as JSON, each on a line.
struct JSONLinesElementWriter {
  var json = JSONWriter()
  private let keys: FlatKeys

  /// A writer that goes on after what `block` has.
  init(_ keys: FlatKeys, _ block: consuming ByteBlock) {
    self.keys = keys
    json.block = block
  }

  mutating func actor(_ place: Int, _ view: FlatView) {
    let actor = view.storage.actors[place]
    begin("actor")
    json.member("id", view.storage.identifiers[actor.id])
    view.visit(actor, &self)
    end()
  }

  mutating func relation(_ place: Int, _ view: FlatView) {
    let relation = view.storage.relations[place]
    begin("relation")
    json.member("from", view.storage.identifiers[relation.from])
    json.member("to", view.storage.identifiers[relation.to])
    view.visit(relation, &self)
    end()
  }

  private mutating func begin(_ kind: String) {
    json.beginObject()
    json.member("redstring", kind)
  }

  private mutating func end() {
    json.endObject()
    json.block.append("\n")
  }
}

extension JSONLinesElementWriter: FlatVisitor {
  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
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
    json.member(keys.names[key.number], number)
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
    json.value(evidence: evidence, in: storage)
  }
}
