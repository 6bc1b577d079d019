import JSONLD
import Testing

/// What compares results with those of the suite has to tell what is the same from what is not.
struct IsomorphismTests {
  private func same(_ left: [String], _ right: [String]) -> Bool {
    Isomorphism.areIsomorphic(
      NQuadsReader.read(left.joined(separator: "\n")),
      NQuadsReader.read(right.joined(separator: "\n")))
  }

  @Test func blankNodesMayHaveOtherNames() {
    #expect(same(["_:a <p:> _:b .", "_:b <p:> \"x\" ."], ["_:y <p:> \"x\" .", "_:x <p:> _:y ."]))
    #expect(!same(["_:a <p:> _:b .", "_:b <p:> \"x\" ."], ["_:y <p:> \"x\" .", "_:y <p:> _:x ."]))
  }

  @Test func literalsGraphsAndNamesCount() {
    #expect(!same(["<a:> <p:> \"1\" ."], ["<a:> <p:> \"2\" ."]))
    #expect(!same(["<a:> <p:> \"1\" ."], ["<a:> <p:> \"1\"@en ."]))
    #expect(same(["<a:> <p:> \"1\"@EN ."], ["<a:> <p:> \"1\"@en ."]))
    #expect(!same(["<a:> <p:> \"1\" ."], ["<a:> <p:> \"1\"^^<d:> ."]))
    #expect(!same(["<a:> <p:> <b:> ."], ["<a:> <p:> <b:> <g:> ."]))
    #expect(same(["<a:> <p:> <b:> _:g ."], ["<a:> <p:> <b:> _:h ."]))
    #expect(!same(["<a:> <p:> <b:> ."], ["<a:> <p:> _:b ."]))
    #expect(!same(["_:a <p:> <b:> ."], ["_:a <p:> <b:> .", "_:c <p:> <b:> ."]))
  }

  /// Colours alone do not tell two rings of three from one of six.
  @Test func ringsAreToldApart() {
    func ring(_ names: [String]) -> [String] {
      names.indices.map { "_:\(names[$0]) <p:> _:\(names[($0 + 1) % names.count]) ." }
    }
    let six = ring(["a", "b", "c", "d", "e", "f"])
    let twice = ring(["a", "b", "c"]) + ring(["d", "e", "f"])
    #expect(same(six, ring(["f", "c", "a", "e", "b", "d"])))
    #expect(same(twice, ring(["c", "f", "a"]) + ring(["b", "e", "d"])))
    #expect(!same(six, twice))
  }

  @Test func documentsAreComparedAsSetsButForLists() throws {
    func same(_ left: String, _ right: String) throws -> Bool {
      try Comparison.areSame(JSON(parsing: Array(left.utf8)), JSON(parsing: Array(right.utf8)))
    }
    #expect(try same(#"{"a": [1, 2], "b": 3}"#, #"{"b": 3, "a": [2, 1]}"#))
    #expect(try !same(#"{"@list": [1, 2]}"#, #"{"@list": [2, 1]}"#))
    #expect(try !same("[1, 1, 2]", "[1, 2, 2]"))
    #expect(try !same(#"{"a": 1}"#, #"{"a": 1, "b": 2}"#))
    #expect(try same(#"[{"@id": "_:a", "p": "_:b"}]"#, #"[{"@id": "_:b", "p": "_:c"}]"#))
    #expect(try !same(#"[{"@id": "_:a", "p": "_:b"}]"#, #"[{"@id": "_:b", "p": "_:b"}]"#))
  }
}
