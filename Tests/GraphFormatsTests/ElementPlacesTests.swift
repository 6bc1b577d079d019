import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Where readers say that things stand.
@Suite struct ElementPlacesTests {
  /// Every actor and every relation has a place, in an order that the file has, and is there.
  @Test(arguments: RoundTripTests.defaults.indices, 0..<8)
  func everythingHasItsPlace(format: Int, seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let format = RoundTripTests.defaults[format]
    let bytes = format.bytes(of: try generator.graph())
    let reading = try format.read(bytes, name: "memory")
    var places = reading.places
    let before = places.place(of: .actor, at: 0)
    places.count()
    #expect(places.place(of: .actor, at: 0) == before)
    let lines = ReadError("", at: bytes.count, in: bytes).line
    for (kind, count) in [
      (ElementKind.actor, reading.graph.actors.count),
      (.relation, reading.graph.relations.count),
    ] {
      #expect(places[kind].count == count)
      #expect(places.place(of: kind, at: count) == nil)
      let found = (0..<count).compactMap { places.place(of: kind, at: $0) }
      #expect(found.count == count)
      #expect(found.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 })
    }
  }

  @Test func relationsThatAreSaidAgainHaveNoPlace() throws {
    let text = "Source,Target,kind\na,b,x\na,b,x\na,b,y\n"
    let places = try CSVFormat().read(Array(text.utf8)).places
    #expect(places[.relation].count == 2)
    #expect(places.place(of: .relation, at: 1) == ElementPlaces.Place(line: 4, column: 1))
  }

  /// Offsets need not come in order, and columns are counted in scalars.
  @Test func offsetsAreCountedTogether() throws {
    var places = ElementPlaces(.byte(Array("\u{FEFF}é{}\r\n {\r{".utf8)))
    places[.actor] = [12, 5, 10, 5]
    places.count()
    let found = places[.actor].indices.compactMap { places.place(of: .actor, at: $0) }
    #expect(found.map(\.line) == [3, 1, 2, 1])
    #expect(found.map(\.column) == [1, 2, 2, 2])
  }

  @Test func titlesHaveTheirPlace() throws {
    let dot = try DOTFormat.data.read(Array("digraph {\n  label=Map; a }".utf8))
    #expect(dot.places.place(of: .graph, at: 0) == ElementPlaces.Place(line: 2, column: 9))
    let json = try NodeLinkFormat().read(
      Array("{\"graph\":{\n\"name\":\"Map\"},\"nodes\":[],\"links\":[]}".utf8))
    #expect(json.places.place(of: .graph, at: 0) == ElementPlaces.Place(line: 2, column: 8))
  }
}
