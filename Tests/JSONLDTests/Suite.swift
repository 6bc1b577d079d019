import Foundation
import JSONLD
import Testing

/// The test suite of the JSON-LD working group, where the environment variable names its folder `tests`.
struct Suite {
  static let folder = ProcessInfo.processInfo.environment["REDSTRING_JSONLD_SUITE"]
  /// Where the suite's documents are published; their base IRIs begin so.
  static let address = "https://w3c.github.io/json-ld-api/tests/"

  /// A test of a manifest.
  struct Case {
    let id: String
    let input: String
    let expected: String?
    let errorCode: String?
    let context: String?
    let isSyntaxOnly: Bool
    private let settings: JSON

    init(_ json: JSON) throws {
      id = try #require(json["@id"]?.string).string
      input = try #require(json["input"]?.string).string
      expected = json["expect"]?.string?.string
      errorCode = json["expectErrorCode"]?.string?.string
      context = json["context"]?.string?.string
      isSyntaxOnly =
        json["@type"]?.array?.contains { $0.string == "jld:PositiveSyntaxTest" } == true
      settings = json["option"] ?? JSON.null
    }

    /// Whether the test is about what JSON-LD 1.0 did otherwise, which a processor of 1.1 need not do.
    var isOfVersion10: Bool { settings["specVersion"]?.string == "json-ld-1.0" }

    /// The options that the test asks for.
    func options() throws -> JSONLDOptions {
      let folder = try #require(Suite.folder)
      var options = JSONLDOptions(
        base: settings["base"]?.string?.string ?? Suite.address + input,
        contexts: ContextFunction { Suite.document(at: $0, in: folder) })
      if let mode = settings["processingMode"]?.string {
        options.processingMode = try #require(.init(rawValue: mode.string))
      }
      if let direction = settings["rdfDirection"]?.string {
        options.rdfDirection = .init(rawValue: direction.string)
      }
      if let path = settings["expandContext"]?.string {
        options.expandContext = try Suite.bytes(path.string)
      }
      options.producesGeneralizedRDF = settings["produceGeneralizedRdf"]?.boolean ?? false
      options.compactsArrays = settings["compactArrays"]?.boolean ?? true
      options.compactsToRelative = settings["compactToRelative"]?.boolean ?? true
      return options
    }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: #require(folder) + "/" + path)))
  }

  /// A document of the suite by its address.
  static func document(at iri: String, in folder: String) -> [UInt8]? {
    guard iri.hasPrefix(address) else { return nil }
    let path = folder + "/" + iri.dropFirst(address.count)
    return FileManager.default.contents(atPath: path).map { Array($0) }
  }

  /// Runs the tests of a manifest, prints how many pass, and returns the names of those that do not.
  static func failures(_ name: String, _ run: (Case) throws -> String?) throws -> [String] {
    let manifest = try JSON(parsing: bytes("\(name)-manifest.jsonld"))
    let cases = try #require(manifest["sequence"]?.array).map { try Case($0) }
      .filter { !$0.isOfVersion10 }
    var failures: [String] = []
    for test in cases {
      if let problem = try outcome(test, run) {
        failures.append(test.id)
        print("\(name) \(test.id): \(problem)")
      }
    }
    print("\(name) \(cases.count - failures.count)/\(cases.count)")
    return failures
  }

  /// Why a test fails, or nil.
  private static func outcome(_ test: Case, _ run: (Case) throws -> String?) throws -> String? {
    do {
      let problem = try run(test)
      if let code = test.errorCode { return "no error, where '\(code)' was expected" }
      return problem
    } catch let error as JSONLDError {
      if error.code.rawValue == test.errorCode { return nil }
      return "\(error), where \(test.errorCode ?? "no error") was expected"
    }
  }
}
