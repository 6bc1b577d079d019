import KnowledgeGraph

/// Spells pieces of evidence as maps, and the statements that make nodes of them.
struct CypherEvidenceWriter {
  var block: ByteBlock

  /// The evidence of a batch of relations.
  mutating func evidence(_ batch: CypherBatch, _ storage: GraphStorage) {
    for place in batch.places {
      let relation = storage.relations[place]
      for (number, piece) in relation.evidence.places.enumerated() {
        block.append(place == batch.places[0] && number == 0 ? "UNWIND [\n  " : ",\n  ")
        row(storage.evidence[piece], number + 1, of: relation, storage)
      }
    }
    block.append(
      """

      ] AS row
      MATCH (d:Document {id: row.document})
      MERGE (e:Evidence {id: row.evidence.id}) SET e = row.evidence
      MERGE (e)-[:IN_DOCUMENT]->(d)
      WITH e, row
      MATCH (s:Actor {id: row.speaker}) MERGE (e)-[:SAID_BY]->(s);

      """)
  }

  /// Who speaks is null where the document does: nothing matches that, and the row ends there.
  private mutating func row(
    _ piece: EvidenceRow, _ number: Int, of relation: RelationRow, _ storage: GraphStorage
  ) {
    block.append("{document: ")
    block.append(string: storage.identifiers[piece.document])
    block.append(", speaker: ")
    if let speaker = piece.speaker {
      block.append(string: storage.identifiers[speaker])
    } else {
      block.append("null")
    }
    block.append(", evidence: ")
    map(piece, number, of: relation, storage)
    block.append("}")
  }

  private mutating func map(
    _ piece: EvidenceRow, _ number: Int, of relation: RelationRow, _ storage: GraphStorage
  ) {
    var map = CypherMap()
    // No other relation's piece is called so: what follows the last `#` is the number.
    var id = ByteBlock()
    id.append(storage.identifiers[relation.id])
    id.append("#\(number)")
    map.string("id", id, &block)
    map.key("relation", &block)
    block.append(string: storage.identifiers[relation.id])
    map.integer("number", number, &block)
    for (name, text) in [
      ("quote", piece.quote), ("prefix", piece.prefix), ("suffix", piece.suffix),
    ] {
      guard let text else { continue }
      map.key(name, &block)
      block.append(string: storage.texts[text])
    }
    map.string("stance", piece.stance.rawValue, &block)
    switch piece.state {
    case .unchecked: map.string("state", "unchecked", &block)
    case .file(let line):
      map.string("state", "file", &block)
      if let line { map.integer("line", line, &block) }
    case .found(let passages, let before, let after):
      map.string("state", "found", &block)
      found(passages, storage, &map)
      map.key("before", &block)
      block.append(string: storage.texts[before])
      map.key("after", &block)
      block.append(string: storage.texts[after])
    }
    block.append("}")
  }

  /// Three lists, with a value for each passage.
  private mutating func found(
    _ passages: ColumnRange, _ storage: GraphStorage, _ map: inout CypherMap
  ) {
    let rows = storage.passages[passages.places]
    map.list("start", passages.count, &block) { place, block in
      block.append(integer: rows[rows.startIndex + place].range.lowerBound)
    }
    map.list("end", passages.count, &block) { place, block in
      block.append(integer: rows[rows.startIndex + place].range.upperBound)
    }
    map.list("exact", passages.count, &block) { place, block in
      block.append(string: storage.texts[rows[rows.startIndex + place].exact])
    }
  }
}
