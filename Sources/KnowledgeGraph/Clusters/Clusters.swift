/// What actors of one cluster have in common.
public enum Clustering: Sendable, Hashable {
  /// Their type.
  case type
  /// The value of a property.
  case property(Identifier)
  /// That they have more relations with each other than with the rest, see ``Communities``.
  case community
}

/// The actors of a graph, in clusters; some may be in none.
public struct Clusters: Sendable, Hashable {
  public private(set) var list: [Cluster] = []

  /// Actors that have something in common.
  public struct Cluster: Sendable, Hashable {
    /// What they have in common, in words.
    public let label: Text
    /// Their places in the graph's list, rising.
    public let actors: [Int]
  }

  /// The clusters of a graph: types in the order of the vocabulary, values and communities in that of their first
  /// actors.
  public init(of graph: Graph, by clustering: Clustering) {
    switch clustering {
    case .type: addTypes(graph)
    case .property(let name): addValues(of: name, graph)
    case .community: add(Communities(of: graph), graph)
    }
  }

  /// The communities of a graph, where they are known.
  public init(of graph: Graph, _ communities: Communities) { add(communities, graph) }

  private mutating func addTypes(_ graph: Graph) {
    let types = graph.vocabulary.actorTypes
    let places = graph.actorTypePlaces
    var members = [[Int]](repeating: [], count: types.count)
    for (place, actor) in graph.storage.actors.enumerated() {
      if let type = places[actor.type] { members[type].append(place) }
    }
    for (type, actors) in zip(types, members) where !actors.isEmpty {
      list.append(Cluster(label: type.label.isEmpty ? type.name.text : type.label, actors: actors))
    }
  }

  private mutating func addValues(of property: Identifier, _ graph: Graph) {
    var numbers: [AttributeValue: Int] = [:]
    var members: [(value: AttributeValue, actors: [Int])] = []
    for (place, actor) in graph.actors.enumerated() {
      guard let value = actor.attributes.first(where: { $0.name == property })?.value else {
        continue
      }
      let number = numbers[value] ?? members.count
      if number == members.count {
        numbers[value] = number
        members.append((value, []))
      }
      members[number].actors.append(place)
    }
    list = members.map { value, actors in
      let words = value.words { id in graph.actor(id)?.name.string ?? id.string }
      return Cluster(label: Text(words), actors: actors)
    }
  }

  /// The fewest actors of a community that is worth a name.
  private static let smallestCommunity = 3

  private mutating func add(_ communities: Communities, _ graph: Graph) {
    var members = [[Int]](repeating: [], count: communities.count)
    for (place, community) in communities.ofActors.enumerated() { members[community].append(place) }
    let degrees = Degrees(of: graph)
    for actors in members where actors.count >= Clusters.smallestCommunity {
      guard let middle = actors.max(by: { (degrees[$0], $1) < (degrees[$1], $0) }) else { continue }
      let name = graph.storage.texts[graph.storage.actors[middle].name].string
      list.append(Cluster(label: Text("around " + name), actors: actors))
    }
  }
}
