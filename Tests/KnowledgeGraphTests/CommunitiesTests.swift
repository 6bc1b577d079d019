import GraphTesting
import KnowledgeGraph
import Testing

/// Who hangs together, and what is told of it.
@Suite struct CommunitiesTests {
  /// The friendships in a karate club (Zachary, 1977): the first of each row with the others.
  private static let karateClub = [
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32], [2, 3, 4, 8, 14, 18, 20, 22, 31],
    [3, 4, 8, 9, 10, 14, 28, 29, 33], [4, 8, 13, 14], [5, 7, 11], [6, 7, 11, 17], [7, 17],
    [9, 31, 33, 34], [10, 34], [14, 34], [15, 33, 34], [16, 33, 34], [19, 33, 34], [20, 34],
    [21, 33, 34], [23, 33, 34], [24, 26, 28, 30, 33, 34], [25, 26, 28, 32], [26, 32], [27, 30, 34],
    [28, 34], [29, 32, 34], [30, 33, 34], [31, 33, 34], [32, 33, 34], [33, 34],
  ]

  private func graph(_ links: [(Int, Int)], actors: Int) throws -> Graph {
    func id(_ prefix: String, _ number: Int) -> Identifier {
      Identifier("\(prefix)\(number)") ?? "x"
    }
    return try Graph(
      metadata: Graph.Metadata(name: "links"), vocabulary: .builtIn,
      documents: [Document(id: "ledger")],
      actors: (0..<actors).map { Actor(id: id("a", $0), name: Text("Actor \($0)"), type: "group") },
      relations: links.enumerated().map { place, link in
        Relation(
          id: id("r", place), Claim(id("a", link.0), "supplies", id("a", link.1)),
          evidence: [
            Evidence(document: "ledger", quote: Evidence.Quote("sold"), state: .unchecked)
          ])
      })
  }

  /// The modularity of Louvain's method there is 0.4188, the greatest possible one 0.4198.
  @Test func aKarateClubFallsIntoFour() throws {
    let links = Self.karateClub.flatMap { row in row.dropFirst().map { (row[0] - 1, $0 - 1) } }
    #expect(links.count == 78)
    let communities = Communities(of: try graph(links, actors: 34))
    #expect(communities.count == 4)
    #expect(communities.modularity > 0.415)
    #expect(communities.ofActors[0] != communities.ofActors[33])
  }

  @Test func whoHasNoRelationsIsByItself() throws {
    let communities = Communities(of: try graph([(0, 1), (1, 2), (2, 0), (4, 4)], actors: 6))
    #expect(communities.ofActors == [0, 0, 0, 1, 2, 3])
    let empty = Communities(of: try graph([], actors: 0))
    #expect(empty.count == 0)
    #expect(empty.modularity == 0)
  }

  @Test func aRingOfCliquesIsItsCliques() throws {
    var links: [(Int, Int)] = []
    for clique in 0..<8 {
      for one in 0..<6 {
        for other in 0..<one { links.append((clique * 6 + one, clique * 6 + other)) }
      }
      links.append((clique * 6, (clique + 1) % 8 * 6 + 1))
    }
    let graph = try graph(links, actors: 48)
    #expect(Communities(of: graph).areSignificant(in: graph))
    let clusters = Clusters(of: graph, by: .community)
    #expect(clusters.list.map(\.actors) == (0..<8).map { Array($0 * 6..<($0 + 1) * 6) })
    #expect(clusters.list.first?.label == "around Actor 0")
  }

  /// A random network falls apart into communities, too.
  @Test func chanceIsNotTakenForCommunities() throws {
    var random = RandomNumbers(seed: 7)
    let links = (0..<4_000).map { _ in (random.below(2_000), random.below(2_000)) }
    let graph = try graph(links, actors: 2_000)
    let communities = Communities(of: graph)
    #expect(communities.modularity > 0.4)
    #expect(!communities.areSignificant(in: graph))
  }

  /// By its definition, pair by pair.
  private func modularity(_ communities: Communities, _ graph: Graph) -> Double {
    let ids = graph.actors.map(\.id)
    var weights = [[Double]](
      repeating: [Double](repeating: 0, count: ids.count), count: ids.count)
    for relation in graph.relations {
      guard let from = ids.firstIndex(of: relation.claim.from),
        let to = ids.firstIndex(of: relation.claim.to)
      else { continue }
      weights[from][to] += 1
      weights[to][from] += 1
    }
    let degrees = weights.map { $0.reduce(0, +) }
    let all = degrees.reduce(0, +)
    if all == 0 { return 0 }
    var sum = 0.0
    for one in ids.indices {
      for other in ids.indices where communities.ofActors[one] == communities.ofActors[other] {
        sum += weights[one][other] - degrees[one] * degrees[other] / all
      }
    }
    return sum / all
  }

  @Test(arguments: 0..<200) func modularityIsAsItIsDefined(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let communities = Communities(of: graph)
    #expect(abs(communities.modularity - modularity(communities, graph)) < 1e-9)
    #expect(communities.modularity >= -1e-9)
    #expect(Set(communities.ofActors) == Set(0..<communities.count))
  }

  @Test(arguments: 0..<100) func typesAndValuesPartTheActors(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    let types = Clusters(of: graph, by: .type)
    #expect(types.list.flatMap(\.actors).sorted() == Array(graph.actors.indices))
    for cluster in types.list {
      #expect(Set(cluster.actors.map { graph.actors[$0].type }).count == 1)
    }
    for property in graph.vocabulary.actorProperties {
      let clusters = Clusters(of: graph, by: .property(property.name))
      let having = graph.actors.indices.filter { place in
        graph.actors[place].attributes.contains { $0.name == property.name }
      }
      #expect(clusters.list.flatMap(\.actors).sorted() == having)
      for cluster in clusters.list {
        let values = cluster.actors.map { place in
          graph.actors[place].attributes.first { $0.name == property.name }?.value
        }
        #expect(Set(values).count == 1)
      }
    }
  }
}
