import KnowledgeGraph

/// The graph that the elements make.
extension Assembly {
  /// The graph of all elements, whose positions count in `unit`.
  consuming func graph(_ unit: ElementPlaces.Unit) throws(Fault) -> Reading {
    builder.makeText(properties[0], properties[1])
    settleTypes()
    settleEnds()
    var places = places(unit)
    do throws(Incoherences) {
      let vocabulary = try vocabulary()
      settleIdentifiers(vocabulary)
      let documents = documents()
      remarks.count(replaced: builder.replacedScalars)
      let list = remarks.list
      let metadata =
        head?.metadata ?? Graph.Metadata(name: caseName ?? origin.stem, title: title?.text)
      let (graph, restated) = try builder.united(
        metadata: metadata, vocabulary: vocabulary, documents: documents)
      places.remove(relations: restated)
      return Reading(graph: graph, remarks: list, places: places)
    } catch {
      throw Fault(error, places)
    }
  }

  /// Where the file has its elements, and what it says of itself.
  private func places(_ unit: ElementPlaces.Unit) -> ElementPlaces {
    var places = ElementPlaces(unit)
    places[.actor] = actorPositions
    places[.relation] = relationPositions
    places[.document] = documentPositions
    guard let head else {
      places[.graph] = title.map { [$0.position] } ?? []
      return places
    }
    func declared(_ count: Int) -> [UInt64] { Array(repeating: head.position, count: count) }
    places[.graph] = declared(1)
    places[.actorType] = declared(head.vocabulary.actorTypes.count)
    places[.relationType] = declared(head.vocabulary.relationTypes.count)
    places[.actorProperty] = declared(head.vocabulary.actorProperties.count)
    places[.relationProperty] = declared(head.vocabulary.relationProperties.count)
    return places
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
  fileprivate init(_ incoherences: Incoherences, _ places: ElementPlaces) {
    let first = incoherences.list.first
    position =
      switch first?.subject {
      case .actor(let place): places[.actor][place]
      case .relation(let place): places[.relation][place]
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
