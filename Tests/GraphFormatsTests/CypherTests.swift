import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// How Cypher spells what is hard to spell there.
@Suite struct CypherTests {
  private static func spelled(_ spell: (inout ByteBlock) -> Void) -> String {
    var block = ByteBlock()
    spell(&block)
    return String(decoding: block.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", "''"), ("it's", #"'it\'s'"#), ("a\\b", #"'a\\b'"#), ("a\nb\r\tc", #"'a\nb\r\tc'"#),
    ("\"é👩‍👩‍👧`", "'\"é👩‍👩‍👧`'"),
    // Neo4j 4 would make an A of it.
    ("\\u0041", #"'\\' + 'u0041'"#), ("x\\\\U\\", #"'x\\\\' + 'U\\'"#), ("u\\", #"'u\\'"#),
  ]) func strings(text: String, string: String) {
    #expect(CypherTests.spelled { $0.append(string: text.utf8.span) } == string)
  }

  @Test(arguments: 0..<100) func noEscapeOfAnOldVersionIsWritten(seed: Int) throws {
    var generator = GraphGenerator(seed: UInt64(seed))
    let script = String(decoding: CypherFormat().bytes(of: try generator.graph()), as: UTF8.self)
    #expect(!script.contains("\\u") && !script.contains("\\U"))
  }

  @Test(arguments: [
    ("0.90", "0.90"), ("+7", "7.0"), (".5", "0.5"), ("1.", "1.0"), ("-007.50", "-7.50"),
    ("-.0", "-0.0"),
  ]) func decimals(form: String, number: String) {
    #expect(CypherTests.spelled { $0.append(decimal: form.utf8.span) } == number)
  }

  @Test func aDecimalBeyondAllFloatingPointNumbersIsAString() {
    let form = "-1" + String(repeating: "0", count: 310) + ".5"
    #expect(CypherTests.spelled { $0.append(decimal: form.utf8.span) } == "'\(form)'")
  }

  @Test(arguments: [
    (0, "0"), (-12, "-12"), (Int.max, "9223372036854775807"),
    (Int.min, "(-9223372036854775807 - 1)"),
  ]) func integers(number: Int, spelling: String) {
    #expect(CypherTests.spelled { $0.append(integer: number) } == spelling)
  }

  @Test(arguments: [
    ("name", "name"), ("QUOTED_ABOUT", "QUOTED_ABOUT"), ("attribute.source", "`attribute.source`"),
    ("end", "`end`"), ("1st", "`1st`"), ("Fähre", "`Fähre`"), ("a`b", "`a``b`"), ("", "``"),
  ]) func names(name: String, spelling: String) {
    #expect(CypherName.spelled(name) == spelling)
  }

  /// A node of an actor that is a document is not taken for a source.
  @Test(arguments: [
    ("shell-company", "ShellCompany"), ("document", "DocumentActor"), ("evidence", "EvidenceActor"),
    ("--", "Thing"), ("Person", "Person"),
  ]) func labels(type: String, label: String) {
    #expect(Identifier(stringLiteral: type).neo4jLabel == label)
  }

  /// Five hundred things a statement, each type in statements of its own.
  @Test func statementsAreOfOneTypeAndNotTooLong() throws {
    let graph = try Graph(
      metadata: Graph.Metadata(name: "many"), vocabulary: .builtIn, documents: [],
      actors: (0..<1_203).map {
        Actor(
          id: Identifier(stringLiteral: "a\($0)"), name: "A",
          type: $0 % 3 == 0 ? "place" : "person")
      }, relations: [Relation]())
    let script = String(decoding: CypherFormat().bytes(of: graph), as: UTF8.self)
    let statements = script.split(separator: ";\n")
    let rows = statements.map { $0.split(separator: "\n").count { $0.hasPrefix("  {id: 'a") } }
    #expect(rows.filter { $0 > 0 } == [401, 500, 302])
    #expect(statements.filter { $0.hasSuffix("n:Place") }.count == 1)
    #expect(statements.filter { $0.hasSuffix("n:Person") }.count == 2)
  }
}
