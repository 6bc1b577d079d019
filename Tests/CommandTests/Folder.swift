import Foundation

/// A folder that exists for one test.
struct Folder: ~Copyable {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "redstring-commands-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: self[name])
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The bytes of a file; nothing where there is none.
  func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: self[name]).map { Array($0) }
  }

  /// A file's text; empty where there is none.
  func text(of name: String) -> String { String(decoding: bytes(of: name) ?? [], as: UTF8.self) }

  /// The names in a folder, sorted, hidden ones too; empty where there is no such folder.
  func names(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: self[name])) ?? []).sorted()
  }
}

/// Cases for tests.
enum Cases {
  /// The folder of the whole project.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The case that comes with it.
  static let seeds = package.appending(path: "seeds/jalisco-us-networks").path

  static let ledger = "Blue Shipping delivered the fuel to the Port Authority.\n"

  static func harbour(quote: String = "delivered the fuel", name: String = "harbour") -> String {
    """
    redstring: 1
    case: \(name)
    title: Fuel in the harbour
    documents:
      ledger: {title: The ledger, file: ledger.txt}
    actors:
      blue: {name: Blue Shipping, type: organisation}
      port: {name: Port Authority, type: organisation}
    relations:
      - {from: blue, type: supplies, to: port, evidence: {quote: "\(quote)"}}

    """
  }

  static var harbourFiles: [String: String] { ["case.yaml": harbour(), "ledger.txt": ledger] }

  /// A case of `count` relations of one actor: `dot` makes a ribbon of them.
  static func star(_ count: Int) -> String {
    var text = harbour(name: "star").components(separatedBy: "actors:")[0] + "actors:\n"
    for actor in 0...count { text += "  a\(actor): {name: Actor \(actor), type: organisation}\n" }
    text += "relations:\n"
    for actor in 1...count {
      text += "  - {from: a0, type: supplies, to: a\(actor), "
      text += "evidence: {quote: delivered the fuel}}\n"
    }
    return text
  }

  /// A case of `count` relations, each actor related to many: more than `dot` can do in a second.
  static func dense(_ count: Int) -> String {
    var text = harbour(name: "dense").components(separatedBy: "actors:")[0] + "actors:\n"
    let actors = count / 3
    for actor in 0..<actors { text += "  a\(actor): {name: Actor \(actor), type: organisation}\n" }
    text += "relations:\n"
    for relation in 0..<count {
      let from = relation % actors
      let to = (from * 7 + relation / actors * 31 + 1) % actors
      text += "  - {from: a\(from), type: supplies, to: a\(to), manner: way \(relation), "
      text += "evidence: {quote: delivered the fuel}}\n"
    }
    return text
  }
}
