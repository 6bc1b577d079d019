extension Graph {
  /// A part of a graph, and what was not considered for it.
  public struct Focusing: Sendable {
    public let graph: Graph
    /// How many relations meet every criterion but that of time, for they have no date.
    public let undatedRelations: Int
  }

  /// The part of the graph that a focus asks for, in time and memory that grow with the graph alone.
  ///
  /// Beside the relations that stay there are the actors that they need: their ends, those who speak in their evidence
  /// and those that are values of attributes; and the actors whom the focus itself names as places. Documents that
  /// nothing cites any more go; the vocabulary, all identifiers and the order stay as they are.
  ///
  /// - Throws: `FocusFailure`, where an actor to look around or an end of a path is not there, or there is no path.
  public func focused(on focus: GraphFocus) throws(FocusFailure) -> Focusing {
    if focus.isEverything { return Focusing(graph: self, undatedRelations: 0) }
    let criteria = RelationCriteria(focus, of: self)
    var undated = 0
    var met: [Int32] = []
    for (place, relation) in storage.relations.enumerated() {
      switch criteria.verdict(on: relation) {
      case .met: met.append(Int32(place))
      case .undated: undated += 1
      case .unmet: break
      }
    }
    let region = try focus.hasPlaces ? region(of: focus, met) : Region(relations: met, actors: [])
    return Focusing(graph: selecting(region), undatedRelations: undated)
  }

  /// Relations and actors by their places.
  private struct Region {
    var relations: [Int32]
    /// Those that stay even where no relation needs them.
    var actors: [Int]
  }

  /// What of `relations` lies where a focus asks for it.
  private func region(
    of focus: GraphFocus, _ relations: [Int32]
  ) throws(FocusFailure) -> Region {
    let links = relations.compactMap { place -> Adjacency.Link? in
      let relation = storage.relations[Int(place)]
      guard let from = actorPlaces[relation.from], let to = actorPlaces[relation.to] else {
        return nil
      }
      return Adjacency.Link(relation: place, from: Int32(from), to: Int32(to))
    }
    let adjacency = Adjacency(actors: storage.actors.count, links)
    var lies = [Bool](repeating: false, count: links.count)
    var actors: [Int] = []
    for id in focus.actors { actors.append(try place(of: id)) }
    if !actors.isEmpty {
      let distances = adjacency.distances(from: actors, limit: max(0, focus.depth))
      for (number, link) in links.enumerated() {
        lies[number] = distances[Int(link.from)] >= 0 && distances[Int(link.to)] >= 0
      }
    }
    for path in focus.paths {
      let (from, to) = (try place(of: path.from), try place(of: path.to))
      let (before, behind) = (adjacency.distances(from: [from]), adjacency.distances(from: [to]))
      guard before[to] >= 0 else { throw .noPath(path) }
      /// Whether a step from one actor to the other is on a shortest way.
      func leads(_ one: Int32, _ other: Int32) -> Bool {
        before[Int(one)] >= 0 && behind[Int(other)] >= 0
          && before[Int(one)] + 1 + behind[Int(other)] == before[to]
      }
      for (number, link) in links.enumerated() where !lies[number] {
        lies[number] = leads(link.from, link.to) || leads(link.to, link.from)
      }
      actors += [from, to]
    }
    return Region(relations: zip(links, lies).filter(\.1).map(\.0.relation), actors: actors)
  }

  private func place(of actor: Identifier) throws(FocusFailure) -> Int {
    guard let place = storage.number(of: actor).flatMap({ actorPlaces[$0] }) else {
      throw .unknownActor(actor)
    }
    return place
  }

  /// The graph of these relations and actors, and of what they need.
  private func selecting(_ region: Region) -> Graph {
    var selection = RowSelection(of: storage, actorPlaces)
    for place in region.actors { selection.need(actorAt: place) }
    for place in region.relations { selection.add(relationAt: Int(place)) }
    let rows = selection.rows()
    // What is referred to is there, so the rest is coherent.
    return Graph(
      metadata: metadata, vocabulary: vocabulary,
      documents: documents.filter { selection.cites($0.id) }, storage: rows,
      actorPlaces: PlaceTable(rows.actors.lazy.map(\.id)))
  }
}

extension Graph {
  /// Where in a part of the graph each of the graph's relations stands, by their identifiers, in the order of the graph;
  /// nothing for one that was left out.
  package func relationPlaces(in part: Graph) -> [Int?] {
    let places = PlaceTable(
      part.storage.relations.lazy.map { relation in
        storage.identifiers.existingNumber(of: part.storage.identifiers[relation.id])
      })
    return storage.relations.map { places[$0.id] }
  }
}
