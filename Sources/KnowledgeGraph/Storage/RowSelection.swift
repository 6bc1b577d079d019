/// Some of a graph's rows and what they refer to, brought together in columns that have nothing else.
///
/// Texts and identifiers stay where they are: both storages share them.
struct RowSelection {
  private let source: GraphStorage
  private let actorPlaces: PlaceTable
  private var storage = GraphStorage()
  /// Whether the actor at each place of the source stays.
  private var isNeeded: [Bool]
  /// Those of them whose attributes have not been looked at.
  private var unseen: [Int] = []
  private var citedDocuments = PlaceTable()

  init(of source: GraphStorage, _ actorPlaces: PlaceTable) {
    self.source = source
    self.actorPlaces = actorPlaces
    isNeeded = [Bool](repeating: false, count: source.actors.count)
    storage.identifiers = source.identifiers
    storage.texts = source.texts
  }

  /// Adds the actor at a place of the source, if not yet there, and those that are values of its attributes.
  mutating func need(actorAt place: Int) {
    guard !isNeeded[place] else { return }
    isNeeded[place] = true
    unseen.append(place)
  }

  private mutating func need(_ actor: IdentifierNumber) {
    if let place = actorPlaces[actor] { need(actorAt: place) }
  }

  private mutating func needValues(of attributes: ColumnRange) {
    for place in attributes.places {
      if case .actor(let actor) = source.attributes[place].value { need(actor) }
    }
  }

  /// Adds the relation at a place of the source, and the actors that it needs.
  mutating func add(relationAt place: Int) {
    var row = source.relations[place]
    need(row.from)
    need(row.to)
    needValues(of: row.attributes)
    row.attributes = RowSelection.copy(
      row.attributes, of: source.attributes, to: &storage.attributes)
    let start = storage.evidence.count
    for piece in row.evidence.places { add(source.evidence[piece]) }
    row.evidence = ColumnRange(start, storage.evidence.count)
    storage.relations.append(row)
  }

  private mutating func add(_ piece: EvidenceRow) {
    var piece = piece
    citedDocuments[piece.document] = 0
    if let speaker = piece.speaker { need(speaker) }
    if case .found(let passages, let before, let after) = piece.state {
      piece.state = .found(
        passages: RowSelection.copy(passages, of: source.passages, to: &storage.passages),
        before: before, after: after)
    }
    storage.evidence.append(piece)
  }

  private static func copy<Row>(
    _ range: ColumnRange, of source: [Row], to column: inout [Row]
  ) -> ColumnRange {
    let start = column.count
    column += source[range.places]
    return ColumnRange(start, column.count)
  }

  /// Whether a relation that was added has evidence of a document.
  func cites(_ document: Identifier) -> Bool {
    source.number(of: document).flatMap { citedDocuments[$0] } != nil
  }

  /// The rows, in the order of the source.
  mutating func rows() -> GraphStorage {
    while let place = unseen.popLast() { needValues(of: source.actors[place].attributes) }
    for place in source.actors.indices where isNeeded[place] {
      var row = source.actors[place]
      row.aliases = RowSelection.copy(row.aliases, of: source.listedTexts, to: &storage.listedTexts)
      row.sameAs = RowSelection.copy(row.sameAs, of: source.listedTexts, to: &storage.listedTexts)
      row.attributes = RowSelection.copy(
        row.attributes, of: source.attributes, to: &storage.attributes)
      storage.actors.append(row)
    }
    return storage
  }
}
