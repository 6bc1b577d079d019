import KnowledgeGraph

/// Spells actors and relations as maps, and the statements that make nodes and relationships of
/// them.
struct CypherMapWriter {
  var block: ByteBlock
  /// `name: ` for each key, by its number.
  private let keys: TextPool
  private let owner: Assembly.Owner
  private let evidence: CypherFormat.Profile
  private var json = JSONWriter()

  /// A writer of actors or relations that goes on after what `block` has.
  init(_ owner: Assembly.Owner, _ script: CypherScript, _ block: consuming ByteBlock) {
    self.block = block
    self.owner = owner
    keys = owner == .actor ? script.actorKeys : script.relationKeys
    evidence = script.evidence
  }

  mutating func actors(_ batch: CypherBatch, _ script: CypherScript) {
    let storage = script.view.storage
    for place in batch.places {
      let actor = storage.actors[place]
      block.append(place == batch.places[0] ? "UNWIND [\n  {" : ",\n  {")
      begin(storage.identifiers[actor.id], script.actorPrefix, place)
      script.view.visit(actor, &self)
      block.append("}")
    }
    block.append("\n] AS row\nMERGE (n:Actor {id: row.id}) SET n = row")
    if let type = batch.type {
      block.append(", n:" + CypherName.spelled(storage.identifier(type).neo4jLabel))
    }
    block.append(";\n")
  }

  mutating func relations(_ batch: CypherBatch, _ script: CypherScript) {
    let storage = script.view.storage
    for place in batch.places {
      let relation = storage.relations[place]
      block.append(place == batch.places[0] ? "UNWIND [\n  {from: " : ",\n  {from: ")
      block.append(string: storage.identifiers[relation.from])
      block.append(", to: ")
      block.append(string: storage.identifiers[relation.to])
      block.append(", relation: {")
      begin(storage.identifiers[relation.id], script.relationPrefix, place)
      script.view.visit(relation, &self)
      block.append("}}")
    }
    block.append(
      "\n] AS row\nMATCH (a:Actor {id: row.from}), (b:Actor {id: row.to})\nMERGE (a)-[r:")
    if let type = batch.type {
      block.append(CypherName.spelled(storage.identifier(type).upperSnakeCased))
    }
    block.append(" {id: row.relation.id}]->(b) SET r = row.relation;\n")
  }

  private mutating func begin(_ id: Span<UInt8>, _ iriPrefix: [UInt8], _ place: Int) {
    block.append("id: ")
    block.append(string: id)
    var iri = ByteBlock()
    iri.append(iriPrefix.span)
    iri.append(segment: id)
    block.append(", uid: ")
    block.append(string: iri.span)
    block.append(", case_place: ")
    block.append(place + 1)
  }

  private mutating func key(_ key: FlatKey) {
    block.append(", ")
    block.append(key.number, of: keys)
  }
}

extension CypherMapWriter: FlatVisitor {
  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
    // The relation's own stands at the beginning of the map.
    if owner == .relation, key == .relation(.id) { return }
    self.key(key)
    block.append(string: text)
  }

  mutating func decimal(_ key: FlatKey, _ form: Span<UInt8>) {
    self.key(key)
    block.append(decimal: form)
  }

  mutating func word(_ key: FlatKey, _ word: String) {
    self.key(key)
    if word == "true" || word == "false" {
      block.append(word)
    } else {
      block.append(string: word.utf8.span)
    }
  }

  mutating func integer(_ key: FlatKey, _ number: Int) {
    self.key(key)
    block.append(integer: number)
  }

  mutating func date(_ key: FlatKey, _ date: PartialDate) {
    self.key(key)
    block.append("'")
    block.append(date)
    block.append("'")
  }

  mutating func texts(_ key: FlatKey, _ texts: ColumnRange, in storage: GraphStorage) {
    self.key(key)
    block.append("[")
    for place in texts.places {
      if place > texts.places.lowerBound { block.append(", ") }
      block.append(string: storage.texts[storage.listedTexts[place]])
    }
    block.append("]")
  }

  mutating func evidence(_ key: FlatKey, _ evidence: ColumnRange, in storage: GraphStorage) {
    block.append(", evidence_count: ")
    block.append(evidence.count)
    guard self.evidence == .properties else { return }
    list("evidence_document", evidence) { piece, block in
      block.append(string: storage.identifiers[storage.evidence[piece].document])
    }
    list("evidence_quote", evidence) { piece, block in
      block.append(string: storage.words(of: storage.evidence[piece]))
    }
    list("evidence_speaker", evidence) { piece, block in
      if let speaker = storage.evidence[piece].speaker {
        block.append(string: storage.identifiers[speaker])
      } else {
        block.append("''")
      }
    }
    list("evidence_stance", evidence) { piece, block in
      block.append(string: storage.evidence[piece].stance.rawValue.utf8.span)
    }
    json.block.removeAll()
    json.value(evidence: evidence, in: storage)
    self.key(key)
    block.append(string: json.block)
  }

  /// A list with a string for each piece of evidence.
  private mutating func list(
    _ name: String, _ evidence: ColumnRange,
    _ value: (_ piece: Int, _ block: inout ByteBlock) -> Void
  ) {
    block.append(", " + name + ": [")
    for piece in evidence.places {
      if piece > evidence.places.lowerBound { block.append(", ") }
      value(piece, &block)
    }
    block.append("]")
  }
}

extension GraphStorage {
  /// The document's own words, where they were found, otherwise the quote, and nothing where there
  /// is none.
  fileprivate func words(of piece: EvidenceRow) -> ByteBlock {
    var words = ByteBlock()
    FlatEvidence(piece).appendQuote(in: self, to: &words, escaping: NoEscapes.self)
    return words
  }
}
