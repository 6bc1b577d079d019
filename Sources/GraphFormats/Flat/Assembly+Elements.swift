import KnowledgeGraph

/// What elements become.
extension Assembly {
  /// Ends the open actor, which stands at `position` in the file.
  mutating func endActor(at position: UInt64) throws(Fault) {
    guard let id = draft.id else {
      throw Fault(problem: "a node without an id, which no edge could name", position: position)
    }
    let name =
      chosenName() ?? draft.name ?? (draft.shown.isEmpty ? nil : builder.text(draft.shown))
    let type = chosenType() ?? draft.type ?? builder.identifier(Conventions.untypedActor.utf8.span)
    if let red = draft.color[0], let green = draft.color[1], let blue = draft.color[2] {
      actorTypes.color =
        actorTypes.color ?? Color(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
    }
    actorTypes.use(type)
    actorTypes.color = nil
    takeActorValues()
    draft.addActor(
      id: id, name: name ?? builder.text(builder.storage.identifier(id).text), type: type,
      to: &builder)
    actorPositions.append(position)
  }

  /// Ends the open relation between two nodes, which stands at `position` in the file, in `line` (from 1).
  mutating func endRelation(
    from: IdentifierNumber, to: IdentifierNumber, isDirected: Bool, line: Int, at position: UInt64
  ) throws(Fault) {
    let named =
      chosenType() ?? draft.type ?? shownType()
      ?? builder.identifier(Conventions.untypedRelation.utf8.span)
    let type = relationType(named, isDirected: isDirected)
    relationTypes.use(type)
    takeActorValues()
    draft.id = draft.addressed ?? draft.id
    // An edge without an identifier is called by its type until it has one.
    var row = RelationRow(id: draft.id ?? type, type: type, from: from, to: to)
    row.evidence = try addedEvidence(line, position)
    draft.addRelation(row, to: &builder)
    relationPositions.append(position)
    if draft.id == nil { unnamedRelations.append(builder.storage.relations.count - 1) }
  }

  /// The open relation's evidence: what the file gives, or else the file itself.
  private mutating func addedEvidence(_ line: Int, _ position: UInt64) throws(Fault) -> ColumnRange
  {
    let start = builder.storage.evidence.count
    if draft.evidence.isEmpty {
      builder.storage.evidence.append(
        EvidenceRow(document: originNumber(), state: .file(line: line)))
    }
    do throws(Misspelling) {
      try draft.addEvidence(to: &builder)
    } catch {
      throw Fault(problem: error.ofEvidence, position: position)
    }
    return ColumnRange(start, builder.storage.evidence.count)
  }

  /// The number of the file's own document.
  private mutating func originNumber() -> IdentifierNumber {
    if let origin = originDocument { return origin }
    let number = builder.identifier(origin.id)
    originDocument = number
    return number
  }

  /// Puts actors in the place of the names that stood for them: of two attributes of one name the later
  /// one stays.
  private mutating func takeActorValues() {
    if !draft.actorValues.isEmpty { builder.storage.attributes += draft.actorValues }
  }

  /// What the open element is called; other labels that say something else become attributes.
  private mutating func chosenName() -> PooledText? {
    guard let best = labels.min(by: { $0.rank < $1.rank }) else { return nil }
    keepOthers(of: labels, best.text)
    return best.text
  }

  private mutating func chosenType() -> IdentifierNumber? {
    guard let best = types.min(by: { $0.rank < $1.rank }) else { return nil }
    let isList = builder.storage.texts[best.text][0] == UInt8(ascii: ":")
    let name =
      isList
      ? builder.identifier(
        Conventions.type(builder.storage.texts[best.text].string).utf8.span)
      : builder.identifier(of: best.text)
    if isList, builder.storage.texts[best.text].string.split(separator: ":").count > 1 {
      // The other names of the list.
      keep(best)
    }
    for other in types where other.column != best.column {
      let text = Conventions.type(builder.storage.texts[other.text].string)
      if !builder.storage.identifiers[name].isEqual(to: text.utf8.span) {
        keep(other)
      }
    }
    return name
  }

  /// The type that an edge shows, which was added by hand to a file of ours: one that is called so there, or
  /// one of that name.
  private mutating func shownType() -> IdentifierNumber? {
    if draft.shown.isEmpty { return nil }
    let shown = Text(draft.shown.span.string)
    if let type = head?.vocabulary.relationTypes.first(where: { $0.label == shown }) {
      return builder.identifier(type.name)
    }
    return builder.identifier(draft.shown)
  }

  private mutating func keepOthers(of candidates: [Candidate], _ chosen: PooledText) {
    for other in candidates
    where !builder.storage.texts[other.text].isEqual(to: builder.storage.texts[chosen]) {
      keep(other)
    }
  }

  private mutating func keep(_ candidate: Candidate) {
    guard candidate.column >= 0 else { return }
    let column = columns[candidate.column]
    let place = properties[column.owner.rawValue].place(column.name, .text, &builder)
    builder.storage.attributes.append(
      AttributeRow(properties[column.owner.rawValue][place].name, .text(candidate.text)))
  }
}
