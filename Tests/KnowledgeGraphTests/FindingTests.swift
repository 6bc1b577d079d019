import KnowledgeGraph
import Testing

/// Actors by what a person calls them.
@Suite struct FindingTests {
  private func graph() throws -> Graph {
    try Graph(
      metadata: Graph.Metadata(name: "g"), vocabulary: .builtIn, documents: [],
      actors: [
        Actor(id: "zoe", name: "Zoë Ångström", type: "person", aliases: ["Z", "The Captain"]),
        Actor(id: "Port", name: "zoe", type: "organisation"),
        Actor(id: "captain", name: "The Captain", type: "person", aliases: ["Skipper"]),
        Actor(id: "one", name: "Twin", type: "person", aliases: ["SKIPPER", ""]),
        Actor(id: "two", name: "twin", type: "person"),
      ], relations: [])
  }

  @Test(arguments: [
    // An identifier goes before a name, a name before an alias.
    ("zoe", ["zoe"]), ("Port", ["Port"]), ("the captain", ["captain"]),
    ("ZOE", ["zoe"]), ("port", ["Port"]), ("z", ["zoe"]),
    ("ZOË ÅNGSTRÖM", ["zoe"]), ("zoe\u{308} a\u{30A}ngstro\u{308}m", ["zoe"]),
    ("TWIN", ["one", "two"]), ("skipper", ["captain", "one"]),
    ("twins", []), ("twi", []), ("", []), ("Zoë", []),
  ]) func caseDoesNotCount(word: String, expected: [Identifier]) throws {
    #expect(try graph().actors(called: word).map(\.id) == expected)
  }
}
