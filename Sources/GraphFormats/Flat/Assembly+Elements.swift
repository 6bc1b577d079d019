import KnowledgeGraph

/// What elements become, and the graph that they make.
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

  /// The graph of all elements.
  consuming func graph() throws(Fault) -> Reading {
    builder.makeText(properties[0], properties[1])
    settleTypes()
    settleEnds()
    let positions = (actorPositions, relationPositions)
    do throws(Incoherences) {
      let vocabulary = try vocabulary()
      settleIdentifiers(vocabulary)
      let documents = documents()
      countReplacedScalars()
      let list = remarks.list
      let metadata = head?.metadata ?? Graph.Metadata(name: caseName ?? origin.stem, title: title)
      let graph = try builder.graph(
        metadata: metadata, vocabulary: vocabulary, documents: documents)
      return Reading(graph: graph, remarks: list)
    } catch {
      throw Fault(error, actors: positions.0, relations: positions.1)
    }
  }

  private mutating func countReplacedScalars() {
    let count = builder.replacedScalars
    if count == 0 { return }
    remarks.count("replaced") { _ in
      "\(count) control \(count == 1 ? "character" : "characters"), which no format can carry, "
        + "\(count == 1 ? "is" : "are") now U+FFFD"
    }
  }

  /// Gives undirected edges their type's own name, where no directed edge has it.
  private mutating func settleTypes() {
    var names: [IdentifierNumber: IdentifierNumber] = [:]
    for type in relationTypes.opened {
      let name = builder.storage.identifier(type).string
      guard name.hasSuffix(Assembly.undirectedMark) else { continue }
      let bare = String(name.dropLast(Assembly.undirectedMark.count))
      guard !bare.isEmpty else { continue }
      let number = builder.identifier(bare.utf8.span)
      let isTaken =
        relationTypes.isOpened(number) || relationTypes.isDeclared[number] != nil
        || Vocabulary.builtIn.relationType(builder.storage.identifier(number)) != nil
      if !isTaken { names[type] = number }
    }
    if names.isEmpty { return }
    symmetricTypes = Set(names.values)
    relationTypes.rename(names)
    for place in builder.storage.relations.indices {
      if let name = names[builder.storage.relations[place].type] {
        builder.storage.relations[place].type = name
      }
    }
  }

  /// Lets edges end at the actors that their nodes stand for.
  private mutating func settleEnds() {
    if renamedActors.isEmpty { return }
    for place in builder.storage.relations.indices {
      let relation = builder.storage.relations[place]
      builder.storage.relations[place].from = renamedActors[relation.from] ?? relation.from
      builder.storage.relations[place].to = renamedActors[relation.to] ?? relation.to
    }
  }

  /// Gives relations without an identifier the one that follows from what they say.
  private mutating func settleIdentifiers(_ vocabulary: Vocabulary) {
    var areSymmetric: Set<IdentifierNumber> = []
    for type in vocabulary.relationTypes where type.isSymmetric {
      areSymmetric.insert(builder.identifier(type.name))
    }
    let symmetric = areSymmetric
    let ids = builder.storage.derivedIdentifiers(of: unnamedRelations) { symmetric.contains($0) }
    for (place, id) in zip(unnamedRelations, ids) {
      builder.storage.relations[place].id = builder.identifier(id.span)
    }
  }

  /// The head's documents; those that evidence names and the head does not; the file itself where it is
  /// evidence.
  private mutating func documents() -> [Document] {
    var documents = head?.documents ?? describedDocuments
    var known = Set(documents.map { builder.identifier($0.id) })
    let origin = builder.identifier(origin.id)
    for piece in builder.storage.evidence where known.insert(piece.document).inserted {
      let id = builder.storage.identifier(piece.document)
      if piece.document == origin {
        documents.append(
          Document(id: id, title: self.origin.name, file: self.origin.name, sha256: sha256))
      } else {
        documents.append(Document(id: id))
        remarks.count("document") { count in
          "\(count) \(count == 1 ? "document is" : "documents are") known by "
            + "\(count == 1 ? "its id" : "their ids") only, because a tool has removed what Redstring "
            + "wrote of \(count == 1 ? "it" : "them")"
        }
      }
    }
    return documents
  }
}

extension Assembly.Fault {
  /// What is wrong with a graph, at the place of the first element that it is wrong with.
  fileprivate init(_ incoherences: Incoherences, actors: [UInt64], relations: [UInt64]) {
    let first = incoherences.list.first
    position =
      switch first?.subject {
      case .actor(let place): actors[place]
      case .relation(let place): relations[place]
      default: nil
      }
    let others = incoherences.list.count - 1
    problem =
      (first?.inElements ?? "there is no graph in it")
      + (others > 0 ? " (and \(others) more of the kind)" : "")
  }
}

extension Incoherence {
  /// What is wrong, in the words of files with nodes and edges.
  fileprivate var inElements: String {
    switch (problem, subject) {
    case (.duplicate(let id, _), .actor): "a second node '\(id)'; ids are unique in a file"
    case (.duplicate(let id, _), .relation):
      "a second edge '\(id)' that says something else; ids are unique in a file"
    case (.unknownActor(let id), .relation) where part == .from || part == .to:
      "an edge that \(part == .from ? "begins" : "ends") at '\(id)', which is no node of the file"
    default: description
    }
  }
}
