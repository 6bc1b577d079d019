import KnowledgeGraph

/// Who says what of a relation, and where, as yEd shows it in one text.
struct YEdSentences: Sendable {
  private let places: PlaceTable
  private let titles: [String]
  private let links: [String?]

  init(_ graph: Graph) {
    places = PlaceTable(graph.documents.map { graph.storage.number(of: $0.id) })
    titles = graph.documents.map { $0.title?.string ?? $0.id.string }
    links = graph.documents.map { $0.url?.string }
  }

  /// The address of the document that the first piece of evidence stands in.
  func link(_ relation: RelationRow, _ storage: GraphStorage) -> String? {
    places[FlatEvidence(of: relation, in: storage).document].flatMap { links[$0] }
  }

  /// Appends a line for each piece of evidence: `The agent denies: “every delivery” (The ledger)`.
  func append(_ relation: RelationRow, _ view: FlatView, to block: inout ByteBlock) {
    for place in relation.evidence.places {
      if place > relation.evidence.places.lowerBound { block.append("\n") }
      append(FlatEvidence(view.storage.evidence[place]), view, to: &block)
    }
  }

  private func append(_ piece: FlatEvidence, _ view: FlatView, to block: inout ByteBlock) {
    let speaker = piece.speaker.flatMap { view.actorPlaces[$0] }
    // A document may speak in its own voice.
    if let speaker {
      let name = view.storage.texts[view.storage.actors[speaker].name]
      block.append(name, escaping: XMLEscapes.self)
    } else {
      append(document: piece.document, to: &block)
    }
    block.append(" ")
    block.append(piece.stance.rawValue)
    if piece.hasQuote(in: view.storage) {
      block.append(": “")
      piece.appendQuote(in: view.storage, to: &block, escaping: XMLEscapes.self)
      block.append("”")
    }
    if speaker == nil { return }
    block.append(" (")
    append(document: piece.document, to: &block)
    block.append(")")
  }

  private func append(document: IdentifierNumber, to block: inout ByteBlock) {
    guard let place = places[document] else { return }
    block.append(titles[place].utf8.span, escaping: XMLEscapes.self)
  }
}
